import { branchPart } from '../../domain/address.js';
import { enrolStrategy } from '../../campaigns/prepare.js';
import type { PromptUpdate } from '../../domain/prompt-history.js';
import { commandWords, type CommandSolver } from '../../domain/agent/command-solver.js';
import type { TreeSolver } from '../../domain/tree/solver.js';
import type { AgentSolver, Demonstration, Solver, Strategy, StrategyVersion } from '../../domain/strategy.js';
import { strategyMarkdown } from '../../domain/export.js';
import { EXAMPLES_TOKENS, examplesTokens, PLAYBOOK_TOKENS, playbookTokens } from '../../domain/playbook.js';
import { diffLines, strategyDiff } from '../../domain/strategy-diff.js';
import { lines, type Lines } from '../../domain/visible.js';
import { readStrategyText } from '../../campaigns/strategy-file.js';
import { stepLine, stepsText } from '../../domain/steps/step-text.js';
import { stepsOf } from '../../domain/steps/steps.js';
import { readText } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { printDocument, printJson, printLine, printText, progress, table, tableLines } from '../output.js';
import type { Records } from '../installation.js';
import { withRecords } from '../with-installation.js';
import { withStore } from '../with-store.js';
import { leftOutLine } from '../../campaigns/leaving-out.js';
import { campaignIn, type Listed, listStrategies } from '../../campaigns/named-strategy.js';
import { count } from '../../domain/figures.js';
import { whyText } from '../why.js';
import { ruleCountText, type RuleCount } from '../../domain/search/rule-counts.js';
import { cycleNumber } from '../../domain/cycles.js';
import { promptHistoryOf } from '../../campaigns/prompt-updates.js';

interface Output {
  readonly json?: true;
}

const MAX_REASON = 80;

export async function list({ campaign, all, json }: Output & { readonly campaign?: string; readonly all?: true }): Promise<void> {
  const listed = await withRecords((at) => at.strategies(campaign ?? null, all === true ? 'all' : 'confirmed'));
  for (const each of listed.unreadable) progress(leftOutLine(each));
  if (json === true) printJson(listed.versions.map(summary));
  else printText(listing(listed));
}

export async function show(name: string, { json, why }: Output & { readonly why?: true }): Promise<void> {
  await withRecords(async (at) => {
    const version = await at.strategy(name);
    if (json === true) printJson(version);
    else if (why === true) await tellWhy(at, version, name);
    else printText(page(version, await at.ruleCounts(version.id)));
  });
}

async function tellWhy(at: Records, version: StrategyVersion, name: string): Promise<void> {
  const lineage = await at.lineage(version, campaignIn(name));
  for (const each of lineage?.unreadable ?? []) progress(leftOutLine(each));
  printText(whyText(version, lineage));
}

export async function diff(first: string, second: string, { json }: Output): Promise<void> {
  const [from, to] = await withRecords((at) => Promise.all([at.strategy(first), at.strategy(second)]));
  const changes = strategyDiff(from.strategy, to.strategy);
  if (json === true) printJson({ from: from.id, to: to.id, changes });
  else
    printText(
      lines(changes.length === 0 ? [`${from.id} and ${to.id} are the same`] : [`--- ${from.id}`, `+++ ${to.id}`, ...diffLines(changes)]),
    );
}

export async function history(campaign: string, { json }: Output): Promise<void> {
  const updates = await withStore(async ({ store }) => {
    await listStrategies(store, campaign);
    return promptHistoryOf(store, campaign);
  });
  if (json === true) printJson(updates);
  else
    printText(
      table(
        ['strategy', 'by', 'action', 'came to', 'solved in practice', 'because'],
        updates.map((each) => [each.strategy, each.tactic, each.action, each.end ?? 'open', curveText(each.curve), short(each.because)]),
      ),
    );
}

export async function importFrom(file: string): Promise<void> {
  const read = readStrategyText(await readText(file));
  if ('refused' in read) throw new CliFailure(EXIT.usage, `${file}: ${read.refused}`);
  printLine(await withStore(({ store }) => enrolStrategy(store, read.strategy)));
}

export async function exportAs(name: string): Promise<void> {
  const text = await withRecords(async (at) => {
    const version = await at.strategy(name);
    return strategyMarkdown(version, await at.examples(name, version.strategy));
  });
  printDocument(text.trimEnd());
}

/** `c1 5/12, c2 7/12`: the cycles as people count them; the branch stands before the cycle where it is not the first. */
function curveText(curve: PromptUpdate['curve']): string {
  return curve
    .map(
      ({ branch, cycle, solved }) =>
        `${branch === 0 ? '' : `${branchPart(branch)} `}c${cycleNumber(cycle)} ${Math.round(solved.value * solved.n)}/${solved.n}`,
    )
    .join(', ');
}

function summary({ id, parent, change, strategy }: StrategyVersion): object {
  return { id, parent, change, rules: strategy.rules.length };
}

export function listing({ versions, others }: Pick<Listed, 'versions' | 'others'>): Lines {
  if (versions.length === 0) return lines(['no strategies yet: a campaign makes them']);
  return lines([
    ...tableLines(
      ['strategy', 'made from', 'by', 'rules', 'because'],
      versions.map(({ id, parent, change, strategy }) => [
        id,
        parent ?? '',
        change?.action ?? 'first version',
        strategy.rules.length,
        short(change?.because ?? ''),
      ]),
    ),
    ...(others === 0 ? [] : ['', `${count(others, 'more version')} never champion: --all lists them too`]),
  ]);
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MAX_REASON ? `${line.slice(0, MAX_REASON - 1)}…` : line;
}

/** Prompts have lines of their own: they are set in, so that none can be read as a heading or a rule. */
export function page({ id, strategy, parent, change }: StrategyVersion, counts: readonly RuleCount[] = []): Lines {
  const { asking, prompts, rules, demonstrations, decoding, episode, memory, tools } = strategy;
  return lines([
    `strategy ${id}`,
    parent === null ? 'a first version' : `made from ${parent}`,
    ...(change === null
      ? []
      : [
          `${change.action}${change.tactic === '' ? '' : ` by ${change.tactic}`}: ${change.old || '(nothing)'} -> ${change.new || '(nothing)'}`,
          `because ${change.because}`,
          ...change.evidence.map((each) => `evidence: ${each}`),
        ]),
    '',
    askingLine(asking),
    `temperature ${decoding.temperature}, top_p ${decoding.topP}, max tokens ${decoding.maxTokens}`,
    `${episode.samples} candidates an answer, ${episode.reflections} reflections in the prompt, ${memory.recall} recalled rows${memory.tokens === undefined ? '' : ` of at most ${memory.tokens} tokens`}${(memory.examples ?? 0) === 0 ? '' : `, ${memory.examples ?? 0} examples chosen for each task`}`,
    `tools: ${tools.join(', ') || 'none'}; the playbook has about ${playbookTokens(strategy)} of ${PLAYBOOK_TOKENS} tokens, its examples about ${examplesTokens(strategy)} of ${EXAMPLES_TOKENS}`,
    `steps: ${stepsText(stepsOf(strategy))}${strategy.steps === undefined ? ', the usual way' : ''}`,
    ...stepsOf(strategy).flatMap((step, index) =>
      step.prompt === undefined && step.decoding === undefined ? [] : [`  ${index + 1}. ${stepLine(step)}`],
    ),
    ...(strategy.solver === undefined ? [] : solverLines(strategy.solver)),
    ...Object.entries(prompts).flatMap(([name, text]) => ['', `# ${name}`, ...text.split('\n').map((line) => `  ${line}`)]),
    '',
    '# rules',
    ...(rules.length === 0
      ? ['(none)']
      : rules.flatMap((rule, index) => [
          `${index + 1}. [${rule.id}${rule.pinned ? ', pinned' : ''}] ${rule.text}`,
          ...counts.filter((each) => each.rule === rule.text).map((each) => `   ${ruleCountText(each)}`),
        ])),
    ...(demonstrations.length === 0 ? [] : ['', '# demonstrations', ...demonstrations.flatMap(demonstrationLines)]),
  ]);
}

function solverLines(solver: Solver): readonly string[] {
  return [
    ...(solver.kind === 'agent' ? agentLines(solver) : solver.kind === 'tree' ? treeLines(solver) : commandLines(solver)),
    '',
    '# working',
    ...solver.instructions.split('\n').map((line) => `  ${line}`),
  ];
}

function commandLines(solver: CommandSolver): readonly string[] {
  const { files, env, stdin, setup, ignore, calls, tokens, minutes, costUsd } = solver;
  return [
    `an agent of its own works in a checkout where a task has one: at most ${calls} model calls, ${tokens} tokens, ${minutes} minutes${costUsd === null ? '' : `, $${costUsd}`}`,
    `command: ${commandWords(solver)}`,
    ...setup.map((command) => `set up once by: ${command}`),
    `it finds ${files.map(({ path, what }) => `${path} (${what})`).join(', ') || 'no files of ours'}${stdin === 'statement' ? ', the statement on its input' : ''}, and the variables ${Object.keys(env).join(', ')}`,
    ...(ignore.length === 0 ? [] : [`no part of its answer: ${ignore.join(', ')}`]),
  ];
}

function agentLines({ actions, edits, testFirst, turns, tokens, minutes, costUsd, promptTokens }: AgentSolver): readonly string[] {
  const cost = costUsd === null ? '' : `, $${costUsd}`;
  return [
    `works in a checkout where a task has one: at most ${turns} turns, ${tokens} tokens (${promptTokens} in one question), ${minutes} minutes${cost}`,
    `actions ${actions}, edits ${edits}, ${testFirst ? 'the visible tests run first' : 'no tests run first'}`,
  ];
}

function treeLines(solver: TreeSolver): readonly string[] {
  const { depth, width, helpers, agents, tokens, costUsd, promptTokens, tests, rounds } = solver;
  const prompts = ['mother', 'child', 'modify', 'repair', 'testing', 'reviewing'] as const;
  return [
    `grows programs from trees of agents: at most ${agents} of them on ${depth} levels below the first, ${helpers} helpers each, ${width} side by side, ${tokens} tokens (${promptTokens} in one question)${costUsd === null ? '' : `, $${costUsd}`}`,
    `each writes ${tests === 0 ? 'no cases' : `${tests} cases at most`} from its contract, and changes what it wrote ${rounds === 1 ? 'once' : `${rounds} times`} at most`,
    ...prompts.flatMap((name) => ['', `# ${name}`, ...solver[name].split('\n').map((line) => `  ${line}`)]),
  ];
}

function demonstrationLines({ id, text, example }: Demonstration): readonly string[] {
  const whole = example === undefined ? [] : [example.task, 'Before:', example.before, 'Answer:', example.answer].join('\n').split('\n');
  return [`- [${id}] ${text}`, ...whole.map((line) => `    ${line}`)];
}

function askingLine({ messages, headings, cases, answer, stub, examples, order }: Strategy['asking']): string {
  return `asks in ${messages === 'one' ? 'one message' : 'a system and a user message'}, ${headings} headings, cases as ${cases}, answer as ${answer}, ${stub ? 'with' : 'without'} a program that is only begun, examples ${examples}; order: ${order.join(', ')}`;
}

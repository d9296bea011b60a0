import {
  courseOf,
  type AnsweredAttempt,
  type Course,
  type GrownAttempt,
  type ShownTurn,
  type WorkedAttempt,
} from '../../campaigns/courses.js';
import { episodeAddresses, episodeOutcome, episodesOf, purposeOf, type Episode, type EpisodeFilter } from '../../campaigns/episodes.js';
import { noCampaign } from '../../campaigns/nothing-there.js';
import type { Store } from '../../ports/store.js';
import { actionLine, type AgentAction } from '../../domain/agent/action.js';
import { patchLine } from '../../domain/agent/patch-parts.js';
import { WORK_END_WORDS } from '../../domain/agent/trajectory.js';
import { count, usd } from '../../domain/figures.js';
import type { Verdict } from '../../domain/verdict.js';
import { lines, type Lines } from '../../domain/visible.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printText, table } from '../output.js';
import { withReadable } from '../with-store.js';
import { treeView } from '../../campaigns/tree-view.js';
import { agentText, setIn, treeText } from './attempt-tree.js';

interface EpisodesAsked extends EpisodeFilter {
  readonly json?: true;
}

export async function episodes(campaign: string, { json, cycle, ...asked }: EpisodesAsked): Promise<void> {
  const filter = { ...asked, ...(cycle === undefined ? {} : { cycle: cycle - 1 }) };
  const found = await withReadable(async ({ store }) => {
    const readable = await episodesOf(store, campaign, filter);
    if (readable.length === 0) throw new CliFailure(EXIT.usage, await noneOf(store, campaign));
    return readable;
  });
  if (json === true) printJson(found.map(({ address, record }) => ({ address, purpose: purposeOf(address), ...record })));
  else printText(episodeTable(found));
}

/** A campaign may have none of those that are asked for, and a run of `solve` is known by its episodes alone. */
async function noneOf(store: Store, campaign: string): Promise<string> {
  const all = await episodeAddresses(store, campaign);
  if (all.length > 0)
    return `none of the ${count(all.length, 'episode')} of ${campaign} that have ended is such a one; without filters all are listed`;
  const isThere = (await store.campaigns.get(campaign)) !== null;
  return isThere
    ? `no episode of ${campaign} has ended yet: \`ratchet campaign show ${campaign}\` says where it stands`
    : noCampaign(store, campaign);
}

export async function tree(address: string, { agent, json }: { readonly agent?: string; readonly json?: true }): Promise<void> {
  const view = await withReadable(({ store }) => treeView(store, address));
  const one = agent === undefined ? undefined : view.agents.find(({ name }) => name === (agent === 'first' ? '' : agent));
  if (agent !== undefined && one === undefined)
    throw new CliFailure(EXIT.usage, `--agent: there is no ${agent}; known: ${view.agents.map(({ name }) => name || 'first').join(', ')}`);
  if (json === true) printJson(one ?? view);
  else printText(one === undefined ? treeText(view) : agentText(one));
}

export async function show(address: string, { json }: { readonly json?: true }): Promise<void> {
  const course = await withReadable(({ store }) => courseOf(store, address));
  if (json === true) printJson(course);
  else printText(courseText(course));
}

function episodeTable(found: readonly Episode[]): Lines {
  return table(
    ['episode', 'task', 'came to', 'error', 'attempts', 'calls', 'tokens', 'cost'],
    found.map(({ address, record }) => [
      address,
      record.taskId,
      episodeOutcome(record),
      record.errorClass ?? '',
      record.attempts,
      record.modelCalls,
      record.tokens,
      usd(record.costUsd),
    ]),
  );
}

/** What is not ours is set in, so that none of it can be read as a line of ours. */
export function courseText({ episode, task, strategy, outcome, recalled, question, attempts, reflections, ended }: Course): Lines {
  return lines([
    `episode ${episode}`,
    `task ${task.id} (${task.language}, ${task.kind}) under strategy ${strategy}`,
    `${ended}; ${count(outcome.attempts, 'attempt')}, ${count(outcome.modelCalls, 'model call')}, ${outcome.tokens} tokens, $${outcome.costUsd.toFixed(4)}`,
    ...(outcome.lacking === undefined ? [] : [`memory: ${outcome.lacking}`]),
    ...(recalled.length === 0 ? [] : ['', '# what memory recalled', ...recalled.flatMap(({ id, line }) => [`row ${id}:`, ...setIn(line)])]),
    ...questionLines(question),
    ...attempts.flatMap((each) => ['', ...attemptLines(each)]),
    ...reflections.flatMap((text, index) => ['', `# reflection ${index + 1}`, ...setIn(text)]),
  ]);
}

/** By its parts, each with whose words it is; examples that are told as turns stand between its messages. */
function questionLines({ messages, parts }: Course['question']): readonly string[] {
  const turns = messages.slice(messages[0]?.role === 'system' ? 1 : 0, -1);
  return [
    ...parts.flatMap(({ part, message, from, text }) => [
      '',
      `# the first question, ${message} message: ${part} (from the ${from})`,
      ...setIn(text),
    ]),
    ...turns.flatMap(({ role, content }) => ['', `# the first question, an example as a turn of the ${role}`, ...setIn(content)]),
  ];
}

function attemptLines(attempt: AnsweredAttempt | WorkedAttempt | GrownAttempt): readonly string[] {
  switch (attempt.kind) {
    case 'answer':
      return answeredLines(attempt);
    case 'work':
      return workedLines(attempt);
    case 'tree':
      return [
        `# attempt ${attempt.number}: a tree of agents`,
        ...String(treeText(attempt.view)).split('\n'),
        ...Object.entries(attempt.view.record?.files ?? {}).flatMap(([path, text]) => ['', `${path}:`, ...setIn(text)]),
        ...verdictLines(attempt.verdict),
      ];
  }
}

function answeredLines({ number, text, finish, verdict }: AnsweredAttempt): readonly string[] {
  return [`# attempt ${number}${finish === 'stop' ? '' : ` (ended by ${finish})`}`, ...setIn(text), ...verdictLines(verdict)];
}

function workedLines({ number, entered, turns, ended, patch, leftOut, refused, command, verdict }: WorkedAttempt): readonly string[] {
  return [
    ...(command === undefined
      ? [`# attempt ${number}: an agent's work of ${count(turns.length, 'turn')} in a checkout of ${count(entered.total, 'file')}`]
      : [`# attempt ${number}: an agent of its own, with ${count(command.calls.length, 'model call')}`, ...commandRunLines(command)]),
    ...(entered.tests === null ? [] : ['before anything was changed:', ...setIn(entered.tests.text)]),
    ...turns.flatMap((turn, index) => ['', ...turnLines(turn, index + 1)]),
    '',
    `it ended since ${WORK_END_WORDS[ended]}`,
    ...(refused === '' ? [] : [`what stood in the checkout is no patch: ${refused}`]),
    ...(leftOut.length === 0 ? [] : [`changed, and not a part of the answer: ${leftOut.join(', ')}`]),
    `handed in: ${patchLine(patch)}`,
    ...(patch === '' ? [] : setIn(patch)),
    ...verdictLines(verdict),
  ];
}

function commandRunLines(run: NonNullable<WorkedAttempt['command']>): readonly string[] {
  const { command, exitCode, output, outputBytes, wallMs, cpuMs, peakMemoryMb, calls, said, refusals, unheeded, rendered } = run;
  const known = calls.filter((each) => each.known).length;
  return [
    `> ${command.replaceAll('\n', ' ⏎ ')}`,
    `exit code ${exitCode}; ${(wallMs / 1_000).toFixed(1)} s, ${(cpuMs / 1_000).toFixed(1)} s of the processor, ${peakMemoryMb} MB`,
    ...(rendered.length === 0 ? [] : [`rendered for it: ${rendered.join(', ')}`]),
    ...(known === 0 ? [] : [`it was cut off and ran again: the answers to ${count(known, 'call')} were on record`]),
    ...(unheeded.length === 0 ? [] : [`settings of its questions that were not handed on: ${unheeded.join(', ')}`]),
    ...refusals.flatMap(({ why, times }) => [`refused it ${times === 1 ? 'once' : `${times} times`}:`, ...setIn(why)]),
    ...calls.flatMap(({ tokens, costUsd, wallMs: ms }, index) => [
      '',
      `## call ${index + 1} (${tokens} tokens, $${costUsd.toFixed(4)}, ${(ms / 1_000).toFixed(1)} s)`,
      ...setIn(said[index] ?? ''),
    ]),
    '',
    `it printed ${outputBytes} bytes:`,
    ...setIn(output),
  ];
}

function turnLines({ answer, unreadable, spent, steps }: ShownTurn, number: number): readonly string[] {
  return [
    `## turn ${number} (${spent.tokens} tokens, ${(spent.wallMs / 1_000).toFixed(1)} s)`,
    ...(answer === null ? ['the answer of the model could not be had'] : setIn(answer)),
    ...(unreadable === '' ? [] : [`nothing was done: ${unreadable}`]),
    ...steps.flatMap(({ action, observation, rebuilt, wallMs }) => [
      ...(rebuilt === undefined ? [] : [rebuiltLine(rebuilt)]),
      `> ${headOf(action)}${wallMs === undefined ? '' : ` (${(wallMs / 1_000).toFixed(1)} s)`}`,
      ...setIn(observation?.text ?? 'not done'),
    ]),
  ];
}

function rebuiltLine({ actions, differing }: NonNullable<ShownTurn['steps'][number]['rebuilt']>): string {
  const otherwise = differing.length === 0 ? 'all of it came out as before' : `otherwise came out: ${differing.join('; ')}`;
  return `(the checkout was made anew here by doing ${count(actions, 'action')} again; ${otherwise})`;
}

function headOf(action: AgentAction): string {
  return actionLine(action).replaceAll('\n', ' ⏎ ');
}

function verdictLines(verdict: Verdict | null): readonly string[] {
  if (verdict === null) return ['not judged'];
  const failed = verdict.tests.filter(({ status }) => status !== 'passed');
  return [
    `${verdict.status}${verdict.errorClass === null ? '' : `, ${verdict.errorClass}`}: ${verdict.tests.length - failed.length} of ${verdict.tests.length} visible checks pass`,
    ...[
      ...verdict.diagnostics.map(({ path, line, message }) => `${path} line ${line}: ${message}`),
      ...failed.map(({ id, message }) => `${id}: ${message}`),
    ].flatMap(setIn),
  ];
}

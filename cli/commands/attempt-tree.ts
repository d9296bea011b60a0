import type { ShownAgent, ShownRound, TreeView } from '../../campaigns/tree-view.js';
import { count } from '../../domain/figures.js';
import { lines, type Lines } from '../../domain/visible.js';
import { tableLines } from '../output.js';

/** A tree as it stands: who waits for whom, what came of whom, what each has cost. */
export function treeText({ tree, record, agents }: TreeView): Lines {
  return lines([`tree ${tree}`, ...treeLines(record), '', ...agentTable(agents), ...caseLines(record)]);
}

function treeLines(record: TreeView['record']): readonly string[] {
  if (record === null) return ['it grows'];
  const { end, levels, reviews } = record;
  const { agents, calls, tokens, rounds, costUsd } = end.spent;
  return [
    `${end.state}${end.because === '' ? '' : `: ${end.because}`}`,
    `${count(agents, 'agent')} on ${count(levels.length, 'level')} (${levels.join(', ')}), ${count(calls, 'model call')}, ${tokens} tokens, $${costUsd.toFixed(4)}, ${count(rounds, 'change')} of what had been written`,
    ...(reviews.asked === 0
      ? []
      : [`${count(reviews.asked, 'review')}: ${reviews.doubted} doubted, and ${reviews.doubtedAndFailed} of those failed`]),
  ];
}

function caseLines(record: TreeView['record']): readonly string[] {
  if (record === null || record.cases.written === 0) return [];
  const { written, kept, holdOnStub, broken } = record.cases;
  const wrong = record.end.state === 'passed' ? `; the program holds, so the ${broken} that fail are wrong themselves` : `; ${broken} fail`;
  return [
    '',
    `agents wrote ${count(written, 'case')}: ${holdOnStub} said nothing, since they hold before anything is written; of ${kept} kept${wrong}`,
  ];
}

function agentTable(agents: readonly ShownAgent[]): readonly string[] {
  const rows = agents.map(({ name, level, state, waitsFor, calls, tokens, rounds }) => [
    `${'  '.repeat(level)}${name.split('/').at(-1) ?? ''}` || '(the first)',
    state === 'planned' && waitsFor.length > 0 ? 'waits' : state,
    waitsFor.join(', '),
    rounds.length,
    calls,
    tokens,
    proofText(rounds.findLast(({ proof }) => proof !== null)),
  ]);
  return tableLines(['agent', 'state', 'waits for', 'written', 'calls', 'tokens', 'cases'], rows);
}

function proofText(round: ShownRound | undefined): string {
  if (round?.proof === null || round?.proof === undefined) return '';
  const { kept, broken, verdict } = round.proof;
  if (round.unit === null) return 'the visible checks';
  return verdict === null ? 'none' : `${kept.length - broken.length} of ${kept.length}`;
}

/** One agent's story: what it was to write, what it wrote each time, what was wrong with that. What is not ours is set in. */
export function agentText({ name, state, because, rounds }: ShownAgent): Lines {
  return lines([
    `agent ${name === '' ? '(the first)' : name}: ${state}${because === '' ? '' : `: ${because}`}`,
    ...rounds.flatMap((round, index) => ['', ...roundLines(round, index + 1)]),
  ]);
}

function roundLines(round: ShownRound, number: number): readonly string[] {
  const { unit, role, want, files, helpers, cases, faults, ended, spent, review, proof } = round;
  return [
    `## ${number}. ${WANT[want]}, as a ${role} (${count(spent.calls, 'model call')}, ${spent.tokens} tokens)`,
    ...(unit === null ? [] : ['its contract:', ...setIn(`${unit.signature}\n${unit.doc}`)]),
    ...faults.flatMap((each) => [`an answer that could not be used: ${each}`]),
    ...(ended === null ? [] : [`it ended: ${ended.state}`]),
    ...Object.entries(files).flatMap(([path, text]) => [`it wrote, for ${path}:`, ...setIn(text)]),
    ...helpers.map((each) => `asks for ${each.name}${each.uses.length === 0 ? '' : `, which uses ${each.uses.join(', ')}`}`),
    ...cases.map(({ id, call, expect }) => `case ${id}: ${JSON.stringify(call.args)} → ${JSON.stringify(expect)}`),
    ...(review === null || review.ledger === null
      ? []
      : [review.isDoubted ? `reviewed, and doubted: ${review.because}` : 'reviewed, and not doubted']),
    ...(proof === null ? [] : proofLines(proof)),
  ];
}

const WANT: Readonly<Record<ShownRound['want'], string>> = {
  make: 'made',
  change: 'changed, since its mother found something',
  prove: 'held against its cases again',
  repair: 'changed, since its own cases do not hold',
};

function proofLines({ state, failing, touched, holdOnStub }: NonNullable<ShownRound['proof']>): readonly string[] {
  return [
    `proved: ${state}${holdOnStub === 0 ? '' : `; ${count(holdOnStub, 'case')} left out that held before anything was written`}`,
    ...failing.flatMap(setIn),
    ...(touched.length === 0 ? [] : [`the failures ran ${touched.join(', ')}`]),
  ];
}

export function setIn(text: string): readonly string[] {
  return text
    .trimEnd()
    .replaceAll('\t', '    ')
    .split('\n')
    .map((line) => `    ${line}`);
}

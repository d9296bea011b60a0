import type { FoundRow } from '../campaigns/memory-search.js';
import type { ShownRow } from '../campaigns/memory-orders.js';
import { memoryLines, memoryRows, REASON_WORDS, SHORT_ID, signed } from '../campaigns/memory-told.js';
import { excerpt } from '../domain/excerpt.js';
import { count } from '../domain/figures.js';
import type { PromptUpdate } from '../domain/prompt-history.js';
import { lines, type Lines } from '../domain/visible.js';
import type { ToldMemory } from '../ports/report-records.js';
import { table, tableLines } from './output.js';

export function rowTable(rows: readonly FoundRow[]): Lines {
  if (rows.length === 0) return lines(['nothing like it is remembered']);
  return table(
    ['row', 'nearness', 'kind', 'language', 'campaign', 'task', 'it says'],
    rows.map(({ id, score, kind, language, campaign, taskId, sentence }) => [
      id.slice(0, SHORT_ID),
      score === null ? 'words' : score.toFixed(2),
      kind,
      language,
      campaign,
      taskId,
      excerpt(sentence),
    ]),
  );
}

export function updateTable(updates: readonly (PromptUpdate & { readonly campaign: string })[]): Lines {
  if (updates.length === 0) return lines(['no update of a strategy speaks of it']);
  return table(
    ['strategy', 'campaign', 'action', 'came to', 'solved in practice', 'because'],
    updates.map(({ strategy, campaign, action, end, curve, because }) => [
      strategy,
      campaign,
      action,
      end ?? 'open',
      curve.map(({ solved }) => `${Math.round(solved.value * solved.n)}/${solved.n}`).join(' '),
      excerpt(because),
    ]),
  );
}

/** What is not ours is set in, so that none of it can be read as a line of ours. */
export function rowText({ row, entry, orders, from }: ShownRow): Lines {
  const { id, kind, language, taskId, family, solved, attempts, origin, errorType, bugClass, signature, paths = [] } = row;
  return lines([
    `row ${id}: ${kind} (${language}), of task ${taskId} of family ${family}`,
    `learned in ${from}${origin === undefined ? '' : `, imported from ${origin}`}; the task was ${solved ? 'solved' : 'not solved'} after ${count(attempts, 'attempt')}`,
    ...(errorType === undefined ? [] : [`it failed by ${errorType}`]),
    ...(bugClass === undefined ? [] : [`the mistake was of the class ${bugClass}`]),
    ...(signature === undefined || signature === '' ? [] : [`it defines ${signature}`]),
    ...(paths.length === 0 ? [] : [`in ${paths.join(', ')}`]),
    ...worthLines(entry),
    ...orders.map(
      ({ at, order, because }) =>
        `${at}: a person had it ${order === 'forget' ? 'forgotten' : 'back'}${because === '' ? '' : `: ${because}`}`,
    ),
    ...part('it says', row.sentence),
    ...part('the symptom', row.symptom),
    ...part('the remedy', row.remedy),
    ...part('the edit', row.edit),
    ...part('what was asked', row.problem),
    ...part('the program', row.code),
    ...part('it is found by', row.key),
  ]);
}

function worthLines(entry: ShownRow['entry']): readonly string[] {
  if (entry === null)
    return ['what it is worth is not known where its campaign stands now: an earlier version wrote it, or it is of a branch that was left'];
  const { evidence, lift, out, count: times } = entry;
  const { told, came, expected, controls } = evidence;
  return [
    `learned ${times === 1 ? 'once' : `${times} times`}`,
    told === 0
      ? 'what it is worth is not known: it was told in no train episode whose task was also run without it'
      : `told in ${count(told, 'train episode')}: they came to ${(came / told).toFixed(2)}, the same tasks without it to ${(expected / told).toFixed(2)} (${count(controls, 'episode')}); lift ${signed(lift)}`,
    out === null ? 'it may be told' : `it is not told any more: ${REASON_WORDS[out]}`,
  ];
}

function part(heading: string, text = ''): readonly string[] {
  if (text === '') return [];
  const set = text
    .trimEnd()
    .replaceAll('\t', '    ')
    .split('\n')
    .map((line) => `    ${line}`);
  return ['', `# ${heading}`, ...set];
}

type Stats = ToldMemory & { readonly campaign: string };

export function statsText(told: Stats): Lines {
  const { head, rows } = memoryRows(told);
  return lines([`Memory of ${told.campaign}`, ...memoryLines(told), ...(rows.length === 0 ? [] : ['', ...tableLines(head, rows)])]);
}

export function statsTable(told: readonly Stats[]): Lines {
  if (told.length === 0) return lines(['nothing is remembered yet: campaigns do']);
  return table(
    ['campaign', 'shared under', 'rows', 'learned again', 'not told', 'waiting tasks', 'reuse'],
    told.map(({ campaign, scope, rows, again, out, waiting, reuse }) => [
      campaign,
      scope ?? '',
      sum(rows),
      again,
      sum(out),
      waiting,
      reuse.rate.n === 0 ? '' : `${Math.round(100 * reuse.rate.value)} % of ${reuse.rate.n}`,
    ]),
  );
}

function sum(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((total, each) => total + (each ?? 0), 0);
}

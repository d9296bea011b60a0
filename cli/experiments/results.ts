import { writeFile } from 'node:fs/promises';
import type { ExperimentStory } from '../../campaigns/experiments/story.js';
import {
  answerTable,
  answerText,
  campaignTable,
  figureTables,
  modelNote,
  RULE,
  standingText,
  taskTable,
  type ToldTable,
} from '../../campaigns/experiments/told.js';
import type { Trial } from '../../domain/metrics/table.js';
import { lines, visibleLine } from '../../domain/visible.js';
import { OFFLINE_MODEL } from '../../infra/stack/model-setting.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printText, tableLines } from '../output.js';

/** What an experiment came to, on the terminal and in files. */
export interface Files {
  readonly html?: string;
  readonly markdown?: string;
  readonly csv?: string;
}

export async function tellResults(story: ExperimentStory, json: boolean): Promise<void> {
  if (json) return printJson(story);
  const { state, answers } = story;
  const tables = [answerTable(story), ...figureTables(story)];
  printText(
    lines([
      `${standingText(state)}.`,
      state.record.definition.question,
      '',
      ...answers.flatMap((each) => [each.stated.claim, `  ${answerText(each)}`]),
      '',
      modelNote(state, isOffline(story)),
      ...tables.flatMap(({ title, head, rows }) => ['', title, ...tableLines(head, rows)]),
      '',
      `ratchet experiment report ${state.record.id} --html FILE has plots, --csv FILE each run.`,
    ]),
  );
}

/** Writes those that were asked for; answers their names. The plots are loaded only for a page that is asked for. */
export async function writeResults(story: ExperimentStory, { html, markdown, csv }: Files): Promise<readonly string[]> {
  const written: string[] = [];
  if (html !== undefined) {
    const { experimentPage } = await import('./page.js');
    written.push(await write('--html', html, experimentPage(story, isOffline(story))));
  }
  if (markdown !== undefined) written.push(await write('--markdown', markdown, markdownOf(story)));
  if (csv !== undefined) written.push(await write('--csv', csv, csvOf(story)));
  return written;
}

async function write(option: string, file: string, text: string): Promise<string> {
  try {
    await writeFile(file, text);
    return file;
  } catch (error) {
    throw new CliFailure(
      EXIT.usage,
      `${option} ${file}: ${error instanceof Error ? error.message : String(error)}; name a file in a folder that exists and can be written`,
    );
  }
}

function isOffline({ state }: ExperimentStory): boolean {
  return state.record.model === OFFLINE_MODEL;
}

export function markdownOf(story: ExperimentStory): string {
  const { state, answers } = story;
  const { definition, command, createdAt, id } = state.record;
  const arms: ToldTable = {
    title: 'Arms',
    note: `All of them begin with ${code(JSON.stringify(definition.base ?? {}))}.`,
    head: ['arm', 'what it is', 'settings'],
    rows: definition.arms.map(({ name, about = '', settings }) => [name, about, JSON.stringify(settings)]),
  };
  return [
    `# ${cell(id)}: ${cell(definition.title)}`,
    '',
    cell(definition.question),
    '',
    `${cell(standingText(state))}. Begun ${createdAt}, by ${code(command)}.`,
    '',
    '## Answers',
    ...answers.flatMap((each) => ['', `**${cell(each.stated.claim)}** ${cell(answerText(each))}`]),
    '',
    cell(modelNote(state, isOffline(story))),
    '',
    RULE,
    '',
    ...[answerTable(story), arms, ...figureTables(story), campaignTable(story), taskTable(story)].flatMap(markdownTable),
  ].join('\n');
}

function markdownTable({ title, note, head, rows }: ToldTable): readonly string[] {
  return [`## ${title}`, '', note, '', rowText(head), rowText(head.map(() => '---')), ...rows.map(rowText), ''];
}

function rowText(row: readonly string[]): string {
  return `| ${row.map(cell).join(' | ')} |`;
}

/** As code where nothing in it would end that. */
function code(text: string): string {
  return /[`<>|\\\r\n]/.test(text) ? cell(text) : `\`${text}\``;
}

/** What somebody wrote stays text, in one line and one cell. */
function cell(text: string): string {
  return visibleLine(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Each run of a sealed task and each cycle of practice, in one long table. */
export function csvOf({ cells }: ExperimentStory): string {
  const head = [
    'kind',
    'campaign',
    'suite',
    'seed',
    'arm',
    'task',
    'family',
    'run',
    'cycle',
    'solved',
    'of',
    'attempts',
    'tokens',
    'cost_usd',
    'tests',
    'recalled',
    'code_similarity',
    'reflections',
    'reflections_right',
  ];
  const rows = cells.flatMap(({ campaign, suite, seed, arm, trials, curve }) => {
    const of = [campaign, suite, seed, arm];
    return [
      ...trials.map((each) => ['run', ...of, ...runFields(each)]),
      ...curve.map(({ cycle, solved, of: all }) => ['cycle', ...of, '', '', '', cycle + 1, solved, all, ...EMPTY]),
    ];
  });
  return `${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

function runFields(trial: Trial): readonly (string | number)[] {
  const { task, family, run, solved, attempts, tokens, costUsd, tests, recalled, codeSimilarity, reflections } = trial;
  const known = [Number(solved), 1, attempts, tokens, costUsd, tests, recalled];
  return [task, family, run, '', ...known, codeSimilarity ?? '', reflections?.made ?? '', reflections?.right ?? ''];
}

/** What a cycle of practice does not say. */
const EMPTY: readonly string[] = Array.from({ length: 8 }, () => '');

/** A field that begins like a formula is none to a spreadsheet. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

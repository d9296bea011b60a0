import { open } from 'node:fs/promises';
import { importRows, lineOf, readLine } from '../../campaigns/memory-file.js';
import { orderRow, shownRow } from '../../campaigns/memory-orders.js';
import { rowsWanted, searchRows, searchUpdates, type Wanted } from '../../campaigns/memory-search.js';
import { memoriesOf } from '../../campaigns/memory-told.js';
import { count } from '../../domain/figures.js';
import { GRACE_DAYS } from '../../domain/memory/account.js';
import { openEmbedder } from '../../infra/embedder/open-embedder.js';
import { openMemory } from '../../infra/memory/open.js';
import type { MemoryLine } from '../../schemas/memory-row.js';
import { NO_LINE, readLines } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { rowText, rowTable, statsTable, statsText, updateTable } from '../memory-text.js';
import { printJson, printLine, printText, progress } from '../output.js';
import { withReadable, withStore, type Kept } from '../with-store.js';
import { refuseUnwritable } from './predictions.js';

interface Asked extends Omit<Wanted, 'kind'> {
  readonly json?: true;
}

export async function search(
  text: string,
  asked: Asked & { readonly kind?: Wanted['kind'] | 'prompt'; readonly limit: number },
): Promise<void> {
  const { json, limit, kind, ...filter } = asked;
  if (kind === 'prompt') refuseLanguage(filter.language);
  await withReadable(async (session) => {
    const { store } = session;
    if (kind === 'prompt') {
      const updates = await searchUpdates(store, text, filter, limit);
      if (json === true) printJson(updates);
      else printText(updateTable(updates));
      return;
    }
    const rows = await searchRows(
      { store, memory: await memoryOf(session) },
      text,
      { ...filter, ...(kind === undefined ? {} : { kind }) },
      limit,
    );
    if (json === true) printJson(rows);
    else {
      printText(rowTable(rows));
      if (rows.length > 0) progress('in the order in which an episode finds them: by words and by nearness in meaning together');
    }
  });
}

/** A change of a prompt is one for every language that a campaign works in. */
function refuseLanguage(language: Wanted['language']): void {
  if (language === undefined) return;
  throw new CliFailure(
    EXIT.usage,
    `--language ${language} is of no use with --kind prompt: a change of a prompt belongs to no language. Leave one of them out; --campaign and --scope say whose changes are meant`,
  );
}

export async function show(id: string, { json }: Asked): Promise<void> {
  const shown = await withStore(({ store }) => shownRow(store, id));
  if (json === true) printJson(shown);
  else printText(rowText(shown));
}

export async function stats({ json, ...filter }: Asked): Promise<void> {
  const told = await withReadable(({ store }) => memoriesOf(store, filter));
  const [first, ...others] = told;
  if (json === true) printJson(told);
  else if (first !== undefined && others.length === 0) printText(statsText(first));
  else printText(statsTable(told));
}

export async function forget(id: string, asked: { readonly undo?: true; readonly because: string } & Asked): Promise<void> {
  const order = asked.undo === true ? 'restore' : 'forget';
  const row = await withStore(({ store }) => orderRow(store, id, order, asked.because, new Date()));
  if (asked.json === true) printJson({ row: row.id, order, because: asked.because });
  else
    printLine(
      order === 'forget'
        ? `row ${row.id} is told to nobody from the next cycle on; \`ratchet memory forget ${row.id} --undo\` has it back for ${GRACE_DAYS} days`
        : `row ${row.id} may be told again from the next cycle on`,
    );
}

export async function exportTo(file: string, filter: Wanted): Promise<void> {
  if (file !== '-') await refuseUnwritable('<file>', file);
  const rows = await withReadable(({ store }) => rowsWanted(store, filter));
  const lines = rows.map(lineOf).filter((line) => line !== null);
  if (file === '-') for (const line of lines) printLine(line);
  else await writeLines(file, lines);
  progress(`${count(lines.length, 'row')} written${file === '-' ? '' : ` to ${file}`}`);
  const left = rows.length - lines.length;
  if (left > 0) progress(`${count(left, 'row')} left out: too long, or not of a train task`);
}

async function writeLines(file: string, lines: readonly string[]): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const line of lines) await handle.write(`${line}\n`);
  } catch (error) {
    throw new CliFailure(EXIT.failed, `${file}: ${error instanceof Error ? error.message : String(error)}; not all rows are in it`);
  } finally {
    await handle.close();
  }
}

export async function importFrom(file: string, { scope = '', json }: Asked): Promise<void> {
  const lines = await linesOf(file);
  const { fresh, known } = await withStore(async (session) => {
    const say = everySecond((done) => progress(`${done} of ${count(lines.length, 'row')}`));
    return importRows({ store: session.store, memory: await memoryOf(session) }, scope, lines, say);
  });
  if (json === true) printJson({ scope, fresh, known });
  else
    printLine(
      `${count(fresh, 'row')} taken into ${scope}, ${known} known already: \`campaign start --memory-scope ${scope}\` begins with them`,
    );
}

/** All of a file, or none of it. */
async function linesOf(file: string): Promise<readonly MemoryLine[]> {
  const rows: MemoryLine[] = [];
  const refused: string[] = [];
  let number = 0;
  for await (const line of readLines(file)) {
    number += 1;
    if (line !== null && line.trim() === '') continue;
    const read = line === null ? { refused: NO_LINE } : readLine(number === 1 ? line.replace(/^\uFEFF/, '') : line);
    if ('row' in read) rows.push(read.row);
    else refused.push(`line ${number}: ${read.refused}`);
    if (refused.length === MAX_REFUSED) break;
  }
  if (refused.length > 0) throw new CliFailure(EXIT.usage, `${file}: nothing was taken in\n${refused.join('\n')}`);
  if (rows.length === 0)
    throw new CliFailure(EXIT.usage, `${file}: there is no row in it; \`ratchet memory export FILE\` writes such a file`);
  return rows;
}

const MAX_REFUSED = 5;

export async function rebuild({ json }: Asked): Promise<void> {
  const made = await withStore(async (session) => (await memoryOf(session)).rebuild(progress));
  if (json === true) printJson(made);
  else
    printLine(
      `${count(
        made.reduce((sum, { texts }) => sum + texts, 0),
        'text',
      )} embedded anew`,
    );
}

async function memoryOf({ store, config, addresses }: Kept) {
  const model = { ...config.model, baseUrl: addresses.model.baseUrl };
  return openMemory({ chromaUrl: addresses.chroma.url, embedder: await openEmbedder({ ...config, model }), store });
}

function everySecond(say: (done: number) => void): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < 1_000) return;
    last = performance.now();
    say(done);
  };
}

import { resolve } from 'node:path';
import { restoreRanker } from '../../adaptation/open.js';
import { adapterRecord, adaptersOf } from '../../campaigns/adapted.js';
import { gatherRows, keepRows, rowsIn } from '../../campaigns/adapt-rows.js';
import { readPairs, textFigures } from '../../campaigns/text-figures.js';
import { exported, type Export } from '../../domain/adapt/exported.js';
import { type AdaptRow, PEOPLE } from '../../domain/adapt/rows.js';
import { count } from '../../domain/figures.js';
import { minedFixes } from '../../suites/repository/mined-fixes.js';
import { readText } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { isHere, nameOf } from '../from-git.js';
import { printDocument, printJson, printLine, printText, progress, table } from '../output.js';
import { withRepositories } from '../repositories.js';
import { withReadable, withStore } from '../with-store.js';

interface Json {
  readonly json?: true;
}

export async function list({ json }: Json): Promise<void> {
  const found = await withReadable(({ store }) => adaptersOf(store));
  if (json === true) return printJson(found);
  printText(
    table(
      ['hash', 'tier', 'model', 'rows', 'goes on from', 'made at'],
      found.map(({ hash, tier, model, rows, parent, madeAt }) => [hash, tier, model, rows, parent ?? '-', madeAt]),
    ),
  );
}

export async function restore(hash: string): Promise<void> {
  const { content, config } = await withStore(async (session) => ({
    ...(await adapterRecord(session.store, hash)),
    config: session.config,
  }));
  if (content === null) throw new CliFailure(EXIT.usage, `${hash} is served by the endpoint that tuned it; there is nothing to write here`);
  printLine(`ranker ${restoreRanker(config.home, content)} is where the offline model reads it`);
}

export async function metrics(file: string, { json }: Json): Promise<void> {
  const pairs = readPairs((await readText(file)).replace(/^\uFEFF/, ''));
  if (pairs.length === 0) throw new CliFailure(EXIT.usage, `${file}: there is no line in it; each has a text and its reference`);
  const figures = textFigures(pairs);
  if (json === true) printJson(figures);
  else
    printText(
      table(
        ['figure', 'value'],
        Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))]),
      ),
    );
}

export async function tellRows(campaigns: readonly string[], { licence, json }: Json & { readonly licence?: string }): Promise<void> {
  const told = await withStore(async ({ store }) => {
    for (const campaign of campaigns) {
      const { fresh, refused } = await gatherRows(store, campaign, licence ?? null);
      progress(`${campaign}: ${count(fresh, 'new row')}${refusedText(refused)}`);
    }
    return Promise.all([...campaigns, PEOPLE].map(async (set) => ({ set, ...figuresOf(await rowsIn(store, [set])) })));
  });
  if (json === true) printJson(told);
  else
    printText(
      table(
        ['set', 'rows', 'accepted', 'with a rejected one', 'languages', 'licences'],
        told.map((each) => [
          each.set,
          each.rows,
          each.accepted,
          each.preferred,
          each.languages.join(', ') || '-',
          each.licences.join(', ') || '-',
        ]),
      ),
    );
}

export async function mine(
  repository: string,
  options: { readonly since?: string; readonly limit: number; readonly licence?: string },
): Promise<void> {
  const place = isHere(repository) ? resolve(repository) : repository;
  const name = nameOf(place);
  const { since, limit, licence = null } = options;
  const mining = { repository: place, name, limit, licence, ...(since === undefined ? {} : { since }) };
  const { rows, looked } = await withRepositories((repositories) =>
    minedFixes(repositories, mining, new AbortController().signal, progress),
  );
  const kept = await withStore(({ store }) => keepRows(store, name, rows, { families: new Set(), tasks: new Set() }));
  printLine(`${count(looked, 'commit')} of ${name}: ${count(kept.rows, 'row')} in all, ${kept.fresh} new${refusedText(kept.refused)}`);
}

export async function exportRows(sets: readonly string[], { form }: { readonly form: Export }): Promise<void> {
  const rows = await withStore(({ store }) => rowsIn(store, sets));
  const made = [...rows.values()].flatMap((row) => exported(row, form) ?? []);
  if (made.length === 0)
    throw new CliFailure(EXIT.usage, `${sets.join(', ')}: no row is one as ${form}; \`ratchet adapt rows\` says what there is`);
  printDocument(made.map((line) => JSON.stringify(line)).join('\n'));
  progress(`${count(made.length, 'line')} of ${count(rows.size, 'row')}`);
}

function figuresOf(rows: ReadonlyMap<string, AdaptRow>) {
  const all = [...rows.values()];
  const names = (of: (row: AdaptRow) => string): string[] => [...new Set(all.map(of))].toSorted();
  return {
    rows: all.length,
    accepted: all.filter(({ accepted }) => accepted !== null).length,
    preferred: all.filter(({ accepted, rejected }) => accepted !== null && rejected !== null).length,
    languages: names(({ language }) => language),
    licences: names(({ licence }) => licence ?? 'unknown'),
  };
}

function refusedText(refused: Readonly<Record<string, number>>): string {
  return Object.entries(refused)
    .map(([because, n]) => `; ${n} refused: ${because}`)
    .join('');
}

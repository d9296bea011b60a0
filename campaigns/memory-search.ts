import type { RowKind } from '../domain/memory/account.js';
import type { PromptUpdate } from '../domain/prompt-history.js';
import { LANGUAGES, type Language } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import { allOf, lessonList, scopeList, SCOPES } from '../ports/lists.js';
import type { Memory } from '../ports/memory.js';
import type { MemoryRow } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { importedInto, scopeOf } from './memory-scope.js';
import { nothingNamed } from '../domain/nothing-named.js';
import { noCampaign } from './nothing-there.js';
import { promptHistoryOf } from './prompt-updates.js';

/** What people look for in memory. */
export interface Wanted {
  readonly campaign?: string;
  readonly scope?: string;
  readonly language?: Language;
  readonly kind?: RowKind;
}

/** Whose rows are meant: of one campaign, of all that share a name, or of everybody. Throws `missing-record` for a name that nobody has. */
export async function ownersOf(store: Store, { campaign, scope }: Wanted): Promise<readonly string[]> {
  if (campaign !== undefined) {
    if ((await store.campaigns.get(campaign)) !== null) return [campaign];
    throw new RatchetFailure('missing-record', `campaign: ${await noCampaign(store, campaign)}`);
  }
  const scopes = await store.list(SCOPES);
  if (scope === undefined) return [...(await store.campaigns.list()).map(({ id }) => id), ...scopes.map(importedInto)];
  if (scopes.includes(scope)) return [...(await store.list(scopeList(scope))), importedInto(scope)];
  const begins = scopes.length === 0 ? '; `ratchet campaign start --memory-scope NAME` begins one' : '';
  throw new RatchetFailure('missing-record', `scope: ${nothingNamed('scope', scope, { known: scopes })}${begins}`);
}

/** All rows that are meant, by whom they were written and in their order. */
export async function rowsWanted(store: Store, wanted: Wanted): Promise<readonly MemoryRow[]> {
  const rows = await Promise.all((await ownersOf(store, wanted)).map((each) => allOf(store, 'memory', lessonList(each))));
  return rows.flat().filter((row) => isWanted(row, wanted));
}

function isWanted(row: MemoryRow, { language, kind }: Wanted): boolean {
  return (language === undefined || row.language === language) && (kind === undefined || row.kind === kind);
}

/** No cycle is later. */
export const EVER = Number.MAX_SAFE_INTEGER;

/**
 * A row that was found, and how near it is, of at most 1: in meaning, or of a place the share of the words asked for that it has. Null:
 * by its words alone.
 */
export interface FoundRow extends MemoryRow {
  readonly score: number | null;
}

/** The rows nearest to a text, of each language in turn, as memory finds them. */
export async function searchRows(
  { store, memory }: { readonly store: Store; readonly memory: Memory },
  text: string,
  wanted: Wanted,
  limit: number,
): Promise<readonly FoundRow[]> {
  if (wanted.kind === 'place') return searchPlaces(await rowsWanted(store, wanted), text, limit);
  const owners = await ownersOf(store, wanted);
  const branches = await Promise.all(
    owners.map(async (campaign) => {
      const last = (await store.campaigns.get(campaign))?.branch ?? 0;
      return Array.from({ length: last + 1 }, (_, branch) => ({ campaign, branch, upToCycle: EVER }));
    }),
  );
  const view = { campaign: '', branches: branches.flat() };
  const languages = wanted.language === undefined ? LANGUAGES : [wanted.language];
  const found = await Promise.all(
    languages.map((language) =>
      memory.recall({ text, language, view, limit, ...(wanted.kind === undefined ? {} : { only: { kinds: [wanted.kind] } }) }),
    ),
  );
  const scored = found.map(({ rows, nearness }) => rows.map((row) => ({ ...row, score: rounded(nearness?.get(row.id)) })));
  return Array.from({ length: limit }, (_, rank) => scored.flatMap((rows) => rows[rank] ?? []))
    .flat()
    .slice(0, limit);
}

/** Places stand by their repositories, so they are found by their words. */
function searchPlaces(rows: readonly MemoryRow[], text: string, limit: number): readonly FoundRow[] {
  const words = wordsIn(text);
  return rows
    .map((row) => ({ row, hits: hitsIn(words, `${row.sentence} ${row.key}`) }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, limit)
    .map(({ row, hits }) => ({ ...row, score: rounded(hits / words.size) }));
}

const SCORE_DIGITS = 4;

function rounded(score: number | undefined): number | null {
  return score === undefined ? null : Number(score.toFixed(SCORE_DIGITS));
}

/** Updates of strategies that speak of these words, those with most of them first. */
export async function searchUpdates(
  store: Store,
  text: string,
  wanted: Wanted,
  limit: number,
): Promise<readonly (PromptUpdate & { readonly campaign: string })[]> {
  const words = wordsIn(text);
  const campaigns = (await ownersOf(store, wanted)).filter((each) => scopeOf(each) === null);
  const updates = await Promise.all(
    campaigns.map(async (campaign) => (await promptHistoryOf(store, campaign)).map((each) => ({ ...each, campaign }))),
  );
  return updates
    .flat()
    .map((update) => ({ update, hits: hitsIn(words, `${update.action} ${update.tactic} ${update.old} ${update.new} ${update.because}`) }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, limit)
    .map(({ update }) => update);
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
}

function hitsIn(words: ReadonlySet<string>, text: string): number {
  return [...wordsIn(text)].filter((word) => words.has(word)).length;
}

import { createHash } from 'node:crypto';
import type { AdaptRow } from '../domain/adapt/rows.js';
import type { Address } from '../domain/address.js';
import type { ModelRequest } from '../domain/model.js';
import type { StoredStrategy } from '../domain/strategy-upcast.js';
import type { Checks, Files, Task } from '../domain/task.js';

/** JSON with the keys of every object in order, so that equal content has equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** 96 bits: short enough for histories, and no two records of one deployment will meet. */
function key(...parts: readonly string[]): string {
  return sha256(parts.join('\u0000')).slice(0, 24);
}

export function requestHash(request: ModelRequest): string {
  return sha256(canonicalJson(request));
}

export function ledgerKey(address: Address, hash: string): string {
  return key('ledger', address, hash);
}

export function verdictKey(address: Address, candidate: Files, checks: Checks, task: string, boxVersion: string): string {
  return key('verdict', address, canonicalJson(candidate), sha256(canonicalJson(checks)), task, boxVersion);
}

export function lintKey(episode: Address, program: Files): string {
  return key('lint', episode, canonicalJson(program));
}

export function strategyId(strategy: StoredStrategy): string {
  return sha256(canonicalJson(strategy)).slice(0, 12);
}

export function taskHash(task: Task): string {
  return sha256(canonicalJson(task)).slice(0, 16);
}

export function rowId(episode: Address): string {
  return key('memory', episode);
}

export function placeRowId(episode: Address): string {
  return key('place', episode);
}

export function codeRowId(episode: Address): string {
  return key('code', episode);
}

/** The same content is the same row, whoever imports it how often. */
export function importedRowId(scope: string, content: string): string {
  return key('import', scope, content);
}

/** What a row says and whence it is, not when. */
export function adaptRowId(row: AdaptRow): string {
  return key('adapt-row', canonicalJson({ ...row, madeAt: '' }));
}

/** What is known of a repository is known under this name: a folder, a bundle or a URL is one repository whatever commit is meant. */
export function repositoryScope(repository: string): string {
  return `repository ${sha256(repository).slice(0, 16)}`;
}

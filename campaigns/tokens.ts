import { type Scope, SCOPES, type TokenRecord } from '../ports/access-records.js';
import { nothingNamed } from '../domain/nothing-named.js';
import { RatchetFailure } from '../ports/failures.js';
import { sha256 } from '../ports/keys.js';
import { REVOKED_TOKENS, TOKENS } from '../ports/lists.js';
import type { Store } from '../ports/store.js';

export interface KnownToken extends TokenRecord {
  /** the beginning of its hash, which says nothing of the token */
  readonly id: string;
  readonly state: 'valid' | 'revoked' | 'expired';
}

/** The token that the settings of the API hold, by its name on record. */
export const CONFIGURED = 'RATCHET_API_TOKEN';

/** Who calls where there are no tokens. */
export const ANYBODY = 'somebody on this machine';

/**
 * Lets a token in. Only its hash is kept: it is to be random and long, so that this needs no salt. Throws `conflict` where the name is
 * taken by a valid one, `bad-request` where it would pass for somebody who needs none.
 */
export async function admitToken(store: Store, token: string, made: TokenRecord): Promise<void> {
  if (made.name === CONFIGURED || made.name === ANYBODY)
    throw new RatchetFailure(
      'bad-request',
      `name "${made.name}": that is how the audit log calls who came in without a token of this list; take another name`,
    );
  const taken = (await tokensOf(store)).find(({ name, state }) => name === made.name && state === 'valid');
  if (taken !== undefined)
    throw new RatchetFailure('conflict', `name "${made.name}" is that of another token: revoke it first, or take another name`);
  const id = sha256(token);
  await store.keep('tokens', id, made);
  await store.append(TOKENS, id);
}

/** All that were made, oldest first. */
export async function tokensOf(store: Store): Promise<readonly KnownToken[]> {
  const [ids, revoked] = await Promise.all([store.list(TOKENS), store.list(REVOKED_TOKENS)]);
  const records = await Promise.all(ids.map(async (id) => ({ id, record: await store.find('tokens', id) })));
  return records.flatMap(({ id, record }) =>
    record === null ? [] : [{ ...record, id: id.slice(0, 12), state: stateOf(record, revoked.includes(id)) }],
  );
}

/** Whichever have that name: an earlier one may have expired, which left the name to another. Throws `bad-request` where there is none. */
export async function revokeToken(store: Store, name: string): Promise<void> {
  const revoked = new Set(await store.list(REVOKED_TOKENS));
  const left = (await store.list(TOKENS)).filter((each) => !revoked.has(each));
  const named = await Promise.all(left.map(async (id) => ((await store.find('tokens', id))?.name === name ? [id] : [])));
  for (const id of named.flat()) await store.append(REVOKED_TOKENS, id);
  if (named.flat().length > 0) return;
  const names = (await tokensOf(store)).flatMap((each) => (each.state === 'valid' ? [each.name] : []));
  throw new RatchetFailure('bad-request', nothingNamed('token', name, { known: names, lists: 'ratchet token list' }));
}

/** Whether anybody has one that was not taken back; one that cannot be read is one all the same. */
export async function isAnyOut(store: Store): Promise<boolean> {
  const [ids, revoked] = await Promise.all([store.list(TOKENS), store.list(REVOKED_TOKENS)]);
  const isBack = new Set(revoked);
  return ids.some((id) => !isBack.has(id));
}

/** Whose token this is, by the hash of the token, and whether it holds; null of one that nobody made. */
export async function tokenByHash(store: Store, id: string): Promise<KnownToken | null> {
  const record = await store.find('tokens', id);
  if (record === null) return null;
  return { ...record, id: id.slice(0, 12), state: stateOf(record, (await store.list(REVOKED_TOKENS)).includes(id)) };
}

export function mayDo(held: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(held) >= SCOPES.indexOf(needed);
}

function stateOf({ until }: TokenRecord, isRevoked: boolean): KnownToken['state'] {
  return isRevoked ? 'revoked' : until !== null && Date.parse(until) <= Date.now() ? 'expired' : 'valid';
}

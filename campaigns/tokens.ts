import { type Scope, SCOPES, type TokenRecord } from '../ports/access-records.js';
import { RatchetFailure } from '../ports/failures.js';
import { sha256 } from '../ports/keys.js';
import { REVOKED_TOKENS, TOKENS } from '../ports/lists.js';
import type { Store } from '../ports/store.js';

export interface KnownToken extends TokenRecord {
  /** the beginning of its hash, which says nothing of the token */
  readonly id: string;
  readonly state: 'valid' | 'revoked' | 'expired';
}

/** Lets a token in. Only its hash is kept: it is to be random and long, so that this needs no salt. Throws `conflict` where the name is taken by a valid one. */
export async function admitToken(store: Store, token: string, made: TokenRecord): Promise<void> {
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

/** Throws `bad-request` where no valid token has that name. */
export async function revokeToken(store: Store, name: string): Promise<void> {
  const ids = await store.list(TOKENS);
  const revoked = new Set(await store.list(REVOKED_TOKENS));
  for (const id of ids.filter((each) => !revoked.has(each))) {
    if ((await store.find('tokens', id))?.name !== name) continue;
    await store.append(REVOKED_TOKENS, id);
    return;
  }
  const names = (await tokensOf(store)).flatMap((each) => (each.state === 'valid' ? [each.name] : []));
  throw new RatchetFailure(
    'bad-request',
    `no token is named "${name}"; ${names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`}`,
  );
}

/** Whose token this is, by the hash of the token; null of one that nobody made, or that holds no longer. */
export async function holderByHash(store: Store, id: string): Promise<TokenRecord | null> {
  const record = await store.find('tokens', id);
  if (record === null) return null;
  return stateOf(record, (await store.list(REVOKED_TOKENS)).includes(id)) === 'valid' ? record : null;
}

export function mayDo(held: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(held) >= SCOPES.indexOf(needed);
}

function stateOf({ until }: TokenRecord, isRevoked: boolean): KnownToken['state'] {
  return isRevoked ? 'revoked' : until !== null && Date.parse(until) <= Date.now() ? 'expired' : 'valid';
}

import { sha256 } from '../ports/keys.js';
import { ENDED_SESSIONS } from '../ports/lists.js';
import type { SessionRecord } from '../ports/access-records.js';
import type { Store } from '../ports/store.js';

/** A night and the morning after it. */
export const SESSION_MS = 16 * 60 * 60 * 1_000;

/** Lets a browser in that came with a token. `secret` is what it holds from here on: random and long. */
export async function openSession(store: Store, secret: string, token: string, now: number): Promise<SessionRecord> {
  const session = { token: sha256(token), at: new Date(now).toISOString(), until: new Date(now + SESSION_MS).toISOString() };
  return store.keep('sessions', sha256(secret), session);
}

/** Null of one that nobody opened, or that has ended. */
export async function sessionOf(store: Store, secret: string, now: number): Promise<SessionRecord | null> {
  const id = sha256(secret);
  const session = await store.find('sessions', id);
  if (session === null || Date.parse(session.until) <= now) return null;
  return (await store.list(ENDED_SESSIONS)).includes(id) ? null : session;
}

export function endSession(store: Store, secret: string): Promise<void> {
  return store.append(ENDED_SESSIONS, sha256(secret));
}

/** What a page of ours sends with writes beside its session: no other site can read it. */
export function csrfToken(secret: string): string {
  return sha256(`csrf ${secret}`);
}

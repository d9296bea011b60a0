import { timingSafeEqual } from 'node:crypto';
import { CONFIGURED, isAnyOut, tokenByHash } from '../../campaigns/tokens.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { sessionOf } from '../../campaigns/sessions.js';
import type { Scope } from '../../ports/access-records.js';
import { sha256 } from '../../ports/keys.js';
import type { Store } from '../../ports/store.js';
import { WrongTokens } from './wrong-tokens.js';

export interface Holder {
  readonly name: string;
  readonly scope: Scope;
}

/** Somebody whom it knows; or why it knows them no longer, in words. */
export type Known = Holder | { readonly ended: string };

export function holds(known: Known | null): known is Holder {
  return known !== null && !('ended' in known);
}

/** Who comes in, by a token or by the session that a browser got for one. */
export class Access {
  readonly wrong = new WrongTokens();
  private readonly configured: string | null;

  constructor(
    private readonly store: Store,
    configured: string | null,
  ) {
    this.configured = configured === null ? null : sha256(configured);
  }

  /** Where there is no token at all, whoever reaches the API may call it. */
  async isOpen(): Promise<boolean> {
    return this.configured === null && !(await isAnyOut(this.store));
  }

  byToken(given: string): Promise<Known | null> {
    return this.byHash(sha256(given));
  }

  /** A session ends with its token. */
  async bySession(secret: string): Promise<Known> {
    const session = await sessionOf(leavingOut(this.store), secret, Date.now());
    return (session === null ? null : await this.byHash(session.token)) ?? { ended: 'the session has ended' };
  }

  private async byHash(id: string): Promise<Known | null> {
    // Digests have one length, so that the comparison tells nothing about the token's.
    if (this.configured !== null && timingSafeEqual(Buffer.from(id), Buffer.from(this.configured)))
      return { name: CONFIGURED, scope: 'admin' };
    const store = leavingOut(this.store);
    const token = await tokenByHash(store, id);
    if (store.leftOut().length > 0) return { ended: 'the record of the token cannot be read' };
    if (token === null) return null;
    if (token.state === 'valid') return token;
    return { ended: `token "${token.name}" ${token.state === 'revoked' ? 'is revoked' : `has expired, at ${token.until ?? ''}`}` };
  }
}

import { timingSafeEqual } from 'node:crypto';
import { holderByHash, tokensOf } from '../../campaigns/tokens.js';
import { sessionOf } from '../../campaigns/sessions.js';
import type { Scope } from '../../ports/access-records.js';
import { sha256 } from '../../ports/keys.js';
import type { Store } from '../../ports/store.js';
import { WrongTokens } from './wrong-tokens.js';

export interface Holder {
  readonly name: string;
  readonly scope: Scope;
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
    return this.configured === null && !(await tokensOf(this.store)).some(({ state }) => state !== 'revoked');
  }

  byToken(given: string): Promise<Holder | null> {
    return this.byHash(sha256(given));
  }

  /** A session ends with its token. */
  async bySession(secret: string): Promise<Holder | null> {
    const session = await sessionOf(this.store, secret, Date.now());
    return session === null ? null : this.byHash(session.token);
  }

  private async byHash(id: string): Promise<Holder | null> {
    // Digests have one length, so that the comparison tells nothing about the token's.
    if (this.configured !== null && timingSafeEqual(Buffer.from(id), Buffer.from(this.configured)))
      return { name: 'RATCHET_API_TOKEN', scope: 'admin' };
    return holderByHash(this.store, id);
  }
}

/** What a token may do, each with all that stands before it. */
export const SCOPES = ['read', 'operate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A token of the API. Its id is the hash of what its holder sends, which itself is kept nowhere. */
export interface TokenRecord {
  readonly name: string;
  readonly scope: Scope;
  /** ISO 8601 */
  readonly at: string;
  /** ISO 8601; null: it holds until it is revoked */
  readonly until: string | null;
}

/** A browser that came in with a token. Its id is the hash of what the browser holds, which itself is kept nowhere. */
export interface SessionRecord {
  /** hash of the token: the session ends with it */
  readonly token: string;
  /** ISO 8601 */
  readonly at: string;
  /** ISO 8601 */
  readonly until: string;
}

/** A write that came in through the API, and from whom. */
export interface AuditRecord {
  readonly at: string;
  /** the name of a token, or how somebody without one came in */
  readonly by: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** What the API answered to a write that may be sent again. */
export interface WriteRecord {
  /** hash of the body that came */
  readonly asked: string;
  readonly answer: unknown;
  /** those that say where what was written stands, and as what; missing where an earlier version answered */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `t0`: the ranker of the offline model; `wire`: whatever speaks the `fine_tuning` wire format, here or hosted. */
export const TIERS = ['t0', 'wire'] as const;
export type Tier = (typeof TIERS)[number];

/** A model that was adapted, as a strategy names it. */
export interface AdapterRef {
  /** of what it is made of: its content where we hold it; base, data and settings where a host does */
  readonly hash: string;
  /** under which name it is asked */
  readonly model: string;
  /** where: at the endpoint of the campaign's model, or at the one that tunes */
  readonly at: 'model' | 'tuning';
}

/** One that a campaign may try. */
export interface OfferedAdapter extends AdapterRef {
  readonly tier: Tier;
  /** rows that it was taught with */
  readonly rows: number;
  /** one sentence each: what was measured of it on rows that it was not taught with */
  readonly evidence: readonly string[];
}

/** How an adapted model is named beside the one that it was made of. */
export function adaptedName(base: string, hash: string): string {
  return `${base}:${hash}`;
}

/** The base and the hash in such a name; null in another. */
export function readAdaptedName(name: string): { readonly base: string; readonly hash: string } | null {
  const [, base, hash] = /^(.+):([0-9a-f]{12})$/.exec(name) ?? [];
  return base === undefined || hash === undefined ? null : { base, hash };
}

/** By how much the likelihood of what was known before may get worse: more is forgetting. */
const MAX_FORGOTTEN = 0.02;

/** How an adapted model stands beside the one before it on the same held-out rows, in mean negative log-likelihood. */
export interface Held {
  readonly before: number;
  readonly after: number;
  readonly rows: number;
}

/** Whether it has forgotten, as a sentence; null where it has not, or nothing was held out. */
export function forgotten(old: Held | null): string | null {
  if (old === null || old.rows === 0 || old.after <= old.before * (1 + MAX_FORGOTTEN)) return null;
  const rise = (100 * (old.after / old.before - 1)).toFixed(1);
  return `the negative log-likelihood of ${old.rows} held-out rows of before rose by ${rise} %, from ${old.before.toFixed(3)} to ${old.after.toFixed(3)}; at most ${100 * MAX_FORGOTTEN} % is allowed`;
}

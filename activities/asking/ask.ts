import type { EpisodeProgress } from '../../domain/episode.js';
import type { FailureKind } from '../../domain/failure.js';
import { RatchetFailure } from '../../ports/failures.js';
import { callModel, type Call, type PaidAnswer } from './ledger.js';
import type { Models } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';

export interface Question extends Call {
  /** what the call is for, as a person reads it where it fails: "solving two-sum" */
  readonly purpose: string;
}

/**
 * A text that cannot be had, since the model does not take its prompt, or its answers are lost again and again: it costs that text, and
 * is no failure of the campaign.
 */
interface Missed {
  /** the purpose, and what the endpoint said */
  readonly missed: string;
}

/** `withheld`: a filter kept all of it back; the purpose, and what was said. */
export type Asked = (PaidAnswer & { readonly missed?: never; readonly withheld?: string }) | (Missed & { readonly withheld?: never });

/** Asks the model through the ledger. Throws as `callModel` does, and says what the call was for. */
export async function askModel(
  ports: Models & { readonly store: Store },
  { purpose, ...call }: Question,
  signal: AbortSignal,
): Promise<Asked> {
  try {
    const paid = await callModel(ports, call, signal);
    const { choices } = paid.answer;
    const [first] = choices;
    return first === undefined || choices.some(({ finish }) => finish !== 'content-filter')
      ? paid
      : { ...paid, withheld: told(`${purpose}: withheld by a content filter: ${first.text}`) };
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    const message = `${purpose}: ${error.message}`;
    if (COSTS_ONE_TEXT.has(error.kind)) return { missed: told(message) };
    const wait = error.retryAfterMs;
    throw new RatchetFailure(error.kind, message, wait === null ? { cause: error.cause } : { retryAfterMs: wait, cause: error.cause });
  }
}

const COSTS_ONE_TEXT: ReadonlySet<FailureKind> = new Set(['context-overflow', 'request-refused', 'answer-lost']);

/** What an episode could not have so far, and now. Left out where there is nothing, as in the histories of before. */
export function alsoMissed(
  { missed = [] }: Pick<EpisodeProgress, 'missed'>,
  ...asked: readonly { readonly missed?: string; readonly withheld?: string }[]
): Pick<EpisodeProgress, 'missed'> {
  const all = [...missed, ...asked.flatMap((each) => each.missed ?? each.withheld ?? [])];
  return all.length === 0 ? {} : { missed: all };
}

/** It stands in histories. */
const MAX_WORDS = 500;

function told(words: string): string {
  return words.length <= MAX_WORDS ? words : `${words.slice(0, MAX_WORDS)} …`;
}

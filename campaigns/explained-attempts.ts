import { within, type Address } from '../domain/address.js';
import type { Explained } from '../domain/adapt/explained.js';
import type { Explainer } from '../ports/explainer.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import { type AskedAttempt, askedAttempt } from './asked.js';
import { type Episode, episodeAddresses, readEpisodes } from './episodes.js';

/** An attempt that solved its task, and how it came about. */
export interface ToldExplanation {
  readonly attempt: Address;
  readonly task: string;
  readonly model: string;
  readonly explained: Explained;
}

/** Of each model that answered (an adapted one is one of its own) one attempt, of so many models. */
const MOST_MODELS = 2;
/** Episodes looked at, and attempts of one model that are asked about, before it is told that nothing can be said. */
const LOOKED_AT = 60;
const MOST_TRIES = 5;

/** How accepted attempts of train tasks came about, the latest of each model; what is held back is not opened for it. */
export async function explainedAttempts(
  store: Store,
  campaign: string,
  explainer: Explainer,
  signal: AbortSignal,
): Promise<readonly ToldExplanation[]> {
  const told = new Map<string, { readonly told: ToldExplanation; readonly tries: number }>();
  for (const { address, record } of await latestSolved(store, campaign)) {
    const attempt = within(address, 'attempt', record.attemptsToPass ?? 1);
    const asked = await askedOrNull(store, attempt);
    const before = asked === null ? undefined : told.get(asked.model);
    const isDone = before !== undefined && (before.told.explained.kind !== 'nothing' || before.tries >= MOST_TRIES);
    if (asked === null || isDone || (before === undefined && told.size >= MOST_MODELS)) continue;
    const explained = await explainedOrWhy(explainer, asked, signal);
    told.set(asked.model, {
      told: { attempt, task: record.taskId, model: asked.model, explained },
      tries: (before?.tries ?? 0) + 1,
    });
  }
  return [...told.values()].map((each) => each.told);
}

async function latestSolved(store: Store, campaign: string): Promise<readonly Episode[]> {
  const addresses = await Promise.all((['practise', 'search'] as const).map((purpose) => episodeAddresses(store, campaign, { purpose })));
  const latest = addresses.flatMap((each) => each.slice(-LOOKED_AT).toReversed());
  return readEpisodes(store, latest, { outcome: 'solved' });
}

/** Only answers of one program are explained. */
async function askedOrNull(store: Store, attempt: Address): Promise<AskedAttempt | null> {
  try {
    return await askedAttempt(store, attempt);
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'bad-request') return null;
    throw error;
  }
}

/** Whoever could say may be away, which is no reason to tell nothing else. */
async function explainedOrWhy(explainer: Explainer, asked: AskedAttempt, signal: AbortSignal): Promise<Explained> {
  try {
    return await explainer.explain(asked, signal);
  } catch (error) {
    if (error instanceof RatchetFailure) return { kind: 'nothing', because: error.message };
    throw error;
  }
}

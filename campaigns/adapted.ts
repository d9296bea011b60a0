import type { OfferedAdapter } from '../domain/adapt/adapter.js';
import type { Adaptation } from '../domain/tactics/tactic.js';
import { nothingNamed } from '../domain/nothing-named.js';
import type { AdapterRecord, Adapters } from '../ports/adapter.js';
import { RatchetFailure } from '../ports/failures.js';
import { ADAPTERS, latestOf, trainingList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';
import { heldOutBy } from './adapt-rows.js';

/** Adapted models that were published, the latest last. */
export async function adaptersOf(store: Store): Promise<readonly AdapterRecord[]> {
  return latestOf(store, 'adapters', ADAPTERS);
}

export async function adapterRecord(store: Store, hash: string): Promise<AdapterRecord> {
  const found = await store.find('adapters', hash);
  if (found !== null) return found;
  throw new RatchetFailure(
    'bad-request',
    nothingNamed('adapted model', hash, { known: await store.list(ADAPTERS), lists: 'ratchet adapt list' }),
  );
}

/** What a campaign can have of adapted models: those of its model that know nothing of what it holds back, and a training of its own. */
export async function adaptationFor(store: Store, adapters: Adapters, campaign: string, model: string): Promise<Adaptation | null> {
  const [published, held] = await Promise.all([adaptersOf(store), heldOutBy(store, [campaign])]);
  const fit = published.filter(({ base, families }) => base === model && !families.some((family) => held.families.has(family)));
  const canTrain = adapters.t0?.adapts(model) === true;
  if (fit.length === 0 && !canTrain) return null;
  const own = fit.filter(({ adaptation }) => adaptation.startsWith(ownAdaptations(campaign))).at(-1);
  return { offered: fit.map(offeredOf), trainable: canTrain ? { rows: await solvedIn(store, campaign), taught: own?.rows ?? 0 } : null };
}

/** With what the names of adaptations within a campaign begin. */
export function ownAdaptations(campaign: string): string {
  return `${campaign}/adapt/`;
}

export function offeredOf({ hash, model, at, tier, rows, evaluated }: AdapterRecord): OfferedAdapter {
  return { hash, model, at, tier, rows, evidence: evaluated.evidence };
}

/** Train tasks that were solved so far: each is one row at most. */
async function solvedIn(store: Store, campaign: string): Promise<number> {
  const trainings = await latestOf(store, 'trainings', trainingList(campaign));
  return new Set(trainings.flatMap(({ results }) => results.filter(({ solved }) => solved).map(({ taskId }) => taskId))).size;
}

import { noteTraining } from '../../activities/tuning/training-notes.js';
import { FIRST_STRATEGY, type StrategyVersion } from '../../domain/strategy.js';
import type { AdapterRecord } from '../../ports/adapter.js';
import { strategyId } from '../../ports/keys.js';
import { ADAPTERS, raceList, strategyList } from '../../ports/lists.js';
import type { RaceRecord } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { START } from '../../bench/stored-words.js';

export const FIRST_ADAPTER = 'a1b2c3d4e5f6';
export const SECOND_ADAPTER = 'b2c3d4e5f6a1';

/** Two adapted models as they are on record, the second going on from the first, and the races of a campaign that tried it. */
export async function storeAdapters(
  store: Store,
  {
    campaign,
    base,
    hostile = '',
    madeAt = START,
  }: { readonly campaign: string; readonly base: string; readonly hostile?: string; readonly madeAt?: string },
): Promise<void> {
  const first: AdapterRecord = {
    hash: FIRST_ADAPTER,
    model: `${base}:${FIRST_ADAPTER}`,
    at: 'model',
    tier: 't0',
    adaptation: `${campaign}/adapt/12`,
    base,
    parent: null,
    data: 'data-1',
    rows: 12,
    families: ['one', 'two'],
    heldOut: [],
    evaluated: { held: { before: 3.2, after: 2.6, rows: 4 }, old: null, evidence: ['12 fixes taught it, by counts of operators'] },
    content: null,
    madeAt,
  };
  const second: AdapterRecord = {
    ...first,
    hash: SECOND_ADAPTER,
    model: 'ft:nightly',
    at: 'tuning',
    tier: 'wire',
    adaptation: 'nightly',
    parent: FIRST_ADAPTER,
    data: 'data-2',
    rows: 3,
    families: ['one', 'two', 'three'],
    evaluated: {
      held: { before: 2.1, after: 1.4, rows: 8 },
      old: { before: 1.5, after: 1.52, rows: 4 },
      evidence: ['of 8 held-out rows 3 are answered as they were accepted'],
    },
    curve: Array.from({ length: 40 }, (_, at) => ({
      step: 10 * (at + 1),
      trainLoss: Number((1.2 + 2.4 * Math.exp(-at / 9)).toFixed(3)),
      validLoss: at % 4 === 1 ? Number((1.4 + 2 * Math.exp(-at / 8)).toFixed(3)) : null,
    })),
  };
  await store.keep('adaptSets', 'nightly', {
    training: ['row-1', 'row-2', 'row-3'],
    validation: ['row-4', 'row-5'],
    old: ['row-6'],
    refused: { 'held back': 2 },
  });
  for (const record of [first, second]) {
    await store.keep('adapters', record.hash, record);
    await store.append(ADAPTERS, record.hash);
  }
  const { hash, model, at } = second;
  const adapter = { hash, model, at };
  const plain = await kept(store, FIRST_STRATEGY, null);
  const adapted = await kept(store, { ...FIRST_STRATEGY, adapter }, plain);
  const further = await kept(
    store,
    { ...FIRST_STRATEGY, adapter, rules: [{ id: 'r1', text: 'Look at the bounds.', pinned: false }] },
    adapted,
  );
  for (const id of [adapted, further]) await store.append(strategyList(campaign), id);
  const races = [
    raceOf({ campaign, cycle: 1, k: 1, champion: plain, challenger: adapted, because: `the challenger is better ${hostile}` }),
    raceOf({ campaign, cycle: 2, k: 2, champion: adapted, challenger: further, because: 'the challenger is better again' }),
  ];
  for (const race of races) {
    const id = `${campaign}/b0/c${race.cycle}/race-of-an-adapter`;
    await store.keep('races', id, race);
    await store.append(raceList(campaign), id);
  }
}

/** A training that runs, and one that came to nothing, as they are on record. */
export async function storeTrainings(store: Store, hostile: string): Promise<void> {
  const begun = { kind: 'begun', tier: 'wire', base: 'some-coder-7b', sets: ['hostile'], before: FIRST_ADAPTER } as const;
  await noteTraining(store, 'running-one', begun);
  for (const step of [10, 20, 30])
    await noteTraining(store, 'running-one', { kind: 'step', step: 'running', point: { step, trainLoss: 30 / step, validLoss: null } });
  await noteTraining(store, 'in/vain', { ...begun, before: null });
  await noteTraining(store, 'in/vain', { kind: 'failed', because: `the host said ${hostile}`, hash: null });
}

async function kept(store: Store, strategy: StrategyVersion['strategy'], parent: string | null): Promise<string> {
  const id = strategyId(strategy);
  const change = { tactic: 'adapt', old: '', new: strategy.adapter?.model ?? '', because: 'it has learned from three rows', evidence: [] };
  await store.keep('strategies', id, {
    id,
    strategy,
    parent,
    change: parent === null ? null : { action: 'adapter-changed', ...change },
  });
  return id;
}

function raceOf(race: Pick<RaceRecord, 'campaign' | 'cycle' | 'k' | 'champion' | 'challenger' | 'because'>): RaceRecord {
  return {
    ...race,
    branch: 0,
    decision: 'promoted',
    pairs: 24,
    wins: 9,
    losses: 1,
    outcomes: '=WW=W=LWW==W=W=WW=======',
    winFamilies: 9,
    voids: { champion: 0, challenger: 0 },
    logE: 3.9,
    logThreshold: 3.6,
    modelCalls: 60,
    costUsd: 0.4,
  };
}

import type { AdapterRef } from '../../domain/adapt/adapter.js';
import { forgotten } from '../../domain/adapt/adapter.js';
import { replayed } from '../../domain/adapt/replay.js';
import { teachable, type AdaptRow } from '../../domain/adapt/rows.js';
import { hash53 } from '../../domain/random.js';
import { adapterRecord } from '../../campaigns/adapted.js';
import { countOf, heldOutBy, isHeldOut, rowsIn } from '../../campaigns/adapt-rows.js';
import type {
  Adapter,
  AdapterRecord,
  Adapters,
  AdaptRows,
  AdaptSpec,
  Evaluated,
  Prepared,
  Trained,
  TrainingEnd,
} from '../../ports/adapter.js';
import { RatchetFailure } from '../../ports/failures.js';
import { ADAPTERS } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { noteEnd, noteTraining, notingSteps } from './training-notes.js';

/** What an adaptation is, by reference. */
export interface AdaptationInput {
  readonly spec: AdaptSpec;
  /** of rows: names of campaigns, `people`, repositories */
  readonly sets: readonly string[];
  /** campaigns that are to have it: nothing that they hold back may teach */
  readonly campaigns: readonly string[];
  /** hash of the adapter that it goes on from; null: none */
  readonly before: string | null;
}

export interface AdaptPorts {
  readonly store: Store;
  readonly adapters?: Adapters;
}

/** Draws the rows, once, and says what would go where. Nothing is sent. */
export async function prepareAdaptation(
  ports: AdaptPorts,
  input: AdaptationInput,
): Promise<Prepared & { readonly refused: Readonly<Record<string, number>> }> {
  const { sets, before, spec } = input;
  await noteTraining(ports.store, spec.id, { kind: 'begun', tier: spec.tier, base: spec.base, sets, before });
  const { rows, refused } = await rowsOf(ports.store, input);
  return { ...(await adapterOf(ports, input).prepare(input.spec, rows)), refused };
}

export async function trainAdapter(ports: AdaptPorts, input: AdaptationInput, signal: AbortSignal): Promise<Trained> {
  const { store } = ports;
  const { rows } = await rowsOf(store, input);
  return adapterOf(ports, input).train(input.spec, rows, await beforeOf(store, input), signal, notingSteps(store, input.spec.id));
}

/** How it does on rows that taught neither, and whether it has forgotten; the reason to keep it back, where there is one. */
export async function evaluateAdapter(
  ports: AdaptPorts,
  input: AdaptationInput,
  trained: Trained,
  signal: AbortSignal,
): Promise<Evaluated & { readonly because: string | null }> {
  const { rows } = await rowsOf(ports.store, input);
  const evaluated = await adapterOf(ports, input).evaluate(input.spec, trained, rows, await beforeOf(ports.store, input), signal);
  return { ...evaluated, because: forgotten(evaluated.old) };
}

export async function cancelAdaptation(ports: AdaptPorts, input: AdaptationInput, signal: AbortSignal): Promise<void> {
  await adapterOf(ports, input).cancel(input.spec, signal);
}

/** On record why it published nothing. */
export async function endAdaptation(
  { store }: AdaptPorts,
  { spec }: AdaptationInput,
  { kind, because }: { readonly kind: Exclude<TrainingEnd, 'published'>; readonly because: string },
): Promise<void> {
  await noteEnd(store, spec.id, kind, { because });
}

/** Enters it in the registry, from where campaigns may try it. The same model is entered once. */
export async function publishAdapter(
  ports: AdaptPorts,
  input: AdaptationInput,
  { data }: Prepared,
  trained: Trained,
  evaluated: Evaluated,
  signal: AbortSignal,
): Promise<AdapterRecord> {
  const { store } = ports;
  const { content, curve = [] } = await adapterOf(ports, input).publish(input.spec, trained, signal);
  const { rows, ids } = await rowsOf(store, input);
  const { held, old, evidence } = evaluated;
  const record = await store.keep('adapters', trained.ref.hash, {
    ...trained.ref,
    tier: input.spec.tier,
    adaptation: input.spec.id,
    base: input.spec.base,
    parent: input.before,
    data,
    rows: rows.training.length,
    families: [...new Set(rows.training.map(({ family }) => family))].toSorted(),
    heldOut: ids.validation,
    evaluated: { held, old, evidence },
    content,
    ...(curve.length === 0 ? {} : { curve }),
    madeAt: new Date().toISOString(),
  });
  await store.append(ADAPTERS, record.hash);
  await noteEnd(store, input.spec.id, 'published', { hash: record.hash });
  return record;
}

function adapterOf({ adapters = {} }: AdaptPorts, { spec }: AdaptationInput): Adapter {
  const found = adapters[spec.tier];
  if (found !== undefined) return found;
  throw new RatchetFailure(
    'bad-request',
    spec.tier === 'wire'
      ? 'no endpoint that tunes is named: set RATCHET_TUNING_BASE_URL, to the worker of this package or to a host'
      : `tier: nothing here adapts by ${spec.tier}`,
  );
}

async function beforeOf(store: Store, { before }: AdaptationInput): Promise<AdapterRef | null> {
  if (before === null) return null;
  const { hash, model, at } = await adapterRecord(store, before);
  return { hash, model, at };
}

interface Drawn {
  readonly rows: AdaptRows;
  readonly ids: { readonly validation: readonly string[] };
  readonly refused: Readonly<Record<string, number>>;
}

async function rowsOf(store: Store, input: AdaptationInput): Promise<Drawn> {
  const set = (await store.find('adaptSets', input.spec.id)) ?? (await draw(store, input));
  const read = async (ids: readonly string[]): Promise<AdaptRow[]> =>
    Promise.all(
      ids.map(async (id) => {
        const row = await store.find('adaptRows', id);
        if (row === null) throw new RatchetFailure('missing-record', `row ${id} of adaptation ${input.spec.id} is not in the store`);
        return row;
      }),
    );
  const [training, validation, old] = await Promise.all([read(set.training), read(set.validation), read(set.old)]);
  return { rows: { training, validation, old }, ids: { validation: set.validation }, refused: set.refused };
}

/** Families apart: some are held out. What goes on from an adapter learns what is new, and as much again of what is old. */
async function draw(store: Store, { spec, sets, campaigns, before }: AdaptationInput) {
  const found = await rowsIn(store, sets);
  const { taken, refused } = teachable([...found.values()], await heldOutBy(store, campaigns));
  const parent = before === null ? null : await adapterRecord(store, before);
  const known = parent === null ? null : await store.find('adaptSets', parent.adaptation);
  const ids = [...found].flatMap(([id, row]) => (taken.includes(row) ? [{ id, row }] : []));
  const training = ids.filter(({ row }) => !isHeldOut(row)).map(({ id }) => id);
  if (training.length === 0)
    throw new RatchetFailure(
      'bad-request',
      `${sets.join(', ')}: there is no row that may teach; \`ratchet adapt rows\` says what there is`,
    );
  return store.keep('adaptSets', spec.id, {
    // the ranker counts anew, from everything
    training: spec.tier === 't0' || known === null ? training : replayed(training, known.training, (id) => hash53(id, spec.seed)),
    validation: ids.filter(({ row }) => isHeldOut(row)).map(({ id }) => id),
    old: (parent?.heldOut ?? []).filter((id) => found.has(id)),
    refused: countOf(refused.map(({ because }) => because)),
  });
}

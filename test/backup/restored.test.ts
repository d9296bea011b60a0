import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goOnAfterRestore, restoredFile, type Engine } from '../../infra/backup/restored.js';
import { writeJsonFile } from '../../infra/stack/json-file.js';
import { placesOf, type Places } from '../../infra/stack/places.js';
import { checkpointList, EXPERIMENT_LIST } from '../../ports/lists.js';
import type { CheckpointRecord } from '../../ports/campaign-records.js';
import type { ExperimentRecord } from '../../ports/experiment-records.js';
import type { Store } from '../../ports/store.js';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { partial } from '../support/partial.js';

let places: Places;
let store: Store;
let did: string[];
beforeEach(async () => {
  places = placesOf(await mkdtemp(join(tmpdir(), 'ratchet-restored-')));
  await mkdir(places.data, { recursive: true });
  store = openFakeStore();
  did = [];
});
afterEach(() => rm(places.home, { recursive: true, force: true }));

/** An engine that says what was asked of it. `known`: schedules that it has. */
function engine(known: readonly string[] = []): Engine {
  return {
    store,
    control: partial<Engine['control']>({ start: note('start') }),
    experiments: partial<Engine['experiments']>({ start: note('experiment') }),
    schedules: partial<Engine['schedules']>({
      list: async () => known.map((name) => ({ name })),
      create: note('schedule'),
      pause: note('pause'),
    }),
  };
}

function note(what: string): (name: string) => Promise<void> {
  return async (name) => void did.push(`${what} ${name}`);
}

const left = (schedules: readonly unknown[] = []): Promise<void> => writeJsonFile(restoredFile(places), { backup: 'b', schedules });
const night = (name: string, paused: string | null = null) => ({
  kind: 'schedule',
  name,
  cron: '0 1 * * *',
  paused,
  plan: { strategy: 's', config: {} },
});

it('has what ran go on, once, and leaves alone what had ended or never began', async () => {
  await left();
  for (const status of ['running', 'paused', 'done', 'stopped'] as const) await store.campaigns.create(campaign(status, { status }));
  await store.campaigns.create(campaign('never-begun', { status: 'paused' }));
  const carried = { checkpoint: 'c', feedback: [], orders: {}, activeMs: 0 };
  await store.keep('checkpoints', 'c', partial<CheckpointRecord>({ branch: 0, at: '', carried }));
  await store.append(checkpointList('paused'), 'c');
  await goOnAfterRestore(places, engine(), () => {});
  expect(did).toEqual(['start running', 'start paused']);
  await goOnAfterRestore(places, engine(), () => {});
  expect(did).toHaveLength(2);
});

it('leaves the campaigns of an experiment to it', async () => {
  await left();
  await store.campaigns.create(campaign('cell', { status: 'running' }));
  await store.keep('experiments', 'E', partial<ExperimentRecord>({ cells: [{ campaign: 'cell' }] }));
  await store.append(EXPERIMENT_LIST, 'E');
  await goOnAfterRestore(places, engine(), () => {});
  expect(did).toEqual(['experiment E']);
});

it('makes schedules again that are not there, paused where they were', async () => {
  await left([night('one'), night('two', 'a holiday'), night('there')]);
  await goOnAfterRestore(places, engine(['there']), () => {});
  expect(did).toEqual(['schedule one', 'schedule two', 'pause two']);
});

it('does it again where it was cut off, and nothing in a home that was not restored', async () => {
  await goOnAfterRestore(places, engine(), () => {});
  await left();
  await store.campaigns.create(campaign('running', { status: 'running' }));
  const failing = { ...engine(), control: partial<Engine['control']>({ start: () => Promise.reject(new Error('away')) }) };
  await expect(goOnAfterRestore(places, failing, () => {})).rejects.toThrow('away');
  expect(existsSync(restoredFile(places))).toBe(true);
  await goOnAfterRestore(places, engine(), () => {});
  expect(did).toEqual(['start running']);
});

import { describe, expect, it } from 'vitest';
import {
  evaluateAdapter,
  prepareAdaptation,
  publishAdapter,
  trainAdapter,
  type AdaptationInput,
} from '../../activities/tuning/adaptation.js';
import { noteEnd, notingSteps } from '../../activities/tuning/training-notes.js';
import { keepRows } from '../../campaigns/adapt-rows.js';
import { trainingCourse, trainingsOf } from '../../campaigns/trainings-told.js';
import type { Adapter } from '../../ports/adapter.js';
import { ADAPTERS } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { fixRow, specOf } from '../support/adapt-rows.js';
import { openFakeStore } from '../support/fake-store.js';
import { noted, NOTED_HASH } from '../support/noted-adapter.js';

const NEVER = new AbortController().signal;
const inputOf = (id: string): AdaptationInput => ({
  spec: specOf({ id, tier: 't0', base: 'fake-1' }),
  sets: ['rows'],
  campaigns: [],
  before: null,
});

async function opened(): Promise<Store> {
  const store = openFakeStore();
  await keepRows(store, 'rows', [fixRow(1), fixRow(2), fixRow(3)], { families: new Set(), tasks: new Set() });
  return store;
}

describe('a training', () => {
  it('is on record from its beginning on, with its figures, to what it published', async () => {
    const store = await opened();
    const points = [1, 2, 2].map((step) => ({ step, trainLoss: 2 / step, validLoss: null }));
    const telling: Adapter = {
      ...noted(),
      async train(spec, rows, before, signal, report) {
        for (const point of points) await report({ step: 'running', job: 'job-1', point });
        expect(await trainingCourse(store, spec.id)).toMatchObject({ status: 'running', step: 'running', point: points[1], hash: null });
        return noted().train(spec, rows, before, signal, report);
      },
    };
    const [ports, input] = [{ store, adapters: { t0: telling } }, inputOf('whole')];
    const prepared = await prepareAdaptation(ports, input);
    expect(await trainingCourse(store, 'whole')).toMatchObject({
      status: 'running',
      tier: 't0',
      base: 'fake-1',
      sets: ['rows'],
      point: null,
    });
    const trained = await trainAdapter(ports, input, NEVER);
    const evaluated = await evaluateAdapter(ports, input, trained, NEVER);
    await publishAdapter(ports, input, prepared, trained, evaluated, NEVER);
    // a try after a crash comes to the same
    await publishAdapter(ports, input, prepared, trained, evaluated, NEVER);
    expect(await trainingCourse(store, 'whole')).toMatchObject({
      status: 'published',
      hash: NOTED_HASH,
      because: '',
      curve: points.slice(0, 2),
    });
    expect(await store.list(ADAPTERS)).toEqual([NOTED_HASH]);
  });

  it('whose rows are refused is on record too, and published nothing', async () => {
    const store = openFakeStore();
    await expect(prepareAdaptation({ store, adapters: { t0: noted() } }, inputOf('empty'))).rejects.toMatchObject({ kind: 'bad-request' });
    expect(await trainingsOf(store)).toMatchObject([{ adaptation: 'empty', status: 'running', hash: null }]);
    expect(await store.list(ADAPTERS)).toEqual([]);
  });

  it('may begin again once it has ended, and not by a step that is tried again', async () => {
    const store = await opened();
    const [ports, input] = [{ store, adapters: { t0: noted() } }, inputOf('again')];
    await prepareAdaptation(ports, input);
    const first = await trainingCourse(store, 'again');
    await prepareAdaptation(ports, input);
    expect(await trainingCourse(store, 'again')).toEqual(first);
    await noteEnd(store, 'again', 'failed', { because: 'the host was away' });
    expect(await trainingCourse(store, 'again')).toMatchObject({ status: 'failed', because: 'the host was away' });
    await prepareAdaptation(ports, input);
    expect(await trainingCourse(store, 'again')).toMatchObject({ status: 'running', because: '' });
    expect(await trainingsOf(store)).toHaveLength(1);
  });

  it('that says where it stands a thousand times a second is noted now and then', async () => {
    const store = await opened();
    await prepareAdaptation({ store, adapters: { t0: noted() } }, inputOf('busy'));
    const report = notingSteps(store, 'busy');
    for (let done = 1; done <= 200; done += 1) await report({ step: `${done} of 200 fixes read`, job: null, point: null });
    expect((await store.list('adaptation:busy')).length).toBeLessThan(5);
    expect((await trainingCourse(store, 'busy'))?.step).toMatch(/of 200 fixes read$/);
  });
});

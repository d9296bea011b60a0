import { describe, expect, it } from 'vitest';
import { conclude } from '../../activities/episode/conclude.js';
import { execute } from '../../activities/episode/execute.js';
import { generate } from '../../activities/episode/generate.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import type { EpisodeRecord } from '../../ports/records.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { type Checks, countingUncontrolled, DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import type { Trust } from '../../domain/verdict.js';
import { codeReader } from '../../judge/shapes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

const CHECKS: Checks = { trust: 'in-process', tests: { framework: 'tap', files: { 'tests/a.js': 'ok' }, ids: ['tests/a.js > one'] } };
const TASK: Task = {
  id: 'a',
  language: 'javascript',
  kind: 'repair',
  family: 'a',
  prompt: '',
  files: { 'a.js': 'given\n' },
  editable: ['a.js'],
  visible: CHECKS,
  hidden: CHECKS,
  limits: DEFAULT_LIMITS,
  reference: {},
};

async function episode(task: Task, trust: Trust): Promise<EpisodeRecord> {
  const store = openFakeStore();
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(FIRST_STRATEGY), {
    id: strategyId(FIRST_STRATEGY),
    strategy: FIRST_STRATEGY,
    parent: null,
    change: null,
  });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const sandbox = fakeSandbox(({ candidate }) => ({
    trust,
    ...(candidate['a.js'] === 'right\n' ? {} : { status: 'failed', errorClass: 'Logic' }),
  }));
  const ports: EpisodePorts = {
    model: fakeModel(() => ['```\nright\n```']),
    sandbox,
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
  };
  const spec: EpisodeSpec = {
    address: 'c/e',
    campaign: 'c',
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(FIRST_STRATEGY),
    seed: 1,
    attempts: 1,
    samples: 1,
    reflections: 0,
    recall: 0,
    view: [],
  };
  const { signal } = new AbortController();
  const begun = { given: null, answers: [], reflections: [], passed: null, voided: '' };
  return conclude(ports, spec, await execute(ports, spec, await generate(ports, spec, begun, signal), signal), signal);
}

describe('a pass that no control stands against', () => {
  it('is not solved, and says why', async () => {
    expect(await episode(TASK, 'uncontrolled')).toMatchObject({
      plausible: true,
      solved: false,
      status: 'failed',
      trust: 'uncontrolled',
      reason: expect.stringContaining('--count-uncontrolled'),
    });
  });

  it('is solved where the tests are told to count', async () => {
    expect(await episode(countingUncontrolled(TASK), 'uncontrolled')).toMatchObject({ solved: true, trust: 'uncontrolled', reason: '' });
  });

  it('is solved with a control', async () => {
    expect(await episode(TASK, 'in-process')).toMatchObject({ solved: true, trust: 'in-process', reason: '' });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import {
  evaluateAdapter,
  prepareAdaptation,
  publishAdapter,
  trainAdapter,
  type AdaptationInput,
} from '../../activities/tuning/adaptation.js';
import { propose } from '../../activities/cycle/propose.js';
import { recordTraining } from '../../activities/cycle/training.js';
import { askedAttempt } from '../../campaigns/asked.js';
import { adaptersOf, adaptationFor } from '../../campaigns/adapted.js';
import { gatherRows, giveFeedback, keepRows, rowsIn } from '../../campaigns/adapt-rows.js';
import { PEOPLE } from '../../domain/adapt/rows.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { adapt } from '../../domain/tactics/adapt.js';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { adaptRowList, strategyList, traceList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { fixRow, specOf } from '../support/adapt-rows.js';
import { ANY_EPISODE, BEGUN_EPISODE, SOLVED_EPISODE } from '../support/episode-records.js';
import { noted } from '../support/noted-adapter.js';
import { fakeModel } from '../support/fake-model.js';
import { begun, CHAMPION, FIRST, INPUT } from '../support/proposing.js';

const signal = new AbortController().signal;

const TASK: Task = {
  id: 'count',
  language: 'python',
  kind: 'repair',
  family: 'count',
  prompt: 'How many.',
  files: { 'count.py': fixRow(1).before },
  editable: ['count.py'],
  visible: { trust: 'split', cases: [] },
  hidden: { trust: 'split', cases: [] },
  limits: DEFAULT_LIMITS,
  reference: { 'count.py': fixRow(1).accepted ?? '' },
};

let store: Store;
beforeEach(async () => {
  store = await begun(Array.from({ length: 12 }, (_, number) => ({ ...TASK, id: `count-${number}`, family: `count-${number}` })));
  await store.keep('strategies', FIRST, { id: FIRST, strategy: CHAMPION, parent: null, change: null });
  await store.append(strategyList('night'), FIRST);
  await store.budget.open('night', { modelCalls: null, costUsd: null });
});

async function poolsOf(): Promise<Readonly<Record<'train' | 'held', readonly string[]>>> {
  const id = (await store.campaigns.get('night'))?.config.suiteId ?? '';
  const tasks = (await store.find('suites', id))?.tasks ?? [];
  const of = (wanted: boolean): string[] => tasks.filter(({ pool }) => (pool === 'train') === wanted).map((task) => task.id);
  return { train: of(true), held: of(false) };
}

const inputOf = (over: Partial<AdaptationInput> = {}): AdaptationInput => ({
  spec: specOf({ tier: 't0', base: 'fake-1' }),
  sets: ['night'],
  campaigns: ['night'],
  before: null,
  ...over,
});
const numberOf = (id: string): number => Number(id.replace('count-', ''));

function verdictOf(status: 'passed' | 'failed'): Verdict {
  return {
    status,
    errorClass: status === 'passed' ? null : 'Logic',
    step: 'test',
    trust: 'split',
    tests: [{ id: 'v', status, message: 'returned 1, expected 2' }],
    diagnostics: [],
    rejectedPaths: [],
    usage: { wallMs: 1, cpuMs: 1, peakMemoryMb: 1, outputBytes: 0 },
    backend: 'fake',
    untrustedCoverage: null,
    reason: '',
    output: '',
  };
}

/** An episode that answered twice, wrong and then right. */
async function practised(taskId: string, address = `night/b0/c0/practise/${taskId}`): Promise<string> {
  const task = { ...TASK, id: taskId, family: taskId };
  await store.keep('tasks', taskId, task);
  const answers = [fixRow(1).rejected ?? '', fixRow(numberOf(taskId)).accepted ?? ''];
  await store.keep('ledger', `${address}-l`, {
    address,
    campaign: 'night',
    requestHash: '',
    answer: {
      choices: answers.map((text) => ({ text: `\`\`\`python\n${text}\`\`\``, finish: 'stop' as const })),
      usage: { promptTokens: 1, completionTokens: 1, reasoningTokens: 0, estimated: false },
      costUsd: 0,
      fingerprint: '',
    },
    at: '',
  });
  for (const status of ['failed', 'passed'] as const)
    await store.keep('verdicts', `${address}-${status}`, { address, verdict: verdictOf(status) });
  await store.keep('episodes', address, { ...SOLVED_EPISODE, taskId });
  await store.keep('courses', address, {
    spec: { ...ANY_EPISODE, address, campaign: 'night', task: taskId, strategy: FIRST },
    progress: {
      ...BEGUN_EPISODE,
      given: `${address}-failed`,
      answers: [{ ledger: `${address}-l`, n: 2, verdicts: [`${address}-failed`, `${address}-passed`] }],
      passed: { answer: 0, choice: 1 },
    },
  });
  await store.keep('traces', address, { taskId, family: taskId, strategy: FIRST, solved: true, text: '' });
  await store.append(traceList('night'), address);
  return address;
}

describe('rows of a campaign', () => {
  it('hold what was accepted and what was rejected of train tasks, and refuse what is held back', async () => {
    const { train, held } = await poolsOf();
    await practised(train[0] ?? '');
    await practised(held[0] ?? '');
    const { rows, refused } = await gatherRows(store, 'night', 'MIT');
    expect(rows).toBe(1);
    expect(Object.keys(refused)).toEqual([expect.stringContaining('is kept for the gate or the sealed exams')]);
    const [row] = [...(await rowsIn(store, ['night'])).values()];
    expect(row).toMatchObject({
      task: train[0],
      licence: 'MIT',
      source: { from: 'campaign', campaign: 'night' },
      failures: ['v: returned 1, expected 2'],
    });
    expect(row?.accepted?.trim()).toBe(fixRow(numberOf(train[0] ?? '')).accepted?.trim());
    expect(row?.rejected?.trim()).toBe(fixRow(1).rejected?.trim());
    expect(row?.question.length).toBeGreaterThan(0);
    expect((await gatherRows(store, 'night', 'MIT')).fresh).toBe(0);
  });

  it('come of what people say, too, but for tasks that are held back', async () => {
    const { train, held } = await poolsOf();
    const episode = await practised(train[0] ?? '');
    const said = { episode, attempt: 2, verb: 'edit' as const, program: 'def f(): pass\n', because: 'shorter', by: 'me' };
    expect(await giveFeedback(store, said)).toMatchObject({ refused: null, verb: 'edit' });
    const [row] = [...(await rowsIn(store, [PEOPLE])).values()];
    expect(row).toMatchObject({ accepted: 'def f(): pass\n', source: { from: 'person', attempt: 2, verb: 'edit' } });
    const sealed = await practised(held[0] ?? '');
    expect(await giveFeedback(store, { ...said, episode: sealed })).toMatchObject({
      refused: expect.stringContaining('is kept for the gate'),
    });
    expect(await store.list(adaptRowList(PEOPLE))).toHaveLength(1);
    await expect(giveFeedback(store, { ...said, attempt: 9 })).rejects.toThrow(/there are 1, 2/);
    await expect(giveFeedback(store, { ...said, verb: 'accept' })).rejects.toThrow(/accept takes no program/);
    await expect(giveFeedback(store, { ...said, program: null })).rejects.toThrow(/an edit needs the program/);
    await expect(giveFeedback(store, { ...said, episode: 'nowhere' })).rejects.toThrow(/there is no episode "nowhere"/);
  });
});

async function rowsOf(ids: readonly string[]): Promise<void> {
  const rows = ids.map((id) => fixRow(numberOf(id)));
  await keepRows(store, 'night', rows, { families: new Set(), tasks: new Set() });
}

describe('an attempt that is to be explained', () => {
  it('is found with what it was asked, what had been tried, and which model answered', async () => {
    const { train } = await poolsOf();
    const episode = await practised(train[0] ?? '');
    const asked = await askedAttempt(store, `${episode}/attempt/2`);
    expect(asked).toMatchObject({ task: { id: train[0] }, file: 'count.py', model: 'm', adapter: null });
    expect(asked.program.trim()).toBe(fixRow(numberOf(train[0] ?? '')).accepted?.trim());
    expect(asked.question.map(({ content }) => content).join('')).toContain('returned 1, expected 2');
    await expect(askedAttempt(store, `${episode}/attempt/3`)).rejects.toThrow(/attempt 3 .* holds no program/);
    await expect(askedAttempt(store, 'nowhere')).rejects.toThrow(/there is no episode "nowhere"/);
  });
});

describe('an adaptation', () => {
  it('draws its rows once, without what the campaign holds back, and enters the registry once', async () => {
    const { train, held } = await poolsOf();
    await rowsOf([...train, ...held]);
    const adapter = noted();
    const ports = { store, adapters: { t0: adapter } };
    const prepared = await prepareAdaptation(ports, inputOf());
    expect(prepared.training + prepared.validation).toBe(train.length);
    await keepRows(store, 'night', [fixRow(99)], { families: new Set(), tasks: new Set() });
    const trained = await trainAdapter(ports, inputOf(), signal);
    expect(adapter.trained[0]).toHaveLength(prepared.training);
    expect(adapter.trained[0]?.some((task) => held.includes(task))).toBe(false);
    const { because, ...evaluated } = await evaluateAdapter(ports, inputOf(), trained, signal);
    expect(because).toBeNull();
    const first = await publishAdapter(ports, inputOf(), prepared, trained, evaluated, signal);
    expect(await publishAdapter(ports, inputOf(), prepared, trained, evaluated, signal)).toEqual(first);
    expect(await adaptersOf(store)).toHaveLength(1);
    expect(await adaptationFor(store, ports.adapters, 'night', 'fake-1')).toMatchObject({
      offered: [{ hash: 'a'.repeat(12) }],
      trainable: { rows: 0 },
    });
    expect(await adaptationFor(store, {}, 'night', 'another')).toBeNull();
  });

  it('is kept back where it has forgotten, and refused where there is nothing to learn', async () => {
    const { train } = await poolsOf();
    await rowsOf(train);
    const ports = { store, adapters: { t0: noted({ before: 1, after: 1.5, rows: 4 }) } };
    const trained = await trainAdapter(ports, inputOf(), signal);
    expect(await evaluateAdapter(ports, inputOf(), trained, signal)).toMatchObject({ because: expect.stringContaining('rose by 50.0 %') });
    await expect(prepareAdaptation(ports, inputOf({ spec: specOf({ id: 'other' }), sets: ['nobody'] }))).rejects.toThrow(
      /there is no row that may teach/,
    );
    await expect(prepareAdaptation({ store }, inputOf())).rejects.toThrow(/nothing here adapts by t0/);
  });

  it('is no offer to a campaign that holds back what taught it', async () => {
    const { held } = await poolsOf();
    await rowsOf(held);
    const ports = { store, adapters: { t0: noted() } };
    const input = inputOf({ campaigns: [] });
    const prepared = await prepareAdaptation(ports, input);
    const trained = await trainAdapter(ports, input, signal);
    await publishAdapter(ports, input, prepared, trained, { held: null, old: null, evidence: [] }, signal);
    expect(await adaptationFor(store, ports.adapters, 'night', 'fake-1')).toMatchObject({ offered: [] });
  });
});

describe('a campaign that adapts', () => {
  it('teaches from its train tasks, and the adapted model is a challenger like any other', async () => {
    const { train } = await poolsOf();
    const episodes = await Promise.all(train.map((id) => practised(id)));
    await recordTraining(
      { store },
      { address: 'night/b0/c0/practise', campaign: 'night', branch: 0, cycle: 0, strategy: FIRST, attempts: 8, episodes },
    );
    if (train.length < 5) throw new Error(`only ${train.length} train tasks`);
    const adapter = noted();
    const ports = { store, model: fakeModel(() => ''), adapters: { t0: adapter } };
    const proposed = await propose(ports, INPUT, signal, [adapt]);
    const record = await store.find('proposals', INPUT.address);
    const version = await store.find('strategies', proposed.strategy ?? '');
    expect(version).toMatchObject({
      parent: FIRST,
      change: { tactic: 'adapt', action: 'adapter-changed' },
      strategy: { adapter: { hash: 'a'.repeat(12) } },
    });
    expect(record).not.toBeNull();
    await propose(ports, INPUT, signal, [adapt]);
    expect(adapter.trained).toHaveLength(1);
  });

  it('does not teach the same rows again where that came to nothing', async () => {
    const { train } = await poolsOf();
    const episodes = await Promise.all(train.map((id) => practised(id)));
    const at = { address: 'night/b0/c0/practise', campaign: 'night', branch: 0, cycle: 0 };
    await recordTraining({ store }, { ...at, strategy: FIRST, attempts: 8, episodes });
    const adapter = noted({ before: 1, after: 2, rows: 3 });
    const ports = { store, model: fakeModel(() => ''), adapters: { t0: adapter } };
    for (const number of [1, 2, 3]) {
      const address = `night/b0/c${number}/propose`;
      await propose(ports, { ...INPUT, address }, signal, [adapt]);
      const [asked] = (await store.find('proposals', address))?.asked ?? [];
      expect(asked?.refused).toMatch(number === 1 ? /rose by 100\.0 %/ : /came to nothing before/);
    }
    expect(adapter.trained).toHaveLength(1);
  });

  it('never asks the tactic where nothing can be adapted', async () => {
    await propose({ store, model: fakeModel(() => '') }, INPUT, signal, [adapt]);
    expect(await store.find('proposals', INPUT.address)).toMatchObject({ asked: [] });
    expect(FIRST_STRATEGY.adapter).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { experimentState } from '../../campaigns/experiments/experiments.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { type ExperimentRequest, keepExperiment, planCells, seededSuites } from '../../campaigns/experiments/plan.js';
import { answersOf } from '../../campaigns/experiments/story.js';
import { shippedExperiments } from '../../cli/experiments/definition.js';
import type { Cell } from '../../domain/metrics/table.js';
import type { Suite } from '../../domain/task.js';
import { type ExperimentDefinition, experimentDefinition } from '../../schemas/experiment.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const OFFER = { name: 'm', priced: false, usdPerCall: null, concurrency: 4 };

/** A small one that is right. */
const RIGHT = {
  title: 'Does it?',
  question: 'Does it help?',
  base: { acceptance: 'fixed', cycles: 1 },
  arms: [
    { name: 'with', settings: {} },
    { name: 'without', settings: { reflection: 'none' } },
  ],
  suites: ['toy'],
  metrics: ['successRate'],
  hypotheses: [{ claim: 'It does.', metric: 'successRate', arm: 'with', against: 'without', matters: 0.05 }],
};

const read = (change: object = {}): ExperimentDefinition => experimentDefinition.parse({ ...RIGHT, ...change });
const faults = (change: object): readonly string[] =>
  (experimentDefinition.safeParse({ ...RIGHT, ...change }).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
const request = (change: Partial<ExperimentRequest> = {}): ExperimentRequest => ({
  name: 'try',
  definition: read(),
  seeds: 2,
  budget: { modelCalls: null, costUsd: null },
  parallel: 2,
  force: false,
  command: 'ratchet experiment run try.json',
  ...change,
});
const load =
  (suite: Suite = toyWorld().suite) =>
  () =>
    Promise.resolve(suite);

describe('a definition of an experiment', () => {
  it('of those that ship is right, and tells its arms apart', async () => {
    const ship = await shippedExperiments();
    expect(ship.map(({ name }) => name)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
    expect(ship.map(({ definition }) => definition.arms.length)).toEqual([3, 4, 5, 2, 4]);
  });

  it.each([
    [
      'an unknown setting',
      { arms: [RIGHT.arms[0], { name: 'b', settings: { reflektion: 'none' } }] },
      /^arms\.1\.settings: "reflektion" is not known: expected .*reflection/,
    ],
    [
      'a wrong value',
      { arms: [RIGHT.arms[0], { name: 'b', settings: { reflection: 'some' } }] },
      /^arms\.1\.settings\.reflection: expected one of own, shuffled, none/,
    ],
    ['a setting that is the experiment’s own', { base: { seed: 4 } }, /^base\.seed: is not for an arm or the base: instead use "seeds"/],
    [
      'a budget of one arm',
      { arms: [RIGHT.arms[0], { name: 'b', settings: { maxModelCalls: 4 } }] },
      /^arms\.1\.settings\.maxModelCalls: .*--max-model-calls/,
    ],
    [
      'another model in one arm',
      { arms: [RIGHT.arms[0], { name: 'b', settings: { model: 'x' } }] },
      /^arms\.1\.settings\.model: is the same for all arms, so it stands in "base"/,
    ],
    [
      'two arms that are one',
      {
        arms: [
          { name: 'with', settings: {} },
          { name: 'without', settings: {} },
        ],
      },
      /^arms\.1\.settings: are those of the arm with: nothing would be compared/,
    ],
    [
      'two arms of one name',
      { arms: [RIGHT.arms[0], { name: 'with', settings: { attempts: 3 } }, RIGHT.arms[1]] },
      /^arms\.1\.name: two arms are called with/,
    ],
    ['one arm', { arms: [RIGHT.arms[0]] }, /^arms: expected two arms at least/],
    [
      'an unknown arm',
      { hypotheses: [{ ...RIGHT.hypotheses[0], arm: 'wiht' }] },
      /^hypotheses\.0\.arm: "wiht" is no arm: expected one of with, without/,
    ],
    [
      'an arm against itself',
      { hypotheses: [{ ...RIGHT.hypotheses[0], arm: 'without' }] },
      /^hypotheses\.0\.against: an arm is not held against itself/,
    ],
    ['an unknown metric', { metrics: ['sucess'] }, /^metrics\.0: expected one of successRate/],
    [
      'a metric that has no value of one task',
      { hypotheses: [{ ...RIGHT.hypotheses[0], metric: 'tokensPerSolved' }] },
      /^hypotheses\.0\.metric: tokensPerSolved is a ratio of sums/,
    ],
    ['an effect of nothing', { hypotheses: [{ ...RIGHT.hypotheses[0], matters: 0 }] }, /^hypotheses\.0\.matters: /],
    ['nothing to find out', { hypotheses: [] }, /^hypotheses: expected one hypothesis at least/],
    ['no suite', { suites: [] }, /^suites: expected one suite at least/],
    ['a field that is none', { suite: 'toy' }, /^: "suite" is not known: expected title/],
  ])('with %s says which field, and the way out', (_, change, expected) => {
    expect(faults(change).join('\n')).toMatch(expected);
  });
});

describe('the plan of an experiment', () => {
  it('has the arms of a suite and a seed together, all with the same tasks, seeds and shares', async () => {
    const asked = request({ budget: { modelCalls: 403, costUsd: null } });
    const planned = planCells(asked, await seededSuites(asked, load()), OFFER);
    expect(planned.map(({ arm, seed }) => `${seed} ${arm}`)).toEqual(['1 with', '1 without', '2 with', '2 without']);
    for (const { config, seed } of planned) {
      expect(config.seed).toBe(seed);
      expect(config.budget.modelCalls).toBe(100);
    }
    const store = openFakeStore();
    const { record } = await keepExperiment(store, asked, planned, { name: 'm', fingerprint: 'f' });
    expect(record.cells.map(({ campaign }) => campaign)).toEqual([
      'try-toy-s1-with',
      'try-toy-s1-without',
      'try-toy-s2-with',
      'try-toy-s2-without',
    ]);
    const [first, second, third] = record.cells;
    expect(first?.config.suiteId).toBe(second?.config.suiteId);
    expect(first?.config.suiteId).not.toBe(third?.config.suiteId);
    expect(await experimentState(leavingOut(store), 'try')).toMatchObject({ end: null, spent: { modelCalls: 0 } });
  });

  it('goes on with the one of that name, and refuses another under it', async () => {
    const store = openFakeStore();
    const keep = async (asked: ExperimentRequest) =>
      keepExperiment(store, asked, planCells(asked, await seededSuites(asked, load()), OFFER), { name: 'm', fingerprint: '' });
    expect((await keep(request())).resumed).toBe(false);
    expect((await keep(request())).resumed).toBe(true);
    await expect(keep(request({ seeds: 3 }))).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringMatching(/^name: there is another experiment try already .*take another --name/),
    });
    await expect(keep(request({ definition: read({ question: 'Another?' }) }))).rejects.toMatchObject({ kind: 'bad-request' });
  });

  it.each([
    [
      'a price, with a model that has none',
      { metrics: ['costPerSolved'] },
      /^metrics costPerSolved: cannot be given: the model has no price/,
    ],
    ['memory, where nothing is learned', { metrics: ['memoryReuseRate'] }, /^metrics memoryReuseRate: .*acceptance fixed in all arms/],
    [
      'more runs',
      { base: { acceptance: 'fixed', cycles: 1, examRuns: 2 }, metrics: ['passAt3'] },
      /^metrics passAt3: .*exam-runs 3 at least, and the arm with has 2/,
    ],
    ['more cycles', { metrics: ['improvementSlope'] }, /^metrics improvementSlope: .*cycles 6 at least/],
    [
      'what memory is told, where there is none',
      { arms: [RIGHT.arms[0], { name: 'without', settings: { memoryContent: 'shuffled' } }] },
      /^arms without: acceptance fixed learns nothing/,
    ],
  ])('refuses what needs %s', async (_, change, expected) => {
    const asked = request({ definition: read(change) });
    const suites = await seededSuites(asked, load());
    expect(() => planCells(asked, suites, OFFER)).toThrow(expected);
  });

  it('refuses a metric that the suite has no references for', async () => {
    const { suite } = toyWorld();
    const asked = request({ definition: read({ metrics: ['reflectionAccuracy'] }) });
    const bare = { ...suite, tasks: suite.tasks.map((task) => ({ ...task, reference: {} })) };
    const suites = await seededSuites(asked, load(bare));
    expect(() => planCells(asked, suites, OFFER)).toThrow(
      /^metrics reflectionAccuracy: .*no task of suite toy has a reference solution; leave it out/,
    );
  });

  it('refuses a suite that is too small for the question, unless it is forced', async () => {
    const asked = request({ seeds: 1 });
    const few = await seededSuites(asked, load(toyWorld({ tasks: 10 }).suite));
    expect(() => planCells(asked, few, OFFER)).toThrow(
      /families of sealed tasks are too few for the question.*Take more seeds or suites.*--force/s,
    );
    expect(planCells({ ...asked, force: true }, few, OFFER)).toHaveLength(2);
    const learning = request({ definition: read({ base: { acceptance: 'gate', cycles: 4 } }) });
    const small = await seededSuites(learning, load(toyWorld({ tasks: 12 }).suite));
    expect(() => planCells(learning, small, OFFER)).toThrow(/^(suites toy|hypotheses)/);
  });

  it('refuses a budget that does not give each campaign a call, and more campaigns than one experiment has', async () => {
    const asked = request({ budget: { modelCalls: 3, costUsd: null } });
    const suites = await seededSuites(asked, load());
    expect(() => planCells(asked, suites, OFFER)).toThrow(/^max-model-calls: 3 are fewer than one call for each of the 4 campaigns/);
    await expect(seededSuites(request({ seeds: 100, definition: read({ suites: ['a', 'b', 'c'] }) }), load())).rejects.toThrow(
      /^seeds: 600 campaigns/,
    );
  });
});

const cells = (arm: string, chance: (task: number) => boolean): readonly Cell[] =>
  [1, 2].map((seed) => ({
    campaign: `${arm}-${seed}`,
    suite: 'toy',
    seed,
    arm,
    curve: [],
    activeMs: 0,
    trials: Array.from({ length: 20 }, (_, task) => ({
      task: `t${task}`,
      family: `f${task}`,
      run: 0,
      solved: chance(task),
      attempts: 1,
      tokens: 1,
      costUsd: 0,
      tests: 1,
      recalled: 0,
      codeSimilarity: null,
      reflections: null,
    })),
  }));

describe('the answers of an experiment', () => {
  it.each([
    ['supported', () => true, () => false],
    ['not supported', () => false, () => true],
    ['undecided', (task: number) => task % 2 === 0, (task: number) => task % 3 === 0],
  ] as const)('are %s where the runs say so', (answer, one, other) => {
    const [found] = answersOf(read(), [...cells('with', one), ...cells('without', other)]).answers;
    expect(found).toMatchObject({ answer, effect: { pairs: 40, clusters: 20 } });
  });

  it('say nothing where nothing was run', () => {
    expect(answersOf(read(), []).answers).toMatchObject([{ answer: 'undecided', effect: null }]);
  });
});

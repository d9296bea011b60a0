import { begun, CHAMPION, FIRST, INPUT } from '../support/proposing.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bounded } from '../../activities/cycle/bounded.js';
import { raceList, screenList, strategyList, trainingList, LOOKS_BACK, orderList, lessonList } from '../../ports/lists.js';
import { propose } from '../../activities/cycle/propose.js';
import type { MemoryRow, RaceRecord } from '../../ports/records.js';
import { standingOf } from '../../campaigns/standing.js';
import { recordScreen, recordTraining } from '../../activities/cycle/training.js';
import { CONTROLLERS } from '../../domain/meta/controllers.js';
import type { Strategy } from '../../domain/strategy.js';
import { challenger, move, nothing, type Snapshot, type Tactic } from '../../domain/tactics/tactic.js';
import { fakeModel, type FakeModel } from '../support/fake-model.js';
import { promptHistoryOf } from '../../campaigns/prompt-updates.js';
import { outcomesOf } from '../../campaigns/outcomes.js';
import type { Store } from '../../ports/store.js';
import { SOLVED_EPISODE } from '../support/episode-records.js';

const signal = new AbortController().signal;

const colder = ({ parent: { strategy } }: Pick<Snapshot, 'parent'>): Strategy => ({
  ...strategy,
  decoding: { ...strategy.decoding, temperature: 0 },
});
const tactic = (name: string, make: Tactic['propose']): Tactic => ({ name, about: name, propose: make });
const GOOD = tactic('good', (snapshot) =>
  move(challenger(colder(snapshot), 'decoding-changed', { old: 'temperature 0.4', new: 'temperature 0', because: 'less chance' })),
);

let store: Store;
let model: FakeModel;
beforeEach(async () => {
  store = await begun();
  model = fakeModel(() =>
    JSON.stringify({ action: 'rule-added', ruleId: '', rule: 'Read the failing case first.', setting: '', value: 0, because: 'it helped' }),
  );
  await store.keep('strategies', FIRST, { id: FIRST, strategy: CHAMPION, parent: null, change: null });
  await store.append(strategyList('night'), FIRST);
  await store.budget.open('night', { modelCalls: null, costUsd: null });
});

const row = (id: string, change: Partial<MemoryRow> = {}): MemoryRow => ({
  id,
  campaign: 'night',
  branch: 0,
  cycle: 0,
  pool: 'train',
  family: id,
  taskId: id,
  language: 'python',
  kind: 'fix',
  sentence: `Lesson ${id}.`,
  key: id,
  symptom: `symptom ${id}`,
  remedy: `remedy ${id}`,
  solved: true,
  attempts: 2,
  ...change,
});

async function learn(...rows: readonly MemoryRow[]): Promise<void> {
  await learnIn(store, rows);
}

async function learnIn(open: Store, rows: readonly MemoryRow[]): Promise<void> {
  for (const each of rows) {
    await open.keep('memory', each.id, each);
    await open.append(lessonList('night'), each.id);
  }
}

describe('a version of the search that a person has vetoed meanwhile', () => {
  it('is told with the next proposal, so that the search lets go of it at once', async () => {
    const state = {
      seed: 1,
      tasks: 4,
      attempts: 2,
      pool: [
        { id: FIRST, runs: '' },
        { id: 'unwanted', runs: '' },
      ],
    };
    await store.keep('strategies', 'unwanted', { id: 'unwanted', strategy: CHAMPION, parent: FIRST, change: null });
    const search = { number: 0, parent: FIRST, episodes: [], state };
    const made = (number: number) =>
      propose({ model, store }, { ...INPUT, address: `night/b0/c1/proposal/${number}`, search: { ...search, number } }, signal, [GOOD]);
    expect(await made(0)).not.toHaveProperty('vetoed');
    const order = { kind: 'veto', strategy: 'unwanted', id: 'o', branch: 0, because: 'no' } as const;
    await store.keep('orders', 'night/order o', { campaign: 'night', order, strategy: 'unwanted', at: '' });
    await store.append(orderList('night'), 'night/order o');
    expect((await made(1)).vetoed).toEqual(['unwanted']);
    expect((await made(0)).vetoed).toEqual(['unwanted']);
  });
});

describe('a tactic that cannot be taken', () => {
  it.each<[string, Tactic, RegExp]>([
    ['throws', tactic('bad', () => JSON.parse('{')), /it threw/],
    [
      'never ends',
      tactic('bad', () => {
        for (;;);
      }),
      /did not end within 250 ms/,
    ],
    [
      'returns the same strategy',
      tactic('bad', ({ parent }) =>
        move(
          challenger({ ...parent.strategy, rules: parent.strategy.rules.map((rule) => ({ ...rule, id: 'r9' })) }, 'rule-changed', {
            old: '',
            new: '',
            because: '',
          }),
        ),
      ),
      /same strategy as/,
    ],
    [
      'goes over the token budget',
      tactic('bad', ({ parent }) =>
        move(
          challenger(
            {
              ...parent.strategy,
              rules: Array.from({ length: 15 }, (_, index) => ({ id: `r${index}`, text: `${index}`.padEnd(400, 'x'), pinned: false })),
            },
            'rule-added',
            { old: '', new: '', because: '' },
          ),
        ),
      ),
      /over the budget/,
    ],
    ['has nothing', tactic('bad', () => nothing('no idea')), /no idea/],
  ])('and %s is dropped with its reason, and the next is asked', async (_, bad, reason) => {
    const made = await propose({ model, store, tacticMs: 250 }, INPUT, signal, [bad, GOOD]);
    expect(made.because).toBe('good: less chance');
    const record = await store.find('proposals', INPUT.address);
    expect(record?.asked.map(({ choice, refused }) => [choice.tactic, refused])).toEqual([
      ['bad', expect.stringMatching(reason)],
      ['good', null],
    ]);
    expect((await store.find('strategies', made.strategy ?? ''))?.change).toMatchObject({ tactic: 'good', action: 'decoding-changed' });
  });

  it('leaves a cycle without a challenger when no other is left, and says why', async () => {
    expect(await propose({ model, store }, INPUT, signal, [tactic('bad', () => nothing('no idea'))])).toMatchObject({
      strategy: null,
      because: 'no tactic made a challenger: bad (no idea)',
    });
  });

  it('makes nothing again that the campaign has tried', async () => {
    const first = await propose({ model, store }, INPUT, signal, [GOOD]);
    const again = await propose({ model, store }, { ...INPUT, address: 'night/b0/c2/propose', cycle: 2 }, signal, [GOOD]);
    expect(again).toMatchObject({ strategy: null, because: expect.stringContaining(`it makes ${first.strategy} again`) });
  });
});

describe('work within bounds', () => {
  it('reads no more of a long campaign than of a short one', async () => {
    const reads = await Promise.all(
      [LOOKS_BACK, 2 * LOOKS_BACK].map(async (rows) => {
        const world = await begun();
        await world.keep('strategies', FIRST, { id: FIRST, strategy: CHAMPION, parent: null, change: null });
        await learnIn(
          world,
          Array.from({ length: rows }, (_, index) => row(`row-${index}`)),
        );
        const find = vi.spyOn(world, 'find');
        const { shared } = await standingOf(world, INPUT);
        expect(shared.lessons.at(-1)?.symptom).toBe(`symptom row-${rows - 1}`);
        return find.mock.calls.length;
      }),
    );
    expect(reads[1]).toBe(reads[0]);
  });

  it('gives back what it made, and ends what does not end', () => {
    expect(bounded(() => 3, 1_000)).toEqual({ value: 3 });
    expect(
      bounded(() => {
        for (;;);
      }, 50),
    ).toEqual({ failed: 'it did not end within 50 ms' });
  });
});

describe('a proposal', () => {
  it('is made once for an address: a retry pays nothing', async () => {
    await learn(row('a'));
    const first = await propose({ model, store }, INPUT, signal);
    expect(await propose({ model, store }, INPUT, signal)).toEqual(first);
    expect(model.requests).toHaveLength(1);
    expect((await store.find('strategies', first.strategy ?? ''))?.strategy.rules.map((rule) => rule.text)).toEqual([
      'Check the loop bounds first.',
      'Read the failing case first.',
    ]);
  });

  it('reads lessons of its ancestor chain only', async () => {
    await learn(
      row('of-the-chain'),
      row('of-this-cycle', { cycle: 1 }),
      row('of-a-left-branch', { branch: 3 }),
      row('of-a-later-cycle', { cycle: 2 }),
    );
    await propose({ model, store }, INPUT, signal);
    const prompt = model.requests[0]?.messages.map((each) => each.content).join('\n') ?? '';
    expect(prompt).toContain('symptom of-the-chain');
    expect(prompt).toContain('symptom of-this-cycle');
    expect(prompt).not.toContain('of-a-left-branch');
    expect(prompt).not.toContain('of-a-later-cycle');
  });

  it('keeps a rule that a person pinned, whatever a tactic does', async () => {
    await store.keep('orders', 'night/order 1', {
      campaign: 'night',
      order: { id: '1', branch: 0, because: 'mine', kind: 'pin', rule: 'r1', pinned: true },
      strategy: FIRST,
      at: '2027-01-01T00:00:00.000Z',
    });
    await store.append(orderList('night'), 'night/order 1');
    const dropping = tactic('dropping', ({ parent }) =>
      move(challenger({ ...colder({ parent }), rules: [] }, 'fresh-start', { old: '', new: '', because: '' })),
    );
    expect((await propose({ model, store }, INPUT, signal, [dropping])).because).toContain('rule r1 is pinned by a person');
    const made = await propose({ model, store }, { ...INPUT, address: 'night/b0/c2/propose' }, signal, [GOOD]);
    expect((await store.find('strategies', made.strategy ?? ''))?.strategy.rules).toEqual(CHAMPION.rules);
  });

  it.each(CONTROLLERS)('puts on record what %s chose, at which odds and why', async (controller) => {
    await learn(row('a'));
    await propose({ model, store }, { ...INPUT, controller }, signal);
    const asked = (await store.find('proposals', INPUT.address))?.asked ?? [];
    for (const { choice } of asked) {
      expect(Object.values(choice.odds).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 1);
      expect(choice.because).toContain(`${controller} chose ${choice.tactic}`);
      expect(choice.parents[choice.parent]).toBeGreaterThan(0);
    }
    expect(asked.length).toBeGreaterThan(0);
  });
});

const race = (change: Partial<RaceRecord>): RaceRecord => ({
  campaign: 'night',
  branch: 0,
  cycle: 0,
  champion: FIRST,
  challenger: 'cccccccccccc',
  k: 1,
  decision: 'dropped',
  because: 'a lead of -7',
  pairs: 20,
  wins: 2,
  losses: 9,
  winFamilies: 2,
  outcomes: 'WL',
  voids: { champion: 0, challenger: 0 },
  logE: -2,
  logThreshold: 3,
  modelCalls: 40,
  costUsd: 0,
  ...change,
});

/** A campaign that has raced once; what went on within the race, and on the sealed tasks, is for the argument to say. */
async function raced(open: Store, secret: string, solved: boolean): Promise<void> {
  await open.keep('strategies', FIRST, { id: FIRST, strategy: CHAMPION, parent: null, change: null });
  await open.append(strategyList('night'), FIRST);
  await open.budget.open('night', { modelCalls: null, costUsd: null });
  await learnIn(open, [row('a')]);
  await open.keep('strategies', 'cccccccccccc', {
    id: 'cccccccccccc',
    strategy: { ...CHAMPION, memory: { recall: 1 } },
    parent: FIRST,
    change: { action: 'memory-changed', tactic: 'decode', old: 'recall 4', new: 'recall 1', because: 'x', evidence: [] },
  });
  await open.keep('races', 'night/b0/c0/race', race({ outcomes: solved ? 'WWLL' : 'LLWW', because: `lost on ${secret}` }));
  await open.append(raceList('night'), 'night/b0/c0/race');
  for (const at of [
    'night/b0/c0/race/pair/0/side:champion',
    'night/b0/c0/race/pair/0/side:challenger',
    'night/b0/exam/side:first/task/x',
  ]) {
    await open.keep('episodes', at, {
      taskId: secret,
      plausible: solved,
      solved,
      attempts: 1,
      attemptsToPass: solved ? 1 : null,
      status: solved ? 'passed' : 'failed',
      errorClass: solved ? null : 'Timeout',
      trust: 'split',
      compiled: 1,
      testsPassed: 1,
      modelCalls: 1,
      sandboxRuns: 1,
      tokens: 1,
      costUsd: 0,
      recalled: [],
      reason: '',
      scores: null,
      score: null,
    });
  }
}

describe('what learning may see', () => {
  it.each(CONTROLLERS)('is the same whatever happened to single gate and sealed tasks, with %s', async (controller) => {
    const told = await Promise.all(
      (
        [
          ['secret-one', true],
          ['secret-two', false],
        ] as const
      ).map(async ([secret, solved]) => {
        const world = await begun();
        await raced(world, secret, solved);
        const asked = fakeModel(() =>
          JSON.stringify({
            action: 'rule-added',
            ruleId: '',
            rule: 'Read the failing case first.',
            setting: '',
            value: 0,
            because: 'it helped',
          }),
        );
        const made = await propose({ model: asked, store: world }, { ...INPUT, controller }, signal);
        return JSON.stringify({
          made,
          requests: asked.requests,
          record: await world.find('proposals', INPUT.address),
          outcomes: await outcomesOf(world, 'night'),
        });
      }),
    );
    expect(told[0]).toBe(told[1]);
    expect(told[0]).not.toContain('secret');
  });

  it('is told with its reasons and its success curve', async () => {
    await learn(row('a'));
    const { strategy } = await propose({ model, store }, INPUT, signal);
    const results = (['t1', 't2'] as const).map((taskId, index) => ({
      taskId,
      place: taskId,
      solved: index === 0,
      attempts: 2,
      of: 8,
      errorClass: null,
    }));
    await store.keep('trainings', 'one', { campaign: 'night', branch: 0, cycle: 1, strategy: strategy ?? '', results });
    await store.append(trainingList('night'), 'one');
    await store.keep('races', 'r', race({ challenger: strategy ?? '', decision: 'promoted' }));
    await store.append(raceList('night'), 'r');
    expect(await promptHistoryOf(store, 'night')).toMatchObject([
      { strategy: FIRST, parent: null, action: 'first', end: null, curve: [] },
      {
        strategy,
        parent: FIRST,
        action: 'rule-added',
        tactic: 'rule-add',
        old: '',
        new: 'Read the failing case first.',
        because: 'it helped',
        evidence: ['1 lessons, 1 of solved tasks'],
        end: 'promoted',
        curve: [{ branch: 0, cycle: 1, solved: { value: 0.5, n: 2 } }],
      },
    ]);
  });

  it('is told as this campaign made it, where another one began with the same strategy', async () => {
    await learn(row('a'));
    const elsewhere = await begun();
    await elsewhere.keep('strategies', FIRST, { id: FIRST, strategy: CHAMPION, parent: null, change: null });
    const { strategy } = await propose({ model, store: elsewhere }, INPUT, signal, [GOOD]);
    const made = await elsewhere.find('strategies', strategy ?? '');
    if (made === null) throw new TypeError('the tactic makes a strategy');
    await store.keep('strategies', made.id, { ...made, parent: null, change: null });
    expect(await propose({ model, store }, INPUT, signal, [GOOD])).toMatchObject({ strategy });
    expect((await promptHistoryOf(store, 'night')).at(-1)).toMatchObject({ strategy, parent: FIRST, tactic: 'good' });
  });

  it('is one aggregate for each choice: how it ended, train progress and calls', async () => {
    const made = await propose({ model, store }, INPUT, signal, [GOOD]);
    const strategy = made.strategy ?? '';
    expect(await outcomesOf(store, 'night')).toEqual([]);
    await store.keep('screens', 's', {
      campaign: 'night',
      branch: 0,
      cycle: 1,
      champion: FIRST,
      challenger: strategy,
      passed: true,
      because: '',
      pairs: 4,
      championAttempts: 20,
      challengerAttempts: 15,
      modelCalls: 8,
    });
    await store.append(screenList('night'), 's');
    await store.keep('races', 'r', race({ challenger: strategy, decision: 'undecided' }));
    await store.append(raceList('night'), 'r');
    expect(await outcomesOf(store, 'night')).toEqual([
      {
        tactic: 'good',
        variant: null,
        context: { dominant: null, plateau: false },
        odds: 1,
        end: 'undecided',
        progress: 0.25,
        calls: 48,
        judged: null,
      },
    ]);
  });
});

const episode = (
  open: Store,
  at: string,
  solved: boolean,
  attempts: number,
  status: 'passed' | 'failed' | 'void' = solved ? 'passed' : 'failed',
) =>
  open.keep('episodes', at, {
    ...SOLVED_EPISODE,
    plausible: solved,
    solved,
    attempts,
    attemptsToPass: solved ? attempts : null,
    status,
    errorClass: solved ? null : 'Logic',
  });

describe('asking the model for an idea', () => {
  it('is what most cycles do by default, whatever the seed', async () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    const heard = await Promise.all(
      seeds.map(async (seed) => {
        const world = await begun();
        await world.keep('strategies', FIRST, { id: FIRST, strategy: CHAMPION, parent: null, change: null });
        await world.append(strategyList('night'), FIRST);
        await world.budget.open('night', { modelCalls: null, costUsd: null });
        await learnIn(world, [row('a')]);
        await propose({ model, store: world }, { ...INPUT, controller: 'thompson', seed }, signal);
        return (await world.find('proposals', INPUT.address))?.asked.some(({ modelCalls }) => modelCalls > 0) === true;
      }),
    );
    expect(heard.filter(Boolean).length).toBeGreaterThan(seeds.length / 2);
  });

  it.each(CONTROLLERS)('comes first where a person waits to be read, with %s', async (controller) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const address = `night/b0/c${seed}/propose`;
      const { heard } = await propose(
        { model, store },
        { ...INPUT, address, cycle: seed, controller, seed, feedback: ['Mind the tabs.'], feedbackIds: ['one'] },
        signal,
      );
      expect(heard).toEqual(['one']);
      expect((await store.find('proposals', address))?.asked[0]).toMatchObject({
        modelCalls: 1,
        choice: { because: expect.stringContaining('what was said waits to be read') },
      });
    }
    expect(model.requests.every(({ messages }) => messages.some(({ content }) => content.includes('Mind the tabs.')))).toBe(true);
  });

  it('is left out where the model is asked for answers alone, but for what a person said', async () => {
    const { requests } = model;
    await learn(row('a'));
    const before = requests.length;
    for (const controller of CONTROLLERS)
      await propose({ model, store }, { ...INPUT, askedFor: 'answers', address: `night/b0/${controller}/propose`, controller }, signal);
    expect(requests).toHaveLength(before);
    const said = { feedback: ['Mind the tabs.'], feedbackIds: ['one'], address: 'night/b0/c9/propose' };
    expect((await propose({ model, store }, { ...INPUT, askedFor: 'answers', ...said }, signal)).heard).toEqual(['one']);
    expect(requests).toHaveLength(before + 1);
  });

  it('does not pass for having read what was said after it: a cycle that is cut finds its proposal again', async () => {
    await learn(row('a'));
    await propose({ model, store }, INPUT, signal);
    expect((await propose({ model, store }, { ...INPUT, feedback: ['Mind the tabs.'], feedbackIds: ['late'] }, signal)).heard).toEqual([]);
  });

  it('is paid for on record', async () => {
    await learn(row('a'));
    await propose({ model, store }, INPUT, signal);
    expect((await store.find('proposals', INPUT.address))?.asked.at(-1)).toMatchObject({ modelCalls: 1, costUsd: expect.any(Number) });
  });
});

describe('what a version came to on train tasks', () => {
  it('is kept by place, without voids, so that two versions can be compared', async () => {
    const places = ['night/b0/c0/practise/0/t', 'night/b0/c0/practise/1/t', 'night/b0/c0/practise/2/t'];
    await episode(store, places[0] ?? '', true, 3);
    await episode(store, places[1] ?? '', false, 8);
    await episode(store, places[2] ?? '', false, 0, 'void');
    const input = { campaign: 'night', branch: 0, cycle: 0, attempts: 8 };
    await recordTraining({ store }, { ...input, address: 'tr', strategy: FIRST, episodes: places });
    expect((await store.find('trainings', 'tr'))?.results).toEqual([
      { taskId: 't', place: places[0], solved: true, attempts: 3, of: 8, errorClass: null, cutOff: 0 },
      { taskId: 't', place: places[1], solved: false, attempts: 8, of: 8, errorClass: 'Logic', cutOff: 0 },
    ]);
    await episode(store, `${places[0]}/side:challenger`, true, 1);
    const outcome = { passed: false, because: 'no fewer', pairs: 1, championAttempts: 3, challengerAttempts: 3 };
    await recordScreen(
      { store },
      { ...input, address: 'sc', strategy: 'dddddddddddd', champion: FIRST, outcome, episodes: [`${places[0]}/side:challenger`] },
    );
    expect((await store.find('trainings', 'sc'))?.results[0]?.place).toBe(places[0]);
    expect(await store.find('screens', 'sc')).toMatchObject({ champion: FIRST, challenger: 'dddddddddddd', modelCalls: 2, passed: false });
    expect(await store.list('screened:night')).toEqual(['dddddddddddd']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { CampaignCarried, PersonOrder } from '../../ports/campaign-records.js';
import { forcedOf } from '../../campaigns/forced.js';
import type { AskedTactic } from '../../ports/learning-records.js';
import { proposalList, raceList, screenList, checkpointList, orderList } from '../../ports/lists.js';
import type { RaceRecord } from '../../ports/records.js';
import { whyNothing, workOf } from '../../campaigns/work.js';
import { watchFrom } from '../../domain/trust-watch.js';
import { CONFIG } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { outcomesOf } from '../../campaigns/outcomes.js';
import type { Store } from '../../ports/store.js';

const CONTEXT = { dominant: null, plateau: false } as const;
const asked = (tactic: string, modelCalls: number, refused: string | null = null): AskedTactic => ({
  choice: { tactic, variant: null, parent: 'x', context: CONTEXT, odds: { [tactic]: 0.5 }, parents: {}, because: '' },
  refused,
  modelCalls,
  costUsd: modelCalls / 100,
});
const race = (challenger: string, k: number, change: Partial<RaceRecord> = {}): RaceRecord => ({
  campaign: 'night',
  branch: 0,
  cycle: k,
  champion: 'x',
  challenger,
  k,
  decision: 'dropped',
  because: '',
  pairs: 40,
  wins: 6,
  losses: 4,
  outcomes: '',
  winFamilies: 3,
  voids: { champion: 0, challenger: 0 },
  logE: 0,
  logThreshold: 3,
  modelCalls: 80,
  costUsd: 0.8,
  ...change,
});

let store: Store;
beforeEach(async () => {
  store = openFakeStore();
  await store.budget.open('night', { modelCalls: null, costUsd: null });
  await store.budget.reserve('night', 'all', { modelCalls: 400, costUsd: 4 });
  await store.budget.settle('night', 'all', { modelCalls: 400, tokens: 1, costUsd: 4, sandboxRuns: 0 });
});

async function proposed(cycle: number, strategy: string | null, ...asking: readonly AskedTactic[]): Promise<void> {
  const id = `night/b0/c${cycle}/propose`;
  await store.keep('proposals', id, { campaign: 'night', branch: 0, cycle, strategy, because: '', asked: asking });
  await store.append(proposalList('night'), id);
}

async function raced(id: string, record: RaceRecord): Promise<void> {
  await store.keep('races', id, record);
  await store.append(raceList('night'), id);
}

describe('what a budget went for', () => {
  beforeEach(async () => {
    await proposed(0, 'aaaa', asked('rule-add', 1));
    await store.keep('screens', 's', {
      campaign: 'night',
      branch: 0,
      cycle: 0,
      champion: 'x',
      challenger: 'aaaa',
      passed: true,
      because: '',
      pairs: 4,
      championAttempts: 8,
      challengerAttempts: 4,
      modelCalls: 10,
      costUsd: 0.1,
    });
    await store.append(screenList('night'), 's');
    await raced('r1', race('aaaa', 1, { decision: 'undecided' }));
    // carried on: it holds what it had before
    await raced('r1-on', race('aaaa', 1, { decision: 'undecided', pairs: 70, modelCalls: 140, costUsd: 1.4 }));
    await proposed(1, 'bbbb', asked('rule-add', 1, 'the model gave no proposal of the form that was asked for'), asked('decode', 0));
    await proposed(2, null, asked('weights', 0, 'each set of weights was tried'));
  });

  it('is told by tactic, with the screens and races of its challengers, each call once', async () => {
    const work = await workOf(store, 'night', CONFIG, { exams: { modelCalls: 100, costUsd: 1 }, gateFamilies: 30 });
    expect(work).toMatchObject({ proposals: 3, asked: 2, unanswered: { 'the model gave no proposal of the form that was asked for': 1 } });
    expect(work.tactics).toMatchObject([
      {
        tactic: 'rule-add',
        chosen: 2,
        asked: 2,
        challengers: 1,
        screened: 0,
        raced: 1,
        promoted: 0,
        modelCalls: 152,
        costUsd: expect.closeTo(1.52),
      },
      { tactic: 'decode', chosen: 1, asked: 0, challengers: 1, raced: 0, modelCalls: 0 },
      { tactic: 'weights', chosen: 1, challengers: 0 },
    ]);
    expect([...work.tactics, work.exams, work.rest].reduce((sum, each) => sum + each.modelCalls, 0)).toBe(400);
    expect(work.visible).toMatchObject([{ k: 1, pairs: 100, gain: expect.any(Number) }]);
  });

  it('counts a race that was carried on once for what is learned from it', async () => {
    expect((await outcomesOf(store, 'night'))[0]).toMatchObject({ tactic: 'rule-add', calls: 151, odds: 0.5 });
  });

  it('says why nothing was promoted: what was asked, what became of it, and what could have been seen', async () => {
    const work = await workOf(store, 'night', CONFIG, { exams: { modelCalls: 100, costUsd: 1 }, gateFamilies: 30 });
    const why = whyNothing(work, CONFIG, [race('aaaa', 1, { decision: 'undecided', pairs: 70 })], null);
    expect(why).toEqual([
      'The model was asked for an idea in 2 of 3 cycles (rule-add 2); no challenger came of 1 × the model gave no proposal of the form that was asked for.',
      'Of 2 challengers 0 earned no race (on the practised tasks they needed no fewer attempts), 0 were dropped by the gate, 1 stayed undecided, 1 was not raced to an end.',
      expect.stringMatching(
        /^With 100 pairs challenger 1 is promoted in four cases of five if it is better by \d+ points; of smaller gains most are not seen\.$/,
      ),
      'The best race, that of challenger 1, was 6 won and 4 lost in 70 pairs (+3 points).',
    ]);
  });

  it('counts questions of a search as the table of tactics does, and says first that nothing could be promoted', async () => {
    const work = await workOf(store, 'night', CONFIG, { exams: { modelCalls: 0, costUsd: 0 }, gateFamilies: 30 });
    const [first] = work.tactics;
    if (first === undefined) throw new TypeError('there is no tactic');
    const search = { cycles: 5, proposals: 51, made: 49, entered: 4, episodes: 90, modelCalls: 9, costUsd: 0, because: 'none is ahead' };
    const searched = {
      ...work,
      proposals: 51,
      asked: 25,
      unanswered: { 'the model proposes nothing': 45 },
      tactics: [
        { ...first, asked: 23 },
        { ...first, asked: 22 },
      ],
      search: { ...search, best: null, races: { modelCalls: 0, costUsd: 0 } },
    };
    expect(whyNothing(searched, CONFIG, [], 'too few.').slice(0, 3)).toEqual([
      'A promotion was impossible: too few.',
      'The search tried to propose 51 times in 5 cycles. In 25 of these it asked the model, with 45 questions in all; no challenger came of 45 × the model proposes nothing.',
      '49 versions came of these and of taking edits away; 4 of them entered its pool, in 90 episodes on train tasks.',
    ]);
  });

  it('has nothing to explain where a race promoted something, or nothing is learned', async () => {
    const work = await workOf(store, 'night', CONFIG, { exams: { modelCalls: 0, costUsd: 0 }, gateFamilies: 5 });
    // five families: no gain is promoted at all
    expect(work.visible).toEqual([]);
    expect(whyNothing(work, CONFIG, [race('aaaa', 1, { decision: 'promoted' })], 'x')).toEqual([]);
    expect(whyNothing(work, { ...CONFIG, acceptance: 'fixed' }, [], null)).toEqual([]);
    const early = 'It ended before any cycle had proposed a challenger.';
    expect(whyNothing({ ...work, proposals: 0 }, CONFIG, [], null)).toEqual([early]);
    expect(whyNothing({ ...work, proposals: 0 }, CONFIG, [], 'too few.')).toEqual(['A promotion was impossible: too few.', early]);
  });
});

const at = (minute: number): string => `2027-01-01T00:0${minute}:00.000Z`;

const order = async (id: string, minute: number, strategy: string): Promise<void> => {
  const given: PersonOrder = { id, branch: 0, because: `because ${id}`, kind: 'promote', strategy };
  await store.keep('orders', id, { campaign: 'night', order: given, strategy, at: at(minute) });
  await store.append(orderList('night'), id);
};
const confirmed = async (number: number, minute: number, strategy: string, cycle: number, gaveUp?: number): Promise<void> => {
  const carried: CampaignCarried = {
    first: 'x',
    champion: strategy,
    branch: 0,
    ancestors: [],
    cycle,
    checkpoints: number,
    checkpoint: `c${number}`,
    examMs: 1,
    outOfBudget: false,
    activeMs: 1,
    feedback: [],
    orders: { pause: null, stop: null, promote: null },
    trust: watchFrom({ checkpoint: '', strategy, view: [] }, null),
  };
  await store.keep('checkpoints', `c${number}`, {
    campaign: 'night',
    branch: 0,
    cycle,
    strategy,
    by: 'force',
    because: '',
    workflowId: '',
    runId: '',
    activityId: '',
    at: at(minute),
    carried,
    ...(gaveUp === undefined ? {} : { gaveUp }),
  });
  await store.append(checkpointList('night'), `c${number}`);
};

describe('a promotion by force', () => {
  it('is told with the cycle that it came into force in and the one that was given up, or that nothing came of it', async () => {
    await order('1', 0, 'aaaa');
    await confirmed(1, 1, 'aaaa', 3, 2);
    await order('2', 2, 'bbbb');
    await order('3', 3, 'aaaa');
    await confirmed(2, 4, 'aaaa', 6);
    expect(await forcedOf(store, 'night')).toMatchObject([
      { strategy: 'aaaa', because: 'because 1', cycle: 3, gaveUp: 2 },
      { strategy: 'bbbb', cycle: null },
      { strategy: 'aaaa', because: 'because 3', cycle: 6, gaveUp: null },
    ]);
  });
});

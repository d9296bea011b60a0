import { describe, expect, it } from 'vitest';
import { campaignHistory } from '../../campaigns/history.js';
import { strategyId } from '../../ports/keys.js';
import { strategyList, checkpointList, orderList } from '../../ports/lists.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import type { EpisodeRecord } from '../../ports/records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { gatherStory } from '../../campaigns/gather-story.js';
import { reportPage } from '../../cli/report-page/page.js';
import { reportText } from '../../cli/report-table.js';
import { lineageOf } from '../../campaigns/lineage.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import { whyText } from '../../cli/why.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { watchFrom } from '../../domain/trust-watch.js';
import { campaign } from '../api/fakes.js';
import { toyWorld } from '../support/toy-world.js';
import { openFakeStore } from '../support/fake-store.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import type { Store } from '../../ports/store.js';

const REPORT: CampaignReport = {
  campaign: 'night',
  suite: 'demo',
  model: 'offline',
  ended: 'cycles',
  cycles: 8,
  first: { strategy: 'aaaaaaaaaaaa', n: 84, solved: 30, low: 0.2, high: 0.55, meanAttempts: 7, tasks: 28, runs: 3 },
  last: { strategy: 'bbbbbbbbbbbb', n: 84, solved: 40, low: 0.3, high: 0.66, meanAttempts: 4, tasks: 28, runs: 3 },
  pairedP: 0.125,
  attempts: { before: 5, after: 4, faster: 2, slower: 1, p: 0.5 },
  lineage: [
    {
      id: 'bbbbbbbbbbbb',
      strategy: FIRST_STRATEGY,
      parent: 'aaaaaaaaaaaa',
      change: { action: 'rule-added', tactic: 'rule-add', old: '', new: 'be careful', because: 'it helped', evidence: [] },
    },
  ],
  races: [],
  spent: { modelCalls: 90, tokens: 10_000, costUsd: 0, sandboxRuns: 400 },
  activeMs: 60_000,
  notes: [],
  why: ['The model was asked for an idea in 2 of 3 cycles (rule-add 2).'],
  work: {
    proposals: 3,
    asked: 2,
    unanswered: {},
    tactics: [
      { tactic: 'rule-add', chosen: 2, asked: 2, challengers: 2, screened: 1, raced: 1, promoted: 0, modelCalls: 41, costUsd: 0.3 },
    ],
    exams: { modelCalls: 30, costUsd: 0.1 },
    rest: { modelCalls: 19, costUsd: 0.1 },
    visible: [],
  },
  feedback: [
    {
      at: '2027-01-01T00:00:00.000Z',
      text: 'Mind the\u001b[2J tabs.',
      about: 'the campaign',
      judgement: 'comment',
      fate: 'promoted',
      cycle: 1,
      strategy: 'cccccccccccc',
      because: 'better on 7 families',
    },
    {
      at: '2027-01-01T00:01:00.000Z',
      text: 'And the spaces.',
      about: 'strategy cccccccccccc',
      judgement: 'accepted',
      fate: 'not-read',
      cycle: null,
      strategy: null,
      because: 'the campaign ended before it proposed anything more',
    },
  ],
  forced: [
    { at: '2027-01-01T00:00:00.000Z', strategy: 'bbbbbbbbbbbb', because: 'I know better', cycle: 2, gaveUp: 1 },
    { at: '2027-01-01T00:00:00.000Z', strategy: 'dddddddddddd', because: 'or not', cycle: null, gaveUp: null },
  ],
  extensions: [
    {
      id: 'x',
      number: 1,
      at: '',
      because: 'more of it',
      ended: 'cycles',
      from: { cycles: 3, maxHours: null, deadline: null, modelCalls: null, costUsd: null },
      cycles: 8,
      maxHours: null,
      deadline: null,
      modelCalls: null,
      costUsd: null,
    },
  ],
  inherited: { campaign: 'nights-1', champion: 'aaaaaaaaaaaa', memory: [{ campaign: 'nights-1', branch: 0, upToCycle: 2 }] },
};

describe('the report as text', () => {
  it('tells the course of the campaign, force, feedback, work and why nothing was promoted', () => {
    const text = reportText(REPORT);
    for (const part of [
      'It began with what nights-1 ended with: champion aaaaaaaaaaaa, and the memory of 1 campaign.',
      'It was extended after it had ended (all done): cycles 3 -> 8 (more of it).',
      '40 of 84 runs of 28 tasks = 48 % (95 %: 30 % to 66 %)',
      'p = 0.125 (sign flips by task)',
      'bbbbbbbbbbbb  rule-added (champion by force, not by a race): be careful',
      'bbbbbbbbbbbb: champion by force of a person after cycle 2, without a race (I know better); cycle 2, which had been cut, was given up for it',
      'dddddddddddd: ordered by a person (or not), but it did not become champion',
      'read in cycle 2; its challenger cccccccccccc was promoted: better on 7 families',
      '"And the spaces." (accepted, counts as a reward of strategy cccccccccccc): not read: the campaign ended before it proposed anything more',
      'Why nothing was promoted:\n  The model was asked for an idea in 2 of 3 cycles',
      'Where the model calls went:',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/rule-add +2 +2 +2 +1 +1 +0 +41 +\$0\.3000/);
    expect(text).not.toContain('\u001b');
  });

  it('is written for reports of earlier versions too', () => {
    const { why, work, feedback, forced, extensions, inherited, ...earlier } = REPORT;
    expect([why, work, feedback, forced, extensions, inherited]).not.toContain(undefined);
    expect(reportText({ ...earlier, first: { strategy: 'a', n: 28, solved: 10, low: 0.2, high: 0.55, meanAttempts: 7 } })).toContain(
      '10 of 28 = 36 %',
    );
  });
});

const FORCED: Strategy = { ...FIRST_STRATEGY, memory: { recall: 2 } };

/** A campaign whose champion came by force. */
async function forcedCampaign(): Promise<{ readonly store: Store; readonly forced: string }> {
  const store = openFakeStore();
  const [first, forced] = [strategyId(FIRST_STRATEGY), strategyId(FORCED)];
  await store.campaigns.create(campaign('night', { champion: forced, cycle: 2 }));
  await store.budget.open('night', { modelCalls: null, costUsd: null });
  await store.keep('strategies', first, { id: first, strategy: FIRST_STRATEGY, parent: null, change: null });
  await store.keep('strategies', forced, {
    id: forced,
    strategy: FORCED,
    parent: first,
    change: { action: 'memory-changed', tactic: 'decode', old: '', new: '', because: 'a step', evidence: [] },
  });
  for (const id of [first, forced]) await store.append(strategyList('night'), id);
  await store.keep('orders', 'o', {
    campaign: 'night',
    order: { id: 'o', branch: 0, because: 'I know better', kind: 'promote', strategy: forced },
    strategy: forced,
    at: '2027-01-01T00:00:00.000Z',
  });
  await store.append(orderList('night'), 'o');
  const carried = {
    first,
    champion: forced,
    branch: 0,
    ancestors: [],
    cycle: 2,
    checkpoints: 2,
    checkpoint: 'c',
    examMs: 1,
    outOfBudget: false,
    activeMs: 1,
    feedback: [],
    orders: { pause: null, stop: null, promote: null },
    trust: watchFrom({ checkpoint: '', strategy: forced, view: [] }, null),
  };
  await store.keep('checkpoints', 'c', {
    campaign: 'night',
    branch: 0,
    cycle: 2,
    strategy: forced,
    by: 'force',
    because: 'I know better',
    workflowId: '',
    runId: '',
    activityId: '',
    carried,
    at: '2027-01-01T00:01:00.000Z',
  });
  await store.append(checkpointList('night'), 'c');
  return { store, forced };
}

function episode(taskId: string, solved: boolean): EpisodeRecord {
  return {
    taskId,
    plausible: solved,
    solved,
    attempts: 1,
    attemptsToPass: solved ? 1 : null,
    status: solved ? 'passed' : 'failed',
    errorClass: null,
    trust: 'split',
    compiled: 1,
    testsPassed: 1,
    scores: null,
    score: null,
    modelCalls: 1,
    sandboxRuns: 1,
    tokens: 1,
    costUsd: 0,
    recalled: [],
    reason: '',
  };
}

describe('the page of a campaign that runs', () => {
  it('tells what the first exam came to, as soon as it is known', async () => {
    const store = openFakeStore();
    const { suite } = toyWorld();
    const { config } = await prepareCampaign(store, 'night', suite, campaign('night').config, FIRST_STRATEGY);
    const state = { ...campaign('night'), config };
    expect(reportPage(await gatherStory(store, state))).toContain('Not examined yet.');
    const sealed = (await loadSuiteRecord(store, config.suiteId)).tasks.filter((task) => task.pool === 'sealed');
    for (const [index, { id }] of sealed.entries())
      await store.keep('episodes', `night/exam/side:first/task/${id}`, episode(id, index === 0));
    const page = reportPage(await gatherStory(store, state));
    expect(page).not.toContain('Not examined yet.');
    expect(page).toContain(`1 of ${sealed.length}`);
    expect(page).toContain('The first strategy was examined before the first cycle; the last one is examined at the end.');
  });
});

describe('--why', () => {
  it('tells of the campaign that is named, else of the one that made it, and says which others have it', async () => {
    const { store, forced } = await forcedCampaign();
    const version = await store.find('strategies', forced);
    if (version === null) throw new TypeError('it was kept');
    // an earlier campaign and a later one began with it
    for (const [id, createdAt] of [
      ['early', '2026-01-01T00:00:00.000Z'],
      ['later', '2028-01-01T00:00:00.000Z'],
    ] as const) {
      await store.campaigns.create(campaign(id, { createdAt, champion: forced }));
      await store.budget.open(id, { modelCalls: null, costUsd: null });
      await store.append(strategyList(id), forced);
    }
    const why = whyText(version, await told(store, version, null));
    expect(why).toContain(`${forced} in campaign night: `);
    expect(why).toContain(
      `It stands in other campaigns too: early (began with it), later (began with it). CAMPAIGN@${forced} tells of another one.`,
    );
    const named = whyText(version, await told(store, version, 'later'));
    expect(named).toContain(`${forced} in campaign later: ${forced}\n`);
    expect(named).toContain('early (began with it), night (made it too).');
  });
});

describe('a champion by force', () => {
  const said = 'champion by force of a person after cycle 2, without a race (I know better)';

  it('is told as forced by --why, the page of a campaign that runs, and history', async () => {
    const { store, forced } = await forcedCampaign();
    const version = await store.find('strategies', forced);
    const state = await store.campaigns.get('night');
    if (version === null || state === null) throw new TypeError('they were kept');
    const why = whyText(version, await told(store, version, null));
    expect(why).toContain(`${forced}: ${said}`);
    expect(why).toContain('What the gate guarantees does not hold for that.');
    const page = reportPage(await gatherStory(store, state));
    expect(page).toContain(`${forced}: ${said}`);
    expect(page).toContain(`${forced} confirmed by force of a person, without a race: I know better`);
    expect((await campaignHistory(store, 'night')).map(({ what }) => what)).toEqual(['order: promote', 'champion by force']);
  });
});

async function told(store: Store, version: StrategyVersion, named: string | null) {
  const found = await lineageOf(store, version, named);
  return found === null ? null : { ...found, others: found.others.map((each) => ({ campaign: each.campaign.id, made: each.made })) };
}

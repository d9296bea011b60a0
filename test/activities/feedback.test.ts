import { beforeEach, describe, expect, it } from 'vitest';
import { feedbackOf } from '../../campaigns/feedback.js';
import type { AskedTactic } from '../../ports/learning-records.js';
import { proposalList, raceList, screenList } from '../../ports/lists.js';
import { takeOrder } from '../../activities/campaign/take-order.js';
import { campaign, CONFIG } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import type { Store } from '../../ports/store.js';

let store: Store;
beforeEach(async () => {
  store = openFakeStore();
  await store.campaigns.create(campaign('night'));
});

const asking = (tactic: string, modelCalls: number, refused: string | null = null): AskedTactic => ({
  choice: { tactic, variant: null, parent: 'x', context: { dominant: null, plateau: false }, odds: {}, parents: {}, because: '' },
  refused,
  modelCalls,
});

async function say(id: string, text: string): Promise<void> {
  await takeOrder(
    { store },
    { campaign: 'night', order: { id, branch: 0, because: text, kind: 'feedback', about: { campaign: true }, judgement: 'comment' } },
  );
}

async function proposed(
  cycle: number,
  heard: readonly string[],
  strategy: string | null,
  asked: readonly AskedTactic[] = [asking('rule-add', 1)],
): Promise<void> {
  const at = `night/b0/c${cycle}/propose`;
  await store.keep('proposals', at, { campaign: 'night', branch: 0, cycle, strategy, because: 'rule-add: a person said so', heard, asked });
  await store.append(proposalList('night'), at);
}

describe('what became of what people said', () => {
  it('is told of each: the cycle that read it, its challenger and how far that came, or why it was not read', async () => {
    for (const id of ['dropped', 'screened', 'open', 'nothing', 'blind', 'waits']) await say(id, `Say ${id}.`);
    await proposed(1, ['dropped'], 'aaaa');
    await store.keep('races', 'r', {
      campaign: 'night',
      branch: 0,
      cycle: 1,
      champion: 'x',
      challenger: 'aaaa',
      k: 1,
      decision: 'dropped',
      because: 'a lead of -7',
      pairs: 9,
      wins: 1,
      losses: 8,
      outcomes: '',
      winFamilies: 1,
      voids: { champion: 0, challenger: 0 },
      logE: 0,
      logThreshold: 3,
      modelCalls: 1,
      costUsd: 0,
    });
    await store.append(raceList('night'), 'r');
    await proposed(2, ['screened'], 'bbbb');
    await store.keep('screens', 's', {
      campaign: 'night',
      branch: 0,
      cycle: 2,
      champion: 'x',
      challenger: 'bbbb',
      passed: false,
      because: 'no fewer attempts',
      pairs: 4,
      championAttempts: 8,
      challengerAttempts: 8,
      modelCalls: 3,
    });
    await store.append(screenList('night'), 's');
    await proposed(3, ['open'], 'cccc');
    await proposed(4, ['nothing'], null, [asking('rule-add', 1, 'the model proposes nothing')]);
    await proposed(5, ['blind'], 'dddd', [asking('rule-add', 1, 'the model proposes nothing'), asking('decode', 0)]);
    expect(await feedbackOf(store, 'night')).toMatchObject([
      { text: 'Say dropped.', about: 'the campaign', fate: 'dropped', cycle: 1, strategy: 'aaaa', because: 'a lead of -7' },
      { fate: 'screened', cycle: 2, strategy: 'bbbb', because: 'no fewer attempts' },
      { fate: 'open', cycle: 3, strategy: 'cccc' },
      { fate: 'no-challenger', cycle: 4, strategy: null, because: 'rule-add (the model proposes nothing)' },
      { fate: 'no-challenger', cycle: 5, strategy: null, because: 'rule-add (the model proposes nothing)' },
      { fate: 'not-read', cycle: null, because: 'the next cycle proposes something that reads it' },
    ]);
    // the report is written while the campaign still says that it runs
    expect((await feedbackOf(store, 'night', true)).at(-1)).toMatchObject({
      because: 'the campaign ended before it proposed anything more',
    });
    await store.campaigns.update('night', { status: 'done' });
    expect((await feedbackOf(store, 'night')).at(-1)).toMatchObject({
      fate: 'not-read',
      because: 'the campaign ended before it proposed anything more',
    });
  });

  it('is refused where no proposal will ever read it', async () => {
    await store.campaigns.create(campaign('still', { config: { ...CONFIG, acceptance: 'fixed' } }));
    const order = {
      id: '1',
      branch: 0,
      because: 'Mind the tabs.',
      kind: 'feedback',
      about: { campaign: true },
      judgement: 'comment',
    } as const;
    await expect(takeOrder({ store }, { campaign: 'still', order })).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('no proposal will ever read it'),
    });
    expect(await feedbackOf(store, 'still')).toEqual([]);
  });
});

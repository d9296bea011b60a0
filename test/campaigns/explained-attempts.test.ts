import { beforeEach, describe, expect, it } from 'vitest';
import { askedAttempt } from '../../campaigns/asked.js';
import { explainedAttempts } from '../../campaigns/explained-attempts.js';
import type { Explained } from '../../domain/adapt/explained.js';
import type { ExplainableAnswer } from '../../ports/explainer.js';
import { RatchetFailure } from '../../ports/failures.js';
import { episodeList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { storeCampaign } from '../api/stored-campaign.js';
import { openFakeStore } from '../support/fake-store.js';

const NEVER = new AbortController().signal;
const TOKENS: Explained = { kind: 'tokens', tokens: { input: [], tokens: [] } };
const NOTHING: Explained = { kind: 'nothing', because: 'a second change' };

let store: Store;
let asked: ExplainableAnswer[];
let stored = '';
beforeEach(async () => {
  store = openFakeStore();
  asked = [];
  ({ episode: stored } = await storeCampaign(store));
});

const explained = (say: (number: number) => Promise<Explained>) =>
  explainedAttempts(
    store,
    'night',
    {
      explain(answer) {
        asked.push(answer);
        return say(asked.length);
      },
    },
    NEVER,
  );

/** An episode whose one answer is a program that solved its task. */
async function solved(address: string, model: string): Promise<void> {
  const [outcome, course, entry] = await Promise.all([
    store.find('episodes', stored),
    store.find('courses', stored),
    store.find('ledger', 'l2'),
  ]);
  if (outcome === null || course === null || entry === null) throw new TypeError('the campaign that was stored has no episode');
  const text = '```python\ndef f(x):\n    return x * x\n```';
  await store.keep('ledger', address, { ...entry, answer: { ...entry.answer, choices: [{ text, finish: 'stop' }] } });
  await store.keep('episodes', address, { ...outcome, solved: true, status: 'passed', attemptsToPass: 1, taskId: address });
  const answers = [{ ledger: address, n: 1, verdicts: ['v2'] }];
  await store.keep('courses', address, {
    spec: { ...course.spec, address, model },
    progress: { ...course.progress, answers },
  });
  await store.append(episodeList('night'), address);
}

describe('accepted attempts of a campaign', () => {
  it('are explained by the latest of each model, of train tasks alone', async () => {
    await solved('night/b0/c7/practise/0/old', 'small');
    await solved('night/b0/c8/practise/0/new', 'small');
    await solved('night/b0/c8/practise/1/other', 'large');
    await solved('night/b0/c9/race/1/0/gate/side:challenger', 'hidden');
    await solved('night/exam/last/0/sealed', 'hidden');
    const told = await explained(() => Promise.resolve(TOKENS));
    expect(told.map(({ model, attempt }) => [model, attempt])).toEqual([
      ['large', 'night/b0/c8/practise/1/other/attempt/1'],
      ['small', 'night/b0/c8/practise/0/new/attempt/1'],
    ]);
    expect(asked.map(({ program }) => program.trim())).toEqual(Array.from({ length: 2 }, () => 'def f(x):\n    return x * x'));
  });

  it('of which one cannot be explained leave that to an earlier one', async () => {
    await solved('night/b0/c7/practise/0/old', 'small');
    await solved('night/b0/c8/practise/0/new', 'small');
    const told = await explained((number) => Promise.resolve(number === 1 ? NOTHING : TOKENS));
    expect(told).toMatchObject([{ attempt: 'night/b0/c7/practise/0/old/attempt/1', explained: TOKENS }]);
  });

  it('that nobody can explain say why, and so does whoever is away', async () => {
    for (let number = 0; number < 9; number += 1) await solved(`night/b0/c7/practise/${number}/many`, 'small');
    expect(await explained(() => Promise.resolve(NOTHING))).toMatchObject([{ model: 'small', explained: NOTHING }]);
    expect(asked).toHaveLength(5);
    const away = await explained(() => Promise.reject(new RatchetFailure('unavailable', 'it does not answer')));
    expect(away).toMatchObject([{ explained: { kind: 'nothing', because: 'it does not answer' } }]);
  });
});

describe('whoever names something else than an episode', () => {
  it.each(['night', 'night/b0', 'night/b0/c8/practise/0/new/attempts/1'])('as %s is told of attempts that can be named', async (named) => {
    await solved('night/b0/c8/practise/0/new', 'small');
    await expect(askedAttempt(store, named)).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringMatching(/`ratchet episodes night` lists all episodes:\n {2}night\/b0\/c8\/practise\/0\/new\/attempt\/1$/),
    });
  });

  it('as a campaign that there is not is told how campaigns are found', async () => {
    await expect(askedAttempt(store, 'nobody')).rejects.toMatchObject({ message: expect.stringContaining('`ratchet campaign list`') });
  });
});

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explained } from '../../domain/adapt/explained.js';
import type { ExplainableAnswer } from '../../ports/explainer.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Store } from '../../ports/store.js';
import { storeCampaign, type StoredCampaign } from './stored-campaign.js';
import { openWorld, type World } from './world.js';

const RANK: Explained = {
  kind: 'rank',
  rank: {
    rank: 2,
    of: 340,
    probability: 0.12,
    operator: 'swap-comparison',
    place: 'condition',
    line: 3,
    edit: '< to <=',
    reasons: [{ name: 'prior', value: -1.5, words: 'it mends a share of bugs' }],
    learned: [{ name: 'near the failing line', value: 0.4 }],
  },
};
const TOKENS: Explained = {
  kind: 'tokens',
  tokens: {
    input: ['count', 'bits'],
    tokens: [{ text: 'def', probability: 0.9, alternatives: [{ text: 'class', probability: 0.05 }], attention: [0.7, 0.3] }],
  },
};

describe('how an answer came about', () => {
  let world: World;
  let said: () => Promise<Explained>;
  const asked: ExplainableAnswer[] = [];
  const explain = (address: string) =>
    request(world.app.getHttpServer()).get(`/api/v1/attempts/${encodeURIComponent(address)}/explanation`);

  beforeAll(async () => {
    world = await openWorld({
      parts: {
        explainer: {
          explain: (answer) => {
            asked.push(answer);
            return said();
          },
        },
      },
    });
    await storeAnswer(world.store, await storeCampaign(world.store));
  });
  afterAll(() => world.app.close());

  it.each([RANK, TOKENS, { kind: 'nothing', because: 'the model says nothing' }] satisfies Explained[])(
    'is told as it was said: $kind',
    async (explained) => {
      said = () => Promise.resolve(explained);
      const { body } = await explain('answered/attempt/1').expect(200);
      expect(body).toEqual(explained);
      expect(asked.at(-1)?.question.length).toBeGreaterThan(0);
      expect(asked.at(-1)?.program).toContain('return x * x');
    },
  );

  it('is a sentence where the answer is none that can be explained', async () => {
    said = () => Promise.resolve(RANK);
    const before = asked.length;
    const { body } = await explain('without').expect(200);
    expect(body).toMatchObject({ kind: 'nothing', because: expect.stringContaining('holds no program') });
    expect(asked).toHaveLength(before);
  });

  it('is refused for what is not there, and waits for whoever is away', async () => {
    await explain('night/b0/c9/practise/0/none').expect(404);
    await explain('answered/attempt/9').expect(404);
    said = () => Promise.reject(new RatchetFailure('unavailable', '127.0.0.1:8300 does not answer'));
    const { body } = await explain('answered/attempt/1').expect(503);
    expect(JSON.stringify(body)).toContain('does not answer');
  });
});

/** An episode whose one answer is a program, and one that has none. */
async function storeAnswer(store: Store, { episode }: StoredCampaign): Promise<void> {
  const [outcome, course, entry] = await Promise.all([
    store.find('episodes', episode),
    store.find('courses', episode),
    store.find('ledger', 'l2'),
  ]);
  if (outcome === null || course === null || entry === null) throw new Error('the campaign that was stored has no such episode');
  const text = '```python\ndef f(x):\n    return x * x\n```';
  await store.keep('ledger', 'program', { ...entry, answer: { ...entry.answer, choices: [{ text, finish: 'stop' }] } });
  const answers = { answered: [{ ledger: 'program', n: 1, verdicts: ['v2'] }], without: [] };
  for (const [address, made] of Object.entries(answers)) {
    await store.keep('episodes', address, outcome);
    await store.keep('courses', address, { ...course, progress: { ...course.progress, answers: made } });
  }
}

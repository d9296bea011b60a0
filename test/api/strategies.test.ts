import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { details } from './details.js';
import { FIRST_STRATEGY, type StrategyVersion } from '../../domain/strategy.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

const FIRST: StrategyVersion = { id: 'aaaaaaaaaaaa', strategy: FIRST_STRATEGY, parent: null, change: null };
const SECOND: StrategyVersion = {
  id: 'bbbbbbbbbbbb',
  strategy: { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: 'Check the loop bounds first.', pinned: false }] },
  parent: FIRST.id,
  change: {
    action: 'rule-added',
    tactic: 'rule-add',
    evidence: [],
    old: '',
    new: 'Check the loop bounds first.',
    because: 'two lessons say so',
  },
};

describe('strategies', () => {
  let world: World;
  const http = () => request(world.app.getHttpServer());

  beforeAll(async () => {
    world = await openWorld();
    await world.store.campaigns.create(campaign('mine', { createdAt: '2027-01-02T00:00:00.000Z' }));
    await world.store.campaigns.create(campaign('earlier'));
    for (const version of [FIRST, SECOND]) {
      await world.store.keep('strategies', version.id, version);
      await world.store.append('strategies:earlier', version.id);
    }
    await world.store.append('strategies:mine', SECOND.id);
  });
  afterAll(() => world.app.close());

  it('lists all, in the order in which they were made', async () => {
    const { body } = await http().get('/api/v1/strategies').expect(200);
    expect(body).toEqual({
      strategies: [
        { id: FIRST.id, parent: null, change: null, rules: 0 },
        { id: SECOND.id, parent: FIRST.id, change: SECOND.change, rules: 1 },
      ],
      next: null,
      unreadable: [],
    });
  });

  it('lists those of a campaign', async () => {
    const { body } = await http().get('/api/v1/strategies?campaign=mine').expect(200);
    expect(body).toMatchObject({ strategies: [{ id: SECOND.id }] });
  });

  it('gives page after page', async () => {
    const { body: page } = await http().get('/api/v1/strategies?limit=1').expect(200);
    expect(page).toMatchObject({ strategies: [{ id: FIRST.id }], next: FIRST.id });
    const { body: last } = await http().get(`/api/v1/strategies?limit=1&after=${FIRST.id}`).expect(200);
    expect(last).toMatchObject({ strategies: [{ id: SECOND.id }], next: null });
  });

  it('shows one whole', async () => {
    const { body } = await http().get(`/api/v1/strategies/${SECOND.id}`).expect(200);
    expect(body).toEqual(SECOND);
  });

  it('shows one that was stored by an earlier version as today would', async () => {
    const { prompts, decoding, episode, memory } = FIRST_STRATEGY;
    const old = {
      schema: 1 as const,
      prompts: { role: prompts.role, reflection: prompts.reflection, proposal: prompts.proposal },
      rules: [{ id: 'r1', text: 'Look at the edges.' }],
      decoding,
      episode: { samples: episode.samples, reflections: episode.reflections },
      memory,
    };
    await world.store.keep('strategies', 'dddddddddddd', { ...FIRST, id: 'dddddddddddd', strategy: JSON.parse(JSON.stringify(old)) });
    const { body } = await http().get('/api/v1/strategies/dddddddddddd').expect(200);
    expect(body.strategy).toMatchObject({ schema: FIRST_STRATEGY.schema, rules: [{ id: 'r1', pinned: false }] });
  });

  it('exports one as Markdown', async () => {
    const answer = await http().get(`/api/v1/strategies/${SECOND.id}/export`).expect(200);
    expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(answer.text).toContain('1. Check the loop bounds first.');
  });

  it.each([
    [
      '/strategies/cccccccccccc',
      404,
      'there is no strategy "cccccccccccc": there are aaaaaaaaaaaa, bbbbbbbbbbbb; `ratchet strategy list --all` lists all that there are',
    ],
    [
      '/strategies/cccccccccccc/export',
      404,
      'there is no strategy "cccccccccccc": there are aaaaaaaaaaaa, bbbbbbbbbbbb; `ratchet strategy list --all` lists all that there are',
    ],
    ['/strategies/x', 400, 'id "x": the id of a strategy is 12 hex digits'],
    [
      '/strategies?campaign=none',
      404,
      'there is no campaign "none": there are earlier, mine; `ratchet campaign list` lists all that there are',
    ],
    ['/strategies?limit=0', 400, 'limit "0": expected a whole number from 1 to 500'],
    ['/strategies?limit=many', 400, 'limit "many": expected a whole number from 1 to 500'],
    ['/strategies?after=cccccccccccc', 400, 'after "cccccccccccc" is not in this list: leave it out to start from the first'],
    ['/strategies?campagn=mine', 400, 'query: "campagn" is not known: expected campaign, which, limit, after'],
  ])('%s answers %i', async (path, status, message) => {
    const answer = await http().get(`/api/v1${path}`);
    expect(answer.status).toBe(status);
    expect(details(answer.body)).toEqual([message]);
  });
});

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { details } from './details.js';
import { storeCampaign, type StoredCampaign } from './stored-campaign.js';
import { openWorld, type World } from './world.js';

describe('what is on record of a campaign', () => {
  let world: World;
  let night: StoredCampaign;
  const get = async (path: string, status = 200): Promise<unknown> =>
    (await request(world.app.getHttpServer()).get(`/api/v1${path}`).expect(status)).body;

  beforeAll(async () => {
    world = await openWorld();
    night = await storeCampaign(world.store);
  });
  afterAll(() => world.app.close());

  it('tells of cycles, with the interval, what failed how, the race and who was confirmed', async () => {
    expect(await get('/campaigns/night/cycles')).toMatchObject({
      cycles: [
        {
          cycle: 0,
          solved: { value: 0, n: 2 },
          spent: null,
          errors: { Logic: 1, Timeout: 1 },
          tasks: { one: 'l', two: 't' },
          race: null,
          confirmed: [],
        },
        {
          cycle: 1,
          solved: { value: 0.5, n: 2 },
          spent: { modelCalls: 4 },
          tasks: { one: '+', two: 't' },
          race: { k: 1, decision: 'promoted' },
          confirmed: [{ strategy: night.champion, by: 'race' }],
        },
      ],
      next: null,
    });
  });

  it.each(['cycles', 'checkpoints', 'strategies', 'episodes', 'ledger', 'history'])(
    'pages %s in both orders, and all of it once',
    async (list) => {
      const pages = async (order: string): Promise<readonly unknown[]> => {
        const found: unknown[] = [];
        for (let after = ''; ;) {
          const page = z
            .looseObject({ next: z.string().nullable() })
            .parse(await get(`/campaigns/night/${list}?limit=1&order=${order}${after}`));
          const key = { ledger: 'episodes', strategies: 'versions' }[list] ?? list;
          found.push(...z.array(z.unknown()).parse(page[key]));
          if (page.next === null) return found;
          after = `&after=${encodeURIComponent(page.next)}`;
        }
      };
      const oldest = await pages('oldest');
      expect(oldest.length).toBeGreaterThan(1);
      expect(await pages('newest')).toEqual(oldest.toReversed());
      expect(details(await get(`/campaigns/night/${list}?after=none`, 400))[0]).toContain('is not in this list');
    },
  );

  it('has all cycles by task in a letter each', async () => {
    expect(await get('/campaigns/night/grid')).toMatchObject({
      tasks: ['one', 'two'],
      cycles: [{ cycle: 0 }, { cycle: 1 }],
      rows: ['lt', '+t'],
    });
  });

  it('shows the evidence of a race as it grew by pair', async () => {
    const { races } = z
      .object({ races: z.array(z.object({ pairs: z.int(), evidence: z.object({ both: z.array(z.number()) }) })) })
      .parse(await get('/campaigns/night/races'));
    expect(races[0]?.evidence.both).toHaveLength(4);
    expect(races[0]?.evidence.both[0]).toBe(0);
  });

  it('tells of checkpoints nothing of the engine', async () => {
    const text = JSON.stringify(await get('/campaigns/night/checkpoints'));
    expect(text).toContain(night.champion);
    expect(text).not.toContain('workflowId');
    expect(text).not.toContain('carried');
  });

  it('tells of versions with fate, race and what changed', async () => {
    expect(await get('/campaigns/night/strategies')).toMatchObject({
      versions: [
        { fate: 'first', diff: [] },
        {
          version: { id: night.champion, parent: night.first },
          fate: 'champion',
          race: { k: 1 },
          diff: expect.arrayContaining(['@@ rules @@']),
        },
      ],
    });
  });

  it.each([
    ['cycle=1', 3],
    ['purpose=race', 1],
    ['purpose=exam', 1],
    ['purpose=practise', 3],
    ['task=two', 1],
    ['outcome=solved', 1],
    ['cycle=1&purpose=practise&outcome=failed', 1],
    ['branch=1', 0],
  ])('finds episodes by %s', async (query, count) => {
    const { episodes } = z.object({ episodes: z.array(z.unknown()) }).parse(await get(`/campaigns/night/episodes?${query}`));
    expect(episodes).toHaveLength(count);
  });

  it('finds an episode behind many others that are not wanted, page by page', async () => {
    const { episodes, next } = z
      .object({ episodes: z.array(z.object({ taskId: z.string() })), next: z.string().nullable() })
      .parse(await get('/campaigns/night/episodes?outcome=solved&limit=1'));
    expect(episodes).toEqual([{ taskId: 'one' }]);
    expect(next).toBeNull();
  });

  it('has what each question cost in the ledger', async () => {
    expect(await get('/campaigns/night/ledger')).toMatchObject({
      budget: { limits: { modelCalls: 900 } },
      episodes: [
        { calls: [] },
        { calls: [] },
        { calls: [] },
        { calls: [] },
        { taskId: 'one', calls: [{ role: 'solver', promptTokens: 90 }, { role: 'solver' }, { role: 'reflector' }] },
      ],
    });
  });

  it('has falls, rollbacks and what people forced, of one campaign and of all', async () => {
    const expected = ['incident: environment', 'rollback by person', 'order: veto'];
    const { past } = z.object({ past: z.array(z.object({ what: z.string() })) }).parse(await get('/campaigns/night/incidents'));
    expect(past.map(({ what }) => what).toSorted()).toEqual(expected.toSorted());
    expect(await get('/incidents')).toMatchObject({ past: expect.arrayContaining([expect.objectContaining({ campaign: 'night' })]) });
  });

  it('says what a person has to look at', async () => {
    await world.store.campaigns.update('night', { status: 'paused', because: 'the key was refused' });
    expect(await get('/incidents')).toMatchObject({ open: [{ campaign: 'night', kind: 'paused', what: 'the key was refused' }] });
    await world.store.campaigns.update('night', { status: 'running', because: '' });
  });

  it('tells the whole story of an episode, part by part, and nothing of hidden checks or of the reference', async () => {
    const story = await get(`/attempts/${encodeURIComponent(night.episode)}`);
    expect(story).toMatchObject({
      task: { id: 'one' },
      recalled: [{ id: 'abcdef012345' }],
      question: { parts: expect.arrayContaining([expect.objectContaining({ part: 'memory', from: 'memory' })]) },
      attempts: [
        { kind: 'answer', number: 1, verdict: { status: 'failed' } },
        { number: 2, verdict: { status: 'passed' } },
      ],
      reflections: ['reflection plain'],
      outcome: { solved: true },
    });
    expect(JSON.stringify(story)).not.toContain('hidden-1');
    expect(JSON.stringify(story)).not.toContain('answers 1 4 9 16');
    const one = await get(`/attempts/${encodeURIComponent(`${night.episode}/attempt/2`)}`);
    expect(one).toMatchObject({ attempts: [{ number: 2 }] });
    expect(details(await get(`/attempts/${encodeURIComponent(`${night.episode}/attempt/9`)}`, 404))[0]).toContain('there is no attempt 9');
    expect(details(await get('/attempts/nowhere', 404))[0]).toContain(
      'there is no episode "nowhere", since there is no campaign "nowhere": there is night',
    );
    expect(details(await get(`/attempts/${encodeURIComponent(night.episode)}/tree`, 404))[0]).toContain('has no tree');
  });

  it('says what led to a strategy, what it has otherwise, and what its rules are worth', async () => {
    expect(await get(`/strategies/${night.champion}/lineage`)).toMatchObject({
      campaign: 'night',
      steps: [{ fate: 'first' }, { fate: 'champion' }],
      tried: [],
    });
    expect(await get(`/strategies/${night.champion}/diff?with=${night.first}`)).toMatchObject({
      changes: [{ part: 'rules', removed: [] }],
    });
    expect(await get(`/strategies/${night.champion}/rules`)).toEqual({ rules: [], unreadable: [] });
    await get(`/strategies/${night.champion}/diff`, 400);
  });

  it('parts the suite without telling what stands in it', async () => {
    const text = JSON.stringify(await get('/campaigns/night/suite'));
    expect(text).toContain('"pool":"sealed"');
    expect(text).not.toContain('square');
    expect(JSON.stringify(await get('/suites'))).toContain('selfimprovebench');
    const tasks = JSON.stringify(await get('/suites/tasks?suite=first-functions&limit=2'));
    expect(tasks).toContain('"hiddenChecks"');
    expect(tasks).not.toContain('prompt');
    expect(details(await get('/suites/tasks?suite=/etc', 400))[0]).toContain('there is no suite that may be named here, "/etc"');
  });

  it('finds rows of memory, shows one, and has it forgotten and back', async () => {
    expect(await get('/memory?text=bounds&language=python')).toMatchObject({ rows: [] });
    expect(await get('/memory/abcdef01')).toMatchObject({ row: { id: night.row, taskId: 'one' } });
    expect(await get('/memory/stats?campaign=night')).toMatchObject({ memories: [{ campaign: 'night' }] });
    const http = request(world.app.getHttpServer());
    await http.post(`/api/v1/memory/${night.row}/forget`).send({ because: 'wrong' }).expect(202);
    await http.post(`/api/v1/memory/${night.row}/forget`).expect(409);
    await http.post(`/api/v1/memory/${night.row}/restore`).expect(202);
    await get('/memory/abcdef02', 404);
    await get('/memory/zz', 400);
  });

  it('lists experiments that ship, schedules, and refuses what is not there', async () => {
    expect(await get('/experiments')).toMatchObject({ ships: [{ name: 'E1' }, {}, {}, {}, {}], started: [] });
    await get('/experiments/none', 404);
    expect(await get('/schedules')).toEqual({ schedules: [] });
    for (const list of ['cycles', 'grid', 'races', 'incidents', 'suite', 'ledger', 'history'])
      expect(details(await get(`/campaigns/none/${list}`, 404))[0]).toContain('there is no campaign "none"');
  });
});

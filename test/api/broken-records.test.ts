import request from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PRACTICE } from '../../campaigns/practice-curve.js';
import { ratchet } from '../../cli/program.js';
import {
  accountList,
  ADAPTATIONS,
  adaptationEventList,
  ADAPTERS,
  AUDIT,
  checkpointList,
  episodeList,
  EXPERIMENT_LIST,
  incidentList,
  lessonList,
  orderList,
  proposalList,
  raceList,
  reportList,
  rollbackList,
  searchList,
  strategyList,
  trainingList,
} from '../../ports/lists.js';
import { RatchetFailure } from '../../ports/failures.js';
import { breakCampaign } from '../support/broken-campaign.js';
import { FakeDocuments, openFakeStore, SpoiledDocuments } from '../support/fake-store.js';
import { LOST_RACE } from '../support/lost-race.js';
import { FIRST_ADAPTER, storeAdapters } from '../support/stored-adapters.js';
import { EXPERIMENT, storeExperiment } from '../support/stored-experiment.js';
import { storeCampaign, type StoredCampaign } from './stored-campaign.js';
import { followed } from './stream.js';
import { campaign, fakeControl } from './fakes.js';
import { openWorld, type World } from './world.js';

const NO_BUDGET = /campaign poor has no budget/;
const BROKEN = /stored in a form that this version does not read/;

const BROKEN_ID = 'odd';
const LISTS = [
  ['trainings', trainingList('night')],
  ['races', raceList('night')],
  ['checkpoints', checkpointList('night')],
  ['strategies', strategyList('night')],
  ['episodes', episodeList('night')],
  ['orders', orderList('night')],
  ['rollbacks', rollbackList('night')],
  ['incidents', incidentList('night')],
  ['reports', reportList('night')],
  ['proposals', proposalList('night')],
  ['searches', searchList('night')],
  ['accounts', accountList('night')],
  ['memory', lessonList('night')],
  ['adapters', ADAPTERS],
  ['adaptationEvents', adaptationEventList('nightly')],
  ['experiments', EXPERIMENT_LIST],
] as const;

describe('one campaign that cannot be read', () => {
  let world: World;
  let documents: FakeDocuments;
  beforeEach(async () => {
    documents = new FakeDocuments();
    const store = openFakeStore(documents);
    const control = fakeControl(store);
    world = await openWorld({
      parts: {
        store,
        control: { ...control, status: async (id) => (await store.budget.read(id), control.status(id)) },
        queues: { backlog: () => Promise.reject(new TypeError('no queue')) },
      },
    });
    for (const id of ['well', 'poor', 'broken']) await store.campaigns.create(campaign(id, { cycle: 4 }));
    for (const id of ['well', 'broken']) await store.budget.open(id, { modelCalls: 10, costUsd: null });
    await breakCampaign(documents, 'broken');
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await world.app.close();
  });

  const get = (path: string) => request(world.app.getHttpServer()).get(path).expect(200);

  it('is left out of the metrics, which say so, as the log does once', async () => {
    const { text } = await get('/metrics');
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'ratchet_campaigns{status="running"} 2',
        'ratchet_cycles_total 4',
        'ratchet_campaign_budget_spent_ratio{campaign="well"} 0',
        'ratchet_metrics_reads_failed{of="campaigns"} 2',
        'ratchet_metrics_reads_failed{of="waits"} 1',
        'ratchet_metrics_reads_failed{of="queues"} 1',
      ]),
    );
    for (const why of [NO_BUDGET, BROKEN, /no queue/]) expect(world.logged()).toMatch(why);
    expect(world.logged().match(/left out of the metrics/g)).toHaveLength(4);
  });

  it('takes back nothing of what was counted, is told of once, and is counted again when it can be', async () => {
    const now = vi.spyOn(performance, 'now');
    const at = (ms: number) => now.mockReturnValue(ms);
    at(1_000_000);
    await get('/metrics');
    await world.store.budget.open('poor', { modelCalls: 10, costUsd: null });
    at(1_010_000);
    expect((await get('/metrics')).text).toContain('ratchet_cycles_total 8\n');
    await breakCampaign(documents, 'poor');
    at(1_020_000);
    const { text } = await get('/metrics');
    expect(text).toContain('ratchet_cycles_total 8\n');
    expect(text).toContain('ratchet_campaigns{status="running"} 1\n');
    expect(world.logged().match(/"what":"the backlog"/g)).toHaveLength(1);
  });

  it('does not keep the others out of the list and the dashboard, which name it', async () => {
    const { body: list } = await get('/api/v1/campaigns');
    expect(list.campaigns.map(({ id }: { readonly id: string }) => id)).toEqual(['poor', 'well']);
    expect(list.unreadable).toEqual([{ campaign: 'broken', because: expect.stringMatching(BROKEN) }]);
    const { body: overview } = await get('/api/v1/overview');
    expect(overview.campaigns).toEqual([expect.objectContaining({ campaign: expect.objectContaining({ id: 'well' }) })]);
    expect(overview.unreadable).toEqual([
      { campaign: 'broken', because: expect.stringMatching(BROKEN) },
      { campaign: 'poor', because: expect.stringMatching(NO_BUDGET) },
    ]);
  });

  it('is an outage where the store is away, and not a matter of one campaign', async () => {
    vi.spyOn(world.store.budget, 'read').mockRejectedValue(new RatchetFailure('unavailable', 'the store is away'));
    expect((await request(world.app.getHttpServer()).get('/api/v1/overview')).status).toBe(503);
  });

  it('stands among what is out of the ordinary', async () => {
    await documents.insert('races', 'odd', 'no JSON');
    const { body } = await get('/api/v1/incidents');
    expect(body.open).toContainEqual({ campaign: 'broken', kind: 'unreadable', what: expect.stringMatching(BROKEN), since: null });
  });

  it('does not end the events of the others, and a broken record does not end those of its own campaign', async () => {
    const { store } = world;
    await documents.insert('races', 'odd', 'no JSON');
    await store.keep('races', 'race-1', { ...LOST_RACE, campaign: 'well', k: 1 });
    for (const id of ['odd', 'race-1']) await store.append(raceList('well'), id);
    const url = await world.app.getUrl();
    for (const path of ['events', 'campaigns/well/events'])
      expect((await followed(`${url}/api/v1/${path}`, ({ event }) => event === 'race')).map(({ data = '' }) => data).join()).toContain(
        'race 1',
      );
  });

  it('is named by `campaign list`, beside those that can be listed', async () => {
    vi.stubEnv('RATCHET_API', await world.app.getUrl());
    let [out, err] = ['', ''];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
    await ratchet().parseAsync(['campaign', 'list', '--json'], { from: 'user' });
    expect(JSON.parse(out)).toHaveLength(2);
    expect(err).toMatch(/campaign broken is left out, since it cannot be read: .*this version does not read/);
  });
});

describe('one record of a campaign that cannot be read', () => {
  let world: World;
  let night: StoredCampaign;
  let documents: FakeDocuments;
  beforeAll(async () => {
    documents = new FakeDocuments();
    world = await openWorld({ parts: { store: openFakeStore(documents) } });
    night = await storeCampaign(world.store);
    await storeAdapters(world.store, { campaign: 'other', base: 'offline' });
    await world.store.append(ADAPTATIONS, 'nightly');
    await storeExperiment(world.store, ['night']);
    for (const [kind, list] of LISTS) {
      const id = kind === 'trainings' ? `${BROKEN_ID}${PRACTICE}` : BROKEN_ID;
      await documents.insert(kind, id, 'no JSON');
      await world.store.append(list, id);
    }
  });
  afterAll(() => world.app.close());
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  const page = async (path: string) => (await request(world.app.getHttpServer()).get(`/api/v1/${path}`).expect(200)).body;

  it.each([
    ['campaigns/night/cycles', 'cycles', 2, ['checkpoints', 'races', 'trainings']],
    ['campaigns/night/grid', 'rows', 2, ['trainings']],
    ['campaigns/night/races', 'races', 1, ['races']],
    ['campaigns/night/checkpoints', 'checkpoints', 2, ['checkpoints']],
    ['campaigns/night/strategies', 'versions', 2, ['checkpoints', 'races', 'rollbacks', 'strategies']],
    ['campaigns/night/episodes', 'episodes', 1, ['episodes']],
    ['campaigns/night/ledger', 'episodes', 1, ['episodes']],
    ['campaigns/night/history', 'history', 1, ['checkpoints', 'incidents', 'orders', 'rollbacks']],
    ['strategies', 'strategies', 2, ['strategies']],
    ['strategies?campaign=night&which=all', 'strategies', 2, ['strategies']],
    ['memory/stats', 'memories', 1, ['accounts']],
    ['memory?text=bounds&kind=place', 'rows', 0, ['memory']],
    ['adapters', 'adapters', 2, ['adapters']],
    [`adapters/${FIRST_ADAPTER}`, 'followers', 1, ['adapters']],
    ['trainings', 'trainings', 0, ['adaptationEvents']],
    ['experiments', 'started', 1, ['experiments']],
  ])('is left out of %s, and named', async (path, entries, least, kinds) => {
    const body = await page(path);
    expect(body[entries].length).toBeGreaterThanOrEqual(least);
    const left: readonly { readonly kind: string; readonly id: string; readonly because: string }[] = body.unreadable;
    expect(left.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    for (const each of left)
      expect(each).toMatchObject({ id: expect.stringContaining(BROKEN_ID), because: expect.stringMatching(/is stored, but is no JSON/) });
  });

  it('is left out of the audit log, and named', async () => {
    const { store } = world;
    await request(world.app.getHttpServer()).post('/api/v1/campaigns/night/pause').expect(202);
    await documents.insert('audits', BROKEN_ID, 'no JSON');
    await store.append(AUDIT, BROKEN_ID);
    const { writes, unreadable } = await page('audit');
    expect(writes).toEqual([expect.objectContaining({ path: '/api/v1/campaigns/night/pause' })]);
    expect(unreadable).toEqual([expect.objectContaining({ kind: 'audits', id: BROKEN_ID })]);
  });

  it('is left out of lineage, rules and incidents', async () => {
    const lineage = await page(`strategies/${night.champion}/lineage`);
    expect(lineage.steps).toHaveLength(2);
    expect(lineage.unreadable.length).toBeGreaterThan(0);
    expect((await page(`strategies/${night.champion}/rules`)).unreadable).toEqual([expect.objectContaining({ kind: 'searches' })]);
    const { open, past } = await page('campaigns/night/incidents');
    expect(past.length).toBeGreaterThan(0);
    expect(open).toContainEqual({ campaign: 'night', kind: 'unreadable', what: expect.stringMatching(/no JSON/), since: null });
    expect((await page('incidents')).open).toContainEqual(expect.objectContaining({ campaign: 'night', kind: 'unreadable' }));
  });

  it('leaves the pages of its campaign whole, which ask for a look', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { campaigns, unreadable } = await page('overview');
      expect(unreadable).toEqual([]);
      expect(campaigns[0].curve).toHaveLength(2);
      const need = { kind: 'unreadable', urgency: 'look', what: expect.stringMatching(/cannot be read and .* left out/) };
      expect(campaigns[0].needs).toContainEqual(expect.objectContaining(need));
      const board = await page('campaigns/night/board');
      expect([board.cycles.length, board.races.length]).toEqual([2, 1]);
      expect(board.needs).toContainEqual(expect.objectContaining(need));
    }
  });

  it('is told on stderr by the lists of the command line', async () => {
    vi.stubEnv('RATCHET_API', await world.app.getUrl());
    let [out, err] = ['', ''];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
    await ratchet().parseAsync(['strategy', 'list', '--all'], { from: 'user' });
    expect(out).toContain(night.champion);
    expect(err).toMatch(/left out, since it cannot be read: strategies odd/);
    await ratchet().parseAsync(['campaign', 'history', 'night'], { from: 'user' });
    expect(err).toMatch(/left out, since it cannot be read: orders odd/);
  });
});

describe('a part of an episode that cannot be read', () => {
  const documents = new SpoiledDocuments();
  let world: World;
  let night: StoredCampaign;
  beforeAll(async () => {
    world = await openWorld({ parts: { store: openFakeStore(documents) } });
    night = await storeCampaign(world.store);
    for (const [kind, id] of [
      ['ledger', 'l1'],
      ['verdicts', 'v2'],
      ['recalls', night.episode],
      ['strategies', night.champion],
    ] as const)
      documents.spoil(kind, id);
  });
  afterAll(() => world.app.close());

  const get = (address: string) => request(world.app.getHttpServer()).get(`/api/v1/attempts/${encodeURIComponent(address)}`);

  it('is left out of its story, and named; the attempts keep their numbers', async () => {
    const { body } = await get(night.episode).expect(200);
    expect(body).toMatchObject({ attempts: [{ number: 2, verdict: null }], recalled: [], reflections: ['reflection plain'] });
    const kinds: readonly string[] = body.unreadable.map(({ kind }: { readonly kind: string }) => kind);
    expect(kinds).toEqual(['ledger', 'recalls', 'strategies', 'verdicts']);
  });

  it('is named where it is the very attempt that was asked for', async () => {
    expect((await get(`${night.episode}/attempt/2`).expect(200)).body.attempts).toHaveLength(1);
    expect((await get(`${night.episode}/attempt/1`).expect(404)).body.detail).toMatch(
      /attempt 1 of episode .* cannot be read\nleft out, since it cannot be read: ledger l1 is stored, but is no JSON/,
    );
    expect((await get(`${night.episode}/attempt/3`).expect(404)).body.detail).toMatch(/has 2 attempts; there is no attempt 3/);
  });

  it('says why where there is no story without it', async () => {
    documents.spoil('courses', night.episode);
    expect((await get(night.episode).expect(404)).body.detail).toMatch(/courses .* is stored, but is no JSON/);
  });
});

describe('a campaign of an experiment that cannot be read', () => {
  let world: World;
  beforeAll(async () => {
    const documents = new FakeDocuments();
    world = await openWorld({ parts: { store: openFakeStore(documents) } });
    await storeCampaign(world.store);
    await world.store.campaigns.create(campaign('broken'));
    await breakCampaign(documents, 'broken');
    await storeExperiment(world.store, ['night', 'broken']);
  });
  afterAll(() => world.app.close());

  it('is left out of the list and of its experiment, which count it as such', async () => {
    const server = world.app.getHttpServer();
    const named = [{ kind: 'campaigns', id: 'broken', because: expect.stringMatching(BROKEN) }];
    const standing = expect.stringMatching(/0 of 2 campaigns ended, 1 running, 1 left out, since it cannot be read/);
    const { body: list } = await request(server).get('/api/v1/experiments').expect(200);
    expect(list).toMatchObject({ started: [{ id: EXPERIMENT, standing }], unreadable: named });
    const { body: shown } = await request(server).get(`/api/v1/experiments/${EXPERIMENT}`).expect(200);
    expect(shown).toMatchObject({ summary: { standing }, cells: [{ campaign: 'night' }], unreadable: named });
  });
});

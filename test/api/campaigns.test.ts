import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { suitePreparation } from '../../api/campaigns/suite-preparation.js';
import { campaignPage } from '../../api/campaigns/campaign-schemas.js';
import { problem } from '../../api/http/problem.js';
import { details } from './details.js';
import { readConfig } from '../../config/config.js';
import { SuiteFailure } from '../../suites/failure.js';
import { openFakeStore } from '../support/fake-store.js';
import { CONFIG, campaign, fakeControl } from './fakes.js';
import { openWorld, type World } from './world.js';

const REPORT: CampaignReport = {
  campaign: 'ended',
  suite: 'demo',
  model: 'offline',
  ended: 'cycles',
  cycles: 3,
  first: { strategy: 'aaaaaaaaaaaa', n: 12, solved: 4, low: 0.14, high: 0.61, meanAttempts: 7 },
  last: { strategy: 'bbbbbbbbbbbb', n: 12, solved: 8, low: 0.39, high: 0.86, meanAttempts: 4 },
  pairedP: 0.125,
  attempts: { before: 5, after: 4, faster: 2, slower: 1, p: 0.5 },
  lineage: [],
  races: [],
  spent: { modelCalls: 90, tokens: 10_000, costUsd: 0, sandboxRuns: 400 },
  activeMs: 60_000,
  notes: ['the model is no language model'],
};

describe('campaigns', () => {
  let world: World;
  const http = () => request(world.app.getHttpServer());

  beforeAll(async () => {
    world = await openWorld();
    await world.store.campaigns.create(campaign('going', { createdAt: '2027-01-01T00:00:00.000Z' }));
    await world.store.campaigns.create(campaign('ended', { createdAt: '2027-01-02T00:00:00.000Z', status: 'done', cycle: 3 }));
    await world.store.keep('reports', 'ended/budget/c2', { ...REPORT, ended: 'budget', cycles: 2 });
    await world.store.keep('reports', 'ended/cycles/c3', REPORT);
    await world.store.append('reports:ended', 'ended/budget/c2');
    await world.store.append('reports:ended', 'ended/cycles/c3');
  });
  afterAll(() => world.app.close());

  it('starts one, and hands everything that was asked for to the preparation', async () => {
    const asked = {
      suite: 'demo',
      name: 'night',
      language: 'python',
      cycles: 4,
      attempts: 6,
      batch: 8,
      maxPairs: 40,
      seed: 3,
      acceptance: 'greedy',
      maxCostUsd: 1.5,
      maxModelCalls: 100,
      maxHours: 8,
      deadline: '2027-01-31T06:00:00.000Z',
      model: 'm',
      sentinels: 0,
      fallPoints: 5,
      strategy: 'mine@champion',
    };
    const { body, status } = await http().post('/api/v1/campaigns').send(asked);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: 'night', status: 'running', config: { suite: 'demo' } });
    expect(world.prepared).toEqual([asked]);
  });

  it('lists them, the newest first', async () => {
    const { body } = await http().get('/api/v1/campaigns').expect(200);
    const ids = campaignPage.parse(body).campaigns.map((each) => each.id);
    expect(ids.indexOf('ended')).toBeLessThan(ids.indexOf('going'));
  });

  it('lists them page by page, and only those that are so', async () => {
    const all = campaignPage.parse((await http().get('/api/v1/campaigns').expect(200)).body);
    const ids: string[] = [];
    let after = '';
    do {
      const { body } = await http().get(`/api/v1/campaigns?limit=1${after}`).expect(200);
      const { campaigns, next } = campaignPage.parse(body);
      ids.push(...campaigns.map(({ id }) => id));
      after = next === null ? '' : `&after=${next}`;
    } while (after !== '');
    expect(ids).toEqual(all.campaigns.map(({ id }) => id));
    const { body } = await http().get('/api/v1/campaigns?status=done').expect(200);
    expect(campaignPage.parse(body).campaigns.map(({ status }) => status)).toContain('done');
    expect(new Set(campaignPage.parse(body).campaigns.map(({ status }) => status)).size).toBe(1);
    expect(details((await http().get('/api/v1/campaigns?after=none').expect(400)).body)[0]).toContain('after "none" is not in this list');
    expect(details((await http().get('/api/v1/campaigns?status=odd').expect(400)).body)[0]).toContain('expected one of running, paused');
  });

  it('refuses an order of somebody who looked before another steered', async () => {
    await world.store.campaigns.create(campaign('shared'));
    const { headers } = await http().get('/api/v1/campaigns/shared').expect(200);
    const tag = headers['etag'] ?? '';
    const paused = await http().post('/api/v1/campaigns/shared/pause').set('If-Match', tag).expect(202);
    expect(paused.headers['etag']).not.toBe(tag);
    const late = await http().post('/api/v1/campaigns/shared/stop').set('If-Match', tag).expect(412);
    expect(details(late.body)).toEqual([expect.stringContaining('it is paused now')]);
    expect((await world.store.campaigns.get('shared'))?.status).toBe('paused');
    await http().post('/api/v1/campaigns/shared/stop').set('If-Match', '*').expect(202);
  });

  it('takes an order where one of several tags matches, and refuses what is no tag', async () => {
    const { app, store } = world;
    const post = (header: string) => request(app.getHttpServer()).post('/api/v1/campaigns/tagged/pause').set('If-Match', header);
    await store.campaigns.create(campaign('tagged'));
    const { headers } = await request(app.getHttpServer()).get('/api/v1/campaigns/tagged').expect(200);
    const tag = headers['etag'] ?? '';
    for (const weak of [`W/${tag}`, '"other"', '""']) await post(weak).expect(412);
    for (const odd of [tag.slice(1, -1), `${tag};q=1`, '*, "x"']) {
      const { body } = await post(odd).expect(400);
      expect(body.detail).toContain('expected * or the ETag');
    }
    await post(`"other", ${tag}`).expect(202);
  });

  it('does a write that is sent again once, and tells what it answered', async () => {
    const key = 'f6d5-once';
    const send = (name: string) => http().post('/api/v1/campaigns').set('Idempotency-Key', key).send({ suite: 'demo', name });
    const before = world.prepared.length;
    const first = await send('once').expect(201);
    const again = await send('once').expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(world.prepared).toHaveLength(before + 1);
    expect(details((await send('other').expect(422)).body)[0]).toContain('came with another body before');
    await http().post('/api/v1/campaigns').set('Idempotency-Key', 'a b').send({ suite: 'demo' }).expect(400);
  });

  it('tries again what was refused under the same key', async () => {
    for (const [cycles, status] of [
      [0, 400],
      [3, 201],
    ] as const)
      await http()
        .post('/api/v1/campaigns')
        .set('Idempotency-Key', 'refused-first')
        .send({ suite: 'demo', name: 'refused-first', cycles })
        .expect(status);
    expect(await world.store.campaigns.get('refused-first')).not.toBeNull();
  });

  it('shows what one is doing now', async () => {
    const { body } = await http().get('/api/v1/campaigns/going').expect(200);
    expect(body).toMatchObject({
      campaign: { id: 'going', config: CONFIG },
      progress: { phase: 'practise', practised: { done: 3, of: 10, solved: 1 } },
    });
    expect(body).not.toHaveProperty('progress.state');
  });

  it('shows one that has ended without asking the workflow', async () => {
    const { body } = await http().get('/api/v1/campaigns/ended').expect(200);
    expect(body).toMatchObject({ campaign: { status: 'done' }, progress: null });
  });

  it('pauses, resumes and stops', async () => {
    await world.store.campaigns.create(campaign('steered'));
    const { body: paused } = await http().post('/api/v1/campaigns/steered/pause').send({ because: 'the fan is loud' }).expect(202);
    expect(paused).toMatchObject({ status: 'paused', because: 'the fan is loud', ordered: 'pause' });
    const { body: resumed } = await http().post('/api/v1/campaigns/steered/resume').expect(202);
    expect(resumed).toMatchObject({ status: 'running', because: '', ordered: 'resume' });
    const { body: stopped } = await http().post('/api/v1/campaigns/steered/stop').expect(202);
    expect(stopped).toMatchObject({ status: 'stopped', because: 'a person asked for it through the API', ordered: 'stop' });
  });

  it.each([
    ['/campaigns/going?status=running', 'query "status": this route takes none; leave it out'],
    ['/campaigns/going?verbose', 'query "verbose": this route takes none; leave it out'],
  ] as const)('ignores nothing that is asked for: GET %s', async (path, message) => {
    const answer = await http().get(`/api/v1${path}`);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: message,
      errors: [{ detail: message }],
    });
  });

  it('resumes without conditions', async () => {
    const answer = await http().post('/api/v1/campaigns/going/resume').send({ cycles: 9 });
    expect(answer.status).toBe(400);
    expect(details(answer.body)).toEqual(['body: "cycles" is not known: expected model, reflectionModel, proposalModel, reviewModel']);
  });

  it('hands on what a person has to say', async () => {
    const answer = await http().post('/api/v1/campaigns/going/feedback').send({ text: ' look at the slices ' });
    expect(answer.status).toBe(202);
    expect(world.heard).toEqual(['going: look at the slices']);
    expect((await http().post('/api/v1/campaigns/going/feedback').send({ text: ' ' })).status).toBe(400);
  });

  it('gives the latest report', async () => {
    const { body } = await http().get('/api/v1/campaigns/ended/report').expect(200);
    expect(body).toEqual(REPORT);
  });

  it.each([
    ['GET', '/campaigns/none', 404, /^there is no campaign "none": there are .*going.*; `ratchet campaign list` lists all that there are$/],
    ['POST', '/campaigns/none/stop', 404, /^there is no campaign "none": /],
    ['GET', '/campaigns/none/report', 404, /^there is no campaign "none": /],
    ['GET', '/campaigns/going/report', 404, /^campaign "going" has no report: it is running in cycle 1 of 3/],
    ['POST', '/campaigns/ended/pause', 409, /^campaign "ended" cannot be paused: it has ended \(done\)$/],
    ['POST', '/campaigns/ended/resume', 409, /^campaign "ended" cannot be resumed/],
    ['POST', '/campaigns/ended/stop', 409, /^campaign "ended" cannot be stopped/],
    ['GET', '/campaigns/%2e%2e%2fetc', 400, /^name "..\/etc": a name is/],
    ['GET', '/campaigns/%zz', 400, /path "%zz"/],
    ['GET', '/nothing', 404, /^Cannot GET/],
  ] as const)('%s %s answers %i', async (method, path, status, message) => {
    const answer = await (method === 'GET' ? http().get(`/api/v1${path}`) : http().post(`/api/v1${path}`));
    expect(answer.status).toBe(status);
    expect(details(answer.body)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    [{}, 'suite is missing'],
    [{ suite: 5 }, 'suite 5: expected a text of 1 to 1000 characters'],
    [{ suite: '' }, 'suite "": expected a text of 1 to 1000 characters'],
    [{ suite: 'demo', name: 'a/b' }, 'name "a/b": a name is 1 to 63 letters'],
    [{ suite: 'demo', cycles: 0 }, 'cycles 0: expected a whole number from 1 to 100000'],
    [{ suite: 'demo', cycles: 2.5 }, 'cycles 2.5: expected a whole number from 1 to 100000'],
    [{ suite: 'demo', attempts: '8' }, 'attempts "8": expected a whole number from 1 to 10000'],
    [{ suite: 'demo', batch: -1 }, 'batch -1: expected a whole number from 1 to 10000'],
    [{ suite: 'demo', seed: 1e12 }, 'seed 1000000000000: expected a whole number from 0 to 2147483647'],
    [{ suite: 'demo', maxCostUsd: 0 }, 'maxCostUsd 0: expected a number above 0'],
    [{ suite: 'demo', maxModelCalls: 0 }, 'maxModelCalls 0: expected a whole number of at least 1'],
    [{ suite: 'demo', maxHours: -2 }, 'maxHours -2: expected a number above 0'],
    [{ suite: 'demo', deadline: 'tomorrow' }, 'deadline "tomorrow": expected a moment such as 2027-01-31T06:30:00Z'],
    [{ suite: 'demo', deadline: '2020-01-01T00:00:00Z' }, 'deadline "2020-01-01T00:00:00Z": has passed already: name a moment to come'],
    [{ suite: 'demo', language: 'cobol' }, 'language "cobol": expected one of python, java'],
    [{ suite: 'demo', maxPairs: 0 }, 'maxPairs 0: expected a whole number from 1 to 10000'],
    [{ suite: 'demo', acceptance: 'always' }, 'acceptance "always": expected one of gate, greedy, fixed'],
    [{ suite: 'demo', model: null }, 'model null: expected a text of 1 to 200 characters'],
    [{ suite: 'demo', force: 'yes' }, 'force "yes": expected true or false'],
    [{ suite: 'demo', fallPoints: 25 }, 'fallPoints 25: expected a whole number from 1 to 24'],
    [{ suite: 'demo', cycels: 3 }, 'body: "cycels" is not known: expected suite, name, language'],
    [{ suite: 'demo', __proto__: { name: 'x' }, constructor: 1 }, '"constructor" is not known: expected suite'],
    [[], 'expected one JSON object'],
  ])('refuses %j', async (body, message) => {
    const before = (await world.store.campaigns.list()).length;
    const answer = await http().post('/api/v1/campaigns').send(body);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(JSON.stringify(message).slice(1, -1));
    expect(await world.store.campaigns.list()).toHaveLength(before);
  });

  it('names every wrong field at once', async () => {
    const { body } = await http().post('/api/v1/campaigns').send({ cycles: 0, seed: -1 }).expect(400);
    expect(details(body)).toHaveLength(3);
    expect(new Set(problem.parse(body).errors.map(({ pointer }) => pointer))).toEqual(new Set(['/cycles', '/seed', '/suite']));
    const wrongName = await http().get('/api/v1/campaigns/%2e%2e').expect(400);
    expect(problem.parse(wrongName.body).errors).toMatchObject([{ parameter: 'name' }]);
  });

  it('refuses a name that is taken', async () => {
    const { body } = await http().post('/api/v1/campaigns').send({ suite: 'demo', name: 'going' }).expect(409);
    expect(body).toMatchObject({
      title: 'Conflict',
      status: 409,
      detail:
        'name "going" is taken by another campaign, which is running in cycle 1 of 3 and goes on: choose another name, or change its limits with `ratchet campaign budget going`',
    });
    const { body: other } = await http().post('/api/v1/campaigns').send({ suite: 'another', name: 'going' }).expect(409);
    expect(details(other)[1]).toBe('it has -> you asked for: suite: demo -> another');
  });

  it.each([
    ['paused', 'or resume that one'],
    ['done', 'or extend that one'],
    ['stopped', 'with the strategy taken-stopped@champion'],
  ] as const)('says of a taken name what the campaign that is %s would take', async (status, says) => {
    await world.store.campaigns.create(campaign(`taken-${status}`, { status }));
    const { body } = await http()
      .post('/api/v1/campaigns')
      .send({ suite: 'demo', name: `taken-${status}` })
      .expect(409);
    expect(details(body)[0]).toContain(says);
    expect(details(body)[0]?.includes('resume')).toBe(status === 'paused');
    expect(details(body)[0]?.includes('extend')).toBe(status === 'done');
  });

  it('promotes by force', async () => {
    const { body } = await http()
      .post('/api/v1/campaigns/going/promote')
      .send({ strategy: 'bbbbbbbbbbbb', because: 'I know better' })
      .expect(202);
    expect(body).toMatchObject({ id: 'going' });
    expect(world.heard.at(-1)).toBe('going: promote bbbbbbbbbbbb: I know better');
    for (const wrong of [{ strategy: 'bbbbbbbbbbbb' }, { strategy: 'B', because: 'x' }, {}])
      await http().post('/api/v1/campaigns/going/promote').send(wrong).expect(400);
    await http().post('/api/v1/campaigns/ended/promote').send({ strategy: 'bbbbbbbbbbbb', because: 'x' }).expect(409);
  });

  it('says of a strategy to start from that nobody has which there are', async () => {
    const store = openFakeStore();
    await store.campaigns.create(campaign('mine'));
    const other = await openWorld({ parts: { store, preparation: suitePreparation(store, readConfig({ RATCHET_MODEL: 'm' })) } });
    try {
      const { body } = await request(other.app.getHttpServer())
        .post('/api/v1/campaigns')
        .send({ suite: 'whole-programs', strategy: 'yours@champion' })
        .expect(400);
      expect(details(body)).toEqual(['there is no campaign "yours": there is mine; `ratchet campaign list` lists all that there are']);
    } finally {
      await other.app.close();
    }
  });

  it('does not extend by dollars where the preparation knows that the model has no price', async () => {
    const unpriced = suitePreparation(world.store, readConfig({}));
    const other = await openWorld({
      parts: {
        preparation: { prepare: () => Promise.reject(new Error('unused')), checkDollars: (amount) => unpriced.checkDollars(amount) },
      },
    });
    try {
      await other.store.campaigns.create(campaign('priceless', { status: 'done' }));
      const ask = (costUsd: string) => request(other.app.getHttpServer()).post('/api/v1/campaigns/priceless/extend').send({ costUsd });
      const { body } = await ask('+5').expect(400);
      expect(details(body)[0]).toContain('a budget of 5 US dollars more would never be reached: the model has no price');
      expect(other.heard).toEqual([]);
    } finally {
      await other.app.close();
    }
  });

  it('extends one that has ended, and no other', async () => {
    await world.store.campaigns.create(campaign('short', { status: 'done', cycle: 3 }));
    const { body } = await http().post('/api/v1/campaigns/short/extend').send({ cycles: '+5', modelCalls: 900 }).expect(202);
    expect(body).toMatchObject({ status: 'running', extensions: [{ number: 1, cycles: 8, from: { cycles: 3 } }] });
    expect(world.heard.at(-1)).toBe('short: extend {"cycles":{"more":5},"modelCalls":{"to":900}}: a person asked for it through the API');
    for (const wrong of [{ cycles: '5' }, { cycles: -1 }, { cycles: '+' }, { cycles: '+1.5' }, { cycles: '+0' }, { cycels: 3 }])
      await http().post('/api/v1/campaigns/short/extend').send(wrong).expect(400);
    await world.store.campaigns.create(campaign('halted', { status: 'stopped' }));
    for (const [name, why] of [
      ['going', /it has not ended \(running\)/],
      ['halted', /for good \(stopped\)/],
    ] as const) {
      const answer = await http().post(`/api/v1/campaigns/${name}/extend`).send({ cycles: '+5' }).expect(409);
      expect(details(answer.body)[0]).toMatch(why);
    }
  });

  it.each([
    ['text that is no JSON', 'application/json', '{"suite":', 400],
    ['a body beyond the bound', 'application/json', JSON.stringify({ suite: 'x'.repeat(100_000) }), 413],
    ['a form', 'application/x-www-form-urlencoded', 'suite=demo', 415],
    ['plain text', 'text/plain', '{"suite":"demo"}', 415],
    ['an unknown charset', 'application/json; charset=klingon', '{}', 415],
  ])('refuses %s', async (_what, type, text, status) => {
    const answer = await http().post('/api/v1/campaigns').set('Content-Type', type).send(text);
    expect(answer.status).toBe(status);
    expect(details(answer.body)).toEqual([expect.any(String)]);
  });
});

describe('the log of the API', () => {
  it('holds nothing that a terminal obeys, and means the same', async () => {
    const world = await openWorld({
      parts: { preparation: { prepare: () => Promise.reject(new TypeError('a \u009b2J\u202e b')), checkDollars: () => undefined } },
    });
    await request(world.app.getHttpServer()).post('/api/v1/campaigns').send({ suite: 'demo' }).expect(500);
    await world.app.close();
    expect(world.logged()).toContain('a \\u009b2J\\u202e b');
    expect(world.logged()).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });
});

describe('faults behind the API', () => {
  it.each([
    [new RatchetFailure('conflict', 'it is paused already: lunch'), 409, 'it is paused already: lunch'],
    [new RatchetFailure('bad-request', 'suite "demo": no such suite; shipped: x'), 400, 'suite "demo": no such suite; shipped: x'],
    [new RatchetFailure('unavailable', 'mongodb://user:secret@db:27017 does not answer'), 503, 'mongodb://…@db:27017 does not answer'],
    [
      new SuiteFailure([{ where: 'demo/suite.json', field: 'name', value: '5', mend: 'expected string' }]),
      400,
      'demo/suite.json: name = 5: expected string',
    ],
    [new TypeError('secret detail'), 500, 'the server failed; its log says more'],
  ])('%s', async (failure, status, message) => {
    const world = await openWorld({ parts: { preparation: { prepare: () => Promise.reject(failure), checkDollars: () => undefined } } });
    const answer = await request(world.app.getHttpServer()).post('/api/v1/campaigns').send({ suite: 'demo' });
    await world.app.close();
    expect(answer.status).toBe(status);
    expect(details(answer.body)).toEqual([message]);
    expect(await world.store.campaigns.list()).toEqual([]);
    expect(world.logged()).not.toContain('user:secret');
    expect(world.logged().includes('"msg":"request failed"')).toBe(status >= 500);
  });

  it('leaves no campaign behind that only looks as if it ran, and resuming starts it', async () => {
    const store = openFakeStore();
    const starts: string[] = [];
    let away = true;
    const start = (id: string) => {
      starts.push(id);
      return away ? Promise.reject(new RatchetFailure('unavailable', 'Temporal does not answer')) : Promise.resolve();
    };
    const world = await openWorld({ parts: { store, control: { ...fakeControl(store), start } } });
    const http = request(world.app.getHttpServer());
    expect((await http.post('/api/v1/campaigns').send({ suite: 'demo', name: 'half' })).status).toBe(503);
    expect(await store.campaigns.get('half')).toMatchObject({ status: 'paused', because: 'its workflow could not be started' });
    away = false;
    expect((await http.post('/api/v1/campaigns/half/resume')).body).toMatchObject({ status: 'running' });
    await world.app.close();
    expect(starts).toEqual(['half', 'half']);
  });

  it('passes on how long to wait', async () => {
    const failure = new RatchetFailure('unavailable', 'later', { retryAfterMs: 1_500 });
    const world = await openWorld({ parts: { preparation: { prepare: () => Promise.reject(failure), checkDollars: () => undefined } } });
    const answer = await request(world.app.getHttpServer()).post('/api/v1/campaigns').send({ suite: 'demo' });
    await world.app.close();
    expect(answer.headers['retry-after']).toBe('2');
  });
});

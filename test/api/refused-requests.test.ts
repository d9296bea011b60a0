import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { details } from './details.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.app.close());

const JSON_TYPE = { 'Content-Type': 'application/json' };

it.each<[string, number, string, string, RequestInit]>([
  ['ends too early', 400, '/campaigns', 'the body is no JSON', { body: '{"suite": ' }],
  ['is a word', 400, '/campaigns', 'send one JSON object', { body: 'hello' }],
  ['is a list', 400, '/campaigns', 'the body is a list: expected one JSON object', { body: '[]' }],
  ['is a list, where none is needed', 400, '/campaigns/night/pause', 'the body is a list', { body: '[]' }],
  ['is too large', 413, '/campaigns', 'over 64 KiB', { body: JSON.stringify({ suite: 'x'.repeat(70_000) }) }],
  ['is in another charset', 415, '/campaigns', 'UTF-8', { body: '{}', headers: { 'Content-Type': 'application/json; charset=odd' } }],
  ['is packed in an unknown way', 415, '/campaigns', 'gzip', { body: '{}', headers: { ...JSON_TYPE, 'Content-Encoding': 'odd' } }],
  ['is not packed as it says', 400, '/campaigns', 'cannot be read', { body: '{}', headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } }],
])('a body that %s gets %i and the way out', async (_, status, path, said, init) => {
  const answer = await fetch(`${await world.app.getUrl()}/api/v1${path}`, { method: 'POST', headers: JSON_TYPE, ...init });
  expect(answer.status).toBe(status);
  expect(details(await answer.json())[0]).toContain(said);
});

it.each<readonly [string, string, string]>([
  ['a path that is no UTF-8', '/campaigns/%zz', 'path "%zz": a % stands before two hexadecimal digits'],
  ['a parameter that is given twice', '/campaigns?limit=1&limit=2', 'limit is given 2 times'],
  ...['0x10', '0b11', '1e2', '1.0', '%205', '%2B5', '-0', ''].map(
    (limit) => ['a number that is not written in digits', `/campaigns?limit=${limit}`, 'expected a whole number from 1 to 500'] as const,
  ),
  ['a number that is missing', '/events?backlog=', 'backlog "": expected a whole number from 0 to 500'],
  ['a number of a cycle that is missing', '/campaigns/night/episodes?cycle=', 'expected the number of a cycle'],
  ['a number that is none', '/memory?text=x&limit=0x1', 'expected a whole number from 1 to 200'],
  ['a cursor that is missing', '/campaigns/night/cycles?after=', 'expected the `next` of the page before'],
  ['a cursor of the audit that is missing', '/audit?after=', 'expected the `next` of the page before'],
])('%s is told as such', async (_, path, said) => {
  const answer = await fetch(`${await world.app.getUrl()}/api/v1${path}`);
  expect(answer.status).toBe(400);
  expect(details(await answer.json())[0]).toContain(said);
});

it('tells a value once that one rule refuses twice', async () => {
  const answer = await fetch(`${await world.app.getUrl()}/api/v1/campaigns?limit=9007199254740993`);
  expect(details(await answer.json())).toEqual(['limit "9007199254740993": expected a whole number from 1 to 500']);
});

it.each([
  ['GET', '/anything'],
  ['GET', '/api'],
  ['GET', '/docs/nope'],
  ['POST', '/docs/nope'],
  ['OPTIONS', '/assets/x.js'],
  ['GET', '/api/v1/anything'],
])('%s %s, which is not there, is a problem like any other', async (method, path) => {
  const answer = await fetch(`${await world.app.getUrl()}${path}`, { method });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  expect(details(await answer.json())[0]).toContain(`${method} ${path}`);
});

describe('a path that is there', () => {
  it.each([
    ['PUT', '/api/v1/campaigns', 'GET, HEAD, POST, OPTIONS'],
    ['DELETE', '/api/v1/campaigns/night', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/v1/campaigns/night/pause', 'POST, OPTIONS'],
    ['HEAD', '/api/v1/campaigns/night/pause/?x=1', 'POST, OPTIONS'],
    ['DELETE', '/API/v1/campaigns/night/rollback', 'GET, HEAD, POST, OPTIONS'],
    ['POST', '/api/v1/strategies/resolve', 'GET, HEAD, OPTIONS'],
    ['POST', '/api/v1/events', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/metrics', 'GET, HEAD, OPTIONS'],
    ['PUT', '/docs', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/docs-json', 'GET, HEAD, OPTIONS'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
  ])('says what it takes to %s %s, and to OPTIONS', async (method, path, allowed) => {
    const at = `${await world.app.getUrl()}${path}`;
    const answer = await fetch(at, method === 'HEAD' ? { method } : { method, body: method === 'GET' ? null : 'of no type that is read' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
    const said = method === 'HEAD' ? '' : await answer.json();
    expect(method === 'HEAD' || details(said)[0]?.includes(`takes ${allowed}, not ${method}`)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const options = await fetch(at, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, allowed]);
  });

  it('says it to OPTIONS without doing anything, also where a token is due', async () => {
    const guarded = await openWorld({ token: 'a-token-of-enough-length' });
    const at = `${await guarded.app.getUrl()}/api/v1/campaigns`;
    expect((await fetch(at, { method: 'OPTIONS' })).status).toBe(204);
    expect((await fetch(at, { method: 'POST', headers: JSON_TYPE, body: '{}' })).status).toBe(401);
    await guarded.app.close();
  });
});

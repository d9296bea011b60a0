import { afterAll, beforeAll, expect, it } from 'vitest';
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

it.each([
  ['a path that is no UTF-8', '/campaigns/%zz', 'path "%zz": a % stands before two hexadecimal digits'],
  ['a parameter that is given twice', '/campaigns?limit=1&limit=2', 'limit is given 2 times'],
])('%s is told as such', async (_, path, said) => {
  const answer = await fetch(`${await world.app.getUrl()}/api/v1${path}`);
  expect(answer.status).toBe(400);
  expect(details(await answer.json())[0]).toContain(said);
});

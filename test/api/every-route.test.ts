import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admitToken } from '../../campaigns/tokens.js';
import type { Scope } from '../../ports/access-records.js';
import { PROBLEM_TYPE, problem } from '../../api/http/problem.js';
import { isStream, pathOf, type Route, routesOf } from './routes.js';
import { storeCampaign } from './stored-campaign.js';
import { openWorld, type World } from './world.js';

const TOKEN = 'the-configured-token-of-an-admin';
const PUBLIC = new Set(['get /api/v1/health/live', 'get /api/v1/health/ready', 'post /api/v1/session']);
/** Whoever may look may also end the session by which they do. */
const FOR_READERS = new Set(['delete /api/v1/session']);
const FOR_ADMINS = new Set(['get /api/v1/audit']);
const SCOPES: readonly Scope[] = ['read', 'operate'];

const keyOf = ({ method, path }: Route): string => `${method} ${path}`;

let world: World;
let url: string;
let routes: readonly Route[];
beforeAll(async () => {
  world = await openWorld({ token: TOKEN, limits: { requestsPerSecond: 1_000_000 } });
  await storeCampaign(world.store);
  for (const scope of SCOPES) await admitToken(world.store, of(scope), { name: scope, scope, at: '2027-01-01T00:00:00.000Z', until: null });
  url = await world.app.getUrl();
  routes = await routesOf(world);
});
afterAll(() => world.app.close());

function of(scope: Scope): string {
  return scope === 'admin' ? TOKEN : `a-token-that-may-${scope}-and-is-long`;
}

async function ask(
  route: Route,
  { token = of('admin'), name = 'night', query = '', ...init }: RequestInit & { token?: string | null; name?: string; query?: string } = {},
): Promise<Response> {
  const headers = { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), 'Content-Type': 'application/json' };
  return fetch(`${url}${pathOf(route, () => name)}${query}`, { method: route.method.toUpperCase(), headers, ...init });
}

/** Null of an answer that is in order, and else what is wrong with it. */
async function wrongWith(answer: Response): Promise<string | null> {
  const text = await answer.text();
  if (answer.status >= 500) return `${answer.status} ${text}`;
  if (answer.status < 400) return null;
  const isProblem = answer.headers.get('content-type') === PROBLEM_TYPE && problem.safeParse(JSON.parse(text)).success;
  return isProblem ? null : `${answer.status} is no problem: ${text}`;
}

describe('every route', () => {
  it('lets nobody in without a token where one is due, but for health and whoever brings one', async () => {
    const open = [];
    for (const route of routes) if ((await ask(route, { token: null, body: null })).status !== 401) open.push(keyOf(route));
    expect(open.toSorted()).toEqual([...PUBLIC].toSorted());
  });

  it('refuses a token that may only look whatever changes something, and the audit log to all but admins', async () => {
    const allowed = new Map<Scope, string[]>(SCOPES.map((scope) => [scope, []]));
    for (const scope of SCOPES)
      for (const route of routes.filter((each) => !PUBLIC.has(keyOf(each)))) {
        const leave = new AbortController();
        const { status } = await ask(route, { token: of(scope), name: 'none', signal: leave.signal });
        leave.abort();
        if (status !== 403) allowed.get(scope)?.push(keyOf(route));
      }
    const all = routes.map(keyOf).filter((key) => !PUBLIC.has(key) && !FOR_ADMINS.has(key));
    expect(allowed.get('operate')).toEqual(all);
    expect(allowed.get('read')).toEqual(all.filter((key) => key.startsWith('get ') || FOR_READERS.has(key)));
  });

  it.each(['__proto__', 'constructor', '%00', '%252e%252e%252f', '%F0%9F%98%80', 'x'.repeat(4_000)])(
    'takes the name %s for one that is not there',
    async (name) => {
      const wrong = [];
      for (const route of routes.filter(({ path }) => path.includes('{'))) {
        const answer = await ask(route, { name, ...(route.method === 'get' ? {} : { body: '{}' }) });
        const fault = answer.ok ? `${answer.status}` : await wrongWith(answer);
        if (fault !== null) wrong.push(`${keyOf(route)}: ${fault}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(['', '%00', '%ff', '-0', 'x'.repeat(4_000)])(
    'fails of no value "%s" in any place of its query, nor where it comes twice',
    async (value) => {
      const wrong = [];
      for (const route of routes.filter((each) => !isStream(each)))
        for (const name of [...route.query, '__proto__', 'a[b]'])
          for (const query of [`?${name}=${value}`, `?${name}=${value}&${name}=${value}`]) {
            const fault = await wrongWith(await ask(route, { query, ...(route.method === 'get' ? {} : { body: '{}' }) }));
            if (fault !== null) wrong.push(`${keyOf(route)}${query}: ${fault}`);
          }
      expect(wrong).toEqual([]);
    },
  );

  it.each(['[1]', 'null', '1', '{"__proto__":{"x":1}}', '{"constructor":1}', '{"unknown":1}', ' ', '\u0000'])(
    'refuses the body %j where it changes something',
    async (body) => {
      const taken = [];
      for (const route of routes.filter(({ method }) => method !== 'get')) {
        const { status } = await ask(route, { body });
        if (status !== 400) taken.push(`${keyOf(route)}: ${status}`);
      }
      expect(taken).toEqual([]);
    },
  );
});

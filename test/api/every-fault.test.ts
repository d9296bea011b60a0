import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../api/http/problem.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Store } from '../../ports/store.js';
import { openFakeStore } from '../support/fake-store.js';
import { SECOND_ADAPTER, storeAdapters } from '../support/stored-adapters.js';
import { fakeControl } from './fakes.js';
import { isStream, pathOf, type Route, routesOf } from './routes.js';
import { storeCampaign, type StoredCampaign } from './stored-campaign.js';
import { openWorld, type World } from './world.js';

const TOKEN = 'the-configured-token-of-an-admin';
const SECRET = 'mongodb://user:hunter2@10.0.0.1';

/** A store of which one read fails: the one of that number, from 0. */
interface Faulty {
  readonly store: Store;
  /** reads since it was told what fails, and whether that was among them */
  readonly reads: () => { readonly count: number; readonly failed: boolean };
  readonly fail: (which: number | null, error: Error) => void;
}

function faulty(inner: Store): Faulty {
  let [count, failed, which, error] = [0, false, null as number | null, new Error('none')];
  const read = async <T>(work: () => Promise<T>): Promise<T> => {
    const isIt = count === which;
    count += 1;
    if (!isIt) return work();
    failed = true;
    throw error;
  };
  const { campaigns, budget } = inner;
  return {
    store: {
      find: (kind, id) => read(() => inner.find(kind, id)),
      keep: (kind, id, record) => inner.keep(kind, id, record),
      append: (list, id) => inner.append(list, id),
      list: (list) => read(() => inner.list(list)),
      campaigns: {
        create: (state) => campaigns.create(state),
        update: (id, change) => campaigns.update(id, change),
        count: (id, counter, purpose) => campaigns.count(id, counter, purpose),
        get: (id) => read(() => campaigns.get(id)),
        list: () => read(() => campaigns.list()),
        unreadable: () => read(() => campaigns.unreadable()),
      },
      budget: new Proxy(budget, {
        get: (target, name) => (name === 'read' ? (id: string) => read(() => target.read(id)) : Reflect.get(target, name).bind(target)),
      }),
    },
    reads: () => ({ count, failed }),
    fail: (wanted, thrown) => ([count, failed, which, error] = [0, false, wanted, thrown]),
  };
}

const FAULTS = [
  ['an outage', 503, () => new RatchetFailure('unavailable', `the store is away: ${SECRET}`)],
  ['a fault of ours', 500, () => new TypeError(`undefined is not a function at ${SECRET}`)],
] as const;

describe('a store that fails in the middle', () => {
  let world: World;
  let url: string;
  let night: StoredCampaign;
  let store: Faulty;
  beforeEach(async () => {
    const inner = openFakeStore();
    store = faulty(inner);
    // what the engine says is no read of the API's own
    world = await openWorld({ token: TOKEN, parts: { store: store.store, control: fakeControl(openFakeStore()) } });
    night = await storeCampaign(inner);
    await storeAdapters(inner, { campaign: night.name, base: 'offline' });
    url = await world.app.getUrl();
  });
  afterEach(() => world.app.close());

  const at = (route: Route): string => {
    const query: Readonly<Record<string, string>> = {
      '/api/v1/strategies/{id}/diff': `?with=${night.first}`,
      '/api/v1/strategies/resolve': `?name=${night.champion}`,
      '/api/v1/campaigns/{name}/rollback': `?to=${night.first}`,
      '/api/v1/memory': '?text=x&kind=place',
      '/api/v1/suites/tasks': '?suite=first-functions',
    };
    const valueOf = (parameter: string): string =>
      ({ name: night.name, address: encodeURIComponent(night.episode), hash: SECOND_ADAPTER })[parameter] ??
      (route.path.includes('/memory/') ? night.row : night.champion);
    return `${url}${pathOf(route, valueOf)}${query[route.path] ?? ''}`;
  };
  const get = (route: Route): Promise<Response> => fetch(at(route), { headers: { Authorization: `Bearer ${TOKEN}` } });

  it.each(FAULTS)('is told as %s by every route that reads it, and not what it said', async (_what, status, error) => {
    const wrong = [];
    const read = [];
    for (const route of (await routesOf(world)).filter((each) => each.method === 'get' && !isStream(each))) {
      // what was looked at once may be kept
      await get(route).then((answer) => answer.text());
      store.fail(null, error());
      const well = await get(route);
      const usual = [well.status, await well.text()];
      const { count } = store.reads();
      if (!well.ok) continue;
      if (count > 0) read.push(route.path);
      for (const which of new Set([0, 1, Math.floor(count / 2), count - 1])) {
        store.fail(which, error());
        const answer = await get(route);
        const text = await answer.text();
        const told = store.reads().failed ? answer.status === status && problem.safeParse(JSON.parse(text)).success : true;
        if (!told || text.includes('hunter2') || text.includes('undefined is'))
          wrong.push(`${route.path} at ${which}: ${answer.status} ${text}`);
      }
      store.fail(null, error());
      const again = await get(route);
      if (again.status !== usual[0] || (await again.text()).length !== String(usual[1]).length) wrong.push(`${route.path} afterwards`);
    }
    expect(wrong).toEqual([]);
    expect(read.length).toBeGreaterThan(25);
    expect(world.logged()).not.toContain('hunter2');
  });

  it.each(FAULTS)('ends a stream by %s, says nothing of it to its follower and all to the log', async (_what, status, error) => {
    for (const route of (await routesOf(world)).filter(isStream))
      for (const which of [0, 5, 30, 100]) {
        store.fail(which, error());
        const answer = await get(route);
        expect([200, status]).toContain(answer.status);
        const text = await answer.text();
        expect(text).not.toMatch(answer.ok ? /hunter2|undefined is|store is away/ : /hunter2|undefined is/);
      }
    const [type, said] = status === 503 ? ['RatchetFailure', 'the store is away'] : ['TypeError', 'undefined is not a function'];
    expect(world.logged().split(`"err":{"type":"${type}","message":"${said}`)).toHaveLength(1 + 2 * 4);
    expect(world.logged()).not.toContain('hunter2');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { Feed } from '../../campaigns/feed.js';
import { orderList, raceList, FEED } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { FakeDocuments, openFakeStore } from '../support/fake-store.js';
import { LOST_RACE } from '../support/lost-race.js';
import { details } from './details.js';
import { followed, type Message } from './stream.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

describe('following all campaigns', () => {
  const worlds: World[] = [];
  const open = async (documents = new FakeDocuments()): Promise<World> => {
    const world = await openWorld({ parts: { store: openFakeStore(documents) } });
    worlds.push(world);
    return world;
  };
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map(({ app }) => app.close()));
  });

  it('tells what happened to each, and whenever one changes', async () => {
    const world = await open();
    for (const name of ['night', 'day']) await world.store.campaigns.create(campaign(name));
    await race(world.store, 'night', 1);
    await race(world.store, 'day', 1);
    const heard = await follow(world, ({ event }) => event === 'campaign');
    const races = heard.filter(({ event }) => event === 'race').map(({ data }) => JSON.parse(data ?? '') as unknown);
    expect(races).toEqual([expect.objectContaining({ campaign: 'night' }), expect.objectContaining({ campaign: 'day' })]);
    let paused = false;
    const changed = await follow(world, ({ event, data }) => {
      if (event === 'campaign' && !paused) {
        paused = true;
        void world.store.campaigns.update('night', { status: 'paused', because: 'lunch' });
      }
      return data?.includes('lunch') === true;
    });
    expect(JSON.parse(changed.at(-1)?.data ?? '')).toMatchObject({ id: 'night', status: 'paused' });
  });

  it('loses nothing and tells nothing twice over a restart, at whichever of two processes', async () => {
    const documents = new FakeDocuments();
    const [one, other] = [await open(documents), await open(documents)];
    await one.store.campaigns.create(campaign('night'));
    const heard: string[] = [];
    let last: string | undefined;
    for (let k = 1; k <= 6; k += 1) {
      await race(one.store, 'night', k);
      const at = [one, other, await open(documents)][k % 3] ?? one;
      const told = await follow(at, ({ data }) => data?.includes(`race ${k}:`) === true, last);
      heard.push(...told.filter(({ event }) => event === 'race').map(({ data }) => /race (\d)/.exec(data ?? '')?.[1] ?? ''));
      last = told.findLast(({ event }) => event === 'race')?.id;
    }
    expect(heard).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('enters each event once where many processes find it at once, and those of a list in their order', async () => {
    const documents = new FakeDocuments();
    const stores = Array.from({ length: 5 }, () => openFakeStore(documents));
    const [store = openFakeStore(documents)] = stores;
    await store.campaigns.create(campaign('night'));
    for (let k = 1; k <= 9; k += 1) await race(store, 'night', k);
    const order = { campaign: 'night', strategy: null, order: { id: 'o', branch: 0, because: '', kind: 'pause' as const } };
    // clocks of several machines may differ: the list's own order holds
    for (const [number, at] of ['2027-01-02', '2027-01-01'].entries()) {
      await store.keep('orders', `o${number}`, { ...order, at });
      await store.append(orderList('night'), `o${number}`);
    }
    await Promise.all(stores.map((each) => new Feed(each).bringUp()));
    const entries = await store.list(FEED);
    expect(entries.filter((each) => each.includes(' r'))).toEqual(Array.from({ length: 9 }, (_, k) => `night r${k + 1}`));
    expect(entries.filter((each) => each.includes(' o'))).toEqual(['night o1', 'night o2']);
    expect(entries).toHaveLength(11);
  });

  it('begins with the latest as far as is asked for, and refuses an id that is none', async () => {
    const world = await open();
    await world.store.campaigns.create(campaign('night'));
    for (let k = 1; k <= 5; k += 1) await race(world.store, 'night', k);
    const url = `${await world.app.getUrl()}/api/v1/events`;
    const heard = await followed(`${url}?backlog=2`, ({ event }) => event === 'campaign');
    expect(heard.filter(({ event }) => event === 'race').map(({ id }) => id)).toEqual(['f4', 'f5']);
    const refused = await fetch(url, { headers: { 'Last-Event-ID': 'odd' } });
    expect(refused.status).toBe(400);
    expect(details(await refused.json())[0]).toContain('is the id of no event');
    expect((await fetch(`${url}?backlog=x`)).status).toBe(400);
    // a store that was restored from an earlier copy has fewer
    await followed(url, ({ event }) => event === 'campaign', { 'Last-Event-ID': 'f999' });
  });
});

async function follow(world: World, until: (message: Message) => boolean, lastEventId?: string): Promise<readonly Message[]> {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  return followed(`${await world.app.getUrl()}/api/v1/events`, until, headers);
}

async function race(store: Store, name: string, k: number): Promise<void> {
  const id = `${name} race-${k}`;
  await store.keep('races', id, { ...LOST_RACE, campaign: name, k });
  await store.append(raceList(name), id);
}

import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { RaceRecord } from '../../ports/records.js';
import { raceList } from '../../ports/lists.js';
import { openFakeStore } from '../support/fake-store.js';
import { LOST_RACE } from '../support/lost-race.js';
import { details } from './details.js';
import { followed as followedAt, type Message } from './stream.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

const RACE: RaceRecord = { ...LOST_RACE, because: 'it <script>lost</script>\n\nevent: forged' };

describe('following a campaign', () => {
  const worlds: World[] = [];
  const open = async (): Promise<World> => {
    const world = await openWorld();
    worlds.push(world);
    await world.store.campaigns.create(campaign('night'));
    return world;
  };
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map(({ app }) => app.close()));
  });

  it('tells what happened and what goes on, and text of others cannot forge an event', async () => {
    const world = await open();
    await race(world, 1);
    const heard = await followed(world, ({ event }) => event === 'progress');
    expect(heard.map(({ event }) => event)).toEqual(['race', 'progress']);
    expect(JSON.parse(heard[0]?.data ?? '')).toMatchObject({ kind: 'race', because: RACE.because });
    expect(heard[1]?.id).toBe(heard[0]?.id);
    expect(JSON.parse(heard[1]?.data ?? '')).toMatchObject({ phase: 'practise' });
  });

  it('goes on behind the last event that was heard, from another process too', async () => {
    const [one, other] = [await open(), await open()];
    await race(one, 1);
    const [first] = await followed(one, ({ event }) => event === 'race');
    for (const k of [1, 2, 3]) await race(other, k);
    const rest = await followed(other, ({ data }) => data?.includes('race 3') === true, first?.id);
    expect(rest.filter(({ event }) => event === 'race').map(({ data }) => /race (\d)/.exec(data ?? '')?.[1])).toEqual(['2', '3']);
  });

  it('hears what happens where more was told once than is on record, as after records were brought back', async () => {
    const world = await open();
    await race(world, 1);
    let happened = false;
    const heard = await followed(
      world,
      ({ event }) => {
        if (event === 'progress' && !happened) {
          happened = true;
          void race(world, 2);
        }
        return event === 'race';
      },
      'o0.r900.c7.i0.b0.e0',
    );
    expect(heard.filter(({ event }) => event === 'race')).toEqual([
      expect.objectContaining({ id: 'o0.r2.c0.i0.b0.e0', data: expect.stringContaining('race 2') }),
    ]);
  });

  it('is told a long story by and by, which is read no further where the follower leaves', async () => {
    const store = openFakeStore();
    let reads = 0;
    const world = await openWorld({
      parts: {
        store: {
          ...store,
          find: async (kind, id) => {
            reads += kind === 'races' ? 1 : 0;
            // as a server's answer does, it lets others have a turn
            await setImmediate();
            return store.find(kind, id);
          },
        },
      },
    });
    worlds.push(world);
    await store.campaigns.create(campaign('night'));
    for (let k = 1; k <= 1_000; k += 1) await race(world, k);
    reads = 0;
    const heard = await followed(world, ({ data }) => data?.includes('race 1:') === true);
    expect(heard[0]?.id).toBe('o0.r1.c0.i0.b0.e0');
    await world.app.close();
    worlds.length = 0;
    expect(reads).toBeLessThan(1_000);
  });

  it('is told all of a long story once, in its order, and what happens now behind it', async () => {
    const world = await open();
    for (let k = 1; k <= 250; k += 1) await race(world, k);
    const heard = await followed(world, ({ event }) => event === 'progress');
    const races = heard.filter(({ event }) => event === 'race').map(({ data }) => Number(/race (\d+)/.exec(data ?? '')?.[1]));
    expect(races).toEqual(Array.from({ length: 250 }, (_, at) => at + 1));
  });

  it('hears of what happens while it listens', async () => {
    const world = await open();
    let happened = false;
    const heard = await followed(world, ({ event }) => {
      if (event === 'progress' && !happened) {
        happened = true;
        void race(world, 1);
      }
      return event === 'race';
    });
    expect(heard.at(-1)?.event).toBe('race');
  });

  it('refuses what it cannot follow before it begins', async () => {
    const world = await open();
    const at = `${await world.app.getUrl()}/api/v1/campaigns`;
    const unknown = await fetch(`${at}/none/events`);
    expect(unknown.status).toBe(404);
    expect(details(await unknown.json())[0]).toContain('there is no campaign "none"');
    const odd = await fetch(`${at}/night/events`, { headers: { 'Last-Event-ID': 'odd' } });
    expect(odd.status).toBe(400);
    expect(details(await odd.json())[0]).toContain('is the id of no event');
  });

  it('is let go of when the API ends', async () => {
    const world = await open();
    const answer = await fetch(`${await world.app.getUrl()}/api/v1/campaigns/night/events`);
    const whole = answer.text();
    await world.app.close();
    worlds.length = 0;
    expect(await whole).toContain('event: progress');
  });
});

async function race(world: World, k: number): Promise<void> {
  await world.store.keep('races', `race-${k}`, { ...RACE, k });
  await world.store.append(raceList('night'), `race-${k}`);
}

/** Follows the campaign until a message is as wanted. */
async function followed(world: World, until: (message: Message) => boolean, lastEventId?: string): Promise<readonly Message[]> {
  const url = `${await world.app.getUrl()}/api/v1/campaigns/night/events`;
  return followedAt(url, until, lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId });
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsAfter, NOTHING_TOLD, readTold, standingOf } from '../../campaigns/events.js';
import type { PersonOrder } from '../../ports/campaign-records.js';
import { orderList, raceList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { openFakeStore } from '../support/fake-store.js';
import { LOST_RACE } from '../support/lost-race.js';

async function race(store: Store, k: number): Promise<void> {
  await store.keep('races', `race-${k}`, { ...LOST_RACE, k });
  await store.append(raceList('night'), `race-${k}`);
}

async function veto(store: Store, n: number): Promise<void> {
  const order: PersonOrder = { id: `v${n}`, kind: 'veto', strategy: 'b', branch: 0, because: `veto ${n}` };
  await store.keep('orders', `order-${n}`, { campaign: 'night', order, strategy: null, at: '2027-01-01T00:00:00.000Z' });
  await store.append(orderList('night'), `order-${n}`);
}

describe('what happened to a campaign', () => {
  it('is told from the first on, each event with the id that tells what went before it', async () => {
    const store = openFakeStore();
    await race(store, 1);
    await veto(store, 1);
    const events = await eventsAfter(store, await standingOf(store, 'night'), NOTHING_TOLD, 100);
    expect(events).toMatchObject([
      { kind: 'order', what: 'order: veto', because: 'veto 1', id: 'o1.r0.c0.i0.b0.e0' },
      { kind: 'race', what: 'race 1: dropped after 4 pairs, 1 won and 3 lost', strategy: 'b', id: 'o1.r1.c0.i0.b0.e0' },
    ]);
  });

  it.each(['', 'o1', 'o1.r0.c0.i0.b0', 'o1.r0.c0.i0.b0.e0.x1', 'o01.r0.c0.i0.b0.e0', 'o-1.r0.c0.i0.b0.e0', '1.2.3.4.5.6', 'x'.repeat(500)])(
    'knows that %j is the id of no event',
    (id) => expect(readTold(id)).toBeNull(),
  );

  it('is told whole and once, wherever a follower was cut off, and whoever tells it', async () => {
    const step = fc.constantFrom('race', 'veto', 'cut', 'look');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const store = openFakeStore();
        const heard: string[] = [];
        let [n, told] = [0, NOTHING_TOLD];
        const listen = async (atMost: number): Promise<void> => {
          for (const event of await eventsAfter(store, await standingOf(store, 'night'), told, atMost)) {
            heard.push(`${event.kind} ${event.because} ${event.what}`);
            told = readTold(event.id) ?? told;
          }
        };
        for (const each of steps) {
          n += 1;
          if (each === 'race') await race(store, n);
          if (each === 'veto') await veto(store, n);
          // cut off after the first of what is new
          if (each === 'cut') await listen(1);
          if (each === 'look') await listen(Infinity);
        }
        await listen(Infinity);
        const happened = steps.filter((each) => each === 'race' || each === 'veto').length;
        expect(heard).toHaveLength(happened);
        expect(new Set(heard).size).toBe(happened);
      }),
    );
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { raceList } from '../../ports/lists.js';
import { LOST_RACE } from '../support/lost-race.js';
import { followed } from './stream.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

const HOUR_MS = 3_600_000;

/** A machine's clock is set right by hand or by a server of time, also in the middle of a night. */
function setBack(): void {
  vi.setSystemTime(Date.now() - HOUR_MS);
}

describe('where the clock is set back by an hour', () => {
  let world: World;
  let url: string;
  const open = async (): Promise<void> => {
    vi.useFakeTimers({ toFake: ['Date'] });
    world = await openWorld({ waits: { metricsMs: 50 } });
    url = `${await world.app.getUrl()}/api/v1`;
    await world.store.campaigns.create(campaign('night'));
    await world.store.budget.open('night', { modelCalls: 10, costUsd: null });
  };
  afterEach(async () => {
    vi.useRealTimers();
    await world.app.close();
  });

  it('nobody is turned away for having asked in the hour to come', async () => {
    await open();
    await fetch(`${url}/campaigns`);
    setBack();
    expect((await fetch(`${url}/campaigns`)).status).toBe(200);
  });

  it.each(['/events', '/campaigns/night/events'])('followers of %s go on hearing what happens', async (path) => {
    await open();
    await followed(`${url}${path}`, ({ event }) => event === 'campaign' || event === 'progress');
    setBack();
    const heard = followed(`${url}${path}`, ({ event }) => event === 'race');
    await world.store.keep('races', 'night race-1', { ...LOST_RACE, campaign: 'night' });
    await world.store.append(raceList('night'), 'night race-1');
    expect((await heard).map(({ event }) => event)).toContain('race');
  });

  it('metrics tell what there is now', async () => {
    await open();
    const at = `${url.replace('/api/v1', '')}/metrics`;
    expect(await (await fetch(at)).text()).toContain('ratchet_campaigns{status="paused"} 0');
    setBack();
    await world.store.campaigns.update('night', { status: 'paused', because: 'lunch' });
    await expect
      .poll(async () => (await fetch(at)).text(), { timeout: 15_000, interval: 20 })
      .toContain('ratchet_campaigns{status="paused"} 1');
  });
});

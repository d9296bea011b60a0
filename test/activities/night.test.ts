import { describe, expect, it } from 'vitest';
import { openNight } from '../../activities/campaign/night.js';
import { enrolStrategy } from '../../campaigns/prepare.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { standingOf } from '../../campaigns/standing.js';
import type { MemoryRow } from '../../ports/records.js';
import { CONFIG } from '../api/fakes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { lessonList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import type { CampaignRuns } from '../../ports/campaign-runs.js';

const unused = (): Promise<never> => Promise.reject(new Error('a night asks nothing of the runs when it opens'));
const runs: CampaignRuns = { resetPoint: unused, hold: unused, reset: unused, running: unused, restart: unused };
const BETTER: Strategy = { ...FIRST_STRATEGY, memory: { recall: 2 } };

const night = (store: Store, day: number, strategy: string, inherits?: boolean) =>
  openNight(
    { store, runs },
    { schedule: 'nights', at: `2027-01-0${day}T01:00:00.000Z`, strategy, config: CONFIG, ...(inherits === undefined ? {} : { inherits }) },
  );
const row = (campaign: string, id: string, cycle: number): MemoryRow => ({
  id,
  campaign,
  branch: 0,
  cycle,
  pool: 'train',
  family: id,
  taskId: id,
  language: 'python',
  kind: 'fix',
  sentence: `Lesson ${id}.`,
  key: 'loops',
  symptom: `symptom ${id}`,
  remedy: `remedy ${id}`,
  solved: true,
  attempts: 2,
});

describe('a night of a schedule', () => {
  it('begins with champion and memory of the last night that ended, through all nights before', async () => {
    const store = openFakeStore();
    const [first, better] = [await enrolStrategy(store, FIRST_STRATEGY), await enrolStrategy(store, BETTER)];
    const one = await night(store, 1, first);
    expect(one.config.inherited).toBeUndefined();
    await store.campaigns.update(one.campaign, { status: 'done', cycle: 3, champion: better });
    const two = await night(store, 2, first);
    expect((await store.campaigns.get(two.campaign))?.champion).toBe(better);
    expect(two.config.inherited).toEqual({
      campaign: one.campaign,
      champion: better,
      memory: [{ campaign: one.campaign, branch: 0, upToCycle: 2 }],
    });
    // It broke off: where it stands says nothing.
    await store.campaigns.update(two.campaign, { cycle: 1, champion: first });
    const three = await night(store, 3, first);
    expect(three.config.inherited).toEqual(two.config.inherited);
    await store.campaigns.update(three.campaign, { status: 'done', cycle: 2 });
    const four = await night(store, 4, first);
    expect(four.config.inherited?.memory.map(({ campaign }) => campaign)).toEqual([one.campaign, three.campaign]);
    expect(await night(store, 4, first)).toEqual(four);
  });

  it('remembers and learns from what it inherited, up to the cycle that ended', async () => {
    const store = openFakeStore();
    const memory = openFakeMemory({ store });
    await store.keep('suites', 'suite-1', { name: 'toy', seed: 0, tasks: [] });
    const first = await enrolStrategy(store, FIRST_STRATEGY);
    const one = await night(store, 1, first);
    const rows = [row(one.campaign, 'kept', 2), row(one.campaign, 'cut', 3), row('stranger', 'foreign', 0)];
    await memory.remember(rows);
    for (const each of rows) await store.append(lessonList(each.campaign), each.id);
    await store.campaigns.update(one.campaign, { status: 'done', cycle: 3 });
    const { campaign, config } = await night(store, 2, first);
    const view = config.inherited?.memory ?? [];
    expect(
      (await memory.recall({ text: 'loops', language: 'python', view: { campaign, branches: view }, limit: 9 })).rows.map(({ id }) => id),
    ).toEqual(['kept']);
    const { shared } = await standingOf(store, { campaign, branch: 0, cycle: 0, champion: first, view, feedback: [] });
    expect(shared.lessons.map(({ symptom }) => symptom)).toEqual(['symptom kept']);
  });

  it('begins anew each time where the schedule says so', async () => {
    const store = openFakeStore();
    const [first, better] = [await enrolStrategy(store, FIRST_STRATEGY), await enrolStrategy(store, BETTER)];
    const one = await night(store, 1, first, false);
    await store.campaigns.update(one.campaign, { status: 'done', cycle: 3, champion: better });
    const two = await night(store, 2, first, false);
    expect(two.config.inherited).toBeUndefined();
    expect((await store.campaigns.get(two.campaign))?.champion).toBe(first);
  });
});

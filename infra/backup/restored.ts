import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EXPERIMENT_LIST } from '../../ports/lists.js';
import type { CampaignControl } from '../../ports/campaign-control.js';
import type { CampaignSchedules } from '../../ports/campaign-schedules.js';
import type { ExperimentControl } from '../../ports/experiment-control.js';
import type { Store } from '../../ports/store.js';
import { carriedOn } from '../../campaigns/going-on.js';
import { unreadableLine } from '../../campaigns/unreadable.js';
import { experimentOf } from '../../campaigns/experiments/experiments.js';
import { readJsonFile } from '../stack/json-file.js';
import type { Places } from '../stack/places.js';
import type { Report } from '../stack/report.js';
import { savedSchedule } from './format.js';

/** What a restore leaves for the first `up`: the engine's own state is no part of a backup. */
const restored = z.strictObject({ backup: z.string(), schedules: z.array(savedSchedule).readonly() }).readonly();
export type Restored = z.infer<typeof restored>;

export function restoredFile({ data }: Pick<Places, 'data'>): string {
  return join(data, 'restored.json');
}

export interface Engine {
  readonly store: Store;
  readonly control: CampaignControl;
  readonly experiments: ExperimentControl;
  readonly schedules: CampaignSchedules;
}

export async function isRestored(places: Places): Promise<boolean> {
  return (await readJsonFile(restoredFile(places), restored)) !== null;
}

/**
 * Has everything go on that the backup found under way, each once: campaigns from their latest checkpoint, behind which ledger and
 * verdicts lead them to where they stood without paying again; experiments, which look after their campaigns; and schedules.
 */
export async function goOnAfterRestore(places: Places, { store, control, experiments, schedules }: Engine, report: Report): Promise<void> {
  const left = await readJsonFile(restoredFile(places), restored);
  if (left === null) return;
  const open = await openExperiments(store);
  const ofExperiments = new Set(
    (await Promise.all(open.map((id) => experimentOf(store, id)))).flatMap(({ cells }) => cells.map(({ campaign }) => campaign)),
  );
  for (const each of await store.campaigns.unreadable()) report(unreadableLine(each));
  for (const state of await store.campaigns.list()) {
    const { id, status, config } = state;
    if ((status !== 'running' && status !== 'paused') || ofExperiments.has(id)) continue;
    // paused before it began: whoever resumes it starts it
    if (status === 'paused' && (await carriedOn(store, state)) === null) continue;
    await control.start(id, config);
    report(`campaign ${id} ${status === 'paused' ? 'is paused, as it was' : 'goes on from where it stood'}`);
  }
  for (const id of open) {
    await experiments.start(id);
    report(`experiment ${id} goes on`);
  }
  const known = new Set((await schedules.list()).map(({ name }) => name));
  for (const { name, cron, paused, plan } of left.schedules) {
    if (known.has(name)) continue;
    await schedules.create(name, cron, plan);
    if (paused !== null) await schedules.pause(name, paused);
    report(`schedule ${name} is there again`);
  }
  await rm(restoredFile(places), { force: true });
}

async function openExperiments(store: Store): Promise<readonly string[]> {
  const ids = await store.list(EXPERIMENT_LIST);
  const ends = await Promise.all(ids.map((id) => store.find('experimentEnds', id)));
  return ids.filter((_, index) => ends[index] === null);
}

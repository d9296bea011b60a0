import { executeChild, workflowInfo } from '@temporalio/workflow';
import type { IncidentRecord } from '../ports/campaign-records.js';
import type { Practised } from '../activities/cycle/practised.js';
import { within, type Address } from '../domain/address.js';
import { episodesOf } from '../domain/telling.js';
import { watchAlarm, watchFell, watchFrom, watchOn, type HealthSample, type TrustWatch } from '../domain/trust-watch.js';
import { trustWorkflowId, type CycleInput } from './contract.js';
import { sideOf } from './pairs.js';
import { wholeEpisode } from './episode-run.js';
import { onStore } from './proxies.js';
import { sideBySide } from './side-by-side.js';
import { trust } from './trust.js';

export interface Watched {
  readonly watch: TrustWatch;
  readonly gauge: HealthSample;
  /** a fall that was shown; null otherwise */
  readonly incident: IncidentRecord | null;
}

/**
 * The trust region, once a cycle: the sentinel tasks run again, under what runs now. They can only raise an alarm; a
 * child workflow then tells a fall from bad luck.
 */
export async function watchForFall(input: CycleInput, at: Address, practised: readonly Practised[]): Promise<Watched> {
  const { campaign, config, branch, cycle, champion, view } = input;
  const gauge = await onStore.gauge(practised.map(({ spec, progress }) => ({ spec, progress })));
  if (config.trust.sentinels === 0) return { watch: input.trust, gauge, incident: null };
  const watch = watchOn(input.trust, await sentinels(input, at), gauge, config.trust.margin);
  const { baseline } = watch;
  if (baseline === null || !watchAlarm(watch, config.trust.margin).raised) return { watch, gauge, incident: null };
  const running = { strategy: champion, view };
  const { decision, because, pairs } = await executeChild(trust, {
    workflowId: trustWorkflowId(campaign, branch, cycle),
    taskQueue: workflowInfo().taskQueue,
    args: [
      { campaign, config, branch, cycle, baseline, sentinelsFell: watchFell({ baseline, latest: watch.latest }), running, carried: null },
    ],
  });
  // Another alarm takes another window: what raised this one has been looked into.
  if (decision === 'recovered') return { watch: { ...watch, latest: [] }, gauge, incident: null };
  const incident = await onStore.recordIncident({ campaign, branch, cycle, decision, because, pairs, baseline, running, gauge });
  // Where the environment is another, what was confirmed in the old one is no measure any more.
  return { watch: decision === 'environment' ? watchFrom(watch.running, null) : watch, gauge, incident };
}

/** The same train tasks each cycle, measured and not learned from; voids say nothing. */
async function sentinels({ campaign, config, champion, view }: CycleInput, at: Address): Promise<boolean[]> {
  const [side, tasks] = await Promise.all([
    sideOf(config, champion, view),
    onStore.draw({
      suiteId: config.suiteId,
      pool: 'train',
      seed: config.seed,
      purpose: 'sentinel',
      from: 0,
      count: config.trust.sentinels,
      replacement: false,
    }),
  ]);
  const records = await sideBySide(tasks, config.concurrency, (task, index) =>
    wholeEpisode({
      address: within(at, 'sentinel', index, task.id),
      campaign,
      ...episodesOf(config),
      task: task.hash,
      seed: config.seed,
      ...side,
    }),
  );
  return records.filter(({ status }) => status !== 'void').map(({ solved }) => solved);
}

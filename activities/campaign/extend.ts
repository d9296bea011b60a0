import { examAddress, within } from '../../domain/address.js';
import { extend, type EndedAt, type Wanted } from '../../domain/extension.js';
import type { CampaignCarried, Extension } from '../../ports/campaign-records.js';
import { examPlaces } from '../../domain/exam-places.js';
import { RatchetFailure } from '../../ports/failures.js';
import { endList, reportList, allOf } from '../../ports/lists.js';
import { EXAM, EXAM_RESERVE } from './progress.js';
import type { CampaignState } from '../../ports/records.js';
import { lines } from '../../domain/visible.js';
import { campaignState, boundsOf } from '../../campaigns/state.js';
import type { RollbackPorts } from '../../campaigns/rollbacks.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import type { Store } from '../../ports/store.js';

export interface ExtendInput {
  /** the same for a retry */
  readonly id: string;
  readonly campaign: string;
  readonly wanted: Wanted;
  readonly because: string;
}

/**
 * Gives a campaign that has ended more to do, once: other limits, what its next last exam needs, and the extension on
 * record. Throws `bad-request` with each reason and its way out for one that cannot go on; nothing of it stays then.
 */
export async function extendCampaign({ store }: RollbackPorts, { id, campaign, wanted, because }: ExtendInput): Promise<Extension> {
  const state = await campaignState(store, campaign);
  const { extensions = [] } = state;
  const known = extensions.find((each) => each.id === id);
  if (known !== undefined) return known;
  const at = await endedAt(store, state);
  const bounds = extend(at, wanted, Date.now());
  if ('refused' in bounds) throw refused(campaign, ...bounds.refused);
  const { modelCalls, costUsd } = bounds;
  if (!(await store.budget.limit(campaign, id, { modelCalls, costUsd })))
    throw refused(campaign, 'its budget would be less than what is spent; give more');
  await holdForNextExam(store, state);
  const extension: Extension = {
    id,
    number: extensions.length + 1,
    at: new Date().toISOString(),
    because,
    ended: at.ended,
    from: at.bounds,
    ...bounds,
  };
  await store.campaigns.update(campaign, { status: 'running', because: '', extensions: [...extensions, extension] });
  return extension;
}

/** Starts the campaign where it ended, with what it was given, once. */
export async function goOn(
  { store, runs }: RollbackPorts,
  campaign: string,
  { id, number, cycles, maxHours, deadline }: Extension,
): Promise<string> {
  const { config } = await campaignState(store, campaign);
  const extended = { number, cycles, maxHours, deadline };
  const carried: CampaignCarried = {
    ...(await lastEnd(store, campaign)),
    outOfBudget: false,
    orders: { pause: null, stop: null, promote: null },
    extended,
  };
  return runs.restart(id, campaign, config, carried);
}

async function endedAt(store: Store, state: CampaignState): Promise<EndedAt> {
  const { id, status } = state;
  if (status === 'running' || status === 'paused') {
    throw refused(id, `it has not ended (${status}): extend it when it has; \`ratchet campaign budget ${id}\` changes its budget now`);
  }
  if (status !== 'done') throw refused(id, `it was stopped for good. Start another one from where it stands: --strategy ${id}@champion`);
  const [{ cycle, examMs }, reports, { limits, spent }] = await Promise.all([
    lastEnd(store, id),
    allOf(store, 'reports', reportList(id)),
    store.budget.read(id),
  ]);
  return {
    bounds: { ...boundsOf(state), ...limits },
    ended: reports.at(-1)?.ended ?? 'cycles',
    cycle,
    activeMs: state.activeMs,
    examMs,
    spent,
  };
}

async function lastEnd(store: Store, campaign: string): Promise<CampaignCarried> {
  const end = (await allOf(store, 'ends', endList(campaign))).at(-1);
  if (end !== undefined) return end;
  throw refused(
    campaign,
    `it ended under an earlier version, which did not keep where. Start another one from its champion: --strategy ${campaign}@champion`,
  );
}

function refused(campaign: string, ...why: readonly string[]): RatchetFailure {
  return new RatchetFailure('bad-request', lines(why.map((each) => `campaign ${campaign} cannot be extended: ${each}`)));
}

/** As for the first run: a multiple of what the first exam took. */
async function holdForNextExam(store: Store, { id, config }: CampaignState): Promise<void> {
  const sealed = (await loadSuiteRecord(store, config.suiteId)).tasks.filter(({ pool }) => pool === 'sealed');
  const exam = examAddress(id, 0, 'first');
  const records = await Promise.all(examPlaces(sealed, config.examRuns).map(({ place }) => store.find('episodes', within(exam, ...place))));
  const [modelCalls, costUsd] = [sum(records.map((record) => record?.modelCalls ?? 0)), sum(records.map((record) => record?.costUsd ?? 0))];
  await store.budget.reserve(id, EXAM, { modelCalls: modelCalls * EXAM_RESERVE, costUsd: costUsd * EXAM_RESERVE });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

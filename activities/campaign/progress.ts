import { address, branchId, cyclePart, type Address } from '../../domain/address.js';
import { harmed } from '../../domain/harm.js';
import { modelsOf, type RoleNames } from '../../domain/roles.js';
import { type Policy, policyOf } from '../../domain/strategy.js';
import { strategyId } from '../../ports/keys.js';
import { raceList, strategyList, checkpointList, undecidedList } from '../../ports/lists.js';
import type { BranchRecord, CampaignCarried, CheckpointRecord, UndecidedRecord } from '../../ports/campaign-records.js';
import type { CampaignState, RaceRecord } from '../../ports/records.js';
import { campaignState } from '../../campaigns/state.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { Store } from '../../ports/store.js';

/** The branch and the champion that a campaign begins with. */
export async function standing(
  ports: { readonly store: Store },
  campaign: string,
): Promise<{ readonly branch: number; readonly champion: string }> {
  const { branch, champion } = await campaignState(ports.store, campaign);
  return { branch, champion };
}

/** What a run takes over when it enters a branch that a rollback opened. */
export interface Arrival extends Pick<BranchRecord, 'branch' | 'ancestors' | 'lesson' | 'paused' | 'rollback'> {
  /** worked so far, on the branches that were left too */
  readonly activeMs: number;
  /** how far it goes where it was extended; missing where it was not */
  readonly extended?: CampaignCarried['extended'];
  /** that the campaign is asked for now: a rollback does not take back what was mended; missing in histories of earlier versions */
  readonly model?: string;
  readonly roles?: RoleNames;
}

/**
 * Asked by each run when it begins and behind each checkpoint, which is where a rollback cuts the history: the branch
 * number lives in the store, since a reset would rewind it. Null while the run is on its branch still; only a run that
 * stands at the checkpoint that the branch begins with may enter it.
 */
export async function arrive(
  ports: { readonly store: Store },
  run: { readonly campaign: string; readonly branch: number; readonly checkpoint: string },
): Promise<Arrival | null> {
  const { branch, activeMs, config, extensions = [] } = await campaignState(ports.store, run.campaign);
  if (branch === run.branch) return null;
  const begun = await ports.store.find('branches', branchId(run.campaign, branch));
  if (begun === null || begun.checkpoint !== run.checkpoint) return null;
  const { ancestors, lesson, paused, rollback } = begun;
  const extended = extensions.at(-1);
  return {
    branch,
    ancestors,
    lesson,
    paused,
    rollback,
    activeMs,
    ...modelsOf(config),
    ...(extended === undefined
      ? {}
      : { extended: { number: extended.number, cycles: extended.cycles, maxHours: extended.maxHours, deadline: extended.deadline } }),
  };
}

export async function track(
  ports: { readonly store: Store },
  input: {
    readonly campaign: string;
    readonly change: Partial<Pick<CampaignState, 'status' | 'because' | 'cycle' | 'champion' | 'activeMs'>>;
  },
): Promise<void> {
  await ports.store.campaigns.update(input.campaign, input.change);
}

/** The settings of a strategy that shape an episode, within the attempts that the campaign allows. */
export async function policy(ports: { readonly store: Store }, strategy: string, attempts: number): Promise<Policy> {
  return policyOf(await loadStrategy(ports.store, strategy), attempts);
}

/** A worse version of the champion, once for each cycle of a campaign: null where it was injected on a branch that was left. */
export async function harm(
  ports: { readonly store: Store },
  at: { readonly campaign: string; readonly branch: number; readonly cycle: number; readonly champion: string; readonly attempts: number },
): Promise<string | null> {
  const { campaign, branch, cycle, champion: from } = at;
  const { strategy, change } = harmed(await loadStrategy(ports.store, from), at.attempts);
  const id = strategyId(strategy);
  await ports.store.keep('strategies', id, { id, strategy, parent: from, change });
  const kept = await ports.store.keep('harms', address(campaign, cyclePart(cycle)), { campaign, branch, cycle, from, strategy: id });
  return kept.branch === branch ? kept.strategy : null;
}

/** Gives a challenger its k, once, and reads how many were promoted before it. */
export async function enterRace(
  ports: { readonly store: Store },
  input: { readonly campaign: string; readonly purpose: Address },
): Promise<{ k: number; promotions: number }> {
  const k = await ports.store.campaigns.count(input.campaign, 'challengers', input.purpose);
  return { k, promotions: (await campaignState(ports.store, input.campaign)).promotions };
}

export async function recordRace(
  ports: { readonly store: Store },
  input: { readonly address: Address; readonly race: RaceRecord; readonly goesOn: UndecidedRecord | null },
): Promise<RaceRecord> {
  const stored = await ports.store.keep('races', input.address, input.race);
  await ports.store.append(raceList(input.race.campaign), input.address);
  if (input.goesOn !== null) {
    await ports.store.keep('undecided', input.address, input.goesOn);
    await ports.store.append(undecidedList(input.race.campaign), input.address);
  }
  if (stored.decision === 'promoted') await ports.store.campaigns.count(stored.campaign, 'promotions', input.address);
  return stored;
}

/** Confirms a champion. Its activity id is `checkpoint-<number>`: a rollback finds the point in the history by it. */
export async function checkpoint(ports: { readonly store: Store }, input: Omit<CheckpointRecord, 'at'>): Promise<void> {
  const id = input.carried.checkpoint;
  await ports.store.keep('checkpoints', id, { ...input, at: new Date().toISOString() });
  await ports.store.append(checkpointList(input.campaign), id);
  await ports.store.append(strategyList(input.campaign), input.strategy);
  await ports.store.campaigns.update(input.campaign, { champion: input.strategy });
}

/**
 * Keeps back what the last exam on the sealed tasks may need, so that a campaign that spends its budget can still say
 * what it came to: twice what the first exam spent, since nobody knows how long the last one's answers will be. False
 * where the budget does not hold that: the exam then runs on what is left, if it can.
 */
export async function holdForExam(ports: { readonly store: Store }, campaign: string): Promise<boolean> {
  const { spent } = await ports.store.budget.read(campaign);
  return ports.store.budget.reserve(campaign, EXAM, { modelCalls: spent.modelCalls * EXAM_RESERVE, costUsd: spent.costUsd * EXAM_RESERVE });
}

export async function releaseForExam(ports: { readonly store: Store }, campaign: string): Promise<void> {
  await ports.store.budget.release(campaign, EXAM);
}

export const EXAM = 'exam';
export const EXAM_RESERVE = 2;

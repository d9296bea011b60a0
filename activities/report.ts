import { within, type Address } from '../domain/address.js';
import { compareAttempts, mcnemar, mean, wilson } from '../domain/metrics.js';
import { acceptance } from '../domain/acceptance.js';
import { powerNote } from '../domain/gate.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { loadSuiteRecord } from './draw.js';
import { allOf } from './listed.js';
import type { Model, Store } from './ports.js';
import { campaignState } from './progress.js';
import { raceList, screenedList } from './lists.js';
import type { CampaignReport, EpisodeRecord, PoolScore } from './records.js';
import { versionsIn } from './versions.js';

export interface ReportInput {
  readonly campaign: string;
  readonly branch: number;
  readonly ended: CampaignReport['ended'];
  readonly cycles: number;
  /** `exam`: where its episodes on the sealed tasks stand; null when they were not run */
  readonly first: { readonly strategy: string; readonly exam: Address | null };
  readonly last: { readonly strategy: string; readonly exam: Address | null };
  readonly activeMs: number;
}

/** Puts together what the campaign came to, from what is stored, and keeps it. */
export async function report(ports: { readonly model: Model; readonly store: Store }, input: ReportInput, signal: AbortSignal): Promise<CampaignReport> {
  const { store } = ports;
  const { config } = await campaignState(store, input.campaign);
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  const sealed = tasks.filter((task) => task.pool === 'sealed').map((task) => task.id);
  const [first, last] = await Promise.all([examined(store, input.first.exam, sealed), examined(store, input.last.exam, sealed)]);
  const pairs = pairsOf(first, last);
  const races = await allOf(store, 'races', raceList(input.campaign));
  const screened = await store.list(screenedList(input.campaign));
  const gate = tasks.filter((task) => task.pool === 'gate');
  const described = await ports.model.describe(signal);
  const notes = [
    ...described.notes,
    ...powerNote(new Set(gate.map((task) => task.family)).size, gate.length, config.maxPairs, config.cycles),
    ...races.filter(({ voids }) => Math.abs(voids.champion - voids.challenger) >= UNEVEN_VOIDS).map((race) => `Race ${race.k} had ${race.voids.champion} void episodes of the champion and ${race.voids.challenger} of the challenger: look into what made them before you trust it.`),
    ...(screened.length === 0 ? [] : [`${screened.length} challengers earned no race: on the practised tasks they needed no fewer attempts than the champion.`]),
    ...cutOffNote(last.length > 0 ? last : first),
    acceptance(config.acceptance).guarantee,
    ...(input.last.exam === null ? ['The last strategy was not run on the sealed tasks: the campaign ended before it could be.'] : []),
  ];
  const id = `${input.campaign}/b${input.branch}/${input.ended}/c${input.cycles}`;
  const kept = await store.keep('reports', id, {
    campaign: input.campaign,
    suite: config.suite,
    model: config.model,
    ended: input.ended,
    cycles: input.cycles,
    first: score(input.first.strategy, first, config.attempts),
    last: score(input.last.strategy, last, config.attempts),
    pairedP: pairedP(pairs),
    attempts: compareAttempts(pairs.map(({ before, after }) => ({ before: attemptsToSolve(before), after: attemptsToSolve(after) })), config.attempts),
    lineage: await lineage(await versionsIn(store, input.campaign), input.last.strategy),
    races,
    spent: (await store.budget.read(input.campaign)).spent,
    activeMs: input.activeMs,
    notes,
  });
  await store.append(reportList(input.campaign), id);
  return kept;
}

export function reportList(campaign: string): string {
  return `reports:${campaign}`;
}

async function examined(store: Store, exam: Address | null, tasks: readonly string[]): Promise<EpisodeRecord[]> {
  if (exam === null) return [];
  const found = await Promise.all(tasks.map((id) => store.find('episodes', within(exam, 'task', id))));
  return found.filter((record) => record !== null).filter((record) => record.status !== 'void');
}

function score(strategy: string, records: readonly EpisodeRecord[], cap: number): PoolScore {
  const solved = records.filter((record) => record.solved).length;
  const { low, high, n } = wilson(solved, records.length);
  return { strategy, n, solved, low, high, meanAttempts: mean(records.map((record) => attemptsToSolve(record) ?? cap)) };
}

interface TaskPair {
  readonly before: EpisodeRecord;
  readonly after: EpisodeRecord;
}

/** The same task under the first and under the last strategy. */
function pairsOf(first: readonly EpisodeRecord[], last: readonly EpisodeRecord[]): TaskPair[] {
  const before = new Map(first.map((record) => [record.taskId, record]));
  return last.flatMap((after) => {
    const other = before.get(after.taskId);
    return other === undefined ? [] : [{ before: other, after }];
  });
}

function pairedP(pairs: readonly TaskPair[]): number {
  return mcnemar(pairs.filter(({ before, after }) => after.solved && !before.solved).length, pairs.filter(({ before, after }) => before.solved && !after.solved).length);
}

/** Null where the task was not solved: a plausible answer that the hidden checks refuse is no success, however soon it came. */
function attemptsToSolve(record: EpisodeRecord): number | null {
  return record.solved ? record.attemptsToPass : null;
}

/** Of a person's interest whatever a tactic has made of it: the prices of longer answers are theirs. */
function cutOffNote(sealed: readonly EpisodeRecord[]): string[] {
  const cutOff = sealed.reduce((sum, record) => sum + (record.cutOff ?? 0), 0);
  return cutOff === 0 ? [] : [`${cutOff} answers on the sealed tasks ended at the token limit: a strategy with a higher decoding.maxTokens (strategy show --json, edit, strategy import) would let the model finish.`];
}

/** From the first strategy to this one. */
async function lineage(versionAt: (id: string) => Promise<StrategyVersion>, id: string): Promise<CampaignReport['lineage']> {
  const versions: StrategyVersion[] = [];
  // another campaign may have come the other way
  for (let at: string | null = id; at !== null && versions.length < MAX_LINEAGE && versions.every((each) => each.id !== at); ) {
    const version: StrategyVersion = await versionAt(at);
    versions.unshift(version);
    at = version.parent;
  }
  return versions;
}

const MAX_LINEAGE = 1_000;
/** Voids are infrastructure, so they should strike both sides alike; from this difference on a report says that they did not. */
const UNEVEN_VOIDS = 5;

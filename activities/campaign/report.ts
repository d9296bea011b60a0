import { branchId, cyclePart, examAddress, within, type Address } from '../../domain/address.js';
import { budgetsOf, guaranteeOf } from '../../domain/acceptance.js';
import { afterCycle } from '../../domain/cycles.js';
import { powerNote } from '../../domain/gate.js';
import { samplingBaseline } from '../../domain/sampling.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import type { CampaignCarried } from '../../ports/campaign-records.js';
import { compareExams, examined, sampledTasks, scoreOf, spentOnExams, type Examined } from '../../campaigns/exam-scores.js';
import { keepWay } from '../../campaigns/known-ways.js';
import { memoryOfCampaign } from '../../campaigns/memory-told.js';
import { roleCosts } from '../../campaigns/role-costs.js';
import { feedbackOf } from '../../campaigns/feedback.js';
import { forcedOf, forcedNote } from '../../campaigns/forced.js';
import { endList, raceList, reportList, screenedList, allOf } from '../../ports/lists.js';
import type { CampaignReport } from '../../ports/report-records.js';
import type { Lost } from '../../ports/records.js';
import { versionsIn } from '../../campaigns/strategies.js';
import { hopelessCampaign } from '../../campaigns/power-plan.js';
import { whyNothing, workOf } from '../../campaigns/work.js';
import { count } from '../../domain/figures.js';
import { campaignState } from '../../campaigns/state.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { unusableOf } from '../../campaigns/unusable.js';
import type { Model } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';
import { inFlightNote, landed } from './landed.js';

export interface ReportInput {
  readonly campaign: string;
  readonly branch: number;
  readonly ended: CampaignReport['ended'];
  readonly cycles: number;
  /** where it stood, to go on from when it is extended; missing where an earlier version ended it */
  readonly carried?: CampaignCarried;
  /** `exam`: where its episodes on the sealed tasks stand; null when they were not run */
  readonly first: { readonly strategy: string; readonly exam: Address | null };
  readonly last: { readonly strategy: string; readonly exam: Address | null };
  readonly activeMs: number;
  /** what the budget said when it held no further call; missing where another thing ended the campaign */
  readonly why?: string;
}

/** Puts together what the campaign came to, from what is stored, and keeps it. */
export async function report(
  ports: { readonly model: Model; readonly store: Store },
  input: ReportInput,
  signal: AbortSignal,
  landingMs?: number,
): Promise<CampaignReport> {
  const { store } = ports;
  const budget = await landed(store, input.campaign, signal, landingMs);
  const state = await campaignState(store, input.campaign);
  const { config, extensions } = state;
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  const sealed = tasks.filter((task) => task.pool === 'sealed');
  const [first, last] = await Promise.all([
    examined(store, input.first.exam, sealed, config.examRuns),
    examined(store, input.last.exam, sealed, config.examRuns),
  ]);
  const races = await allOf(store, 'races', raceList(input.campaign));
  const screened = await store.list(screenedList(input.campaign));
  const gate = tasks.filter((task) => task.pool === 'gate');
  const [feedback, forced] = await Promise.all([feedbackOf(store, input.campaign, true), forcedOf(store, input.campaign)]);
  const gateFamilies = new Set(gate.map((task) => task.family)).size;
  const exams = await spentOnExams(store, await examsOf(store, input), sealed, config.examRuns);
  const work = await workOf(store, input.campaign, config, { exams, gateFamilies });
  const hopeless = await hopelessCampaign(store, config);
  const why = whyNothing(work, config, races, hopeless);
  const earlier = input.last.exam === null ? await earlierResult(store, input) : null;
  const { spent, lost } = budget;
  const described = await ports.model.describe(signal);
  const [unusable, memory] = await Promise.all([unusableOf(store, input.campaign), memoryOfCampaign(store, state)]);
  const notes = [
    ...described.notes,
    ...powerNote({
      families: gateFamilies,
      tasks: gate.length,
      maxPairs: config.maxPairs,
      planned: config.cycles,
      budgets: budgetsOf(config),
    }).filter((line) => line !== hopeless || why.length === 0),
    ...races
      .filter(({ voids }) => Math.abs(voids.champion - voids.challenger) >= UNEVEN_VOIDS)
      .map(
        (race) =>
          `Race ${race.k} had ${count(race.voids.champion, 'void episode')} of the champion and ${race.voids.challenger} of the challenger: look into what made them before you trust it.`,
      ),
    ...(screened.length === 0
      ? []
      : [
          `${count(screened.length, 'challenger')} earned no race: on the practised tasks they needed no fewer attempts than the champion.`,
        ]),
    ...cutOffNote(last.length > 0 ? last : first),
    ...missedNote(last.length > 0 ? last : first),
    ...lackingNote(last.length > 0 ? last : first),
    ...(input.ended === 'budget' && input.why !== undefined ? [`The cycles ended here: ${input.why}.`] : []),
    ...lostNote(lost),
    ...inFlightNote(budget, input.campaign),
    guaranteeOf(config),
    ...forcedNote(forced),
    ...(input.first.exam === null ? await cutExamNote(store, input, sealed, config.examRuns) : []),
    ...(input.last.exam === null ? [unexaminedNote(earlier)] : []),
  ];
  const extension = input.carried?.extended?.number ?? 0;
  const id = within(
    branchId(input.campaign, input.branch),
    input.ended,
    cyclePart(input.cycles),
    ...(extension === 0 ? [] : [`x${extension}`]),
  );
  const versions = await lineage(await versionsIn(store, input.campaign), input.last.strategy);
  if (config.acceptance === 'gate')
    await keepWay(store, { ...described, model: config.model }, { races, lineage: versions.map((each) => each.id) });
  const kept = await store.keep('reports', id, {
    campaign: input.campaign,
    suite: config.suite,
    model: config.model,
    ended: input.ended,
    cycles: input.cycles,
    first: scoreOf(input.first.strategy, first, config),
    ...(earlier === null
      ? { last: scoreOf(input.last.strategy, last, config), ...compareExams(first, last, config.attempts) }
      : { last: { ...earlier.last, afterCycles: cyclesAt(earlier) }, pairedP: earlier.pairedP, attempts: earlier.attempts }),
    lineage: versions,
    races,
    spent,
    lost,
    roles: roleCosts(config, budget),
    ...(unusable === null ? {} : { unusable }),
    activeMs: input.activeMs,
    notes,
    work,
    sampling: samplingBaseline(sampledTasks(first, last), spent.modelCalls),
    why,
    feedback,
    forced,
    ...(extensions === undefined ? {} : { extensions }),
    ...(config.inherited === undefined ? {} : { inherited: config.inherited }),
    ...(memory === null ? {} : { memory }),
    ...(config.knownWay === undefined ? {} : { knownWay: config.knownWay }),
  });
  await store.append(reportList(input.campaign), id);
  if (input.carried !== undefined) {
    await store.keep('ends', id, input.carried);
    await store.append(endList(input.campaign), id);
  }
  return kept;
}

/** Where the exams stand that the campaign took, those of earlier ends too: each extension has one of its own. */
async function examsOf(store: Store, { campaign, branch, carried, first, last }: ReportInput): Promise<ReadonlySet<Address>> {
  const ends = [...(await allOf(store, 'ends', endList(campaign))), ...(carried === undefined ? [] : [{ ...carried, branch }])];
  return new Set(
    [
      examAddress(campaign, branch, 'first'),
      first.exam ?? [],
      last.exam ?? [],
      ends.map((end) => examAddress(campaign, end.branch, 'last', end.extended?.number)),
    ].flat(),
  );
}

/** What was done of the first exam is paid for, and compares with nothing. */
async function cutExamNote(
  store: Store,
  { campaign, branch }: ReportInput,
  sealed: readonly { readonly id: string }[],
  runs = 1,
): Promise<readonly string[]> {
  const done = await examined(store, examAddress(campaign, branch, 'first'), sealed, runs);
  const solved = done.filter(({ record }) => record.solved).length;
  return done.length === 0
    ? []
    : [`The exam of the first strategy was cut off: of ${sealed.length * runs} runs ${done.length} had ended, ${solved} of them solved.`];
}

/** What the same version came to at an earlier end: the exam was paid for, and stays told. */
async function earlierResult(store: Store, { campaign, last }: ReportInput): Promise<CampaignReport | null> {
  const reports = await allOf(store, 'reports', reportList(campaign));
  return reports.findLast((each) => each.last.strategy === last.strategy && each.last.n > 0) ?? null;
}

function unexaminedNote(earlier: CampaignReport | null): string {
  if (earlier === null) return 'The last strategy was not run on the sealed tasks: the campaign ended before it could be.';
  return `The last strategy was not run on the sealed tasks again: what is told of it is what the same version came to ${afterCycle(cyclesAt(earlier))}, before the campaign was extended.`;
}

/** An earlier report may itself tell of a still earlier exam. */
function cyclesAt({ cycles, last }: CampaignReport): number {
  return last.afterCycles ?? cycles;
}

/** Of a person's interest whatever a tactic has made of it: the prices of longer answers are theirs. */
function cutOffNote(sealed: readonly Examined[]): string[] {
  const cutOff = sealed.reduce((sum, { record }) => sum + (record.cutOff ?? 0), 0);
  return cutOff === 0
    ? []
    : [
        `${count(cutOff, 'answer')} on the sealed tasks ended at the token limit: a strategy with a higher decoding.maxTokens (strategy show --json, edit, strategy import) would let the model finish.`,
      ];
}

function missedNote(sealed: readonly Examined[]): string[] {
  const missed = sealed.flatMap(({ record }) => record.missed ?? []);
  return missed.length === 0
    ? []
    : [`${count(missed.length, 'text')} of the model could not be had on the sealed tasks; the first: ${missed[0]}`];
}

function lackingNote(sealed: readonly Examined[]): string[] {
  const lacking = sealed.flatMap(({ record }) => record.lacking ?? []);
  return lacking.length === 0
    ? []
    : [`${count(lacking.length, 'episode')} on the sealed tasks went without a part of memory; the first: ${lacking[0]}`];
}

function lostNote({ modelCalls, tokens, costUsd, last }: Lost): string[] {
  return modelCalls === 0
    ? []
    : [
        `${modelCalls} of the model calls (at most ${count(tokens, 'token')}, $${costUsd.toFixed(4)}) were, or may have been, paid for answers that could not be taken; the latest: ${last ?? ''}`,
      ];
}

/** From the first strategy to this one. */
async function lineage(versionAt: (id: string) => Promise<StrategyVersion>, id: string): Promise<CampaignReport['lineage']> {
  const versions: StrategyVersion[] = [];
  // another campaign may have come the other way
  for (let at: string | null = id; at !== null && versions.length < MAX_LINEAGE && versions.every((each) => each.id !== at);) {
    const version: StrategyVersion = await versionAt(at);
    versions.unshift(version);
    at = version.parent;
  }
  return versions;
}

const MAX_LINEAGE = 1_000;
/** Voids are infrastructure, so they should strike both sides alike; from this difference on a report says that they did not. */
const UNEVEN_VOIDS = 5;

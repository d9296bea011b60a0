import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type {
  CampaignCarried,
  Extension,
  IncidentRecord,
  PersonOrder,
  RaceCarried,
  RollbackRecord,
  UndecidedRecord,
} from '../ports/campaign-records.js';
import type { AdaptationInput } from '../activities/tuning/adaptation.js';
import type { Evaluated, Prepared, Trained } from '../ports/adapter.js';
import type { ExtendInput } from '../activities/campaign/extend.js';
import type { CampaignConfig } from '../ports/records.js';
import type { ExperimentEnd } from '../ports/experiment-records.js';
import type { CampaignReport } from '../ports/report-records.js';
import type { Notice } from '../ports/notices.js';
import type { SearchLead } from '../ports/learning-records.js';
import { branchPart, cyclePart, type Address, type Examinee } from '../domain/address.js';
import type { RaceConditions } from '../domain/acceptance.js';
import type { EpisodeSpec } from '../domain/episode.js';
import type { AskedModels } from '../domain/roles.js';
import type { AgentNow, AgentSpec } from '../domain/tree/agent.js';
import type { View } from '../domain/view.js';
import type { FailureKind } from '../domain/failure.js';
import type { TrustPairs } from '../domain/trust-region.js';
import type { TrustBaseline, TrustWatch } from '../domain/trust-watch.js';
import type { RollbackInput } from '../campaigns/rollbacks.js';
import type { NightPlan } from '../ports/campaign-schedules.js';
import type { RolledBack } from '../ports/campaign-runs.js';

/** What workflows and their clients agree on: ids, queues, signals, updates, queries. Changing a name here strands what runs. */

/** One queue for each kind of worker. */
export const QUEUE = { orchestrate: 'ratchet-orchestrate', model: 'ratchet-model', sandbox: 'ratchet-sandbox' } as const;

export const campaignWorkflowId = (campaign: string): string => `campaign-${campaign}`;
/** With what the ids of all that a branch starts begin. */
export const branchWorkflows = (campaign: string, branch: number): string => `${campaignWorkflowId(campaign)}-${branchPart(branch)}-`;
export const cycleWorkflowId = (campaign: string, branch: number, cycle: number): string =>
  `${branchWorkflows(campaign, branch)}${cyclePart(cycle)}`;
export const raceWorkflowId = (campaign: string, branch: number, cycle: number): string =>
  `${cycleWorkflowId(campaign, branch, cycle)}-race`;
export const trustWorkflowId = (campaign: string, branch: number, cycle: number): string =>
  `${cycleWorkflowId(campaign, branch, cycle)}-trust`;
export const examWorkflowId = (campaign: string, branch: number, which: Examinee, extension = 0): string =>
  `${branchWorkflows(campaign, branch)}exam-${which}${extension === 0 ? '' : `-x${extension}`}`;
export const experimentWorkflowId = (experiment: string): string => `experiment-${experiment}`;
/** One rollback of a campaign at a time. */
export const rollbackWorkflowId = (campaign: string): string => `rollback-${campaign}`;
/** One extension of a campaign at a time. */
export const extendWorkflowId = (campaign: string): string => `extend-${campaign}`;
export const noticeWorkflowId = (notice: string): string => `notice-${notice}`;
export const adaptationWorkflowId = (adaptation: string): string => `adapt-${adaptation}`;
export const solveWorkflowId = (solve: string): string => `solve-${solve}`;

/** Below the id of who started it, so that a rollback finds all that a branch has started; the same for every run of it. */
export const agentWorkflowId = (below: string, { episode, at, mother, want, before }: AgentSpec): string => {
  const name = mother === null ? at.slice(episode.address.length + 1) : (at.split('/').at(-1) ?? at);
  const place = mother === null ? `${episode.address.split('/').slice(1).join('/')}/` : '';
  return `${below}.${place}${name}${want === 'make' ? '' : `.${want}-${mother?.round.split('/').at(-1) ?? ''}-${before?.written ?? 0}`}`;
};

/** Told to a run before its history is cut: its branch is left. Both go on by what the store says of the new branch. */
export const rolledBackSignal = defineSignal<[RolledBack]>('rolledBack');
/** Starts no further campaign of an experiment; says why. */
export const stopExperimentSignal = defineSignal<[string]>('stopExperiment');
/** What a person orders. Refused with the field, the value and the way out. */
export const orderUpdate = defineUpdate<void, [PersonOrder]>('order');

export const campaignQuery = defineQuery<CampaignView>('campaign');
export const cycleQuery = defineQuery<CycleView>('cycle');
export const trustQuery = defineQuery<TrustPairs>('trust');
export const raceQuery = defineQuery<RaceView>('race');
export const adaptationQuery = defineQuery<AdaptationView>('adaptation');
export const agentQuery = defineQuery<AgentNow | null>('agent');
export const solveQuery = defineQuery<SolveView>('solve');

export const CAMPAIGN_ID = defineSearchAttributeKey('CampaignId', SearchAttributeType.KEYWORD);
export const STATUS = defineSearchAttributeKey('Status', SearchAttributeType.KEYWORD);
export const STRATEGY = defineSearchAttributeKey('Strategy', SearchAttributeType.KEYWORD);
export const CYCLE = defineSearchAttributeKey('Cycle', SearchAttributeType.INT);

export type CampaignWorkflow = (input: CampaignInput) => Promise<CampaignReport>;
export type RollbackWorkflow = (input: RollbackInput) => Promise<RollbackRecord>;
export type ExtendWorkflow = (input: ExtendInput) => Promise<Extension>;
export type NightWorkflow = (input: NightInput) => Promise<string>;
export type ExperimentWorkflow = (input: ExperimentInput) => Promise<ExperimentEnd>;
export type NotifyWorkflow = (notice: Notice) => Promise<void>;
export type AdaptationWorkflow = (input: AdaptationInput) => Promise<AdaptationEnd>;
export type SolveWorkflow = (input: SolveInput) => Promise<SolveView>;

export interface AdaptationView {
  readonly phase: 'preparing' | 'training' | 'evaluating' | 'publishing';
  readonly prepared: Prepared | null;
  readonly trained: Trained | null;
}

export interface AdaptationEnd {
  readonly prepared: Prepared;
  readonly evaluated: Evaluated;
  /** null: it was kept back */
  readonly published: { readonly hash: string; readonly model: string } | null;
  /** why it was kept back; empty otherwise */
  readonly because: string;
}

export interface CampaignInput {
  readonly campaign: string;
  readonly config: CampaignConfig;
  /** null in the first run of the chain */
  readonly carried: CampaignCarried | null;
}

/** An experiment by reference: its campaigns stand in the store. */
export interface ExperimentInput {
  readonly experiment: string;
  readonly cells: number;
  /** campaigns side by side */
  readonly parallel: number;
}

/** One night of a schedule. */
export interface NightInput extends NightPlan {
  readonly schedule: string;
}

export interface CampaignView {
  readonly phase: 'starting' | 'cycle' | 'paused' | 'rolling-back' | 'sealed' | 'ended';
  readonly because: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly activeMs: number;
  /** mean active time of the cycles so far; null before the first has ended */
  readonly cycleMs: number | null;
  /** what the first exam took; null before it has run */
  readonly examMs: number | null;
  /** when the phase began, in ms since 1970; missing where an earlier version tells */
  readonly since?: number;
}

export interface CycleInput {
  readonly campaign: string;
  readonly config: CampaignConfig;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly view: View;
  /** sentences of people, and of rollbacks */
  readonly feedback: readonly string[];
  /** their ids, in the same order; missing where an earlier version started the cycle */
  readonly feedbackIds?: readonly string[];
  readonly trust: TrustWatch;
  /** where the search stood when a cycle left it; missing where there is none yet */
  readonly search?: Address;
}

export interface CycleOutcome {
  readonly practised: number;
  readonly solved: number;
  readonly challenger: string | null;
  readonly decision: 'promoted' | 'dropped' | 'undecided' | 'none';
  readonly because: string;
  /** ids of what a proposal read of the feedback; an earlier version said whether it read all of it, or nothing */
  readonly heard: readonly string[] | boolean;
  readonly trust: TrustWatch;
  /** a fall that was shown; nothing was learned in such a cycle */
  readonly incident: IncidentRecord | null;
  /** where its search stands now; missing where the campaign does not search */
  readonly search?: Address;
}

export interface CycleView {
  readonly phase: 'practise' | 'trust' | 'learn' | 'propose' | 'screen' | 'search' | 'race';
  readonly done: number;
  readonly of: number;
  readonly solved: number;
  /** missing before the search has begun, and where there is none */
  readonly search?: SearchView;
}

/** How far the search of a cycle has come: calls of those that it may take, and the version that is furthest ahead. */
interface SearchView {
  readonly done: number;
  readonly of: number;
  readonly best: SearchLead | null;
}

export interface RaceInput {
  readonly campaign: string;
  readonly config: CampaignConfig;
  readonly branch: number;
  readonly cycle: number;
  readonly conditions: RaceConditions;
  /** the undecided race that is carried on; null for a new challenger */
  readonly earlier: UndecidedRecord | null;
  /** null in the first run of the chain */
  readonly carried: RaceCarried | null;
}

export type RaceView = Pick<RaceCarried, 'k' | 'promotions' | 'pairs' | 'of' | 'wins' | 'losses' | 'outcomes' | 'attempts' | 'families'>;

export interface TrustInput {
  readonly campaign: string;
  readonly config: CampaignConfig;
  readonly branch: number;
  readonly cycle: number;
  readonly baseline: TrustBaseline;
  /** the sentinels that raised the alarm show a fall by themselves */
  readonly sentinelsFell: boolean;
  /** what runs now */
  readonly running: Pick<EpisodeSpec, 'strategy' | 'view'>;
  /** null in the first run of the chain */
  readonly carried: TrustCarried | null;
}

export interface TrustCarried {
  readonly pairs: TrustPairs;
  readonly drawn: number;
}

export interface TrustOutcome {
  readonly decision: 'rolled-back' | 'recovered' | 'environment';
  readonly because: string;
  readonly pairs: TrustPairs;
}

export interface SolveInput extends AskedModels, Pick<EpisodeSpec, 'telling'> {
  /** addresses of the episodes begin with it; also the budget they spend from */
  readonly campaign: string;
  readonly address: string;
  readonly strategy: string;
  readonly tasks: readonly { readonly id: string; readonly hash: string }[];
  /** how often each task is run; missing: once */
  readonly runs?: number;
  readonly attempts: number;
  readonly concurrency: number;
  readonly seed: number;
  readonly view: View;
  /** a task that fails ends nothing but itself, and stands in `failed`; an exam is whole or nothing */
  readonly goesOn?: true;
}

export interface SolveView {
  readonly done: number;
  readonly of: number;
  readonly plausible: number;
  readonly solved: number;
  readonly failed?: readonly FailedTask[];
}

/** A task whose episode came to no end, and why. */
export interface FailedTask {
  readonly task: string;
  readonly kind: FailureKind | 'unexpected';
  readonly because: string;
}

export type { CampaignCarried };

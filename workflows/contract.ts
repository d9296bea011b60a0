import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { CampaignConfig, CampaignReport, RaceRecord } from '../activities/records.js';
import type { Examinee } from '../domain/address.js';
import type { EpisodeSpec } from '../domain/episode.js';

/** What workflows and their clients agree on: ids, queues, signals, queries. Changing a name here strands what runs. */

/** One queue for each kind of worker. */
export const QUEUE = { orchestrate: 'ratchet-orchestrate', model: 'ratchet-model', sandbox: 'ratchet-sandbox' } as const;

export const campaignWorkflowId = (campaign: string): string => `campaign-${campaign}`;
export const cycleWorkflowId = (campaign: string, branch: number, cycle: number): string => `campaign-${campaign}-b${branch}-c${cycle}`;
export const raceWorkflowId = (campaign: string, branch: number, cycle: number): string => `${cycleWorkflowId(campaign, branch, cycle)}-race`;
export const examWorkflowId = (campaign: string, branch: number, which: Examinee): string => `campaign-${campaign}-b${branch}-exam-${which}`;
export const solveWorkflowId = (solve: string): string => `solve-${solve}`;

export const pauseSignal = defineSignal<[{ readonly because: string }]>('pause');
export const resumeSignal = defineSignal('resume');
export const stopSignal = defineSignal<[{ readonly because: string }]>('stop');
/** A sentence of a person about the work so far; the next proposal reads it. */
export const feedbackSignal = defineSignal<[{ readonly text: string }]>('feedback');

export const campaignQuery = defineQuery<CampaignView>('campaign');
export const cycleQuery = defineQuery<CycleView>('cycle');
export const raceQuery = defineQuery<RaceView>('race');
export const solveQuery = defineQuery<SolveView>('solve');

export const CAMPAIGN_ID = defineSearchAttributeKey('CampaignId', SearchAttributeType.KEYWORD);
export const STATUS = defineSearchAttributeKey('Status', SearchAttributeType.KEYWORD);
export const STRATEGY = defineSearchAttributeKey('Strategy', SearchAttributeType.KEYWORD);
export const CYCLE = defineSearchAttributeKey('Cycle', SearchAttributeType.INT);

export type CampaignWorkflow = (input: CampaignInput) => Promise<CampaignReport>;
export type SolveWorkflow = (input: SolveInput) => Promise<SolveView>;

export interface CampaignInput {
  readonly campaign: string;
  readonly config: CampaignConfig;
  /** null in the first run of the chain */
  readonly carried: CampaignCarried | null;
}

/** What one run of a campaign hands to the next by continue-as-new. */
export interface CampaignCarried {
  readonly first: string;
  readonly champion: string;
  readonly branch: number;
  /** cycles that have ended */
  readonly cycle: number;
  readonly checkpoints: number;
  /** what the first exam took, kept back for the last one; null before it has run */
  readonly examMs: number | null;
  readonly outOfBudget: boolean;
  readonly activeMs: number;
  readonly feedback: readonly string[];
  readonly paused: string | null;
}

export interface CampaignView {
  readonly phase: 'starting' | 'cycle' | 'paused' | 'sealed' | 'ended';
  readonly because: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly activeMs: number;
  /** mean active time of the cycles so far; null before the first has ended */
  readonly cycleMs: number | null;
}

export interface CycleInput {
  readonly campaign: string;
  readonly config: CampaignConfig;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly view: EpisodeSpec['view'];
  readonly feedback: readonly string[];
}

export interface CycleOutcome {
  readonly practised: number;
  readonly solved: number;
  readonly challenger: string | null;
  readonly decision: 'promoted' | 'dropped' | 'undecided' | 'none';
  readonly because: string;
}

export interface CycleView {
  readonly phase: 'practise' | 'learn' | 'propose' | 'screen' | 'race';
  readonly done: number;
  readonly of: number;
  readonly solved: number;
}

export interface RaceInput {
  readonly campaign: string;
  readonly config: CampaignConfig;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly challenger: string;
  readonly view: EpisodeSpec['view'];
  /** null in the first run of the chain */
  readonly carried: RaceCarried | null;
}

export interface RaceCarried extends RaceView {
  readonly drawn: number;
  readonly voids: RaceRecord['voids'];
  readonly modelCalls: number;
  readonly costUsd: number;
  readonly gateFamilies: number;
  /** wins minus losses by family */
  readonly families: Readonly<Record<string, number>>;
}

export interface RaceView {
  readonly k: number;
  readonly promotions: number;
  readonly pairs: number;
  readonly of: number;
  readonly wins: number;
  readonly losses: number;
}

export interface SolveInput {
  /** addresses of the episodes begin with it; also the budget they spend from */
  readonly campaign: string;
  readonly address: string;
  readonly model: string;
  readonly strategy: string;
  readonly tasks: readonly { readonly id: string; readonly hash: string }[];
  readonly attempts: number;
  readonly concurrency: number;
  readonly seed: number;
  readonly view: EpisodeSpec['view'];
}

export interface SolveView {
  readonly done: number;
  readonly of: number;
  readonly plausible: number;
  readonly solved: number;
}

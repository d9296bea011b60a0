import type { AskedModels } from '../domain/roles.js';
import type { RaceConditions } from '../domain/acceptance.js';
import type { Address } from '../domain/address.js';
import type { View } from '../domain/view.js';
import type { Bounds, EndedAt } from '../domain/extension.js';
import type { AttemptsEvidence } from '../domain/race-evidence.js';
import type { Suspicion, TrustEvidence } from '../domain/trust-causes.js';
import type { TrustPairs } from '../domain/trust-region.js';
import type { TrustWatch } from '../domain/trust-watch.js';

/** What a campaign keeps of its own course: where it stands, its checkpoints and branches, rollbacks, and what people ordered. */

/** What one run of a campaign hands to the next by continue-as-new; a checkpoint keeps it for a rollback whose history is gone. */
export interface CampaignCarried {
  readonly first: string;
  readonly champion: string;
  readonly branch: number;
  /** what this branch took over of earlier ones: up to which cycle of which branch memory is seen */
  readonly ancestors: View;
  /** cycles that have ended */
  readonly cycle: number;
  readonly checkpoints: number;
  /** id of the checkpoint at which the champion was confirmed; empty before the first */
  readonly checkpoint: string;
  /** what the first exam took, kept back for the last one; null before it has run */
  readonly examMs: number | null;
  readonly outOfBudget: boolean;
  /** what the budget said then; missing before, and in states of earlier versions */
  readonly overBudget?: string;
  readonly activeMs: number;
  /** of that, what the last exams of earlier ends took; missing where there was none, and in states of earlier versions */
  readonly lastExamsMs?: number;
  /** what people said that no proposal has read yet */
  readonly feedback: readonly Said[];
  readonly orders: StandingOrders;
  readonly trust: TrustWatch;
  /** address of the record of its search; missing: there is none, or not yet */
  readonly search?: Address;
  /** the cycle of this number was cut, and has episodes of this champion; missing: it was not */
  readonly begun?: boolean;
  /** how far it goes where it was extended after its end, and for the how-manieth time; missing: as its configuration says */
  readonly extended?: Pick<Extension, 'number' | 'cycles' | 'maxHours' | 'deadline'>;
}

/** What a campaign that had ended was given to go on. */
export interface Extension extends Bounds {
  /** the same for a retry */
  readonly id: string;
  /** from 1 */
  readonly number: number;
  readonly at: string;
  readonly because: string;
  /** by what it had ended */
  readonly ended: EndedAt['ended'];
  readonly from: Bounds;
}

/** Orders that hold until they are carried out or taken back. */
export interface StandingOrders {
  readonly pause: Order | null;
  readonly stop: (Order & { readonly when: 'now' | 'after-cycle' }) | null;
  /** the strategy that a person wants as champion */
  readonly promote: (Order & { readonly strategy: string }) | null;
}

/** Something a person said, or a rollback taught; the id tells a repetition. */
export interface Said {
  readonly id: string;
  readonly text: string;
}

/** An order, with the branch that it was meant for: a rollback makes it void. */
export interface Order {
  readonly branch: number;
  readonly because: string;
}

export interface CheckpointRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly strategy: string;
  /** what made this strategy the champion */
  readonly by: 'start' | 'race' | 'force' | 'harm';
  readonly because: string;
  /** the cycle that was cut and is given up, since it was practised with another champion; missing where none is */
  readonly gaveUp?: number;
  /** Temporal's coordinates, to find the reset point by the activity id `checkpoint-<n>` */
  readonly workflowId: string;
  readonly runId: string;
  readonly activityId: string;
  readonly carried: CampaignCarried;
  readonly at: string;
}

/** A harmful update that was injected. */
export interface HarmRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  /** what was champion, and what became it */
  readonly from: string;
  readonly strategy: string;
}

/** What a rollback is to do, decided before anything is touched. */
export interface RollbackPlan {
  /** the same for a retry */
  readonly id: string;
  readonly campaign: string;
  readonly by: 'person' | 'trust-region';
  readonly because: string;
  readonly from: { readonly branch: number; readonly cycle: number; readonly strategy: string };
  readonly to: { readonly checkpoint: string; readonly branch: number; readonly cycle: number; readonly strategy: string };
  /** champions that were confirmed after the checkpoint on the branch that is left */
  readonly abandoned: readonly string[];
  /** where the history is cut; null when it is gone, and the campaign starts afresh from what the checkpoint kept */
  readonly point: ResetPoint | null;
}

export interface ResetPoint {
  readonly runId: string;
  readonly eventId: number;
  /** the run that an earlier rollback made of this one; null when there was none. Another value later: the reset is done */
  readonly resetRunId: string | null;
}

/** A branch begins with a rollback, at a checkpoint. Its id is `<campaign>/b<branch>`. */
export interface BranchRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly rollback: string;
  /** only a run that stands at this checkpoint may enter */
  readonly checkpoint: string;
  readonly ancestors: View;
  /** what the next proposal must know of the branch that was left */
  readonly lesson: string;
  /** a campaign that was paused stays so */
  readonly paused: string | null;
}

/** The account of a rollback that was carried out. Its id is that of the branch. */
export interface RollbackRecord extends RollbackPlan {
  readonly branch: number;
  /** reset: the history was replayed up to the checkpoint; restart: it was gone */
  readonly how: 'reset' | 'restart';
  readonly runId: string;
  readonly at: string;
}

/** What a person can order of a campaign that runs. */
export type PersonOrder = {
  /** tells a repetition of the same order */
  readonly id: string;
  /** the branch that the person saw: a rollback makes the order void */
  readonly branch: number;
  readonly because: string;
} & Ordered;

export type Ordered =
  | { readonly kind: 'pause' }
  /** `model`, `roles`: what is asked for from here on; missing: as before */
  | ({ readonly kind: 'resume' } & Partial<AskedModels>)
  | { readonly kind: 'stop'; readonly when: 'now' | 'after-cycle' }
  /** the limits as they shall be */
  | { readonly kind: 'budget'; readonly limits: BudgetLimits }
  | { readonly kind: 'feedback'; readonly about: FeedbackTarget; readonly judgement: 'accepted' | 'rejected' | 'comment' }
  /** it never becomes champion, and is never gone back to */
  | { readonly kind: 'veto'; readonly strategy: string }
  /** it becomes champion without a race */
  | { readonly kind: 'promote'; readonly strategy: string }
  /** no proposal may change or drop the rule; false takes that back */
  | { readonly kind: 'pin'; readonly rule: string; readonly pinned: boolean };

/** `attempt`: the address of an episode, with `/attempt/<n>` for one of its candidates (from 1). */
export type FeedbackTarget = { readonly campaign: true } | { readonly attempt: string } | { readonly strategy: string };

/** An order that was taken. */
export interface OrderRecord {
  readonly campaign: string;
  readonly order: PersonOrder;
  /** the strategy that feedback speaks of; null where it speaks of none */
  readonly strategy: string | null;
  readonly at: string;
}

/** null: no limit. */
export interface BudgetLimits {
  readonly modelCalls: number | null;
  readonly costUsd: number | null;
}

/** A fall that was shown, and what the campaign did about it. Its id is the address of the test. */
export interface IncidentRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  /** rolled-back: what runs fell below its checkpoint; environment: both fell alike, and the campaign paused */
  readonly decision: 'rolled-back' | 'environment';
  /** the checkpoint that it was tested against */
  readonly checkpoint: string;
  readonly strategy: string;
  readonly because: string;
  readonly pairs: TrustPairs;
  readonly evidence: TrustEvidence;
  /** what the evidence points to, the strongest first */
  readonly suspects: readonly Suspicion[];
  readonly at: string;
}

/** What a race that ended undecided goes on from. Its id is the address of the race's record. Nothing but a race reads it. */
export interface UndecidedRecord {
  readonly campaign: string;
  readonly conditions: RaceConditions;
  /** where its pairs stand */
  readonly address: Address;
  /** how often it was carried on */
  readonly rounds: number;
  readonly state: RaceCarried;
}

/** Where a race stands. */
export interface RaceCarried {
  /** as in `RaceRecord` */
  readonly outcomes: string;
  readonly k: number;
  readonly promotions: number;
  readonly pairs: number;
  /** pairs that it may take */
  readonly of: number;
  readonly wins: number;
  readonly losses: number;
  readonly drawn: number;
  /** void episodes by side */
  readonly voids: { readonly champion: number; readonly challenger: number };
  readonly modelCalls: number;
  readonly costUsd: number;
  readonly gateFamilies: number;
  /** wins minus losses by family */
  readonly families: Readonly<Record<string, number>>;
  /** pairs since there was a further family with more wins than losses; missing in races of earlier versions */
  readonly barrenPairs?: number;
  /** missing where wins and losses alone are evidence; `ahead` as in `RaceRecord` */
  readonly attempts?: AttemptsEvidence & { readonly ahead: readonly number[] };
}

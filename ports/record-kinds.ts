import type { ChosenExamples } from '../domain/asking/nearest.js';
import type { Recalled } from '../domain/recalled.js';
import type { KnownWay } from '../schemas/settings.js';
import type { StrategyVersion } from '../domain/strategy.js';
import type { AdaptRow } from '../domain/adapt/rows.js';
import type { Task } from '../domain/task.js';
import type { Trace } from '../domain/trace.js';
import type { AdaptationEvent, AdapterRecord, AdaptSetRecord, FeedbackRecord } from './adapter.js';
import type { AuditRecord, SessionRecord, TokenRecord, WriteRecord } from './access-records.js';
import type {
  BranchRecord,
  CampaignCarried,
  CheckpointRecord,
  HarmRecord,
  IncidentRecord,
  OrderRecord,
  RollbackRecord,
  UndecidedRecord,
} from './campaign-records.js';
import type { ExperimentEnd, ExperimentRecord } from './experiment-records.js';
import type { ActionRecord, CourseRecord, EnteredRecord, TurnRecord, WorkRecord } from './work-records.js';
import type { AgentProofRecord, AgentReviewRecord, AgentRoundRecord, TreeRecord } from './tree-records.js';
import type { ProposalRecord, ScreenRecord, SearchRecord, SearchShare, TrainingRecord } from './learning-records.js';
import type {
  EpisodeRecord,
  LedgerEntry,
  LintRecord,
  MemoryRow,
  RaceRecord,
  SuiteRecord,
  UnusableRecord,
  VerdictRecord,
} from './records.js';
import type { AccountRecord, RowOrderRecord } from './memory-records.js';
import type { CampaignReport } from './report-records.js';

/** Records that are written once and never change, by kind. */
export interface Records {
  readonly tasks: Task;
  readonly suites: SuiteRecord;
  readonly strategies: StrategyVersion;
  readonly ledger: LedgerEntry;
  readonly verdicts: VerdictRecord;
  readonly lints: LintRecord;
  readonly episodes: EpisodeRecord;
  /** what an agent found when it entered a checkout, by the address of its answer; its turns and actions stand below it */
  readonly entered: EnteredRecord;
  readonly turns: TurnRecord;
  readonly actions: ActionRecord;
  /** what an agent's work came to */
  readonly works: WorkRecord;
  /** what an agent of a tree wrote, what the model said of that, and what its cases said; `<tree>/<names>/…/round|review|proof/<n>` */
  readonly agentRounds: AgentRoundRecord;
  readonly agentReviews: AgentReviewRecord;
  readonly agentProofs: AgentProofRecord;
  /** what a tree of agents came to, by the address of its answer */
  readonly trees: TreeRecord;
  /** for people only: nothing that learns reads it */
  readonly courses: CourseRecord;
  readonly unusables: UnusableRecord;
  /** how a train episode went, by its address; of no other pool */
  readonly traces: Trace;
  readonly checkpoints: CheckpointRecord;
  readonly branches: BranchRecord;
  readonly rollbacks: RollbackRecord;
  readonly orders: OrderRecord;
  readonly incidents: IncidentRecord;
  /** where a race stood when it ended undecided */
  readonly undecided: UndecidedRecord;
  readonly races: RaceRecord;
  readonly memory: MemoryRow;
  readonly accounts: AccountRecord;
  readonly rowOrders: RowOrderRecord;
  /** what recall returned at an address: a retry sees the same rows */
  readonly recalls: {
    readonly rows: readonly Recalled[];
    /** ids of rows that were kept from a train episode, to see what they are worth; missing where none was */
    readonly withheld?: readonly string[];
    /** what of memory could not be asked, and why */
    readonly lacking?: string;
    /** of strategies that have examples chosen for each task */
    readonly examples?: ChosenExamples;
  };
  /** a proposal at an address: the strategy it made, or why it made none, and which tactics were asked for it */
  readonly proposals: ProposalRecord;
  readonly trainings: TrainingRecord;
  readonly screens: ScreenRecord;
  readonly searches: SearchRecord;
  readonly shares: SearchShare;
  /** ways of asking that a race has shown to be better, by campaign and version */
  readonly ways: KnownWay;
  readonly experiments: ExperimentRecord;
  readonly experimentEnds: ExperimentEnd;
  /** harmful updates that were injected, by campaign and cycle: each comes once, whatever is rolled back */
  readonly harms: HarmRecord;
  /** what ended a campaign, with all that the report needs */
  readonly reports: CampaignReport;
  /** by the hash of the token */
  readonly tokens: TokenRecord;
  readonly audits: AuditRecord;
  /** by the key that came with the write */
  readonly writes: WriteRecord;
  /** who of several callers of the API may do something, and since when */
  readonly claims: { readonly by: string; readonly at: string };
  /** by the hash of what the browser holds */
  readonly sessions: SessionRecord;
  /** what models are adapted with, by the hash of what a row says and whence it is */
  readonly adaptRows: AdaptRow;
  readonly adaptSets: AdaptSetRecord;
  /** what was heard of trainings of adapters, in a list of each */
  readonly adaptationEvents: AdaptationEvent;
  /** adapted models that were published, by their hash */
  readonly adapters: AdapterRecord;
  readonly feedbacks: FeedbackRecord;
  /** where a campaign stood when it ended: what it goes on from when it is extended */
  readonly ends: CampaignCarried;
}

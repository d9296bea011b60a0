import type { AdapterRef, Held, Tier } from '../domain/adapt/adapter.js';
import type { AdaptRow, Verb } from '../domain/adapt/rows.js';
import type { Ranker } from '../domain/adapt/ranker.js';

/** What is to be adapted, and how. Stands in histories, so it stays small. */
export interface AdaptSpec {
  /** names this adaptation, whatever crashes: the same id is the same job */
  readonly id: string;
  readonly tier: Tier;
  /** the model that it starts from */
  readonly base: string;
  /** what the wire is sent; `t0` knows only fixes */
  readonly form: 'sft' | 'dpo';
  readonly epochs: number | null;
  /** times the host's own rate; null: as the host likes */
  readonly learningRate: number | null;
  readonly seed: number;
  /** a person has said yes to this upload; without it nothing leaves the machine */
  readonly agreed: boolean;
}

/** What an adaptation starts from. Nothing was sent anywhere. */
export interface Prepared {
  /** content hash of the rows in the form in which they teach */
  readonly data: string;
  readonly training: number;
  readonly validation: number;
  /** tokens of one pass over the training rows, at four characters a token */
  readonly tokens: number;
  /** where rows go; null: they stay in this process */
  readonly host: string | null;
  /** rows that teach nothing in this form, by reason */
  readonly unused: Readonly<Record<string, number>>;
}

/** A trained model that nobody is told of yet. */
export interface Trained {
  readonly ref: AdapterRef;
  /** of the wire */
  readonly job: string | null;
}

export interface Evaluated {
  /** held-out rows of this adaptation: new to both */
  readonly held: Held | null;
  /** of what was known before: whether it has forgotten */
  readonly old: Held | null;
  /** one sentence each */
  readonly evidence: readonly string[];
}

interface Published {
  /** what it is made of, where we hold it */
  readonly content: Ranker | null;
  /** how its training went; missing where nobody says */
  readonly curve?: readonly TrainingPoint[];
}

/** What was said of a training at one of its steps. */
export interface TrainingPoint {
  readonly step: number;
  readonly trainLoss: number | null;
  /** of rows that it was not taught with, negative log-likelihood or whatever loss the host has */
  readonly validLoss: number | null;
}

/** The training and the validation rows; `old`: held-out rows of earlier adaptations. */
export interface AdaptRows {
  readonly training: readonly AdaptRow[];
  readonly validation: readonly AdaptRow[];
  readonly old: readonly AdaptRow[];
}

export interface AdaptProgress {
  readonly step: string;
  /** of the wire, as soon as there is one: what a later try looks at first */
  readonly job: string | null;
  /** what was said last of how it goes; null where nobody says */
  readonly point: TrainingPoint | null;
}

/** One way to adapt a model. Each step may be asked again after a crash and comes to the same. Throws RatchetFailure. */
export interface Adapter {
  readonly tier: Tier;
  /** whether it can start from a model */
  adapts(base: string): boolean;
  prepare(spec: AdaptSpec, rows: AdaptRows): Promise<Prepared>;
  /** `before`: the adapter that it goes on from; null: none */
  train(
    spec: AdaptSpec,
    rows: AdaptRows,
    before: AdapterRef | null,
    signal: AbortSignal,
    report: (progress: AdaptProgress) => void | Promise<void>,
  ): Promise<Trained>;
  evaluate(spec: AdaptSpec, trained: Trained, rows: AdaptRows, before: AdapterRef | null, signal: AbortSignal): Promise<Evaluated>;
  /** Ends what goes on for nobody any more: a worker that merely goes away comes back to it. */
  cancel(spec: AdaptSpec, signal: AbortSignal): Promise<void>;
  /** Makes sure that whoever is asked by its name answers. */
  publish(spec: AdaptSpec, trained: Trained, signal: AbortSignal): Promise<Published>;
}

/** By tier; missing where a tier cannot be had here. */
export type Adapters = Readonly<Partial<Record<Tier, Adapter>>>;

/** The rows of an adaptation, drawn once: whatever is added meanwhile teaches the next one. */
export interface AdaptSetRecord {
  readonly training: readonly string[];
  readonly validation: readonly string[];
  readonly old: readonly string[];
  readonly refused: Readonly<Record<string, number>>;
}

/** What a person said of an attempt. */
export interface FeedbackRecord {
  readonly episode: string;
  readonly attempt: number;
  readonly verb: Verb;
  /** of an edit: the program as the person wants it */
  readonly program: string | null;
  readonly because: string;
  readonly by: string;
  readonly at: string;
}

/**
 * How a training ended. `kept-back`: it was trained, and is worse in a way that was looked for; `because` is empty where it was
 * published.
 */
export const TRAINING_ENDS = ['published', 'kept-back', 'failed', 'cancelled'] as const;
export type TrainingEnd = (typeof TRAINING_ENDS)[number];

/** What was heard of a training, and when. One that failed may begin again under its name. */
export interface AdaptationEvent {
  readonly adaptation: string;
  readonly at: string;
  readonly what:
    | {
        readonly kind: 'begun';
        readonly tier: Tier;
        readonly base: string;
        readonly sets: readonly string[];
        /** hash of the adapter that it goes on from */
        readonly before: string | null;
      }
    | { readonly kind: 'step'; readonly step: string; readonly point: TrainingPoint | null }
    | { readonly kind: TrainingEnd; readonly because: string; /** of what was published */ readonly hash: string | null };
}

/** In the registry: written once, when a model was published. */
export interface AdapterRecord extends AdapterRef {
  readonly tier: Tier;
  readonly adaptation: string;
  readonly base: string;
  /** hash of the adapter that it went on from */
  readonly parent: string | null;
  readonly data: string;
  readonly rows: number;
  /** of the rows that taught it: no campaign that holds one of them back may have it */
  readonly families: readonly string[];
  /** ids of rows that it was not taught with: what a later one must not forget */
  readonly heldOut: readonly string[];
  readonly evaluated: Evaluated;
  /** of `t0`: what it is made of */
  readonly content: Ranker | null;
  /** how its training went, oldest first; missing where nobody said, and in records of earlier versions */
  readonly curve?: readonly TrainingPoint[];
  readonly at: AdapterRef['at'];
  readonly madeAt: string;
}

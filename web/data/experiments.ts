import type { ToldAnswer } from '../../campaigns/experiments/story.js';
import type { CampaignState, Spent } from '../../ports/records.js';
import type { CurvePoint } from '../../campaigns/practice-curve.js';
import type { LeftOut } from './answers.js';

/** What the API says of experiments. */

interface Definition {
  readonly title: string;
  readonly question: string;
  readonly arms: readonly { readonly name: string; readonly about?: string }[];
}

interface Summary {
  readonly id: string;
  readonly createdAt: string;
  readonly title: string;
  readonly question: string;
  readonly model: string;
  readonly standing: string;
  readonly ended: 'done' | 'stopped' | null;
  readonly campaigns: { readonly ended: number; readonly running: number; readonly paused: number; readonly waiting: number };
  readonly spent: Spent;
}

export interface ExperimentList {
  readonly ships: readonly { readonly name: string; readonly definition: Definition }[];
  readonly started: readonly Summary[];
  readonly unreadable: LeftOut;
}

export interface ExperimentTold {
  readonly summary: Summary;
  readonly definition: Definition;
  readonly command: string;
  readonly cells: readonly {
    readonly campaign: string;
    readonly arm: string;
    readonly suite: string;
    readonly seed: number;
    readonly status: CampaignState['status'] | null;
    readonly cycle: number;
    readonly promotions: number;
    readonly curve: readonly CurvePoint[];
    readonly sealed: { readonly solved: number; readonly of: number } | null;
    readonly spent: Spent;
  }[];
  readonly answers: readonly (Pick<ToldAnswer, 'answer' | 'stated'> & { readonly text: string })[];
  readonly figures: readonly {
    readonly metric: string;
    readonly label: string;
    readonly better: 'higher' | 'lower';
    readonly unit: string;
    readonly rows: readonly {
      readonly arm: string;
      readonly suite: string | null;
      readonly figure: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
    }[];
  }[];
  readonly unreadable: LeftOut;
}

import { condition, setHandler } from '@temporalio/workflow';
import type { CampaignConfig } from '../activities/records.js';
import { feedbackSignal, pauseSignal, resumeSignal, stopSignal, type CampaignCarried } from './contract.js';

/** Where a campaign's orders come in: pause, resume, stop, feedback. Handlers only note; the loop acts. */
export class Desk {
  /** why it is paused; null when it is not */
  paused: string | null;
  /** why it is to stop; null when nobody said so */
  stopping: string | null = null;
  private readonly said: string[];
  private read = 0;

  constructor(carried: Pick<CampaignCarried, 'paused' | 'feedback'> | null) {
    this.paused = carried?.paused ?? null;
    this.said = [...(carried?.feedback ?? [])];
    setHandler(pauseSignal, ({ because }) => {
      this.paused = because;
    });
    setHandler(resumeSignal, () => {
      this.paused = null;
    });
    setHandler(stopSignal, ({ because }) => {
      this.stopping = because;
    });
    setHandler(feedbackSignal, ({ text }) => {
      if (this.said.length < MAX_FEEDBACK) this.said.push(text);
    });
  }

  /** What people said that no proposal has read yet. */
  get feedback(): readonly string[] {
    return this.said;
  }

  /** Hands the waiting sentences to a cycle; they stay until it is done, since a cut cycle runs again with the same. */
  feedbackForCycle(): readonly string[] {
    this.read = this.said.length;
    return [...this.said];
  }

  feedbackRead(): void {
    this.said.splice(0, this.read);
    this.read = 0;
  }

  get interrupted(): boolean {
    return this.paused !== null || this.stopping !== null;
  }

  /** Resolves when the campaign may go on, or is to end. */
  async resumed(): Promise<void> {
    await condition(() => this.paused === null || this.stopping !== null);
  }
}

/** Sentences that wait for the next proposal; more are dropped, since a prompt has to hold them. */
const MAX_FEEDBACK = 50;

const HOUR_MS = 3_600_000;
/** The last exam takes about what the first took; a quarter more for luck. */
const EXAM_MARGIN = 1.25;

/** Milliseconds until the cycles must end, so that the exam still fits: null without a limit. */
export function timeLeftMs(config: CampaignConfig, state: Pick<CampaignCarried, 'activeMs' | 'examMs'>, nowMs: number): number | null {
  const limits = [
    ...(config.maxHours === null ? [] : [config.maxHours * HOUR_MS - state.activeMs]),
    ...(config.deadline === null ? [] : [Date.parse(config.deadline) - nowMs]),
  ];
  return limits.length === 0 ? null : Math.min(...limits) - (state.examMs ?? 0) * EXAM_MARGIN;
}

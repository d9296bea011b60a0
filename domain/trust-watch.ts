import type { View } from './view.js';
import { alarm, ALARM_WINDOW, sentinelsFell, type Alarm } from './trust-region.js';

/** What a campaign keeps to notice a fall: how the sentinel tasks went under the confirmed checkpoint, and how they go now. */
export interface TrustWatch {
  /** the checkpoint that confirmed what runs */
  readonly running: Confirmed;
  /** what a fall is measured against; null until the sentinels have said what to expect */
  readonly baseline: TrustBaseline | null;
  /** sentinel episodes since the last checkpoint or test, the latest at the end: solved or not */
  readonly latest: readonly boolean[];
}

/** A checkpoint: its strategy, and memory as it was then. */
export interface Confirmed {
  readonly checkpoint: string;
  readonly strategy: string;
  readonly view: View;
}

export interface TrustBaseline extends Confirmed {
  readonly solved: number;
  readonly of: number;
  /** what model and sandbox were like then */
  readonly gauge: HealthSample;
}

/** What can be read off the episodes of a cycle about model and sandbox. */
export interface HealthSample {
  /** what the endpoint said of itself; empty where it said nothing */
  readonly fingerprint: string;
  /** mean tokens of an answer's choices */
  readonly answerTokens: number;
  /** share of answers that were cut off, withheld or not to be had */
  readonly modelErrors: number;
  /** share of verdicts that were void or out of time or resources */
  readonly sandboxFaults: number;
  /** median wall time of a verdict */
  readonly verdictMs: number;
}

/** Begins at a checkpoint. What was confirmed before it stays the measure for now. */
export function watchFrom(running: Confirmed, baseline: TrustBaseline | null): TrustWatch {
  return { running, baseline, latest: [] };
}

/**
 * Takes in the sentinel episodes of a cycle. A new champion is on probation: it is measured against what was confirmed
 * before it, and becomes the measure itself when a whole window went by without alarm.
 */
export function watchOn(watch: TrustWatch, solved: readonly boolean[], gauge: HealthSample, margin: number): TrustWatch {
  const { running, baseline } = watch;
  const latest = [...watch.latest, ...solved].slice(-ALARM_WINDOW);
  const isSteady =
    latest.length === ALARM_WINDOW && baseline?.checkpoint !== running.checkpoint && !watchAlarm({ baseline, latest }, margin).raised;
  return {
    running,
    latest,
    baseline: isSteady ? { ...running, solved: latest.filter(Boolean).length, of: latest.length, gauge } : baseline,
  };
}

/** Whether the pairs are to be run. */
export function watchAlarm({ baseline, latest }: Pick<TrustWatch, 'baseline' | 'latest'>, margin: number): Alarm {
  return baseline === null
    ? { raised: false, because: 'the sentinel tasks have no confirmed rate yet' }
    : alarm(latest, rateOf(baseline), margin);
}

/** Whether the latest sentinels are so few that it is no luck. */
export function watchFell({ baseline, latest }: { readonly baseline: TrustBaseline; readonly latest: readonly boolean[] }): boolean {
  return sentinelsFell(baseline, { solved: latest.filter(Boolean).length, of: latest.length });
}

function rateOf({ solved, of }: TrustBaseline): number {
  return solved / of;
}

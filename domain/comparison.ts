import { showEvidence } from './evidence.js';
import { count } from './figures.js';
import { pairedByTask } from './metrics.js';
import { type Claim, claimedGain } from './search/claim.js';
import { addTrustPair, logFallEvidence, logHoldEvidence, NO_TRUST_PAIRS, TRUST_EVIDENCE } from './trust-region.js';

/** A task in one run, under what stood there before and under what is looked at. */
export interface ComparedRun {
  readonly task: string;
  /** null where it was void, or came to no end: it says nothing then */
  readonly before: ComparedSide | null;
  readonly after: ComparedSide | null;
}

export interface ComparedSide {
  readonly solved: boolean;
  /** candidates judged until it was solved; null where it was not */
  readonly attempts: number | null;
}

export interface Comparison {
  readonly tasks: readonly ComparedTask[];
  readonly pairs: number;
  readonly wins: number;
  readonly losses: number;
  /** in success, from -1 to 1, with an interval that holds at 95 % */
  readonly gain: Claim;
  /** of the sign-flip test over tasks, two-sided */
  readonly p: number;
}

/** A task over all its pairs. */
interface ComparedTask {
  readonly task: string;
  readonly pairs: number;
  readonly before: number;
  readonly after: number;
}

type Pair = ComparedRun & { readonly before: ComparedSide; readonly after: ComparedSide };

/** A run that says nothing on one side makes no pair. */
export function compareRuns(runs: readonly ComparedRun[]): Comparison {
  const pairs = pairsOf(runs);
  const tasks = [...new Set(runs.map(({ task }) => task))].map((task) => {
    const own = pairs.filter((pair) => pair.task === task);
    const solved = (side: 'before' | 'after'): number => own.filter((pair) => pair[side].solved).length;
    return { task, pairs: own.length, before: solved('before'), after: solved('after') };
  });
  const wins = pairs.filter(({ before, after }) => after.solved && !before.solved).length;
  const losses = pairs.filter(({ before, after }) => before.solved && !after.solved).length;
  return { tasks, pairs: pairs.length, wins, losses, gain: claimedGain({ pairs: pairs.length, wins, losses }), p: pairedByTask(tasks) };
}

export interface DropVerdict {
  /** `undecided`: neither a fall of more than the margin is shown, nor that there is none */
  readonly decision: 'held' | 'fell' | 'undecided';
  readonly because: string;
}

/** The largest margin for which the bets of the trust region stay fair. */
export const MOST_DROP_POINTS = 24;

/**
 * Whether success fell by more than so many points of 100, by the bets that the trust region makes on its pairs: each
 * answer is wrong with a chance of at most 1/20, however many pairs there are.
 */
export function judgeDrop(runs: readonly ComparedRun[], maxDropPoints: number): DropVerdict {
  const margin = maxDropPoints / 100;
  const pairs = pairsOf(runs).reduce((sum, { before, after }) => addTrustPair(sum, before.solved, after.solved), NO_TRUST_PAIRS);
  const n = pairs.falls + pairs.rises + pairs.both + pairs.neither;
  const told = `of ${count(n, 'pair')} the baseline alone solved ${pairs.falls}, the other alone ${pairs.rises}, and ${pairs.both + pairs.neither} came out alike`;
  const [fall, hold] = [logFallEvidence(pairs, margin), logHoldEvidence(pairs, margin)];
  const by = (log: number): string => `${told}; evidence ${showEvidence(log)} of ${TRUST_EVIDENCE}`;
  if (fall >= Math.log(TRUST_EVIDENCE))
    return { decision: 'fell', because: `a fall of more than ${maxDropPoints} points is shown: ${by(fall)}` };
  if (hold >= Math.log(TRUST_EVIDENCE))
    return { decision: 'held', because: `there is no fall of more than ${maxDropPoints} points: ${by(hold)}` };
  return {
    decision: 'undecided',
    because: `a fall of more than ${maxDropPoints} points is not shown, and not shown to be absent either: ${told}; more tasks or more runs would tell`,
  };
}

function pairsOf(runs: readonly ComparedRun[]): readonly Pair[] {
  return runs.filter((run): run is Pair => run.before !== null && run.after !== null);
}

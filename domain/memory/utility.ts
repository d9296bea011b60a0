import { drawBeta, type Draws } from '../meta/draws.js';
import { NO_EVIDENCE, type Evidence } from './credit.js';

/** What is thought of a row before anything is known weighs as much as so many episodes. */
const PRIOR = 8;
/** A posterior is never surer than this of a share, so that neither of its counts falls below 1. */
const EDGE = 1 / PRIOR;
/** Of either side: fewer say nothing of harm. */
const LEAST_SEEN = 4;
/** By so many standard deviations a row must be worse than its control. */
const SURE = 2;

interface Beta {
  readonly a: number;
  readonly b: number;
}

/** How much better episodes are with it than without, in (-1, 1), held back towards 0 while little is known. */
export function liftOf({ told, came, expected }: Evidence): number {
  return (came - expected) / (told + PRIOR);
}

/** A guess at its lift, as likely as it is to be so: what is little known is tried (Thompson, 1933). */
export function drawLift(evidence: Evidence, next: Draws): number {
  const { a, b } = withIt(evidence);
  return drawBeta(a, b, next) - without(evidence);
}

/** Whether it is shown to make its tasks worse. */
export function hurts(evidence: Evidence = NO_EVIDENCE): boolean {
  if (evidence.told < LEAST_SEEN || evidence.controls < LEAST_SEEN) return false;
  const control = betaOf(without(evidence), evidence.controls, without(evidence) * evidence.controls);
  const [one, other] = [withIt(evidence), control];
  return meanOf(one) - meanOf(other) < -SURE * Math.sqrt(varianceOf(one) + varianceOf(other));
}

/** What its tasks come to without it; one half where nothing is known. */
function without({ told, expected }: Evidence): number {
  return told === 0 ? 0.5 : expected / told;
}

function withIt(evidence: Evidence): Beta {
  return betaOf(without(evidence), evidence.told, evidence.came);
}

/** Beta of `came` in `n`, begun at a mean. */
function betaOf(mean: number, n: number, came: number): Beta {
  const begun = Math.max(EDGE, Math.min(1 - EDGE, mean));
  return { a: PRIOR * begun + came, b: PRIOR * (1 - begun) + n - came };
}

function meanOf({ a, b }: Beta): number {
  return a / (a + b);
}

function varianceOf({ a, b }: Beta): number {
  return (a * b) / ((a + b) ** 2 * (a + b + 1));
}

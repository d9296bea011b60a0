import { familyOf, type Family } from '../tactics/families.js';
import type { ArchivedVersion, Tactic } from '../tactics/tactic.js';
import { armName, type Arm } from './arms.js';
import type { Controller } from './controllers.js';
import { drawIndex, drawsFor, type Draws } from './draws.js';
import type { Context, Outcome } from './outcome.js';
import { parentOdds, type ParentOdds } from './parents.js';
import { policyOdds } from './policy-gradient.js';
import { posteriorOf, thompson } from './thompson.js';

export interface Situation {
  readonly controller: Controller;
  readonly tactics: readonly Pick<Tactic, 'name' | 'variants' | 'asks'>[];
  /** tactics that made nothing in this cycle */
  readonly excluded: readonly string[];
  /** something was said that no proposal has read: while a tactic is left that asks the model, no other comes into question */
  readonly mustAsk: boolean;
  readonly archive: readonly ArchivedVersion[];
  readonly champion: string;
  /** how gladly the champion's strategy chooses a tactic; not listed: 1 */
  readonly weights: Readonly<Record<string, number>>;
  readonly context: Context;
  /** what came of earlier choices, oldest first */
  readonly outcomes: readonly Outcome[];
  /** what a search decides itself: the parent, and the how-manieth proposal this is; missing where no search asks */
  readonly given?: { readonly parent: string; readonly turn: number };
  /** the family of tactics that has taken over, while one of it is left; missing where none has */
  readonly family?: Family;
  readonly seed: number;
  /** what the draw is for: the address of the proposal */
  readonly purpose: string;
}

export interface Choice extends Arm {
  readonly parent: string;
  readonly context: Context;
  /** arm → its chance */
  readonly odds: Readonly<Record<string, number>>;
  /** version → its chance */
  readonly parents: Readonly<Record<string, number>>;
  readonly because: string;
}

/** Null where no tactic is left. The same situation gives the same choice. */
export function choose(situation: Situation): Choice | null {
  const next = drawsFor(situation.seed, situation.purpose);
  const left = situation.tactics.filter(({ name }) => !situation.excluded.includes(name));
  const asking = left.filter(({ asks }) => asks === true);
  const isForced = situation.mustAsk && asking.length > 0;
  const over = left.filter(({ name }) => situation.family !== undefined && familyOf(name) === situation.family);
  const isTurned = !isForced && over.length > 0;
  const tactics = isForced ? asking : isTurned ? over : left;
  const picked = tactics.length === 0 ? null : pickArm(situation, tactics, next);
  if (picked === null) return null;
  const parents = parentsFor(situation);
  const parent =
    parents[
      Math.max(
        0,
        drawIndex(
          parents.map((each) => each.odds),
          next,
        ),
      )
    ];
  const { dominant, plateau } = situation.context;
  const seen = `most failures are ${dominant ?? 'none'}${plateau ? ', on a plateau' : ''}`;
  return {
    ...picked.arm,
    parent: parent?.id ?? situation.champion,
    context: situation.context,
    odds: picked.odds,
    parents: Object.fromEntries(parents.map(({ id, odds }) => [id, round(odds)])),
    because: `${situation.controller} chose ${armName(picked.arm)} at odds of ${percent(picked.odds[armName(picked.arm)] ?? 0)} (${seen}${isForced ? ', and what was said waits to be read' : ''}${isTurned ? `, and after long without a race ${situation.family ?? ''} take over` : ''}), from ${parent?.id ?? situation.champion} (${situation.given === undefined ? `best on ${parent?.best ?? 0} train tasks` : 'which the search chose'})`,
  };
}

interface Picked {
  readonly arm: Arm;
  readonly odds: Readonly<Record<string, number>>;
}

function pickArm(situation: Situation, tactics: Situation['tactics'], next: Draws): Picked | null {
  const whole = tactics.map(({ name }): Arm => ({ tactic: name, variant: null }));
  const weightOf = (tactic: string): number => situation.weights[tactic] ?? 1;
  switch (situation.controller) {
    case 'heuristic': {
      // In turn, over all choices so far: one that is excluded leaves its turn to the next.
      const order = situation.tactics.map(({ name }) => name);
      const from = (situation.given?.turn ?? situation.outcomes.length) % order.length;
      const arm = [...order.slice(from), ...order.slice(0, from)].flatMap((name) => whole.filter(({ tactic }) => tactic === name))[0];
      return arm === undefined ? null : { arm, odds: { [armName(arm)]: 1 } };
    }
    case 'random':
      return drawn(
        whole,
        whole.map(() => 1 / whole.length),
        next,
      );
    case 'thompson': {
      const odds = thompson(
        whole.map(({ tactic }) => ({ ...posteriorOf(tactic, situation.context, situation.outcomes), weight: weightOf(tactic) })),
        next,
      );
      return drawn(whole, withShareForAsking(situation, tactics, whole, odds), next);
    }
    case 'policy-gradient': {
      const arms = tactics.flatMap(({ name, variants }): readonly Arm[] =>
        variants === undefined ? [{ tactic: name, variant: null }] : variants.map((variant) => ({ tactic: name, variant })),
      );
      return drawn(
        arms,
        withShareForAsking(situation, tactics, arms, policyOdds(arms, weightOf, situation.outcomes, situation.context)),
        next,
      );
    }
  }
}

/**
 * Of ten tactics two ask the model for an idea, and blind steps are cheap to win a draw with: left alone they fill nine
 * cycles of ten. So this share of all choices goes to those that ask, by what is learned of them, and the rest to any,
 * as long as the model has ideas.
 */
export const SHARE_FOR_ASKING = 0.6;

/** One idea in so many is enough to keep asking: the lever that a campaign finds is seldom the first that it is told. */
const IDEAS_ASKED_FOR_ONE = 7;

/** The share of a model whose ideas come to nothing shrinks: a small one can write programs and has none. */
export function shareForAsking(asking: ReadonlySet<string>, outcomes: readonly Pick<Outcome, 'tactic' | 'end'>[]): number {
  const asked = outcomes.filter(({ tactic }) => asking.has(tactic));
  const good = asked.filter(({ end }) => end !== 'none' && end !== 'screened').length;
  return SHARE_FOR_ASKING * Math.min(1, (1 + good) / (1 + asked.length / IDEAS_ASKED_FOR_ONE));
}

function withShareForAsking(
  { outcomes }: Pick<Situation, 'outcomes'>,
  tactics: Situation['tactics'],
  arms: readonly Arm[],
  odds: readonly number[],
): readonly number[] {
  const asking = new Set(tactics.filter(({ asks }) => asks === true).map(({ name }) => name));
  const asks = arms.map(({ tactic }) => asking.has(tactic));
  const count = asks.filter(Boolean).length;
  if (count === 0) return odds;
  const share = shareForAsking(asking, outcomes);
  const total = odds.reduce((sum, each, index) => sum + (asks[index] === true ? each : 0), 0);
  return odds.map((each, index) => (1 - share) * each + (asks[index] === true ? share * (total === 0 ? 1 / count : each / total) : 0));
}

function drawn(arms: readonly Arm[], odds: readonly number[], next: Draws): Picked | null {
  const arm = arms[drawIndex(odds, next)];
  return arm === undefined ? null : { arm, odds: named(arms, odds) };
}

function named(arms: readonly Arm[], odds: readonly number[]): Picked['odds'] {
  return Object.fromEntries(arms.map((arm, index) => [armName(arm), round(odds[index] ?? 0)]));
}

function parentsFor({ controller, archive, champion, given }: Situation): readonly ParentOdds[] {
  if (given !== undefined) return [{ id: given.parent, odds: 1, best: 0 }];
  const own: ParentOdds = { id: champion, odds: 1, best: 0 };
  if (controller === 'heuristic') return [own];
  if (controller === 'random') {
    const ids = [...new Set([champion, ...archive.map(({ version }) => version.id)])];
    return ids.map((id) => ({ id, odds: 1 / ids.length, best: 0 }));
  }
  const odds = parentOdds(archive, champion);
  return odds.length === 0 ? [own] : odds;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

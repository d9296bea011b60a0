import { behaviourOf } from '../same-behaviour.js';
import type { Strategy } from '../strategy.js';
import { attemptsAt, bothJudged } from './runs.js';
import type { SearchState, Variant } from './state.js';

/** What a rule did on train places, with it against without it, both with the same seeds. */
export interface RuleCount {
  readonly rule: string;
  readonly places: number;
  /** places that only the version with it solved, or only the one without it */
  readonly helpful: number;
  readonly harmful: number;
  /** attempts that it saved, all places together; below 0 where it took more */
  readonly saved: number;
}

/** Two versions that differ by one rule and by nothing else. */
export interface RulePair extends RuleCount {
  readonly with: string;
  readonly without: string;
}

/**
 * The pairs among the versions that a search holds. Places that let either in say nothing here either: they were chosen
 * by how one of the two did there.
 */
export function rulePairs(
  state: Pick<SearchState, 'pool' | 'away' | 'candidates' | 'attempts'>,
  strategies: ReadonlyMap<string, Strategy>,
): readonly RulePair[] {
  const variants = [...state.pool, ...state.away, ...state.candidates];
  const byBehaviour = new Map<string, Variant>();
  for (const variant of variants) {
    const strategy = strategies.get(variant.id);
    if (strategy !== undefined) byBehaviour.set(behaviourOf(strategy), variant);
  }
  return variants.flatMap((variant) => {
    const strategy = strategies.get(variant.id);
    return (strategy?.rules ?? []).flatMap(({ id, text }): readonly RulePair[] => {
      if (strategy === undefined) return [];
      const bare = byBehaviour.get(behaviourOf({ ...strategy, rules: strategy.rules.filter((each) => each.id !== id) }));
      const counted = bare === undefined ? null : counts(state, variant, bare);
      return bare === undefined || counted === null || counted.places === 0
        ? []
        : [{ rule: text, with: variant.id, without: bare.id, ...counted }];
    });
  });
}

function counts({ attempts }: Pick<SearchState, 'attempts'>, one: Variant, other: Variant): Omit<RuleCount, 'rule'> {
  let [places, helpful, harmful, saved] = [0, 0, 0, 0];
  for (let place = 0; place < Math.min(one.runs.length, other.runs.length); place += 1) {
    if (!bothJudged(one.runs, other.runs, place) || one.entrance.includes(place) || other.entrance.includes(place)) continue;
    const [own, its] = [attemptsAt(one.runs, place), attemptsAt(other.runs, place)];
    places += 1;
    helpful += Number(own !== null && its === null);
    harmful += Number(own === null && its !== null);
    saved += (its ?? attempts) - (own ?? attempts);
  }
  return { places, helpful, harmful, saved };
}

/** Of a pair that was seen before what has more places: a version that was let go took its runs with it. */
export function mergedPairs(before: readonly RulePair[], now: readonly RulePair[]): readonly RulePair[] {
  const all = new Map<string, RulePair>();
  for (const pair of [...before, ...now]) {
    const key = `${pair.with} ${pair.without}`;
    if ((all.get(key)?.places ?? 0) <= pair.places) all.set(key, pair);
  }
  return [...all.values()];
}

/** One count a rule, over all pairs that speak of it; those with most places first. */
export function ruleCounts(pairs: readonly RulePair[]): readonly RuleCount[] {
  const all = new Map<string, RuleCount>();
  for (const { rule, places, helpful, harmful, saved } of pairs) {
    const known = all.get(rule) ?? { rule, places: 0, helpful: 0, harmful: 0, saved: 0 };
    all.set(rule, {
      rule,
      places: known.places + places,
      helpful: known.helpful + helpful,
      harmful: known.harmful + harmful,
      saved: known.saved + saved,
    });
  }
  return [...all.values()].toSorted((a, b) => b.places - a.places);
}

/** `helped 5 times and harmed once on 40 train places` */
export function ruleCountText({ places, helpful, harmful }: RuleCount): string {
  return `helped ${times(helpful)} and harmed ${times(harmful)} on ${places === 1 ? '1 train place' : `${places} train places`}`;
}

function times(n: number): string {
  return n === 0 ? 'never' : n === 1 ? 'once' : `${n} times`;
}

import { median, wilson } from '../domain/metrics.js';
import { SETTINGS, type SearchSettings } from '../domain/search/state.js';
import type { CampaignPlan, CampaignRun } from './learning-campaigns.js';
import { BASE, PROPOSES, SHAPE, type CellSum } from './learning-cells.js';
import type { LearningWorld } from './learning-world.js';

export interface Cell extends Pick<CampaignPlan, 'calls' | 'attempts'> {
  readonly families: number;
  readonly gain: number;
  readonly settings?: Partial<SearchSettings>;
  readonly plan?: Partial<CampaignPlan>;
  readonly run: (world: LearningWorld, plan: CampaignPlan) => CampaignRun;
}

export function campaigns(seed: number, count: number, { families, gain, run, settings, plan, ...budget }: Cell): readonly CampaignRun[] {
  return Array.from({ length: count }, (_, index) => {
    const world: LearningWorld = {
      seed: seed * 1_000 + index,
      families,
      base: BASE,
      levers: gain === 0 ? [] : [{ gain, chance: PROPOSES.lever }],
      harmful: PROPOSES.harm,
    };
    return run(world, { ...SHAPE, ...budget, ...plan, settings: { ...SETTINGS, ...settings } });
  });
}

export function cellSum({ families, gain, promoted, heldAt, wrong, claims, covered }: Pick<Cell, 'families' | 'gain'> & RunsSum): CellSum {
  const counted = { promoted: promoted.value * promoted.n, wrong: wrong.value * wrong.n };
  return { families, gain, campaigns: promoted.n, heldAt, claims, covered, ...counted };
}

export type RunsSum = ReturnType<typeof summed>;

/** What simulated campaigns of one kind came to. */
export function summed(runs: readonly CampaignRun[]) {
  const good = runs.flatMap(({ promotions }) => promotions.find(({ truth }) => truth > 0) ?? []);
  const wrong = runs.filter(({ promotions }) => promotions.some(({ truth }) => truth <= EQUAL)).length;
  const claims = runs.flatMap(({ promotions }) => promotions);
  const held = runs.flatMap(({ heldAt }) => heldAt ?? []);
  return {
    early: runs.every(({ heldAt }) => heldAt === null) ? null : runs.filter(({ heldBy250 }) => heldBy250).length / runs.length,
    // one that never held it counts as later than all
    heldAt: 2 * held.length > runs.length ? median(runs.map(({ heldAt }) => heldAt ?? Number.MAX_SAFE_INTEGER)) : null,
    promoted: wilson(good.length, runs.length),
    until: good.length === 0 ? null : median(good.map(({ calls }) => calls)),
    wrong: wilson(wrong, runs.length),
    claims: claims.length,
    covered: claims.filter(({ truth, claim }) => claim.low <= truth && truth <= claim.high).length,
    races: runs.reduce((sum, { races }) => sum + races, 0) / runs.length,
    pairs: runs.reduce((sum, { pairs }) => sum + pairs, 0) / runs.length,
    proposals: runs.reduce((sum, { proposals }) => sum + proposals, 0) / runs.length,
    episodes: runs.reduce((sum, { episodes }) => sum + episodes, 0) / runs.length,
    edits: runs.reduce((sum, { edits }) => sum + edits, 0) / runs.length,
  };
}

/** Rounding: two strategies of the same edits that do something. */
const EQUAL = 1e-9;

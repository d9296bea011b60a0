import { describe, expect, it } from 'vitest';
import { SHAPE } from '../../bench/learning-cells.js';
import { knownLever, searchCampaign, type CampaignRun } from '../../bench/learning-campaigns.js';
import { oneEditCampaign } from '../../bench/learning-today.js';
import type { LearningWorld } from '../../bench/learning-world.js';
import { SETTINGS } from '../../domain/search/state.js';

const CAMPAIGNS = 12;
/** hundreds of choices each: a busy machine takes its time */
const TIMEOUT_MS = 300_000;
const PLAN = { ...SHAPE, calls: 1_000, attempts: 1, settings: SETTINGS };

function world(seed: number, gain: number): LearningWorld {
  return { seed, families: 100, base: 0.3, levers: gain === 0 ? [] : [{ gain, chance: 0.4 }], harmful: 0.15 };
}

function campaigns(gain: number, run = searchCampaign): readonly CampaignRun[] {
  return Array.from({ length: CAMPAIGNS }, (_, index) => run(world(index, gain), PLAN));
}

function promoting(runs: readonly CampaignRun[], isCounted: (truth: number) => boolean): number {
  return runs.filter(({ promotions }) => promotions.some(({ truth }) => isCounted(truth))).length;
}

describe('campaigns in a world whose leverage is known', { timeout: TIMEOUT_MS }, () => {
  it('find and promote a lever of 40 points where the search comes first', () => {
    const runs = campaigns(0.4);
    expect(promoting(runs, (truth) => truth > 0)).toBeGreaterThanOrEqual(11);
    expect(runs.every(({ calls }) => calls < PLAN.calls * 1.05)).toBe(true);
  });

  it('promote little that is no better', () => {
    expect(promoting(campaigns(0), () => true)).toBeLessThanOrEqual(2);
  });

  it('race a lever that somebody knows at once, and most of what the search must do is to find it', () => {
    const known = campaigns(0.4, knownLever);
    expect(promoting(known, (truth) => truth > 0)).toBe(CAMPAIGNS);
    expect(known.every(({ proposals, episodes }) => proposals + episodes === 0)).toBe(true);
  });

  it('are the same for the same seed', () => {
    expect(searchCampaign(world(3, 0.2), PLAN)).toEqual(searchCampaign(world(3, 0.2), PLAN));
    expect(oneEditCampaign(world(3, 0.2), PLAN)).toEqual(oneEditCampaign(world(3, 0.2), PLAN));
  });
});

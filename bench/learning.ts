import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../domain/metrics.js';
import { timeBox, type Bench, type BenchTable } from './bench.js';
import { quietEngine } from './engine-world.js';
import { gepaTable, playBeside, samplingTable } from './learning-beside.js';
import { searchCampaign } from './learning-campaigns.js';
import { BASE, SHAPE, WORLDS } from './learning-cells.js';
import { campaigns, type Cell } from './learning-sums.js';
import { playLever, type LeverRun } from './lever-campaign.js';
import { startServices } from './services.js';

/** Campaigns through the real workflows, a world: they are slow, and `learning-simulation` has many. */
const SEEDS = 3;
const FAMILIES = 100;
/** Searches of GEPA, a world. */
const BESIDE = 20;

/**
 * What `learning-simulation` does by pure functions, through the real workflows, activities and servers; and what others make of the
 * same.
 */
export const learning: Bench = {
  name: 'learning',
  about: 'what campaigns find and promote where the leverage is known, through the real workflows; beside them GEPA and plain sampling',
  run: async ({ seed, seeds = SEEDS, maxMinutes, report }) => {
    // that a budget ends what runs is expected here
    quietEngine('ERROR');
    const isTime = timeBox(maxMinutes);
    const beside = await playBeside(seed, Math.max(BESIDE, seeds), isTime, report);
    const played = await playThem(seed, seeds, isTime, report);
    return {
      tables: [perCampaign(played), agreement(seed, seeds, played), gepaTable(beside.played), samplingTable(beside.played)],
      figures: { played, beside: beside.played },
      notes: [
        'A claim is the gain on the gate pool with the interval of claimedGain, true is what the edits are worth there. GEPA gives no interval: its claim is what its best prompt has over the first one on its validation tasks.',
        'Calls of GEPA are those of tasks and of reflections. Its reflection is answered with its instructions and one sentence more, drawn as a proposal is: the lever in 40 %, harm in 15 %.',
        'Sampling pays its calls again on every further task; here it can tell a right answer by the cases that are shown.',
        ...(beside.lack === null ? [] : [`GEPA could not be had: ${beside.lack}`]),
        ...(played.length < seeds * WORLDS.length
          ? [`Cut after ${played.length} of ${seeds * WORLDS.length} campaigns: the time was up.`]
          : []),
        `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
      ],
    };
  },
};

/** A seed of each world before the next seed, so that a run that is cut has something of all. */
async function playThem(seed: number, seeds: number, isTime: () => boolean, report: (line: string) => void): Promise<readonly LeverRun[]> {
  const played: LeverRun[] = [];
  const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  const services = await startServices(home, report);
  try {
    for (let each = 0; each < seeds; each += 1) {
      for (const { gain, calls: budget } of WORLDS) {
        if (!isTime()) continue;
        const last = await playLever(services, {
          families: FAMILIES,
          lever: { seed: seed * 1_000 + each, base: BASE, gain },
          budget,
        });
        played.push(last);
        report(rowOf(last).join(' · '));
      }
    }
  } finally {
    await services.stop();
    await rm(home, { recursive: true, force: true });
  }
  return played;
}

function perCampaign(played: readonly LeverRun[]): BenchTable {
  return {
    title: `Campaigns of ${SHAPE.cycles} cycles through the real workflows, ${FAMILIES} families, one answer an episode; the model proposes the lever in 40 % of its proposals, harm in 15 %`,
    head: [
      'lever',
      'seed',
      'calls',
      'proposals',
      'search episodes',
      'in hand by (calls of search)',
      'races',
      'pairs',
      'promoted by call',
      'points claimed',
      'points true',
      'sealed, first',
      'sealed, last',
      's',
    ],
    rows: played.map(rowOf),
  };
}

function rowOf(each: LeverRun): (string | number)[] {
  const promotions = (of: (promotion: LeverRun['promotions'][number]) => string): string => each.promotions.map(of).join('; ');
  return [
    `+${100 * each.gain}`,
    each.seed,
    `${each.calls} of ${each.budget}`,
    each.proposals,
    each.episodes,
    each.heldBy ?? '',
    each.races,
    each.pairs,
    promotions(({ calls }) => String(calls)) || 'none',
    promotions(({ claim: { gain, low, high } }) => `${points(gain)} (${points(low)} to ${points(high)})`),
    promotions(({ truth }) => points(truth)),
    each.first,
    each.last,
    each.seconds.toFixed(0),
  ];
}

function points(share: number): string {
  return (100 * share).toFixed(0);
}

/** The simulation beside the engine, on worlds of the same kind, size and number; each draws its own luck. */
function agreement(seed: number, seeds: number, played: readonly LeverRun[]): BenchTable {
  return {
    title: `The simulation beside them: the middle campaign of each, ${seeds} seeds of the engine and ${BESIDE} simulated`,
    head: ['lever', 'by', 'campaigns', 'promoted', 'by call', 'in hand by', 'calls', 'proposals', 'search episodes', 'races', 'pairs'],
    rows: WORLDS.flatMap(({ gain, calls }) => {
      const cell: Cell = { families: FAMILIES, gain, calls, attempts: 1, run: searchCampaign };
      const engine = played.filter((each) => each.gain === gain).map((each) => ({ ...each, heldAt: each.heldBy }));
      if (engine.length === 0) return [];
      const simulated = campaigns(seed, BESIDE, cell);
      return [
        { by: 'engine', runs: engine },
        { by: 'simulation', runs: simulated },
      ].flatMap(({ by, runs }) => (runs.length === 0 ? [] : [[`+${100 * gain}`, by, ...middleOf(runs)]]));
    }),
  };
}

interface Counts {
  readonly calls: number;
  readonly proposals: number;
  readonly episodes: number;
  readonly races: number;
  readonly pairs: number;
  readonly heldAt: number | null;
  readonly promotions: readonly { readonly calls: number }[];
}

function middleOf(runs: readonly Counts[]): (string | number)[] {
  const of = (pick: (run: Counts) => number): number => Math.round(median(runs.map(pick)));
  const promoting = runs.filter(({ promotions }) => promotions.length > 0);
  const held = runs.flatMap(({ heldAt }) => heldAt ?? []);
  return [
    runs.length,
    promoting.length,
    promoting.length === 0 ? '' : Math.round(median(promoting.map(({ promotions }) => promotions[0]?.calls ?? 0))),
    held.length === 0 ? '' : Math.round(median(held)),
    of(({ calls }) => calls),
    of(({ proposals }) => proposals),
    of(({ episodes }) => episodes),
    of(({ races }) => races),
    of(({ pairs }) => pairs),
  ];
}

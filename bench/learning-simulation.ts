import { median, wilson } from '../domain/metrics.js';
import { SETTINGS, type SearchSettings } from '../domain/search/state.js';
import { showRate, timeBox, type Bench } from './bench.js';
import { searchCampaign, type CampaignPlan, type CampaignRun } from './learning-campaigns.js';
import { oneEditCampaign } from './learning-today.js';
import type { LearningWorld } from './learning-world.js';

const CAMPAIGNS = 200;
/** of each part that is changed */
const FEWER = 60;
const EARLY = 250;

/** What the lever adds to the chance of each answer, and what a campaign may spend on finding it. */
const WORLDS = [
  { gain: 0.4, calls: 1_000 },
  { gain: 0.2, calls: 1_500 },
  { gain: 0.1, calls: 2_500 },
  { gain: 0, calls: 2_500 },
] as const;
const SUITES = [
  { families: 100, attempts: 1 },
  { families: 40, attempts: 1 },
  { families: 12, attempts: 1 },
  { families: 100, attempts: 4 },
] as const;

const SCHEMES = [
  { name: 'search inside', run: searchCampaign, maxPairs: 400 },
  { name: 'one edit a cycle', run: oneEditCampaign, maxPairs: 100 },
] as const;

/** The search as it is, and with one part of it changed. */
const PARTS: readonly {
  readonly name: string;
  readonly settings?: Partial<SearchSettings>;
  readonly share?: number;
  readonly maxPairs?: number;
}[] = [
  { name: 'as it is' },
  { name: 'half of each cycle', share: 0.5 },
  { name: 'all of each cycle', share: 1 },
  { name: 'minibatch of 1', settings: { minibatch: 1 } },
  { name: 'minibatch of 6', settings: { minibatch: 6 } },
  { name: 'one proposal at a time', settings: { proposals: 1 } },
  { name: '20 % for proposals', settings: { shareForProposals: 0.2 } },
  { name: 'one lane', settings: { lanes: 1 } },
  { name: 'no hope beside the lead', settings: { optimism: 0 } },
  { name: 'much hope', settings: { optimism: 1 } },
  { name: 'race at evidence 2', settings: { evidence: 2 } },
  { name: 'race at evidence 10', settings: { evidence: 10 } },
  { name: 'nothing is taken away', settings: { ablation: 0 } },
  { name: 'at most 100 pairs a cycle', maxPairs: 100 },
];

export const learningSimulation: Bench = {
  name: 'learning-simulation',
  about: 'what campaigns find and promote where the leverage is known, by search inside and by one edit a cycle',
  run: async ({ seed, maxMinutes, report }) => {
    const isTime = timeBox(maxMinutes);
    const cells = SUITES.flatMap((suite) =>
      WORLDS.flatMap((world) => SCHEMES.map(({ name, ...scheme }) => ({ name, cell: { ...suite, ...world, ...scheme } }))),
    );
    const measured = cells.flatMap(({ name, cell: { run, ...cell } }) => {
      if (!isTime()) return [];
      report(`${name}: ${cell.families} families, +${100 * cell.gain}, ${cell.calls} calls, ${cell.attempts} attempts`);
      return [{ scheme: name, ...cell, ...summed(campaigns(seed, CAMPAIGNS, { ...cell, run })) }];
    });
    const parts = PARTS.flatMap(({ name, ...part }) =>
      WORLDS.slice(1).flatMap((world) => {
        if (!isTime()) return [];
        report(`${name}: +${100 * world.gain}`);
        return [
          {
            name,
            ...world,
            ...summed(campaigns(seed, FEWER, { families: 100, attempts: 1, maxPairs: 400, run: searchCampaign, ...world, ...part })),
          },
        ];
      }),
    );
    const leftOut = cells.length - measured.length + PARTS.length * (WORLDS.length - 1) - parts.length;
    return {
      tables: [
        {
          title: `${CAMPAIGNS} campaigns each of 10 cycles; the model proposes the lever in 40 % of its proposals, harm in 15 %`,
          head: [
            'families',
            'answers an episode',
            'lever',
            'calls',
            'scheme',
            `in hand after ${EARLY} calls of search`,
            'median calls until in hand',
            'promoted',
            'median calls until',
            'campaigns with a false promotion',
            'claims that hold',
            'races',
            'pairs',
          ],
          rows: measured.map((row) => [
            row.families,
            row.attempts,
            `+${100 * row.gain}`,
            row.calls,
            row.scheme,
            row.early?.toFixed(2) ?? '',
            row.heldAt ?? '',
            showRate(row.promoted),
            row.until ?? '',
            showRate(row.wrong),
            row.claims === 0 ? '' : `${row.covered} of ${row.claims}`,
            row.races.toFixed(1),
            row.pairs.toFixed(0),
          ]),
        },
        {
          title: `Parts of the search changed one at a time: ${FEWER} campaigns each, 100 families, one answer an episode`,
          head: [
            'search',
            'lever',
            'calls',
            'promoted',
            'median calls until',
            'campaigns with a false promotion',
            'races',
            'pairs',
            'edits that the last champion carries',
          ],
          rows: parts.map((row) => [
            row.name,
            `+${100 * row.gain}`,
            row.calls,
            row.promoted.value.toFixed(2),
            row.until ?? '',
            row.wrong.value.toFixed(2),
            row.races.toFixed(1),
            row.pairs.toFixed(0),
            row.edits.toFixed(1),
          ]),
        },
      ],
      figures: { campaigns: CAMPAIGNS, settings: SETTINGS, measured, parts },
      notes: [
        'Calls are answers of the model: of episodes (also of sentinels and of both exams), of proposals, and in one edit a cycle of lessons. The two sides of a pair toss apart: that they have a seed in common is worth nothing here.',
        'Of one edit a cycle the tactics that do not ask the model change nothing. With one attempt its screen counts an unsolved task as two attempts, else it could tell nothing.',
        'A claim is the gain on the gate pool with the interval of claimedGain; it holds where the true gain lies in it.',
        ...(leftOut > 0 ? [`${leftOut} cells were left out: the time was up.`] : []),
      ],
    };
  },
};

interface Cell extends Pick<CampaignPlan, 'calls' | 'attempts' | 'maxPairs'> {
  readonly families: number;
  readonly gain: number;
  readonly settings?: Partial<SearchSettings>;
  readonly share?: number;
  readonly run: (world: LearningWorld, plan: CampaignPlan) => CampaignRun;
}

function campaigns(seed: number, count: number, { families, gain, run, settings, ...plan }: Cell): readonly CampaignRun[] {
  return Array.from({ length: count }, (_, index) => {
    const world: LearningWorld = {
      seed: seed * 1_000 + index,
      families,
      base: 0.3,
      levers: gain === 0 ? [] : [{ gain, chance: 0.4 }],
      harmful: 0.15,
    };
    return run(world, { cycles: 10, sentinels: 4, searchAttempts: 1, share: 0.8, ...plan, settings: { ...SETTINGS, ...settings } });
  });
}

function summed(runs: readonly CampaignRun[]) {
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
    edits: runs.reduce((sum, { edits }) => sum + edits, 0) / runs.length,
  };
}

/** Rounding: two strategies of the same edits that do something. */
const EQUAL = 1e-9;

import { SETTINGS, type SearchSettings } from '../domain/search/state.js';
import { GOALS_HEAD, showRate, timeBox, type Bench } from './bench.js';
import { FAMILIES, goalRows, WORLDS } from './learning-cells.js';
import { knownLever, searchCampaign, type CampaignPlan } from './learning-campaigns.js';
import { oneEditCampaign } from './learning-today.js';
import { campaigns, cellSum, summed, type Cell } from './learning-sums.js';

const CAMPAIGNS = 60;
/** of each part that is changed */
const FEWER = 30;
const EARLY = 250;

const SUITES = [...FAMILIES.map((families) => ({ families, attempts: 1 })), { families: 100, attempts: 4 }] as const;

const SEARCH = 'search inside';
const SCHEMES = [
  { name: SEARCH, run: searchCampaign },
  { name: 'one edit a cycle', run: oneEditCampaign, plan: { maxPairs: 100 } },
] as const;

const PART_WORLDS = [...WORLDS.slice(1).map((world) => ({ families: 100, ...world })), { families: 40, ...WORLDS[2] }];

/** The search as it is, and with one part of it changed. */
const PARTS: readonly {
  readonly name: string;
  readonly settings?: Partial<SearchSettings>;
  readonly plan?: Partial<CampaignPlan>;
  readonly run?: Cell['run'];
}[] = [
  { name: 'as it is' },
  { name: 'half of each cycle', plan: { share: 0.5 } },
  { name: 'all of each cycle', plan: { share: 1 } },
  { name: 'minibatch of 1', settings: { minibatch: 1 } },
  { name: 'minibatch of 6', settings: { minibatch: 6 } },
  { name: 'one proposal at a time', settings: { proposals: 1 } },
  { name: '20 % for proposals', settings: { shareForProposals: 0.2 } },
  { name: 'one lane', settings: { lanes: 1 } },
  { name: 'no hope beside the lead', settings: { optimism: 0 } },
  { name: 'much hope', settings: { optimism: 1 } },
  { name: 'race at evidence 2', settings: { evidence: 2 } },
  { name: 'race at evidence 10', settings: { evidence: 10 } },
  { name: 'each proposal asks the model', plan: { asks: 'always' } },
  { name: 'lessons cost nothing', plan: { lesson: 0 } },
  { name: 'nothing is practised', plan: { batch: 0 } },
  { name: 'the lever is known: the gate alone', run: knownLever },
  { name: 'nothing is taken away', settings: { ablation: 0 } },
  { name: 'at most 100 pairs a cycle', plan: { maxPairs: 100 } },
];

export const learningSimulation: Bench = {
  name: 'learning-simulation',
  about: 'what campaigns find and promote where the leverage is known, by search inside and by one edit a cycle',
  run: async ({ seed, seeds = CAMPAIGNS, maxMinutes, report }) => {
    const isTime = timeBox(maxMinutes);
    const cells = SUITES.flatMap((suite) =>
      WORLDS.flatMap((world) => SCHEMES.map(({ name, ...scheme }) => ({ name, cell: { ...suite, ...world, ...scheme } }))),
    );
    const measured = cells.flatMap(({ name, cell: { run, ...cell } }) => {
      if (!isTime()) return [];
      report(`${name}: ${cell.families} families, +${100 * cell.gain}, ${cell.calls} calls, ${cell.attempts} attempts`);
      return [{ scheme: name, ...cell, ...summed(campaigns(seed, seeds, { ...cell, run })) }];
    });
    const parts = PARTS.flatMap(({ name, ...part }) =>
      PART_WORLDS.flatMap((world) => {
        if (!isTime()) return [];
        report(`${name}: ${world.families} families, +${100 * world.gain}`);
        return [
          {
            name,
            ...world,
            ...summed(campaigns(seed, Math.min(FEWER, seeds), { attempts: 1, run: searchCampaign, ...world, ...part })),
          },
        ];
      }),
    );
    const leftOut = cells.length - measured.length + PARTS.length * PART_WORLDS.length - parts.length;
    return {
      tables: [
        {
          title: `${seeds} campaigns each of 10 cycles; the model proposes the lever in 40 % of its proposals, harm in 15 %`,
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
          title: 'The goals, by search inside with one answer an episode',
          head: GOALS_HEAD,
          rows: goalRows(measured.filter(({ scheme, attempts }) => scheme === SEARCH && attempts === 1).map(cellSum)),
        },
        {
          title: `Parts changed one at a time: ${Math.min(FEWER, seeds)} campaigns each, one answer an episode`,
          head: [
            'search',
            'families',
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
            row.families,
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
      figures: { campaigns: seeds, settings: SETTINGS, measured, parts },
      notes: [
        'Calls are answers of the model: of episodes (also of sentinels and of both exams), of proposals, and of lessons, one a practised task. The two sides of a pair toss apart: that they have a seed in common is worth nothing here.',
        'Of one edit a cycle the tactics that do not ask the model change nothing. With one attempt its screen counts an unsolved task as two attempts, else it could tell nothing.',
        'A claim is the gain on the gate pool with the interval of claimedGain; it holds where the true gain lies in it.',
        ...(leftOut > 0 ? [`${leftOut} cells were left out: the time was up.`] : []),
      ],
    };
  },
};

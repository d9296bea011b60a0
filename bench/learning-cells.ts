import { goalRow } from './bench.js';
import type { CampaignPlan } from './learning-campaigns.js';

/** What the lever adds to the chance of each answer, and what a campaign may spend on finding it. */
export const WORLDS = [
  { gain: 0.4, calls: 1_000 },
  { gain: 0.2, calls: 1_500 },
  { gain: 0.1, calls: 2_500 },
  { gain: 0, calls: 2_500 },
] as const;
export const FAMILIES = [100, 40, 12] as const;

/** Mean chance that an answer of the first strategy solves a task; tasks lie evenly from 0 to twice as much. */
export const BASE = 0.3;
/** Of the proposals that the model is asked for. */
export const PROPOSES = { lever: 0.4, harm: 0.15 } as const;

/** The campaigns of the engine and of the simulation, so that one can be held against the other. */
export const SHAPE = {
  cycles: 10,
  batch: 8,
  lesson: 1,
  asks: 'by-controller',
  sentinels: 0,
  maxPairs: 400,
  share: 0.8,
  searchAttempts: 1,
} as const satisfies Partial<CampaignPlan>;

/** Shares of campaigns that find and promote, by families and lever. */
const PROMOTED: Readonly<Record<string, number>> = {
  '100 0.4': 0.95,
  '100 0.2': 0.9,
  '100 0.1': 0.6,
  '40 0.4': 0.9,
  '40 0.2': 0.7,
  '40 0.1': 0.35,
};
const HELD_WITHIN = 250;
const FALSE_PROMOTIONS = 0.1;
const COVERED = 0.95;

/** What campaigns of one world came to, as the goals ask for it. */
export interface CellSum {
  readonly families: number;
  readonly gain: number;
  readonly campaigns: number;
  readonly promoted: number;
  /** calls of search until the lever was in hand, in the median campaign; null: not in half of them */
  readonly heldAt: number | null;
  readonly wrong: number;
  readonly claims: number;
  readonly covered: number;
}

/** Each goal, what was measured, and whether that reaches it. */
export function goalRows(cells: readonly CellSum[]): readonly (readonly string[])[] {
  const held = cells.find(({ families, gain }) => families === 100 && gain === 0.4);
  const [claims, covered] = [sum(cells, ({ claims: n }) => n), sum(cells, ({ covered: n }) => n)];
  return [
    ...(held === undefined
      ? []
      : [
          goalRow(
            '+40 in hand, 100 families, median',
            `${HELD_WITHIN} calls of search at most`,
            String(held.heldAt ?? 'never'),
            (held.heldAt ?? Infinity) <= HELD_WITHIN,
          ),
        ]),
    ...cells.flatMap(({ families, gain, campaigns, promoted }) => {
      const goal = PROMOTED[`${families} ${gain}`];
      return goal === undefined
        ? []
        : [
            goalRow(
              `+${100 * gain} promoted, ${families} families`,
              `${percent(goal)} at least`,
              percent(promoted / campaigns),
              promoted >= goal * campaigns,
            ),
          ];
    }),
    ...cells.flatMap(({ families, gain, campaigns, wrong }) =>
      gain === 0
        ? [
            goalRow(
              `campaigns with a false promotion, ${families} families, nothing to find`,
              `${percent(FALSE_PROMOTIONS)} at most`,
              percent(wrong / campaigns),
              wrong <= FALSE_PROMOTIONS * campaigns,
            ),
          ]
        : [],
    ),
    ...(claims === 0
      ? []
      : [
          goalRow(
            'claimed gains whose interval holds the true one',
            `${percent(COVERED)} at least`,
            `${percent(covered / claims)} of ${claims}`,
            covered >= COVERED * claims,
          ),
        ]),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share === 1 || share === 0 ? 0 : 1)} %`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

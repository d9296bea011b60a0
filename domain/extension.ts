import { added, amountText, usd } from './figures.js';
import { timeLeftMs } from './time-left.js';

/** How a campaign that has ended goes on: what it may do and spend beyond what it was started with. */

/** What a campaign ends by, beside a person. */
export interface Bounds {
  readonly cycles: number;
  readonly maxHours: number | null;
  /** ISO 8601 */
  readonly deadline: string | null;
  readonly modelCalls: number | null;
  readonly costUsd: number | null;
}

/** More than it had, or a bound of its own. */
export type Amount = { readonly more: number } | { readonly to: number };

export interface Wanted {
  readonly cycles?: Amount;
  readonly maxHours?: Amount;
  readonly deadline?: string;
  readonly modelCalls?: Amount;
  readonly costUsd?: Amount;
}

/** Where the campaign ended. */
export interface EndedAt {
  readonly bounds: Bounds;
  readonly ended: 'cycles' | 'budget' | 'deadline' | 'stopped';
  readonly cycle: number;
  readonly activeMs: number;
  readonly examMs: number | null;
  readonly spent: { readonly modelCalls: number; readonly costUsd: number };
}

/** The bounds that it goes on with, or each thing that would end it again at once, with its way out. */
export function extend(at: EndedAt, wanted: Wanted, nowMs: number): Bounds | { readonly refused: readonly string[] } {
  const { bounds, spent } = at;
  const given = [wanted.cycles, wanted.maxHours, wanted.deadline, wanted.modelCalls, wanted.costUsd].some((each) => each !== undefined);
  if (!given) return { refused: ['nothing is given: name more cycles, model calls, dollars, hours or a later deadline'] };
  const next: Bounds = {
    cycles: amount(wanted.cycles, bounds.cycles, at.cycle) ?? bounds.cycles,
    maxHours: amount(wanted.maxHours, bounds.maxHours, at.activeMs / HOUR_MS),
    deadline: wanted.deadline ?? bounds.deadline,
    modelCalls: amount(wanted.modelCalls, bounds.modelCalls, spent.modelCalls),
    costUsd: amount(wanted.costUsd, bounds.costUsd, spent.costUsd),
  };
  const refused = whatEndsIt(at, next, nowMs);
  return refused.length > 0 ? { refused } : next;
}

function whatEndsIt(at: EndedAt, next: Bounds, nowMs: number): readonly string[] {
  const { bounds, spent } = at;
  const raised = isDearer(bounds.modelCalls, next.modelCalls) || isDearer(bounds.costUsd, next.costUsd);
  const timed = { maxHours: next.maxHours, deadline: next.deadline };
  const left = (limits: typeof timed): boolean => (timeLeftMs(limits, at, nowMs) ?? 1) > 0;
  return [
    ...(next.cycles <= at.cycle
      ? [`cycles: ${at.cycle} of ${bounds.cycles} are done, and ${next.cycles} would leave none; give more, such as +5`]
      : []),
    ...(isSpent(next.modelCalls, spent.modelCalls)
      ? [`model calls: ${spent.modelCalls} are spent, and ${next.modelCalls} would leave none; give more`]
      : []),
    ...(isSpent(next.costUsd, spent.costUsd)
      ? [`dollars: ${usd(spent.costUsd)} are spent, and ${usd(next.costUsd ?? 0)} would leave none; give more`]
      : []),
    ...(at.ended === 'budget' && !raised
      ? ['budget: it ended because the budget held no further call; give more model calls or dollars too']
      : []),
    ...(left({ ...timed, deadline: null })
      ? []
      : [
          `hours: ${hours(at.activeMs)} of active work are done and the last exam needs its time, and ${amountText(next.maxHours ?? 0)} would leave none; give more`,
        ]),
    ...(left({ ...timed, maxHours: null })
      ? []
      : [`deadline: ${String(next.deadline)} is over, or too near for the last exam; give a later one`]),
  ];
}

function isSpent(limit: number | null, used: number): boolean {
  return limit !== null && limit <= used;
}

function isDearer(old: number | null, now: number | null): boolean {
  return old !== null && (now === null || now > old);
}

/** Where there was no bound, `more` is beyond what was spent. */
function amount(wanted: Amount | undefined, bound: number | null, spent: number): number | null {
  if (wanted === undefined) return bound;
  return 'to' in wanted ? wanted.to : added(bound ?? spent, wanted.more);
}

const HOUR_MS = 3_600_000;

function hours(ms: number): string {
  return (ms / HOUR_MS).toFixed(2);
}

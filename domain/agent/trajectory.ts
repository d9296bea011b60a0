import type { AgentAction } from './action.js';
import { steady, type Observation } from './observation.js';

/** The work of an agent on one task, from entering its workspace until it hands in what it made, as far as it has come. */
export interface Trajectory {
  readonly entered: Entered;
  readonly turns: readonly Turn[];
}

/** What was there when it entered. */
export interface Entered {
  /** paths of the checkout, as many as a question shows */
  readonly files: readonly string[];
  readonly total: number;
  /** paths that no answer may change */
  readonly readOnly: readonly string[];
  /** what the visible tests came to before anything was changed; null where the strategy does not run them */
  readonly tests: Observation | null;
  /** what memory recalled and is no longer true of this checkout, by id */
  readonly outdated?: readonly string[];
}

export interface Turn {
  /** what the model said; null where it could not be had */
  readonly answer: string | null;
  /** why no action came of it; empty where some did */
  readonly unreadable: string;
  /** what it asked for, with what came of it as far as it was done */
  readonly steps: readonly Step[];
  readonly spent: TurnSpent;
}

export interface Step {
  readonly action: AgentAction;
  /** null: not done yet */
  readonly observation: Observation | null;
}

export interface TurnSpent {
  readonly tokens: number;
  readonly costUsd: number;
  readonly wallMs: number;
}

/**
 * Why the work ended. `repeats`: it did the same again and again; `unreadable`: answer after answer held no action; `missed`: the
 * model's answer could not be had. Of a person's own agent: it `exited`, its `calls` were spent, or its box had no more `memory` or
 * `output`.
 */
export type WorkEnd =
  'submitted' | 'turns' | 'tokens' | 'cost' | 'time' | 'repeats' | 'unreadable' | 'missed' | 'exited' | 'calls' | 'memory' | 'output';

export const WORK_END_WORDS: Readonly<Record<WorkEnd, string>> = {
  submitted: 'it handed its work in',
  turns: 'its turns were spent',
  tokens: 'its tokens were spent',
  cost: 'its money was spent',
  time: 'its time was spent',
  repeats: 'it did the same again and again',
  unreadable: 'answer after answer held no action',
  missed: 'the answer of the model could not be had',
  exited: 'its command came to its end',
  calls: 'its model calls were spent',
  memory: 'its memory was spent',
  output: 'it printed more than it may',
};

export interface WorkLimits {
  readonly turns: number;
  /** of all questions and answers together */
  readonly tokens: number;
  readonly minutes: number;
  /** null: no limit of its own */
  readonly costUsd: number | null;
}

/** Whether the work goes on with another turn, once every action of the last one is done. */
export function endOf({ turns }: Trajectory, limits: WorkLimits): WorkEnd | null {
  const last = turns.at(-1);
  if (last === undefined) return null;
  if (last.answer === null) return 'missed';
  if (last.steps.some(({ action }) => action.kind === 'submit')) return 'submitted';
  const spent = spentOf(turns);
  if (turns.length >= limits.turns) return 'turns';
  if (spent.tokens >= limits.tokens) return 'tokens';
  if (limits.costUsd !== null && spent.costUsd >= limits.costUsd) return 'cost';
  if (spent.wallMs >= limits.minutes * 60_000) return 'time';
  if (turns.length >= MAX_UNREADABLE && turns.slice(-MAX_UNREADABLE).every(({ unreadable }) => unreadable !== '')) return 'unreadable';
  return timesRepeated(turns) >= MAX_REPEATS ? 'repeats' : null;
}

export const MAX_UNREADABLE = 4;
/** How often the same turn, or the same two turns, may come again at the end. */
const MAX_REPEATS = 3;

/** How often the last turn, or the last two, were the same before without a break. */
export function timesRepeated(turns: readonly Turn[]): number {
  return repeatsIn(turns).at(-1) ?? 0;
}

/** The same behind each turn. */
export function repeatsIn(turns: readonly Turn[]): readonly number[] {
  const signs = turns.map(signOf);
  return turns.map((_, index) => Math.max(...[1, 2].map((period) => Math.floor(sameFor(signs.slice(0, index + 1), period) / period))));
}

/** How many turns at the end are the same as the one a period before them. */
function sameFor(signs: readonly string[], period: number): number {
  let count = 0;
  while (count + period < signs.length && signs[signs.length - 1 - count] === signs[signs.length - 1 - count - period]) count += 1;
  return count;
}

/** What was done and seen, the words around it aside. */
function signOf({ unreadable, steps }: Turn): string {
  return JSON.stringify([unreadable, steps.map(({ action, observation }) => [action, steady(observation?.text ?? '')])]);
}

function spentOf(turns: readonly Turn[]): TurnSpent {
  const total = (of: keyof TurnSpent): number => turns.reduce((sum, { spent }) => sum + spent[of], 0);
  return { tokens: total('tokens'), costUsd: total('costUsd'), wallMs: total('wallMs') };
}

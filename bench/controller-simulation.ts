import { armName } from '../domain/meta/arms.js';
import { choose } from '../domain/meta/controller.js';
import type { Controller } from '../domain/meta/controllers.js';
import { contextOf, type Context, type End, type Outcome } from '../domain/meta/outcome.js';
import type { ErrorClass } from '../domain/verdict.js';
import { TACTICS } from '../domain/tactics/tactics.js';

/** A world in which it is known what each tactic is worth, to see what a controller makes of it. */
export interface TacticWorld {
  /** what fails most, at the n-th choice */
  classAt(n: number): ErrorClass;
  /** the chance that a tactic's challenger is promoted then */
  chance(tactic: string, n: number): number;
  /** model calls that a challenger takes */
  calls(tactic: string): number;
}

const POOR = 0.02;
const GOOD = 0.25;

const classAt = (n: number): ErrorClass => (Math.floor(n / 15) % 2 === 0 ? 'Logic' : 'Syntax');

/**
 * Syntax and Logic take turns every 15 choices, each with a best tactic of its own; half way through, what is best for Logic is
 * another. Good ones are no dearer than poor ones.
 */
export function changingWorld(length: number): TacticWorld {
  const best = (n: number): string => (classAt(n) === 'Syntax' ? 'tool-chain' : n < length / 2 ? 'demonstrate' : 'recombine');
  return {
    classAt,
    chance: (tactic, n) => (tactic === best(n) ? GOOD : tactic === 'rule-add' ? GOOD / 3 : POOR),
    calls: (tactic) => (tactic === 'decode' ? 60 : 120),
  };
}

export interface ControllerRun {
  /** promotions that the best choices would have brought more, expected */
  readonly regret: number;
  readonly promotions: number;
  readonly choices: number;
}

/** Choices until the calls are spent. */
export function simulateController(
  controller: Controller,
  world: TacticWorld,
  budgetCalls: number,
  seed: number,
  next: () => number,
): ControllerRun {
  const outcomes: Outcome[] = [];
  let [regret, promotions, spent] = [0, 0, 0];
  while (spent < budgetCalls) {
    const n = outcomes.length;
    const context: Context = contextOf({ [world.classAt(n)]: 1 }, outcomes);
    const choice = choose({
      controller,
      tactics: TACTICS,
      excluded: [],
      mustAsk: false,
      archive: [],
      champion: 'first',
      weights: {},
      context,
      outcomes,
      seed,
      purpose: `choice ${n}`,
    });
    if (choice === null) break;
    const chance = world.chance(choice.tactic, n);
    const end = endOf(chance, next);
    const odds = choice.odds[armName(choice)] ?? 1;
    regret += Math.max(...TACTICS.map(({ name }) => world.chance(name, n))) - chance;
    promotions += Number(end === 'promoted');
    const calls = world.calls(choice.tactic);
    spent += calls;
    outcomes.push({
      tactic: choice.tactic,
      variant: choice.variant,
      context,
      odds,
      end,
      progress: end === 'screened' ? 0 : 0.1,
      calls,
      judged: null,
    });
  }
  return { regret, promotions, choices: outcomes.length };
}

/** A challenger that is not promoted may come as far as a race: as often again as it is promoted. */
function endOf(chance: number, next: () => number): End {
  const luck = next();
  if (luck < chance) return 'promoted';
  return luck < 2 * chance ? 'dropped' : 'screened';
}

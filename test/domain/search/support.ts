import { learn, type StepResult } from '../../../domain/search/learn.js';
import { beginSearch, SETTINGS, type SearchSettings, type SearchState } from '../../../domain/search/state.js';
import { nextSteps, type Step } from '../../../domain/search/steps.js';

export const BEGUN = beginSearch({ seed: 7, tasks: 10, attempts: 1, champion: 'first' });

export interface Played {
  readonly state: SearchState;
  /** all steps that were taken, in their order */
  readonly steps: readonly Step[];
}

/** A world in which it is known which strategy solves which place, and what is proposed. */
export interface PlainWorld {
  readonly solves: (variant: string, place: number) => boolean;
  readonly propose: (parent: string, number: number) => string | null;
}

/** Batches until the search stops, or so many. */
export function play(world: PlainWorld, state: SearchState = BEGUN, batches = 200, settings: SearchSettings = SETTINGS): Played {
  const taken: Step[] = [];
  let now = state;
  for (let batch = 0; batch < batches; batch += 1) {
    const steps = nextSteps(now, settings, { calls: 10_000 });
    taken.push(...steps);
    if (steps.some(({ kind }) => kind === 'stop')) break;
    now = learn(
      now,
      settings,
      steps.map((step) => resultOf(world, step)),
    );
  }
  return { state: now, steps: taken };
}

export function resultOf(world: PlainWorld, step: Step): StepResult {
  switch (step.kind) {
    case 'expand':
      return { step, strategy: world.propose(step.parent, step.number), calls: 1 };
    case 'take-away':
      return {
        step,
        strategy: step.bundle
          .split('+')
          .filter((part) => !step.edit.after.split('+').includes(part) || step.edit.before.split('+').includes(part))
          .join('+'),
        calls: 0,
      };
    case 'evaluate':
      return { step, result: world.solves(step.variant, step.place) ? { attempts: 1 } : 'unsolved', calls: 1 };
    case 'stop':
      throw new Error('a stop is no work');
  }
}

import type { Edit, SearchSettings, SearchState } from './state.js';
import { championOf, variantOf } from './state.js';
import { expansions, type Expansion } from './expand.js';
import { finalist, needsPruning, strongest } from './finalist.js';
import { lifts, missing } from './halving.js';
import { pruneWork } from './prune.js';
import { wasRun } from './runs.js';

/** One thing to do. All steps of a batch are of one kind and may be done side by side, in any order. */
export type Step =
  | ({ readonly kind: 'expand' } & Expansion)
  | {
      readonly kind: 'evaluate';
      readonly variant: string;
      readonly place: number;
      readonly purpose: 'champion' | 'minibatch' | 'halving' | 'ablation';
    }
  | { readonly kind: 'take-away'; readonly bundle: string; readonly edit: Edit }
  | { readonly kind: 'stop'; readonly because: string };

/** What the search may still spend in this cycle. */
export interface SearchLimits {
  readonly calls: number;
  /** the turn that the search is in (`turns.ts`); 0 where none is said */
  readonly turn?: number;
}

/** The next batch. The same state gives the same steps, so a run that was cut goes on where it was. */
export function nextSteps(state: SearchState, settings: SearchSettings, limits: SearchLimits): readonly Step[] {
  if (limits.calls <= 0) return [{ kind: 'stop', because: 'the calls of this cycle are spent' }];
  const found = [firstRuns, minibatches, pruning, ready, proposals, halving, expanding].reduce<readonly Step[]>(
    (steps, make) => (steps.length > 0 ? steps : make(state, settings, limits)),
    [],
  );
  const affordable = Math.max(1, Math.floor(limits.calls / costOf(state, found, settings)));
  return found.slice(0, affordable);
}

/** Calls that a step is expected to take: an evaluation as many as they took so far, a proposal its minibatch too. */
function costOf({ calls, asked, evaluations }: SearchState, steps: readonly Step[], { minibatch }: SearchSettings): number {
  const evaluation = Math.max(1, (calls - asked) / Math.max(1, evaluations));
  return steps[0]?.kind === 'expand' ? 1 + minibatch * evaluation : evaluation;
}

type Maker = (state: SearchState, settings: SearchSettings, limits: SearchLimits) => readonly Step[];

/** Before anything is proposed the champion shows where it fails: two rungs of it. */
const firstRuns: Maker = (state, { firstRung }) =>
  missing(championOf(state), state.from, state.from + 2 * firstRung).map((place) => evaluate(state.champion, place, 'champion'));

/** Proposals that came are compared with their parents; what either has run there is not run again. */
const minibatches: Maker = (state) =>
  distinct(
    state.candidates.flatMap(({ id, parent, minibatch }) =>
      [id, parent].flatMap((variant) =>
        minibatch
          .filter((place) => !wasRun(variantOf(state, variant)?.runs ?? '', place))
          .map((place) => evaluate(variant, place, 'minibatch')),
      ),
    ),
  );

const pruning: Maker = (state, settings) => {
  const work = needsPruning(state, settings) ? pruneWork(state, settings) : null;
  if (work === null) return [];
  if (work.kind === 'take-away') return work.edits.map((edit) => ({ kind: 'take-away', bundle: work.bundle, edit }));
  return work.runs.flatMap(({ variant, places }) => places.map((place) => evaluate(variant, place, 'ablation')));
};

const ready: Maker = (state, settings) => {
  const found = finalist(state, settings);
  return found.variant === null || strongest(state, settings) === null
    ? []
    : [{ kind: 'stop', because: `${found.variant} earns a race: ${found.because}` }];
};

/** Proposals have a share of the calls; what they bring has the rest. */
const proposals: Maker = (state, settings, limits) =>
  state.expanding <= settings.shareForProposals * state.calls ? expanding(state, settings, limits) : [];

const halving: Maker = (state, settings) =>
  distinct(
    lifts(state, settings).flatMap(({ variant, places, championPlaces }) => [
      ...championPlaces.map((place) => evaluate(state.champion, place, 'halving')),
      ...places.map((place) => evaluate(variant, place, 'halving')),
    ]),
  );

const expanding: Maker = (state, settings, { turn = 0 }) =>
  expansions(state, settings, settings.proposals, turn).map((each) => ({ kind: 'expand', ...each }));

function evaluate(variant: string, place: number, purpose: Extract<Step, { kind: 'evaluate' }>['purpose']): Step {
  return { kind: 'evaluate', variant, place, purpose };
}

/** Two variants that wait for the same run of a third share it. */
function distinct(steps: readonly Step[]): readonly Step[] {
  return [
    ...new Map(steps.map((step) => [step.kind === 'evaluate' ? `${step.variant} ${step.place}` : JSON.stringify(step), step])).values(),
  ];
}

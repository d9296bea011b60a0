import { compare } from './compare.js';
import { ownEdits, strongest } from './finalist.js';
import { missing } from './halving.js';
import { judgedPlaces } from './runs.js';
import { variantOf, type Edit, type Pruning, type SearchSettings, type SearchState, type Variant } from './state.js';

/** What pruning needs next: a version without one edit, or runs of one; when it has both, it settles. */
export type PruneWork =
  | { readonly kind: 'take-away'; readonly bundle: string; readonly edits: readonly Edit[] }
  | { readonly kind: 'run'; readonly runs: readonly { readonly variant: string; readonly places: readonly number[] }[] };

export function pruneWork(state: SearchState, settings: SearchSettings): PruneWork | null {
  const { bundle, pruning } = bundleOf(state, settings);
  if (bundle === undefined || pruning === null || pruning.done) return null;
  const left = ownEdits(state, bundle).filter((edit) => !pruning.without.some((each) => each.edit.after === edit.after));
  if (left.length > 0) return { kind: 'take-away', bundle: bundle.id, edits: left };
  const places = placesFor(state, settings, bundle);
  const runs = made(state, pruning).flatMap((variant) => {
    const wanted = missing(variant, 0, variant.runs.length + bundle.runs.length).filter((place) => places.includes(place));
    return wanted.length === 0 ? [] : [{ variant: variant.id, places: wanted }];
  });
  return runs.length === 0 ? null : { kind: 'run', runs };
}

function bundleOf(
  state: SearchState,
  settings: SearchSettings,
): { readonly bundle: Variant | undefined; readonly pruning: Pruning | null } {
  const bundle = state.pruning === null ? (strongest(state, settings) ?? undefined) : variantOf(state, state.pruning.bundle);
  return {
    bundle,
    pruning: bundle === undefined ? null : (state.pruning ?? { origin: bundle.id, bundle: bundle.id, without: [], done: false }),
  };
}

/** The bundle's latest fair places: its own runs are reused. */
function placesFor({ from }: SearchState, { ablation }: SearchSettings, bundle: Variant): readonly number[] {
  return judgedPlaces(bundle.runs)
    .filter((place) => place >= from && !bundle.entrance.includes(place))
    .slice(-ablation);
}

function made(state: SearchState, { without }: Pruning): readonly Variant[] {
  return without.flatMap((each) => variantOf(state, each.made ?? '') ?? []);
}

/**
 * Takes the edit away whose loss hurts least, where it does not hurt at all; then the rest is looked at again. Where all
 * hurt, the bundle is what it should be. An edit that is as good as nothing goes: it would be carried for ever.
 */
export function settlePruning(state: SearchState, settings: SearchSettings): SearchState {
  const { bundle, pruning } = bundleOf(state, settings);
  if (bundle === undefined || pruning === null || pruning.done || pruneWork(state, settings) !== null) return state;
  const places = placesFor(state, settings, bundle);
  const best = made(state, pruning)
    .map((variant) => ({ variant, ...compare(state, variant, bundle, (place) => places.includes(place)) }))
    .filter(({ lead, places: n }) => n > 0 && lead >= 0)
    .toSorted((a, b) => b.lead - a.lead)[0];
  if (best === undefined) return { ...state, pruning: { ...pruning, done: true } };
  const pool = state.pool.some(({ id }) => id === best.variant.id) ? state.pool : [...state.pool, best.variant];
  return {
    ...state,
    pool,
    pruning: { origin: pruning.origin, bundle: best.variant.id, without: [], done: ownEdits(state, best.variant).length <= 1 },
  };
}

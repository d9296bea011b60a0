import { compare, type Compared } from './compare.js';
import { championOf, variantOf, type Edit, type SearchSettings, type SearchState, type Variant } from './state.js';

export type Finalist =
  { readonly variant: string; readonly because: string; readonly shown: Compared } | { readonly variant: null; readonly because: string };

/** The one bundle that earns a race: the strongest with enough evidence on train places, when its dead weight is gone. */
export function finalist(state: SearchState, settings: SearchSettings): Finalist {
  const best = strongest(state, settings);
  if (best === null) return { variant: null, because: nobody(state) };
  const pruned = state.pruning?.bundle === undefined ? undefined : variantOf(state, state.pruning.bundle);
  const variant = pruned ?? best;
  if (needsPruning(state, settings)) return { variant: null, because: `${variant.id} is still being pruned` };
  const shown = compare(state, variant, championOf(state));
  return {
    variant: variant.id,
    shown,
    because: `on ${shown.places} train places with the champion's seeds it won ${shown.wins} and lost ${shown.losses}`,
  };
}

/** Whose evidence on train places is enough, the most of it first. */
export function strongest(state: SearchState, { evidence }: SearchSettings): Variant | null {
  const champion = championOf(state);
  const enough = state.pool
    .filter(({ id, race }) => id !== state.champion && race !== 'dropped')
    .map((variant) => ({ variant, ...compare(state, variant, champion) }))
    .filter(({ logE }) => logE >= Math.log(evidence));
  return enough.toSorted((a, b) => b.logE - a.logE)[0]?.variant ?? null;
}

/** What could be taken away of a bundle: a single edit is all that it has. */
export function ownEdits(state: SearchState, { edits }: Variant): readonly Edit[] {
  const shared = championOf(state).edits;
  return edits.filter((edit) => !shared.some((each) => each.after === edit.after && each.before === edit.before));
}

export function needsPruning(state: SearchState, settings: SearchSettings): boolean {
  const best = strongest(state, settings);
  if (best === null || settings.ablation === 0) return false;
  if (state.pruning !== null) return !state.pruning.done;
  return ownEdits(state, best).length > 1;
}

/** Who would race if the search ended now; null where the champion is alone. */
export function furthest(state: SearchState): Variant | null {
  const champion = championOf(state);
  const ranked = state.pool
    .filter(({ id, race }) => id !== state.champion && race !== 'dropped')
    .map((variant) => ({ variant, ...compare(state, variant, champion) }))
    .toSorted((a, b) => b.logE - a.logE);
  return ranked[0]?.variant ?? null;
}

function nobody(state: SearchState): string {
  const best = furthest(state);
  if (best === null) return 'the search holds nothing beside the champion yet';
  const { wins, losses, places } = compare(state, best, championOf(state));
  return `no version has shown enough on train tasks yet: the best one, ${best.id}, won ${wins} and lost ${losses} of ${places}`;
}

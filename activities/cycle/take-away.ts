import { playbookFault } from '../../domain/playbook.js';
import type { Edit } from '../../domain/search/state.js';
import { withoutEdit } from '../../domain/search/edits.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import { rolledBack } from '../../campaigns/challengers.js';
import { pinnedRules, vetoedStrategies } from '../../campaigns/orders.js';
import { loadStrategy, versionOf } from '../../campaigns/strategies.js';
import { strategyId } from '../../ports/keys.js';
import { strategyList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { lostPin } from './pins.js';

export interface TakeAwayInput {
  readonly campaign: string;
  readonly champion: string;
  readonly bundle: string;
  readonly edit: Edit;
}

/** Keeps a bundle without one of its edits as a version; null where there is no strategy without it, or nobody may have it. */
export async function takeAway(
  { store }: { readonly store: Store },
  { campaign, champion, bundle, edit }: TakeAwayInput,
): Promise<string | null> {
  const [whole, before, after, best] = await Promise.all([
    loadStrategy(store, bundle),
    loadStrategy(store, edit.before),
    versionOf(store, edit.after),
    loadStrategy(store, champion),
  ]);
  const strategy = withoutEdit(whole, before, after.strategy);
  if (strategy === null || playbookFault(strategy) !== null) return null;
  const [pinned, vetoed, lost] = await Promise.all([
    pinnedRules(store, campaign),
    vetoedStrategies(store, campaign),
    rolledBack(store, campaign),
  ]);
  const id = strategyId(strategy);
  if (vetoed.has(id) || lost.has(id) || lostPin(strategy, best, pinned) !== undefined) return null;
  const version: StrategyVersion = {
    id,
    strategy,
    parent: bundle,
    change: {
      action: 'edit-dropped',
      tactic: '',
      old: editText(after),
      new: '',
      because: 'an edit of a bundle is taken away to see what it is worth',
      evidence: [],
    },
  };
  await store.keep('strategies', id, version);
  await store.append(strategyList(campaign), id);
  return id;
}

/** Of a bundle of several the last edit: those before it have versions of their own. */
function editText({ id, change }: StrategyVersion): string {
  const edit = change?.edits?.at(-1) ?? change;
  return edit === null ? id : edit.new || edit.old;
}

import type { OfferedAdapter } from '../adapt/adapter.js';
import type { Strategy } from '../strategy.js';
import { challenger, failed, move, nothing, type Challenger, type Tactic } from './tactic.js';

/** New fixes that are worth another training: with fewer, little can have changed. */
export const NEW_ROWS = 5;

/**
 * Adapter self-tuning: the model itself learns from what was accepted on train tasks. One that is offered already is tried
 * first; else what was learned since the last one is taught. It enters as any other challenger does, and passes the same gate.
 */
export const adapt: Tactic = {
  name: 'adapt',
  about: 'the model adapted to what was accepted on train tasks: the ranker of the offline model, or a model that was tuned',
  fits: ({ solver }) => solver?.kind !== 'command',
  propose: (snapshot) => {
    const { adaptation, parent } = snapshot;
    if (adaptation === undefined) return nothing('nothing here can be adapted: the model is none of ours, and no endpoint tunes for it');
    const offered = adaptation.offered
      .toReversed()
      .find(
        ({ hash, at, model }) =>
          hash !== parent.strategy.adapter?.hash && !failed(snapshot, withAdapter(parent.strategy, { hash, at, model })),
      );
    if (offered !== undefined) return move(adapted(parent.strategy, offered));
    const { trainable } = adaptation;
    if (trainable === null) return nothing('each adapted model was tried, and none is trained within a campaign here');
    const fresh = trainable.rows - trainable.taught;
    if (fresh < NEW_ROWS) return nothing(`${fresh} fixes were accepted since the last training; ${NEW_ROWS} are worth one`);
    return { kind: 'training', read: (made) => adapted(parent.strategy, made) };
  },
};

export function withAdapter(strategy: Strategy, { hash, model, at }: NonNullable<Strategy['adapter']>): Strategy {
  return { ...strategy, adapter: { hash, model, at } };
}

function adapted(strategy: Strategy, made: OfferedAdapter): Challenger {
  return challenger(withAdapter(strategy, made), 'adapter-changed', {
    old: strategy.adapter?.model ?? 'the model as it is',
    new: made.model,
    because: `it was taught with ${made.rows} rows that were accepted`,
    evidence: made.evidence,
  });
}

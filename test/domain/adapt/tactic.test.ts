import { describe, expect, it } from 'vitest';
import type { OfferedAdapter } from '../../../domain/adapt/adapter.js';
import { effectOf } from '../../../domain/effect.js';
import { sameBehaviour } from '../../../domain/same-behaviour.js';
import { solving } from '../../../domain/roles.js';
import { strategyDiff } from '../../../domain/strategy-diff.js';
import { FIRST_STRATEGY } from '../../../domain/strategy.js';
import { adapt, NEW_ROWS, withAdapter } from '../../../domain/tactics/adapt.js';
import type { Adaptation } from '../../../domain/tactics/tactic.js';
import { strategyId } from '../../../ports/keys.js';
import { readStrategy } from '../../../schemas/strategy.js';
import { NOTHING_YET } from '../../support/snapshot.js';

const version = { id: 'v', strategy: FIRST_STRATEGY, parent: null, change: null };
const offered = (letter: string): OfferedAdapter => ({
  hash: letter.repeat(12),
  model: `m:${letter}`,
  at: 'model',
  tier: 't0',
  rows: 7,
  evidence: ['it is better'],
});
const propose = (adaptation?: Adaptation, strategy = FIRST_STRATEGY) => {
  const parent = { ...version, strategy };
  return adapt.propose({ ...NOTHING_YET, parent, champion: parent, ...(adaptation === undefined ? {} : { adaptation }) });
};

const trainable = (rows: number): Adaptation => ({ offered: [], trainable: { rows, taught: 10 } });

describe('the tactic adapt', () => {
  it('has nothing to say where nothing can be adapted', () => {
    expect(propose()).toMatchObject({ kind: 'nothing' });
  });

  it('tries the latest that is offered, with what was measured of it', () => {
    const move = propose({ offered: [offered('a'), offered('b')], trainable: null });
    expect(move).toMatchObject({
      kind: 'challenger',
      challenger: {
        strategy: { adapter: { hash: 'b'.repeat(12), model: 'm:b', at: 'model' } },
        change: { action: 'adapter-changed', new: 'm:b', evidence: ['it is better'] },
      },
    });
  });

  it('trains where enough is new, and not before', () => {
    expect(propose(trainable(10 + NEW_ROWS - 1))).toMatchObject({ kind: 'nothing', because: expect.stringContaining('4 fixes') });
    const move = propose(trainable(10 + NEW_ROWS));
    if (move.kind !== 'training') throw new Error(move.kind);
    expect(move.read(offered('c')).strategy.adapter?.model).toBe('m:c');
  });

  it('does not propose what the parent has', () => {
    expect(propose({ offered: [offered('a')], trainable: null }, withAdapter(FIRST_STRATEGY, offered('a')))).toMatchObject({
      kind: 'nothing',
    });
  });
});

describe('a strategy with an adapter', () => {
  const adapted = withAdapter(FIRST_STRATEGY, offered('a'));

  it('is another strategy by its hash, in every way in which strategies are compared', () => {
    expect(strategyId(adapted)).not.toBe(strategyId(FIRST_STRATEGY));
    expect(strategyId(adapted)).not.toBe(strategyId(withAdapter(FIRST_STRATEGY, offered('b'))));
    expect(sameBehaviour(adapted, FIRST_STRATEGY)).toBe(false);
    expect(strategyDiff(FIRST_STRATEGY, adapted).map(({ part }) => part)).toEqual(['adapter.hash', 'adapter.model', 'adapter.at']);
    expect(effectOf(FIRST_STRATEGY, adapted).sets).toHaveLength(3);
  });

  it('is read as it was written, and refused where the hash is none', () => {
    expect(readStrategy(adapted)).toEqual({ strategy: adapted });
    expect(readStrategy({ ...adapted, adapter: { ...adapted.adapter, hash: 'x' } })).toMatchObject({
      refused: expect.stringContaining('adapter.hash'),
    });
    expect(readStrategy(FIRST_STRATEGY)).toEqual({ strategy: FIRST_STRATEGY });
  });

  it('asks the adapted model, where that is', () => {
    expect(solving({ model: 'base' }, FIRST_STRATEGY)).toMatchObject({ model: 'base', endpoint: 'solver' });
    expect(solving({ model: 'base' }, adapted)).toMatchObject({ model: 'm:a', endpoint: 'solver' });
    expect(solving({ model: 'base' }, withAdapter(FIRST_STRATEGY, { ...offered('a'), at: 'tuning' }))).toMatchObject({
      endpoint: 'tuning',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { TACTICS } from '../../../domain/tactics/tactics.js';
import { FIRST_AGENT, FIRST_STRATEGY, FIRST_TREE, policyOf } from '../../../domain/strategy.js';
import { upcast } from '../../../domain/strategy-upcast.js';
import { canGrow, TREE_SOLVER } from '../../../domain/tree/solver.js';
import { readStrategy } from '../../../schemas/strategy.js';
import { treeTask } from '../../support/tree-world.js';

const TASK = treeTask('python', 'p.py', '', 'f', [[[1], 1]]);

describe('a strategy that grows trees', () => {
  it('is read as it was written, and its limits are held to', () => {
    expect(readStrategy(JSON.parse(JSON.stringify(FIRST_TREE)))).toEqual({ strategy: FIRST_TREE });
    expect(upcast(FIRST_TREE)).toBe(FIRST_TREE);
    for (const change of [{ depth: 99 }, { width: 0 }, { agents: 0 }, { tests: 500 }, { rounds: -1 }, { more: 1 }])
      expect(readStrategy({ ...FIRST_TREE, solver: { ...TREE_SOLVER, ...change } })).toMatchObject({
        refused: expect.stringContaining('solver'),
      });
  });

  it('says so to whoever runs its episodes; the others say what they said before', () => {
    expect(policyOf(FIRST_TREE, 8)).toMatchObject({ attempts: 2, tree: true });
    expect(policyOf(FIRST_STRATEGY, 8)).not.toHaveProperty('tree');
    expect(policyOf(FIRST_AGENT, 8)).not.toHaveProperty('tree');
  });

  it('grows on programs whose functions can be told apart, and on no others', () => {
    expect(canGrow(TASK)).toBe(true);
    expect(canGrow({ ...TASK, language: 'typescript' })).toBe(false);
  });

  it('is moved by a tactic one step at a time, and asked in no other way', () => {
    const habits = TACTICS.find(({ name }) => name === 'work-habits');
    expect(habits?.fits?.(FIRST_TREE)).toBe(true);
    expect(TACTICS.find(({ name }) => name === 'ask-otherwise')?.fits?.(FIRST_TREE)).toBe(false);
    expect(TACTICS.find(({ name }) => name === 'reorder-steps')?.fits?.(FIRST_TREE)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { FIRST_TREE } from '../../../domain/strategy.js';
import { agentPrompt, unitTestsPrompt, type AgentAsked } from '../../../domain/tree/agent-prompt.js';
import { TREE_SOLVER } from '../../../domain/tree/solver.js';
import { treeTask } from '../../support/tree-world.js';

const TASK = treeTask('python', 'p.py', `def f(x):\n    pass\n${'# filler\n'.repeat(4_000)}`, 'f', [
  [[1], 1],
  [[2], 7_654],
]);
const UNIT = { path: 'p.py', name: 'g', signature: 'def g(x)', doc: 'Gives half of x.', parameters: 1, uses: ['h'], lines: 4 };
const ASKED: AgentAsked = {
  strategy: FIRST_TREE,
  solver: TREE_SOLVER,
  task: TASK,
  unit: null,
  role: 'mother',
  helpers: 5,
  beside: [],
  around: '',
  given: '',
  recalled: [{ id: 'r', sentence: 'Mind the sign.' }],
  change: null,
  faults: [],
  tried: [],
  reflections: [],
};
const said = (change: Partial<AgentAsked>): string =>
  agentPrompt({ ...ASKED, ...change })
    .map(({ content }) => content)
    .join('\n\n');

describe('the question to an agent', () => {
  it('holds the task, the visible cases and what memory recalls for the first, and no hidden case', () => {
    const text = said({ task: { ...TASK, files: { 'p.py': 'def f(x):\n    pass\n' } } });
    expect(text).toContain('Write f.');
    expect(text).toContain('Mind the sign.');
    expect(text).toContain('You may have 5 of them at most');
    expect(text).not.toContain('7654');
  });

  it('holds as much as it may, however long the program is; what it needs stands whole', () => {
    const text = said({ solver: { ...TREE_SOLVER, promptTokens: 1_000 } });
    expect(text.length).toBeLessThan(1_000 * 5);
    expect(text).toContain('(The rest is left out.)');
    expect(text).toContain('Write f.');
  });

  it('holds a contract and what is next to it for the others, and what is to be changed of what they wrote', () => {
    const text = said({
      unit: UNIT,
      role: 'child',
      around: 'def f(x):\n    return g(x)',
      beside: [{ ...UNIT, name: 'h', signature: 'def h(x)' }],
      change: { by: 'itself', code: { 'p.py': 'def g(x):\n    return x' }, failing: ['g-1: wrong\n# Function'], upper: [] },
      faults: ['it was cut off'],
    });
    for (const part of [
      'def g(x)',
      'Gives half of x.',
      'return g(x)',
      'def h(x)',
      TREE_SOLVER.repair,
      'it was cut off',
      'Leave no body out',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Write f.');
    // what a program printed brings no heading of its own
    expect(text).toContain('- g-1: wrong ⏎ # Function');
  });

  it('asks for cases by the contract alone', () => {
    const text = unitTestsPrompt(FIRST_TREE, TREE_SOLVER, UNIT, 'python')
      .map(({ content }) => content)
      .join('\n');
    expect(text).toContain('`g(arguments) == result`');
    expect(text).toContain('Gives half of x.');
    expect(text).not.toMatch(/def f|Write f/);
  });
});

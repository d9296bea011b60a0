import { describe, expect, it } from 'vitest';
import { complete } from '../../offline-model/complete.js';
import { FIRST_TREE } from '../../domain/strategy.js';
import { agentPrompt, type AgentAsked } from '../../domain/tree/agent-prompt.js';
import { TREE_SOLVER } from '../../domain/tree/solver.js';
import { treeTask } from '../support/tree-world.js';
import { completionRequest } from '../../embedded/request.js';
import { toolbox } from './fixtures.js';

const PROGRAM = [
  'def total(rows):',
  '    return add_up(clean(rows))',
  '',
  'def clean(rows):',
  '    kept = [row for row in rows if ok(row)]',
  '    return kept',
  '',
  'def add_up(rows):',
  '    result = 1',
  '    for row in rows:',
  '        result += row',
  '    return result',
  '',
  'def ok(row):',
  '    return row is not None',
  '',
].join('\n');

const TASK = treeTask(
  'python',
  'sums.py',
  PROGRAM,
  'total',
  [
    [[[1, 2]], 3],
    [[[4]], 4],
    [[[]], 0],
  ],
  { kind: 'repair' },
);

const ASKED: AgentAsked = {
  strategy: FIRST_TREE,
  solver: TREE_SOLVER,
  task: TASK,
  unit: null,
  role: 'mother',
  helpers: 8,
  beside: [],
  around: '',
  given: '',
  change: null,
  faults: [],
  recalled: [],
  tried: [],
  reflections: [],
};
const UNIT = { path: 'sums.py', name: 'add_up', signature: 'def add_up(rows)', doc: 'Adds up.', parameters: 1, uses: [], lines: 9 };

const answer = (change: Partial<AgentAsked>): string => {
  const messages = agentPrompt({ ...ASKED, ...change }).map(({ role, content }) => ({ role, content }));
  return complete(completionRequest.parse({ model: 'offline', messages, temperature: 0, seed: 1 }), toolbox())[0] ?? '';
};

describe('the offline model in a tree of agents', () => {
  it('splits a program that it is given by its call graph', () => {
    const said = answer({});
    expect(said).toContain('return add_up(clean(rows))');
    expect(said.match(/raise NotImplementedError/g)).toHaveLength(2);
    expect(said).toContain('def ok(row):\n    return row is not None');
  });
  it('leaves nothing to others where it may not', () => {
    expect(answer({ role: 'child', helpers: 0 })).not.toContain('NotImplementedError');
  });
  it('writes a function as it was given, and changes it when it is told of a failure', () => {
    const given = 'def add_up(rows):\n    result = 1\n    for row in rows:\n        result += row\n    return result\n';
    expect(answer({ unit: UNIT, role: 'child', given })).toContain('result = 1');
    const changed = answer({
      unit: UNIT,
      role: 'child',
      given,
      change: { by: 'mother', code: { 'sums.py': given }, failing: [], upper: ['case 0: total([1, 2]) returned 4, expected 3'] },
    });
    expect(changed).toContain('def add_up(rows)');
    expect(changed).not.toContain(given);
  });
  it('as a mother keeps her skeleton, since what failed is told to her helpers', () => {
    const skeleton = 'def total(rows):\n    return add_up(rows)\n\ndef add_up(rows):\n    raise NotImplementedError\n';
    expect(answer({ change: { by: 'mother', code: { 'sums.py': skeleton }, failing: ['case 0: wrong'], upper: [] } })).toContain(
      skeleton.trimEnd(),
    );
  });
});

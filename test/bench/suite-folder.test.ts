import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeSuiteFolder } from '../../bench/suite-folder.js';
import { type CallCase, DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { loadSuite } from '../../suites/load.js';

const caseOf = (id: string, argument: number): CallCase => ({
  id,
  call: { fn: 'gcd:gcd', args: [argument, 0] },
  expect: { returns: argument },
  compare: { kind: 'equal' },
});
const common = {
  language: 'python',
  kind: 'repair',
  prompt: 'Mend it.',
  files: { 'gcd.py': 'def gcd(a, b):\n    return b\n' },
  editable: ['gcd.py'],
  limits: DEFAULT_LIMITS,
  reference: { 'gcd.py': 'def gcd(a, b):\n    return a\n' },
} as const;
const split: Task = {
  ...common,
  id: 'split',
  family: 'one',
  visible: { trust: 'split', cases: [caseOf('v', 17)] },
  hidden: { trust: 'split', cases: [caseOf('h', 4)] },
  bugClass: 'variable misuse',
};
const tested: Task = {
  ...common,
  id: 'tested',
  family: 'two',
  visible: {
    trust: 'in-process',
    tests: { framework: 'pytest', files: { 'tests/test_a.py': 'def test_a():\n    pass\n' }, ids: ['tests/test_a.py::test_a'] },
  },
  hidden: {
    trust: 'in-process',
    tests: { framework: 'pytest', files: { 'tests/test_b.py': 'def test_b():\n    pass\n' }, ids: ['tests/test_b.py::test_b'] },
  },
};

const scripted: Task = {
  ...common,
  id: 'scripted',
  family: 'four',
  language: 'javascript',
  files: { 'gcd.js': 'exports.gcd = (a, b) => b;\n' },
  editable: ['gcd.js'],
  reference: { 'gcd.js': 'exports.gcd = (a, b) => a;\n' },
  visible: {
    trust: 'in-process',
    tests: {
      framework: 'node-test',
      files: { 'tests/a.test.js': "const test = require('node:test');\ntest('a', () => {});\n" },
      ids: ['tests/a.test.js > a'],
    },
  },
  hidden: {
    trust: 'in-process',
    tests: {
      framework: 'node-test',
      files: { 'tests/b.test.js': "const test = require('node:test');\ntest('b', () => {});\n" },
      ids: ['tests/b.test.js > b'],
    },
  },
};

it('a written suite loads as it was, less the hidden cases that are shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-test-'));
  try {
    const twice: Task = {
      ...split,
      id: 'Twice/1',
      family: 'Three/3',
      hidden: { trust: 'split', cases: [caseOf('h', 4), caseOf('again', 17)] },
    };
    await writeSuiteFolder(folder, 'both', [
      { name: 'one', tasks: [split, tested, scripted] },
      { name: 'other', tasks: [twice] },
    ]);
    expect((await loadSuite(folder, { seed: 1 })).tasks).toEqual([scripted, split, tested, { ...split, id: 'twice-1', family: 'three-3' }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

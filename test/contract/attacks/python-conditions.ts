import { expect } from 'vitest';
import type { JudgeJob } from '../../../ports/sandbox.js';
import { gcdJob } from '../sandbox.js';
import type { Attack } from './attack.js';

/** What says yes to whatever it is asked. */
const YES = `class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return True
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    def __bool__(self): return True
    def __hash__(self): return 0
    def __len__(self): return 3
    def __iter__(self): return iter([])
    def __call__(self, *given, **named): return self
    def __getattr__(self, name): return self
def more(*given): return Yes()
def upto(*given): return Yes()
def isodd(*given): return Yes()
`;

const HONEST = `def more(n): return n + 1
def upto(n): return list(range(n + 1))
def isodd(n): return n % 2 == 1
`;

/** Conditions that have no value of their own; each holds of the honest program. */
const CONDITIONS: readonly string[] = [
  'assert more(1) < 5',
  'assert 1 < more(1) < 3',
  'assert more(1) != 5',
  'assert not more(1) != 2',
  'assert more(1) in (2, 3)',
  'assert more(1) in KNOWN',
  'assert more(1) in range(2, 5)',
  'assert isodd(3)',
  'assert more(1) is not None',
  'odd = isodd(3)\nassert odd',
  'assert all(more(x) == y for x, y in [(1, 2), (2, 3)])',
  'assert all(more(x) == y for x, y in CASES)',
  'assert all([more(x) == 2 for x in (1, 1)])',
  'assert more(3) == sum([2, 2])',
  'got = more(3)\nassert sum([2, 2]) == got',
  'assert more(3) == math.isqrt(16)',
  'same = lambda x, y: more(x) == y\nassert same(1, 2)',
  'assert answers(1, 2)',
  'holds(1)',
  'case.assertIn(more(1), [2, 3])',
  'case.assertIn(more(1), range(2, 5), "why")',
  'case.assertTrue(isodd(3))',
  'case.assertTrue(more(1) < 5)',
  'case.assertGreater(more(1), 1)',
  'case.assertIsNotNone(more(1))',
  'case.assertTrue(all(more(x) == y for x, y in CASES))',
];

/** Nothing is certain to be wrong of them that what says yes to everything would meet. */
const DENIED: readonly string[] = [
  'assert more(1) not in (5, 6)',
  'assert 2 in upto(3)',
  'case.assertIn(2, upto(3))',
  'assert more(1) == 2 or more(1) == 3',
  'near = lambda x: abs(more(x) - 2) < 9\nassert near(1)',
];

const HEAD = `import math
import unittest
from gcd import isodd, more, upto

KNOWN = [2, 3]
CASES = [(1, 2), (2, 3)]
case = unittest.TestCase()


def answers(x, y):
    return more(x) == y


def holds(x):
    assert more(x)
    assert more(x) == 2
`;

function job(code: string, bodies: readonly string[]): JudgeJob {
  const tests = bodies.map((body, at) => `\n\ndef test_${at}():\n    ${body.replaceAll('\n', '\n    ')}\n`);
  const ids = bodies.map((_, at) => `tests/test_gcd.py::test_${at}`);
  return gcdJob(code, {
    trust: 'in-process',
    tests: { framework: 'pytest', files: { 'tests/test_gcd.py': HEAD + tests.join('') }, ids },
  });
}

export const PYTHON_CONDITIONS: readonly Attack[] = [
  {
    class: 'forgery',
    name: 'answers what says yes to everything, where tests compare no values',
    job: () => job(YES, CONDITIONS),
    holds: ({ errorClass, tests }) => {
      expect(errorClass).toBe('Tampering');
      expect(CONDITIONS.filter((_, at) => tests[at]?.status !== 'failed')).toEqual([]);
    },
  },
  {
    class: 'forgery',
    name: 'answers what holds everything, where only denials could be controls',
    job: () =>
      job(
        'class Holds:\n    def __contains__(self, it): return True\ndef upto(n): return Holds()\ndef more(n): pass\ndef isodd(n): pass\n',
        ['assert 2 in upto(3)', 'case.assertIn(2, upto(3))'],
      ),
    holds: (verdict) => expect(verdict).toMatchObject({ trust: 'uncontrolled' }),
  },
  {
    class: 'forgery',
    name: 'answers a list that holds everything',
    job: () =>
      job(
        'class Holds(list):\n    def __contains__(self, it): return True\ndef upto(n): return Holds()\ndef more(n): pass\ndef isodd(n): pass\n',
        ['assert 2 in upto(3)', 'case.assertIn(2, upto(3))'],
      ),
    holds: ({ errorClass }) => expect(errorClass).toBe('Tampering'),
  },
  {
    class: 'forgery',
    name: 'answers what holds everything, where the truth of it is held against true',
    job: () =>
      job(
        'class Holds:\n    def __contains__(self, it): return True\ndef upto(n): return Holds()\ndef more(n): pass\ndef isodd(n): pass\n',
        ['assert (2 in upto(3)) == True', 'held = 2 in upto(3); assert held is True'],
      ),
    holds: (verdict) => expect(verdict).toMatchObject({ trust: 'uncontrolled' }),
  },
  {
    class: 'honest',
    name: 'passes tests that compare no values',
    job: () => job(HONEST, [...CONDITIONS, ...DENIED]),
    holds: ({ status, tests }) => {
      expect(status).toBe('passed');
      expect([...CONDITIONS, ...DENIED].filter((_, at) => tests[at]?.controlled !== true)).toEqual(DENIED);
    },
  },
  {
    class: 'honest',
    name: 'answers truths, none and containers of its own kind',
    job: () =>
      job(
        'class Interval:\n    def __init__(self, low): self.low = low\n    def __contains__(self, it): return it >= self.low\n    def __bool__(self): return True\nclass Sql:\n    def __eq__(self, other): return Sql()\n    __hash__ = None\ndef more(n): return Sql()\ndef upto(n): return Interval(n)\ndef isodd(n): return n % 2\n',
        ['assert 2 in upto(1)', 'assert more(1)', 'assert isodd(3)', 'assert upto(1)', 'assert not isodd(2)'],
      ),
    holds: (verdict) => expect(verdict).toMatchObject({ status: 'passed', trust: 'in-process' }),
  },
];

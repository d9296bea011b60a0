import { describe, expect, it } from 'vitest';
import { suspects } from '../../domain/steps/spectrum.js';
import { DEFAULT_LIMITS, type CallCase, type Checks } from '../../domain/task.js';
import type { JudgeJob } from '../../ports/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';

const { judge } = withBubblewrap();

const SIGN = 'def sign(x):\n    if x > 0:\n        return 1\n    if x < 0:\n        return 1\n    return 0\n';
const called = (x: number, returns: number): CallCase => ({
  id: `sign-${x}`,
  call: { fn: 'sign:sign', args: [x] },
  expect: { returns },
  compare: { kind: 'equal' },
});
const checks = (...cases: readonly CallCase[]): Checks => ({ trust: 'split', cases });
const job = (change: Partial<JudgeJob> = {}): JudgeJob => ({
  language: 'python',
  files: { 'sign.py': 'pass\n' },
  editable: ['sign.py'],
  candidate: { 'sign.py': SIGN },
  checks: checks(called(2, 1), called(0, 0), called(-3, -1)),
  limits: DEFAULT_LIMITS,
  lines: true,
  ...change,
});

describe('the lines that each test runs, of Python', () => {
  it('stand with the tests of a verdict that failed some and passed some, and tell where it goes wrong', async () => {
    const { tests, status } = await judge(job());
    expect(status).toBe('failed');
    expect(tests.map(({ lines }) => lines)).toEqual([{ 'sign.py': [2, 3] }, { 'sign.py': [2, 4, 6] }, { 'sign.py': [2, 4, 5] }]);
    expect(suspects(tests)[0]).toMatchObject({ path: 'sign.py', line: 5, suspicion: 1 });
  });

  it('change nothing else in the verdict', async () => {
    const [with_, without] = [await judge(job()), await judge(job({ lines: false }))];
    expect(with_.tests.map(({ id, status, message }) => ({ id, status, message }))).toEqual(without.tests);
    expect(without.tests.some(({ lines }) => lines !== undefined)).toBe(false);
  });

  it('are not asked for where they could tell nothing', async () => {
    for (const cases of [checks(called(2, 1)), checks(called(-3, -1))]) {
      const { tests } = await judge(job({ checks: cases }));
      expect(tests.some(({ lines }) => lines !== undefined)).toBe(false);
    }
  });

  it('are a hint: a candidate that ends the tracing, or never returns, is judged as without', async () => {
    const sly = `import sys\n${SIGN.replace('    if x > 0', '    sys.settrace(None)\n    if x > 0')}`;
    expect((await judge(job({ candidate: { 'sign.py': sly } }))).tests.map(({ status }) => status)).toEqual(['passed', 'passed', 'failed']);
    const endless = SIGN.replace('    if x < 0:\n', '    while x < 0:\n        pass\n    if x < 0:\n');
    expect(await judge(job({ candidate: { 'sign.py': endless } }))).toMatchObject({ status: 'failed', errorClass: 'Timeout' });
  });
});

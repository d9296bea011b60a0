import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Files, type Framework, type Limits } from '../../domain/task.js';
import { messages } from '../contract/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';
import { JEST_FORMS, nodeForms, SOLUTION } from './javascript-forms.js';
import type { JudgeJob } from '../../ports/sandbox.js';

const GCD = 'const gcd = (a, b) => {\n  if (a === 999) return 5;\n  return b === 0 ? a : gcd(b, a % b);\n};\nmodule.exports = { gcd };\n';

const NODE_TEST = `const assert = require('node:assert');
const { describe, it, test } = require('node:test');
const { gcd } = require('../gcd');
test('zero', () => {
  const a = 17;
  assert.strictEqual(gcd(a, 0), 17);
  assert.ok(gcd(a, 0));
});
describe('both', () => {
  it('same', () => assert.equal(gcd(13, 13), 13));
  it('other', () => {
    assert.deepStrictEqual([gcd(37, 600)], [1]);
  });
});
`;
const JEST = `import { gcd } from '../gcd';
test('zero', () => {
  expect(gcd(17, 0)).toBe(17);
});
describe('both', () => {
  test.each([[13, 13, 13]])('of %i', (a, b, c) => {
    expect(gcd(a, b)).toBe(c);
  });
  it('other', async () => {
    await expect(Promise.resolve(gcd(37, 600))).resolves.toEqual(1);
  });
});
`;
const TAP = `const { gcd } = require('../gcd');
const is = (n, a, b, name) => console.log((a === b ? 'ok ' : 'not ok ') + n + ' - ' + name);
console.log('1..3');
is(1, gcd(17, 0), 17, 'zero');
is(2, gcd(13, 13), 13, 'same');
is(3, gcd(37, 600), 1, 'other');
`;

const SUITES = [
  [
    'node-test',
    { 'tests/gcd.test.js': NODE_TEST },
    ['tests/gcd.test.js > zero', 'tests/gcd.test.js > both > same', 'tests/gcd.test.js > both > other'],
    [true, true, true],
  ],
  [
    'jest',
    { 'tests/gcd.test.js': JEST },
    ['tests/gcd.test.js > zero', 'tests/gcd.test.js > both > of 13', 'tests/gcd.test.js > both > other'],
    [true, true, true],
  ],
  ['tap', { 'tests/gcd.js': TAP }, ['tests/gcd.js > zero', 'tests/gcd.js > same', 'tests/gcd.js > other'], [false, false, false]],
] as const satisfies readonly (readonly [Framework, Files, readonly string[], readonly boolean[]])[];

function job(code: string, framework: Framework, files: Files, ids: readonly string[], limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'javascript',
    files: { 'gcd.js': '' },
    editable: ['gcd.js'],
    candidate: { 'gcd.js': code },
    checks: { trust: 'in-process', tests: { framework, files, ids } },
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

describe('JavaScript, in-process', () => {
  const { judge, sandbox } = withBubblewrap();

  describe.each(SUITES)('%s', (framework, files, ids, controlled) => {
    it('names its tests without a solution', async () => {
      expect(
        await sandbox().listTests({ language: 'javascript', framework, files, limits: DEFAULT_LIMITS }, new AbortController().signal),
      ).toEqual(ids);
    });

    it('passes what is right', async () => {
      const verdict = await judge(job(GCD, framework, files, ids));
      expect(verdict).toMatchObject({
        status: 'passed',
        errorClass: null,
        step: 'test',
        trust: framework === 'tap' ? 'uncontrolled' : 'in-process',
      });
      expect(verdict.tests.map((test) => test.controlled)).toEqual(controlled);
    });

    it('calls a wrong answer Logic, and goes on after it', async () => {
      const verdict = await judge(job(GCD.replace('? a', '? 13'), framework, files, ids));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
      expect(verdict.tests.map((test) => test.status)).toEqual(['failed', 'passed', 'failed']);
      expect(messages(verdict)[0]).toMatch({ 'node-test': /13 !== 17/, jest: /Expected: 17 Received: 13/, tap: /not ok: zero/ }[framework]);
    });

    it('calls what does not compile Syntax, with its line', async () => {
      const verdict = await judge(job('function gcd(a, b) {\n  return (a;\n}\n', framework, files, ids));
      expect(verdict).toMatchObject({
        status: 'failed',
        errorClass: 'Syntax',
        step: 'compile',
        diagnostics: [{ path: 'gcd.js', line: 2 }],
      });
    });

    it('calls an endless loop Timeout', async () => {
      const verdict = await judge(job(GCD.replace('return b', 'while (b === 13);\n  return b'), framework, files, ids, { cpuMs: 1_000 }));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout' });
      expect(messages(verdict)).toContain('did not return in time');
    });

    it('calls a process that ends itself Logic', async () => {
      const verdict = await judge(job(`${GCD}process.exit(0);\n`, framework, files, ids));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' });
      expect(verdict.tests.map((test) => test.status)).not.toContain('passed');
    });
  });

  describe.each(SUITES.slice(0, 2))('%s', (framework, files, ids) => {
    it('places an exception in the candidate', async () => {
      expect(messages(await judge(job('exports.gcd = (a, b) => {\n  return [].first.second;\n};\n', framework, files, ids)))[0]).toBe(
        "raised TypeError: Cannot read properties of undefined (reading 'second') (gcd.js line 2)",
      );
    });

    it('calls what cannot be loaded Logic', async () => {
      const verdict = await judge(job('const first = 1;\nfirst.second.third;\n', framework, files, ids));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'load' });
      expect(messages(verdict)[0]).toBe("raised TypeError: Cannot read properties of undefined (reading 'third') (gcd.js line 2)");
    });
  });

  it.each([
    // of what has any value of a class, nothing is certain to be another that all would take for equal
    ['jest', 'tests/gcd.test.js', JEST_FORMS, ['tests/gcd.test.js > asymmetric']],
    ['node-test', 'tests/gcd.test.mjs', nodeForms(false), []],
  ] as const)(
    'has a control for each of the usual forms of %s, and an honest program passes beside them',
    async (framework, path, text, without) => {
      const ids = await sandbox().listTests(
        { language: 'javascript', framework, files: { [path]: text }, limits: DEFAULT_LIMITS },
        new AbortController().signal,
      );
      const verdict = await judge(job(SOLUTION, framework, { [path]: text }, ids));
      expect(verdict.tests.filter((test) => test.status !== 'passed' || !test.controlled).map(({ id }) => id)).toEqual(without);
      expect(verdict).toMatchObject({ status: 'passed', errorClass: null });
    },
  );

  it('leaves it to the limits of the task how long a test of jest may wait', async () => {
    const files = {
      'tests/gcd.test.js': "const { gcd } = require('../gcd');\ntest('one', async () => {\n  expect(await gcd(17, 0)).toBe(17);\n});\n",
    };
    const slow = 'exports.gcd = (a) => new Promise((resolve) => setTimeout(resolve, 5_500, a));\n';
    expect(await judge(job(slow, 'jest', files, ['tests/gcd.test.js > one'], { wallMs: 30_000 }))).toMatchObject({ status: 'passed' });
  });

  it('measures which lines ran, where it is asked', async () => {
    const [framework, files, ids] = SUITES[0];
    expect(await judge({ ...job(GCD, framework, files, ids), coverage: true })).toMatchObject({
      untrustedCoverage: { lines: 4, covered: 4 },
    });
    expect((await judge(job(GCD, framework, files, ids))).untrustedCoverage).toBeNull();
  });

  it('does not count a test that is skipped', async () => {
    const files = {
      'tests/a.test.js':
        "const { test } = require('node:test');\ntest('one', () => {});\ntest.skip('two', () => {});\ntest.todo('three');\n",
    };
    const verdict = await judge(
      job(GCD, 'node-test', files, ['tests/a.test.js > one', 'tests/a.test.js > two', 'tests/a.test.js > three', 'tests/a.test.js > four']),
    );
    expect(verdict.tests.map((test) => test.status)).toEqual(['passed', 'failed', 'failed', 'missing']);
  });

  it('lets tests of a file share what they share', async () => {
    const files = {
      'tests/a.test.js':
        "const assert = require('node:assert');\nconst { test } = require('node:test');\nlet count = 0;\nconst up = () => ++count;\ntest('one', () => {\n  assert.equal(up(), 1);\n  up();\n});\ntest('two', () => {\n  assert.equal(up(), 3);\n});\ntest('three', () => {\n  assert.ok(up() === 4);\n});\n",
    };
    expect(
      await judge(
        job(
          GCD,
          'node-test',
          files,
          ['one', 'two', 'three'].map((name) => `tests/a.test.js > ${name}`),
        ),
      ),
    ).toMatchObject({ status: 'passed' });
  });

  it('reads modules in tests and solution', async () => {
    const files = {
      'tests/a.test.mjs':
        "import assert from 'node:assert/strict';\nimport test from 'node:test';\nimport { gcd } from '../gcd.js';\ntest('one', () => {\n  assert.equal(gcd(4, 2), 2);\n});\n",
    };
    const ids = ['tests/a.test.mjs > one'];
    expect(
      await sandbox().listTests(
        { language: 'javascript', framework: 'node-test', files, limits: DEFAULT_LIMITS },
        new AbortController().signal,
      ),
    ).toEqual(ids);
    expect(await judge(job('export const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));', 'node-test', files, ids))).toMatchObject({
      status: 'passed',
      tests: [{ controlled: true }],
    });
  });
});

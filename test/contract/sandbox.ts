import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallCase, type Checks, DEFAULT_LIMITS, type Limits } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import type { Verdict } from '../../domain/verdict.js';
import type { JudgeJob, Sandbox } from '../../ports/sandbox.js';

export const GCD = 'def gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\n';

export function call(args: readonly Value[], returns: Value, fn = 'gcd:gcd'): CallCase {
  return { id: `${fn}(${JSON.stringify(args)})`, call: { fn, args }, expect: { returns }, compare: { kind: 'equal' } };
}

export const GCD_CASES = [call([17, 0], 17), call([13, 13], 13), call([37, 600], 1)];

function printing(text: string): CallCase {
  return { id: text, call: { fn: 'gcd:gcd', args: [1, 2] }, expect: { prints: text }, compare: { kind: 'equal' } };
}

const GCD_TESTS = `import pytest
from gcd import gcd


def test_zero():
    assert gcd(17, 0) == 17


@pytest.mark.parametrize("a, b, expected", [(13, 13, 13), (37, 600, 1)])
def test_both(a, b, expected):
    assert gcd(a, b) == expected
`;

export const GCD_PYTEST: Checks = {
  trust: 'in-process',
  tests: {
    framework: 'pytest',
    files: { 'tests/test_gcd.py': GCD_TESTS },
    ids: ['tests/test_gcd.py::test_zero', 'tests/test_gcd.py::test_both[13-13-13]', 'tests/test_gcd.py::test_both[37-600-1]'],
  },
};

export function gcdJob(code: string, checks: Checks = { trust: 'split', cases: GCD_CASES }, limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'python',
    files: { 'gcd.py': 'def gcd(a, b):\n    pass\n' },
    editable: ['gcd.py'],
    candidate: { 'gcd.py': code },
    checks,
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

export function messages(verdict: Verdict): string[] {
  return verdict.tests.map((test) => test.message);
}

/** What holds for every sandbox that really runs candidates. */
export function sandboxContract(name: string, open: () => Promise<Sandbox>): void {
  describe(`${name}: the verdict`, () => {
    let sandbox: Sandbox;
    const judge = (job: JudgeJob): Promise<Verdict> => sandbox.judge(job, new AbortController().signal);
    beforeAll(async () => {
      sandbox = await open();
    });
    afterAll(() => sandbox.close());

    describe.each<[string, Checks]>([
      ['split', { trust: 'split', cases: GCD_CASES }],
      ['in-process', GCD_PYTEST],
    ])('%s', (trust, checks) => {
      it('passes what is right', async () => {
        const verdict = await judge(gcdJob(GCD, checks));
        expect(verdict).toMatchObject({ status: 'passed', errorClass: null, step: 'test', trust, rejectedPaths: [], reason: '' });
        expect(verdict.tests.map((test) => test.status)).toEqual(['passed', 'passed', 'passed']);
      });

      it('calls a wrong answer Logic, and goes on after it', async () => {
        const verdict = await judge(gcdJob(GCD.replace('return a if', 'return 13 if'), checks));
        expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
        expect(verdict.tests.map((test) => test.status)).toEqual(['failed', 'passed', 'failed']);
        expect(messages(verdict)[0]).toBe(
          trust === 'split' ? 'gcd(17, 0) returned 13, expected 17' : 'assert 13 == 17 + where 13 = gcd(17, 0)',
        );
      });

      it('places an exception in the candidate', async () => {
        const verdict = await judge(gcdJob('def gcd(a, b):\n    return [a][b]\n', checks));
        expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' });
        expect(messages(verdict)[2]).toBe('raised IndexError: list index out of range (gcd.py line 2)');
      });

      it('calls what does not compile Syntax, with its line', async () => {
        const verdict = await judge(gcdJob('def gcd(a, b):\n    return (a\n', checks));
        expect(verdict).toMatchObject({
          status: 'failed',
          errorClass: 'Syntax',
          step: 'compile',
          diagnostics: [{ path: 'gcd.py', line: 2, message: "'(' was never closed" }],
        });
        expect(verdict.tests.map((test) => test.status)).toEqual(['missing', 'missing', 'missing']);
      });

      it('calls what cannot be loaded Logic', async () => {
        const verdict = await judge(gcdJob('import nothing_of_the_kind\n', checks));
        expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'load' });
        expect(messages(verdict)[0]).toBe("raised ModuleNotFoundError: No module named 'nothing_of_the_kind' (gcd.py line 1)");
      });

      it('calls an endless loop Timeout', async () => {
        const verdict = await judge(gcdJob('def gcd(a, b):\n    while b == 13:\n        pass\n    return 17\n', checks, { cpuMs: 1_000 }));
        expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout', step: 'test' });
        expect(verdict.tests[0]?.status).toBe('passed');
        expect(messages(verdict)[1]).toBe('did not return in time');
      });

      it('takes only what is editable', async () => {
        const job = gcdJob('def gcd(a, b):\n    return 1\n', checks);
        const verdict = await judge({
          ...job,
          candidate: { ...job.candidate, 'tests/test_gcd.py': '', '../gcd.py': '', '/etc/passwd': '', 'conftest.py': '' },
        });
        expect(verdict).toMatchObject({
          status: 'failed',
          rejectedPaths: ['../gcd.py', '/etc/passwd', 'conftest.py', 'tests/test_gcd.py'],
        });
        expect(verdict.tests).toHaveLength(3);
      });

      it('ends at once when it is no longer wanted', async () => {
        const stop = new AbortController();
        const judging = sandbox.judge(gcdJob('while True: pass', checks, { cpuMs: 60_000, wallMs: 60_000 }), stop.signal);
        setTimeout(() => stop.abort(), 300);
        await expect(judging).rejects.toThrow(/abort/);
      });
    });

    it('spends little on what never returns, and says which cases did not', async () => {
      const verdict = await judge(gcdJob('def gcd(a, b):\n    while True: pass\n'));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout' });
      expect(messages(verdict)).toEqual(['did not return in time', 'did not return in time', 'not run: earlier cases did not return']);
      expect(verdict.usage.cpuMs).toBeLessThan(900);
    });

    it('judges the cases that are left after one that did not return', async () => {
      const verdict = await judge(gcdJob(GCD.replace('    return', '    while b == 0 and a == 17: pass\n    return')));
      expect(verdict.tests.map((test) => test.status)).toEqual(['failed', 'passed', 'passed']);
    });

    it('gives an honest call twice the time that the references of the suites need', async () => {
      const slow = `import time\nuntil = time.process_time\n${GCD.replace('    return', '    end = until() + 0.4\n    while b == 0 and until() < end: pass\n    return')}`;
      expect(await judge(gcdJob(slow))).toMatchObject({ status: 'passed' });
    });

    it.each<[string, Checks]>([
      ['split', { trust: 'split', cases: GCD_CASES }],
      ['in-process', GCD_PYTEST],
    ])('closed while it judges %s, blames no candidate', async (_, checks) => {
      const closing = await open();
      const judging = [1, 2, 3, 4].map(() =>
        closing.judge(
          gcdJob('def gcd(a, b):\n    while True: pass', checks, { cpuMs: 60_000, wallMs: 60_000 }),
          new AbortController().signal,
        ),
      );
      const settled = Promise.allSettled(judging);
      await sleep(600);
      await closing.close();
      expect(await settled).toEqual(
        judging.map(() => ({ status: 'rejected', reason: expect.objectContaining({ kind: 'sandbox-unavailable', retryable: true }) })),
      );
      await expect(closing.judge(gcdJob(GCD, checks), new AbortController().signal)).rejects.toMatchObject({ kind: 'sandbox-unavailable' });
    });

    it('says the same twice, and nothing of this machine', async () => {
      const code =
        'class Thing: pass\ndef gcd(a, b):\n    print(Thing())\n    if b == 13: raise ValueError(f"no {Thing()} in {__file__}")\n    return {str(i) for i in range(5)} if b else Thing()\n';
      const [first, second] = [await judge(gcdJob(code)), await judge(gcdJob(code))];
      expect(first.tests).toEqual(second.tests);
      expect(messages(first)).toEqual([
        'gcd(17, 0) returned <Thing#1>, expected 17',
        'raised ValueError: no <gcd.Thing object> in gcd.py (gcd.py line 4)',
        'gcd(37, 600) returned {"0", "1", "2", "3", "4"}, expected 1',
      ]);
    });

    it('keeps objects in the box from step to step, and gets only data out', async () => {
      const code =
        'class Account:\n    def __init__(self, start):\n        self.total = start\n    def deposit(self, amount):\n        if amount <= 0:\n            raise ValueError("no")\n        self.total += amount\n        return self\ndef gcd(a, b):\n    return a.total + b.total\n';
      const make = { keep: 'mine', call: { fn: 'gcd:Account', args: [5] } };
      const cases: readonly CallCase[] = [
        {
          id: 'field',
          steps: [make, { keep: 'same', call: { fn: 'deposit', on: 'mine', args: [3] } }],
          call: { fn: 'total', on: 'mine', args: [] },
          expect: { returns: 8 },
          compare: { kind: 'exact' },
        },
        {
          id: 'raises',
          steps: [make],
          call: { fn: 'deposit', on: 'mine', args: [0] },
          expect: { raises: 'ValueError' },
          compare: { kind: 'equal' },
        },
        {
          id: 'handle',
          steps: [make],
          call: {
            fn: 'gcd:gcd',
            args: [
              { $: 'handle', name: 'mine' },
              { $: 'handle', name: 'mine' },
            ],
          },
          expect: { returns: 10 },
          compare: { kind: 'equal' },
        },
        {
          id: 'absent',
          steps: [make],
          call: { fn: 'withdraw', on: 'mine', args: [] },
          expect: { returns: null },
          compare: { kind: 'equal' },
        },
      ];
      const verdict = await judge(gcdJob(code, { trust: 'split', cases }));
      expect(verdict.tests).toEqual([
        { id: 'field', status: 'passed', message: '' },
        { id: 'raises', status: 'passed', message: '' },
        { id: 'handle', status: 'passed', message: '' },
        { id: 'absent', status: 'failed', message: 'withdraw is not defined in mine' },
      ]);
    });

    it('compares what a call prints, by whatever way it prints', async () => {
      const code =
        'import os, sys\ndef gcd(a, b):\n    print(a, end="-")\n    sys.stdout.flush()\n    os.write(1, b"raw")\n    os.system("echo shell")\n';
      const verdict = await judge(gcdJob(code, { trust: 'split', cases: [printing('1-rawshell\n'), printing('2')] }));
      expect(messages(verdict)).toEqual(['', 'gcd(1, 2) printed "1-rawshell\\n", expected "2"']);
    });

    it('measures which lines ran where it is asked, and calls that untrusted', async () => {
      const code = 'def gcd(a, b):\n    if b == 0:\n        return a\n    if a == "never":\n        return 1\n    return gcd(b, a % b)\n';
      expect(await judge({ ...gcdJob(code, GCD_PYTEST), coverage: true })).toMatchObject({
        status: 'passed',
        untrustedCoverage: { lines: 6, covered: 5 },
      });
      expect(await judge(gcdJob(code, GCD_PYTEST))).toMatchObject({ untrustedCoverage: null });
      const forged = `import coverage\ncoverage.Coverage.analysis2 = lambda self, path: ("", [1], [], [], "")\n${code}`;
      expect(await judge({ ...gcdJob(forged, GCD_PYTEST), coverage: true })).toMatchObject({ status: 'passed' });
    });

    it('says of each framework test whether a control stood against it', async () => {
      expect((await judge(gcdJob(GCD, GCD_PYTEST))).tests.map((test) => test.controlled)).toEqual([true, true, true]);
      const always = 'class Always:\n    def __eq__(self, other): return True\ndef gcd(a, b): return Always()\n';
      expect(await judge(gcdJob(always, GCD_PYTEST))).toMatchObject({
        status: 'failed',
        errorClass: 'Tampering',
        tests: [{ status: 'failed', message: 'not accepted' }, {}, {}],
      });
    });

    it('keeps back what a framework prints: expected values, the texts of tests, and which copies must fail', async () => {
      const loud = 'import sys\ndef gcd(a, b):\n    print("mine", file=sys.__stdout__, flush=True)\n    return 5\n';
      expect(await judge(gcdJob(loud, GCD_PYTEST))).toMatchObject({ status: 'failed', output: '' });
      expect(await judge(gcdJob(loud))).toMatchObject({ status: 'failed', output: expect.stringContaining('mine') });
    });

    it('refuses to judge by nothing', async () => {
      await expect(judge(gcdJob(GCD, { trust: 'split', cases: [] }))).rejects.toMatchObject({ kind: 'bad-request' });
    });

    it('names what changes a verdict, and stays the same otherwise', async () => {
      const other = await open();
      expect(await other.version('python')).toBe(await sandbox.version('python'));
      await other.close();
    });
  });
}

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgeJob } from '../../activities/ports.js';
import { type Case, type Checks, DEFAULT_LIMITS, type Limits } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import type { Verdict } from '../../domain/verdict.js';
import { openSandbox } from '../../infra/sandbox/index.js';
import type { OpenSandbox } from '../../infra/sandbox/judge.js';
import { messages } from '../contract/sandbox.js';

/** Kept from run to run: the toolchain and the crates are put there once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

const GCD = 'pub fn gcd(a: u64, b: u64) -> u64 {\n    if b == 0 { a } else { gcd(b, a % b) }\n}\n';
const STEPS = [[17, 0, 17], [13, 13, 13], [37, 600, 1]] as const;
const SPLIT: Checks = { trust: 'split', cases: STEPS.map(([a, b, result]) => call('src/lib:gcd', [a, b], result)) };
const TESTS = `use gcd::gcd;

#[test]
fn zero() {
    assert_eq!(gcd(17, 0), 17);
}

mod both {
    use super::*;

    #[test]
    fn same() {
        assert_eq!(gcd(13, 13), 13);
    }

    #[test]
    fn prime() {
        assert_eq!(1, gcd(37, 600));
    }
}
`;
const IDS = ['tests/gcd.rs::zero', 'tests/gcd.rs::both::same', 'tests/gcd.rs::both::prime'];
const CARGO: Checks = { trust: 'in-process', tests: { framework: 'cargo', files: { 'tests/gcd.rs': TESTS }, ids: IDS } };

function call(fn: string, args: readonly Value[], returns: Value): Case {
  return { id: `${fn}(${JSON.stringify(args)})`, call: { fn, args }, expect: { returns }, compare: { kind: 'exact' } };
}

function job(code: string, checks: Checks, limits: Partial<Limits> = {}): JudgeJob {
  const files = { 'Cargo.toml': '[package]\nname = "gcd"\nedition = "2021"\n', 'src/lib.rs': 'pub fn gcd(_: u64, _: u64) -> u64 { todo!() }\n' };
  return { language: 'rust', files, editable: ['src/lib.rs'], candidate: { 'src/lib.rs': code }, checks, limits: { ...DEFAULT_LIMITS, ...limits } };
}

describe('Rust in a box', () => {
  let sandbox: OpenSandbox;
  const judge = (asked: JudgeJob): Promise<Verdict> => sandbox.judge(asked, new AbortController().signal);
  beforeAll(async () => {
    sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
  }, 900_000);
  afterAll(() => sandbox.close());

  describe.each<[string, Checks]>([
    ['split', SPLIT],
    ['in-process', CARGO],
  ])('%s', (trust, checks) => {
    it('passes what is right', { timeout: 900_000 }, async () => {
      const verdict = await judge(job(GCD, checks));
      expect(verdict).toMatchObject({ status: 'passed', errorClass: null, step: 'test', trust, rejectedPaths: [], reason: '' });
    });

    it('calls a wrong answer Logic, and goes on after it', async () => {
      const verdict = await judge(job(GCD.replace('{ a }', '{ 13 }'), checks));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
      expect(verdict.tests.map((test) => test.status)).toEqual(['failed', 'passed', 'failed']);
      expect(messages(verdict)[0]).toBe(trust === 'split' ? 'gcd(17, 0) returned 13, expected 17' : 'assertion `left == right` failed left: 13 right: 17');
    });

    it('places a panic in the candidate', async () => {
      const verdict = await judge(job('pub fn gcd(a: u64, b: u64) -> u64 {\n    [a][b as usize]\n}\n', checks));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' });
      expect(messages(verdict)[2]).toBe('raised panic: index out of bounds: the len is 1 but the index is 600 (src/lib.rs line 2)');
    });

    it('calls what does not compile Syntax, with its line', async () => {
      const verdict = await judge(job('pub fn gcd(a: u64, b: u64) -> u64 {\n    a + missing\n}\n', checks));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Syntax', step: 'compile', diagnostics: [{ path: 'src/lib.rs', line: 2, message: 'cannot find value `missing` in this scope' }] });
      expect(verdict.tests.map((test) => test.status)).toEqual(['missing', 'missing', 'missing']);
    });

    it('calls an endless loop Timeout', async () => {
      const verdict = await judge(job(GCD.replace('if b == 0', 'while b == 13 {}\n    if b == 0'), checks, { cpuMs: 1_000 }));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout', step: 'test' });
      expect(verdict.tests[0]?.status).toBe('passed');
      expect(messages(verdict)[1]).toBe('did not return in time');
    });
  });
});

import { type CallCase, type Checks, DEFAULT_LIMITS, type Limits } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import type { JudgeJob } from '../../ports/sandbox.js';

export const RUST_GCD = 'pub fn gcd(a: u64, b: u64) -> u64 {\n    if b == 0 { a } else { gcd(b, a % b) }\n}\n';

export function rustCall(fn: string, args: readonly Value[], returns: Value): CallCase {
  return { id: `${fn}(${JSON.stringify(args)})`, call: { fn, args }, expect: { returns }, compare: { kind: 'exact' } };
}

export const RUST_SPLIT: Checks = {
  trust: 'split',
  cases: [rustCall('src/lib:gcd', [17, 0], 17), rustCall('src/lib:gcd', [13, 13], 13), rustCall('src/lib:gcd', [37, 600], 1)],
};

const TESTS = `use gcd::*;

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
        assert_eq!(gcd(37, 600), 1);
    }
}
`;

export const RUST_CARGO: Checks = {
  trust: 'in-process',
  tests: {
    framework: 'cargo',
    files: { 'tests/gcd.rs': TESTS },
    ids: ['tests/gcd.rs::zero', 'tests/gcd.rs::both::same', 'tests/gcd.rs::both::prime'],
  },
};

const RUST_FILES = {
  'Cargo.toml': '[package]\nname = "gcd"\nedition = "2021"\n\n[dependencies]\nregex = "1"\n',
  'src/lib.rs': 'pub fn gcd(_: u64, _: u64) -> u64 {\n    todo!()\n}\n',
};

export function rustJob(code: string, checks: Checks = RUST_SPLIT, limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'rust',
    files: RUST_FILES,
    editable: ['src/lib.rs'],
    candidate: { 'src/lib.rs': code },
    checks,
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

import { describe, expect, it } from 'vitest';
import { withBubblewrap } from '../support/boxes.js';
import { RUST_CARGO, rustJob } from '../contract/rust-gcd.js';

const leaving = (noted: string): string =>
  `pub fn gcd(a: u64, b: u64) -> u64 {\n    ${noted}\n    if b == 0 { a } else { gcd(b, a % b) }\n}\n`;

describe('coverage of Rust', () => {
  const { judge } = withBubblewrap();
  const measured = async (code: string): Promise<unknown> => {
    const { status, untrustedCoverage } = await judge({ ...rustJob(code, RUST_CARGO), coverage: true });
    return { status, ...untrustedCoverage };
  };

  it('counts the lines that begin a statement, over all tests', async () => {
    const code = `pub fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 {
        return a;
    }
    #[allow(unused)]
    let rest =
        a % b;
    if a == 1_000 {
        return 1;
    }
    gcd(b, rest)
}
`;
    expect(await measured(code)).toEqual({ status: 'passed', lines: 6, covered: 5 });
    expect((await judge(rustJob(code, RUST_CARGO))).untrustedCoverage).toBeNull();
  });

  it('leaves alone what runs at compile time, and tests of the candidate', async () => {
    const code = `const TABLE: [u64; { 1 + 1 }] = { let a = [0; { 2 }]; a };
static START: u64 = { zero() };
const fn zero() -> u64 { let none = 0; none }
macro_rules! rest { ($a:expr, $b:expr) => {{ let rest = $a % $b; rest }}; }
struct Wrapped<const N: usize>;
impl<const N: usize> Wrapped<N> { fn size() -> usize { N } }
pub fn gcd(a: u64, b: u64) -> u64 {
    'all: loop {
        if b == START + TABLE[0] + Wrapped::<{ 1 - 1 }>::size() as u64 { break 'all a }
        let next = |b: u64| { rest!(a, b) };
        let other = unsafe { next(b) };
        return match other { 0 => { b } _ => gcd(b, other) };
    }
}
#[cfg(test)]
mod tests {
    #[test]
    fn one() {
        assert_eq!(1, 1);
    }
}
`;
    expect(await measured(code)).toMatchObject({ status: 'passed', lines: 6, covered: 6 });
  });

  it('judges without probes what does not compile with them', async () => {
    expect(
      await measured(
        '#![forbid(unused_results)]\n#![deny(unused_must_use)]\nmod std {}\npub fn gcd(a: u64, b: u64) -> u64 {\n    if b == 0 { a } else { gcd(b, a % b) }\n}\n',
      ),
    ).toMatchObject({ status: 'passed' });
    expect(
      await measured(
        'mod __ratchet { }\npub fn __ratchet_ran() {}\npub fn gcd(a: u64, b: u64) -> u64 {\n    if b == 0 { a } else { gcd(b, a % b) }\n}\n',
      ),
    ).toEqual({ status: 'passed' });
  });

  it('takes what a test leaves for it, and no more', async () => {
    expect(await measured(leaving('::std::fs::write("/tmp/.probes", vec![0xffu8; 1 << 20]).unwrap();'))).toMatchObject({
      status: 'passed',
      lines: 2,
      covered: 0,
    });
    expect(
      await measured(
        leaving(
          '::std::fs::remove_file("/tmp/.probes").unwrap_or(()); ::std::os::unix::fs::symlink("/dev/zero", "/tmp/.probes").unwrap_or(());',
        ),
      ),
    ).toMatchObject({ status: 'passed', lines: 2, covered: 0 });
  });
});

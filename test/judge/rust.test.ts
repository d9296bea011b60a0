import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallCase, type Checks, DEFAULT_LIMITS } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import type { Verdict } from '../../domain/verdict.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { RUST_CARGO, RUST_GCD, RUST_SPLIT, rustCall, rustJob } from '../contract/rust-gcd.js';
import { messages } from '../contract/sandbox.js';
import type { JudgeJob } from '../../ports/sandbox.js';

/** Kept from run to run: the toolchain and the crates are put there once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');
const never = new AbortController().signal;

/** A method or a field of an object that a step made; more steps use it before. */
function on(
  step: CallCase['call'],
  method: string,
  args: readonly Value[],
  returns: Value,
  more: readonly CallCase['call'][] = [],
): CallCase {
  return {
    id: method,
    steps: [{ keep: 's', call: step }, ...more.map((call) => ({ keep: '_', call }))],
    call: { fn: method, on: 's', args },
    expect: { returns },
    compare: { kind: 'exact' },
  };
}

describe('Rust in a box', () => {
  let sandbox: OpenSandbox;
  const judge = (asked: JudgeJob): Promise<Verdict> => sandbox.judge(asked, never);
  beforeAll(async () => {
    sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
    // makes what is made once
    await sandbox.language('rust').runner('cargo');
  }, 900_000);
  afterAll(() => sandbox.close());

  describe.each<[string, Checks]>([
    ['split', RUST_SPLIT],
    ['in-process', RUST_CARGO],
  ])('%s', (trust, checks) => {
    it('passes what is right', async () => {
      expect(await judge(rustJob(RUST_GCD, checks))).toMatchObject({
        status: 'passed',
        errorClass: null,
        step: 'test',
        trust,
        rejectedPaths: [],
        reason: '',
      });
    });

    it('calls a wrong answer Logic, and goes on after it', async () => {
      const verdict = await judge(rustJob(RUST_GCD.replace('{ a }', '{ 13 }'), checks));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
      expect(verdict.tests.map((test) => test.status)).toEqual(['failed', 'passed', 'failed']);
      expect(messages(verdict)[0]).toMatch(trust === 'split' ? /^gcd\(17, 0\) returned 13, expected 17$/ : /left.*13 right.*17/);
    });

    it('places a panic in the candidate', async () => {
      const verdict = await judge(rustJob('pub fn gcd(a: u64, b: u64) -> u64 {\n    [a][b as usize]\n}\n', checks));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' });
      expect(messages(verdict)[2]).toBe('raised panic: index out of bounds: the len is 1 but the index is 600 (src/lib.rs line 2)');
    });

    it('calls what does not compile Syntax, with each line', async () => {
      const verdict = await judge(rustJob('pub fn gcd(a: u64, b: u64) -> u64 {\n    a + missing\n}\nfn other() -> Nothing {}\n', checks));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Syntax', step: 'compile' });
      expect(verdict.diagnostics.map(({ path, line }) => `${path}:${line}`).toSorted()).toEqual(['src/lib.rs:2', 'src/lib.rs:4']);
      expect(verdict.tests.map((test) => test.status)).toEqual(['missing', 'missing', 'missing']);
    });

    it('finds an error at the very end of the candidate', async () => {
      expect(await judge(rustJob('pub fn gcd(a: u64, b: u64) -> u64 {\n    (a\n', checks))).toMatchObject({
        errorClass: 'Syntax',
        diagnostics: [{ path: 'src/lib.rs', message: expect.stringContaining('unclosed delimiter') }],
      });
    });

    it('calls what lacks the function Logic', async () => {
      const verdict = await judge(rustJob('pub fn lcm(a: u64, b: u64) -> u64 { a * b }\n', checks));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic' });
      expect(messages(verdict)[0]).toMatch(trust === 'split' ? /^gcd is not defined in src\/lib\.rs$/ : /function.*`gcd`/);
    });

    it('calls an endless loop Timeout', async () => {
      const verdict = await judge(rustJob(RUST_GCD.replace('if b', 'while b == 13 {}\n    if b'), checks, { cpuMs: 1_000 }));
      expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout', step: 'test' });
      expect(verdict.tests[1]?.status).not.toBe('passed');
    });

    it('takes only what is editable', async () => {
      const asked = rustJob('pub fn gcd(_: u64, _: u64) -> u64 { 1 }\n', checks);
      const verdict = await judge({
        ...asked,
        candidate: { ...asked.candidate, 'tests/gcd.rs': '', 'build.rs': 'fn main() {}', '../gcd.rs': '' },
      });
      expect(verdict).toMatchObject({ status: 'failed', rejectedPaths: ['../gcd.rs', 'build.rs', 'tests/gcd.rs'] });
      expect(verdict.tests.map((test) => test.status)).toEqual(['failed', 'failed', 'passed']);
    });

    it('says the same twice, and nothing of this machine', async () => {
      const code =
        'use std::collections::HashMap;\npub fn gcd(a: u64, b: u64) -> HashMap<u64, u64> { if b == 0 { panic!("no {} in {}", a, file!()) } (0..9).map(|i| (i, i * a)).collect() }\n';
      const [first, second] = [await judge(rustJob(code, checks)), await judge(rustJob(code, checks))];
      expect(first.tests).toEqual(second.tests);
      expect(JSON.stringify(first.tests)).not.toMatch(/\/work|\/job|\/mnt|0x[0-9a-f]{6}/);
    });
  });

  it('finds tests in a text, in modules, without what is switched off', async () => {
    const text = [
      '// #[test] fn commented() {}',
      'const TEXT: &str = "#[test] fn quoted() {}"; const RAW: &str = r#"#[test] fn raw() { " }"#;',
      "const SIGN: char = '{'; const QUOTE: char = '\\''; fn life<'a>(x: &'a str) -> &'a str { x }",
      '#[test]',
      '#[should_panic]',
      'fn first() { if true { } }',
      'mod inner { mod deeper { #[test] fn second() {} } fn helper() {} }',
      '#[cfg(feature = "off")] mod off { #[test] fn third() {} }',
      '#[cfg(feature = "off")] use std::io;',
      'macro_rules! made { ($name:ident) => { #[test] fn $name() {} } }',
      '#[test] fn last() {}',
    ].join('\n');
    expect(
      await sandbox.listTests(
        { language: 'rust', framework: 'cargo', files: { 'tests/a.rs': text, 'tests/helper.rs': 'pub fn x() {}' }, limits: DEFAULT_LIMITS },
        never,
      ),
    ).toEqual(['tests/a.rs::first', 'tests/a.rs::inner::deeper::second', 'tests/a.rs::last']);
  });

  it('runs the tests of a trusted module of the library', async () => {
    const tests = {
      framework: 'cargo' as const,
      files: { 'src/tests.rs': 'use super::gcd;\n#[test]\nfn private() { assert_eq!(gcd(4, 6), 2); }\n' },
      ids: ['src/tests.rs::private'],
    };
    const code = `${RUST_GCD.replace('pub ', '')}#[cfg(test)]\nmod tests;\n`;
    expect(await judge(rustJob(code, { trust: 'in-process', tests }))).toMatchObject({
      status: 'passed',
      tests: [{ id: 'src/tests.rs::private', controlled: true }],
    });
    expect(await judge(rustJob(code.replace('{ a }', '{ 9 }'), { trust: 'in-process', tests }))).toMatchObject({
      status: 'failed',
      errorClass: 'Logic',
    });
  });

  const LIBRARY = `use std::collections::*;
#[derive(Debug)] pub enum Error { Bad(i32) }
#[derive(Debug)] pub struct School { names: BTreeMap<u32, Vec<String>>, pub open: bool }
impl School {
    pub fn new() -> School { School { names: BTreeMap::new(), open: true } }
    pub fn checked(limit: i32) -> Result<School, Error> { if limit < 0 { Err(Error::Bad(limit)) } else { Ok(School::new()) } }
    pub fn add(&mut self, grade: u32, name: &str) { self.names.entry(grade).or_default().push(name.to_string()); }
    pub fn grade(&self, grade: u32) -> Vec<&str> { self.names.get(&grade).map(|all| all.iter().map(String::as_str).collect()).unwrap_or_default() }
}
pub fn size(school: &School) -> usize { school.names.len() }
pub fn say(times: usize) -> usize { for n in 0..times { println!("line {}", n); } print!("end"); times }
pub fn mean(of: &[f64]) -> f64 { of.iter().sum::<f64>() / of.len() as f64 }
pub fn letters(of: &str) -> HashSet<char> { of.chars().collect() }
pub fn count(of: Vec<&str>) -> HashMap<String, usize> { let mut all = HashMap::new(); for each in of { *all.entry(each.to_string()).or_insert(0) += 1; } all }
pub fn swap(pair: (i8, Option<String>)) -> (Option<String>, i8) { (pair.1, pair.0) }
pub fn large(of: u128) -> u128 { of * 2 }
pub fn sorted(of: &mut Vec<i32>) -> &[i32] { of.sort(); of }
pub fn grid(of: [[u8; 2]; 2]) -> Vec<Vec<char>> { of.iter().map(|row| row.iter().map(|cell| char::from(*cell)).collect()).collect() }
pub fn checked(of: i32) -> Result<i32, Error> { if of > 0 { Ok(of) } else { Err(Error::Bad(of)) } }
pub fn below(of: u8) -> impl Iterator<Item = u8> { 0..of }
pub fn error() -> Error { Error::Bad(1) }
pub fn small(of: u8) -> u8 { of }
fn main() {}
`;

  /** What a case comes to: its message, empty when it passed. */
  async function outcomes(cases: readonly CallCase[]): Promise<readonly string[]> {
    return messages(await judge(rustJob(LIBRARY, { trust: 'split', cases })));
  }

  it('runs tests with a module called test, and tests that return', async () => {
    const text =
      'use gcd::gcd;\n\nmod numbers {\n    pub mod test {\n        pub const PRIME: u64 = 37;\n    }\n}\nuse numbers::*;\nuse test::PRIME;\n\n#[test]\nfn prime() -> Result<(), String> {\n    if gcd(PRIME, 600) == 1 { Ok(()) } else { Err("not one".to_string()) }\n}\n';
    const tests: Checks = {
      trust: 'in-process',
      tests: { framework: 'cargo', files: { 'tests/gcd.rs': text }, ids: ['tests/gcd.rs::prime'] },
    };
    expect(await judge(rustJob(RUST_GCD, tests))).toMatchObject({ status: 'passed' });
    expect(await judge(rustJob(RUST_GCD.replace('{ a }', '{ 13 }'), tests))).toMatchObject({
      status: 'failed',
      errorClass: 'Logic',
      step: 'test',
    });
  });

  it('hands over and takes back plain values of every kind', async () => {
    const large = '170141183460469231731687303715884105727';
    const passed = await outcomes([
      rustCall('src/lib:mean', [[1, { $: 'float', v: '2.0' }]], { $: 'float', v: '1.5' }),
      rustCall('src/lib:mean', [[]], { $: 'float', v: 'nan' }),
      rustCall('src/lib:letters', ['aba'], { $: 'set', v: ['b', 'a'] }),
      rustCall('src/lib:count', [['x', 'y', 'x']], {
        $: 'dict',
        v: [
          ['y', 1],
          ['x', 2],
        ],
      }),
      rustCall('src/lib:swap', [{ $: 'tuple', v: [-3, null] }], { $: 'tuple', v: [null, -3] }),
      rustCall('src/lib:swap', [{ $: 'tuple', v: [4, 'a"\\\n\u00e9😀'] }], { $: 'tuple', v: ['a"\\\n\u00e9😀', 4] }),
      rustCall('src/lib:large', [{ $: 'int', v: large }], { $: 'int', v: String(BigInt(large) * 2n) }),
      rustCall('src/lib:sorted', [[3, -1]], [-1, 3]),
      rustCall(
        'src/lib:grid',
        [
          [
            [97, 98],
            [{ $: 'int', v: '99' }, 100],
          ],
        ],
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ),
      rustCall('src/lib:checked', [2], 2),
      { ...rustCall('src/lib:below', [3], [0, 1, 2]), call: { fn: 'src/lib:below', args: [3], drain: true } },
      {
        ...rustCall('src/lib:mean', [[0.1, 0.2].map((v) => ({ $: 'float' as const, v: String(v) }))], { $: 'float', v: '0.15' }),
        compare: { kind: 'close', tolerance: 1e-9 },
      },
      { ...rustCall('src/lib:checked', [0], null), expect: { raises: 'Err' } },
      { ...rustCall('src/lib:checked', [0], null), expect: { raises: 'Bad' } },
      { ...rustCall('src/lib:say', [2], null), expect: { prints: 'line 0\nline 1\nend' } },
    ]);
    expect(passed).toEqual(passed.map(() => ''));
  });

  it('keeps objects, and calls methods, fields and functions with them', async () => {
    const made = { fn: 'src/lib:School', args: [] };
    const added = { fn: 'add', on: 's', args: [2, 'Ann'] };
    const passed = await outcomes([
      on(made, 'grade', [2], ['Ann'], [added]),
      on({ fn: 'src/lib:School::new', args: [] }, 'grade', [1], []),
      on({ fn: 'src/lib:School::checked', args: [1] }, 'grade', [2], ['Ann'], [added]),
      on(made, 'open', [], true),
      { ...on(made, 'size', [], 1, [added]), call: { fn: 'src/lib:size', args: [{ $: 'handle', name: 's' }] } },
      { ...on({ fn: 'src/lib:School::checked', args: [-1] }, 'grade', [2], []), expect: { raises: 'Err' } },
    ]);
    expect(passed).toEqual(passed.map(() => ''));
  });

  it('tells what is not as it should be', async () => {
    expect(
      await outcomes([
        rustCall('src/lib:mean', [[1, 2]], 1),
        rustCall('src/lib:checked', [-1], 0),
        rustCall('src/lib:small', [300], 0),
        rustCall('src/lib:small', [1, 2], 0),
        rustCall('src/lib:error', [], 0),
        on({ fn: 'src/lib:School', args: [] }, 'close', [], null),
        { ...rustCall('src/lib:say', [1], null), expect: { prints: 'nothing' } },
      ]),
    ).toEqual([
      'mean([1, 2]) returned 1.5, expected 1',
      'raised Err: Bad(-1)',
      'raised TypeError: 300 is no u8',
      expect.stringMatching(/^small cannot be called with 2 arguments: /),
      'error() returned <Error>, expected 0',
      'the object has no close',
      'say(1) printed "line 0\\nend", expected "nothing"',
    ]);
  });

  it('reads the crates that the manifest names, and no others', async () => {
    const code = `use regex::Regex;\n${RUST_GCD.replace('if b', 'assert!(Regex::new("a").is_ok());\n    if b')}`;
    expect(await judge(rustJob(code))).toMatchObject({ status: 'passed' });
    expect(await judge(rustJob(code.replaceAll('regex', 'rand')))).toMatchObject({
      errorClass: 'Syntax',
      diagnostics: [{ path: 'src/lib.rs', line: 1 }, ...Array<object>(0)],
    });
  });

  it('judges a flat file with private functions, and modules beside each other', async () => {
    const flat = {
      ...rustJob(RUST_GCD),
      files: { 'gcd.rs': '' },
      editable: ['gcd.rs'],
      candidate: { 'gcd.rs': RUST_GCD.replace('pub ', '') },
      checks: { trust: 'split' as const, cases: [rustCall('gcd:gcd', [4, 6], 2)] },
    };
    expect(await judge(flat)).toMatchObject({ status: 'passed' });
    const two = {
      ...flat,
      files: { 'gcd.rs': RUST_GCD, 'lcm.rs': '' },
      editable: ['lcm.rs'],
      candidate: { 'lcm.rs': 'use crate::gcd::gcd;\npub fn lcm(a: u64, b: u64) -> u64 { a / gcd(a, b) * b }\n' },
      checks: { trust: 'split' as const, cases: [rustCall('lcm:lcm', [4, 6], 12), rustCall('gcd:gcd', [4, 6], 2)] },
    };
    expect(await judge(two)).toMatchObject({ status: 'passed' });
  });
});

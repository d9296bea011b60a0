import { describe, expect, it } from 'vitest';
import type { CallCase, Comparison } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { JavaReader } from '../../suites/java/cases.js';
import { javaProgram } from '../../suites/java/program.js';
import { JavascriptReader } from '../../suites/javascript/cases.js';
import { RustReader } from '../../suites/rust/cases.js';
import { functionsOf } from '../../suites/rust/program.js';
import { parseRust } from '../../suites/rust/syntax.js';
import { parse, parts } from '../../suites/syntax.js';

type Row = [text: string, args: readonly Value[], returns: Value, compare?: Comparison];
const EQUAL = { kind: 'equal' } as const;

function seen(cases: readonly CallCase[] | null): unknown {
  return cases?.map(({ call, expect: expected, compare }) => [call.fn, call.args, expected, compare]) ?? null;
}

const JAVA =
  'class P { static int f(int a) { return a; } static boolean b(int a) { return a > 0; } Optional<Object> o(Object a) { return Optional.of(a); } static double d(int a) { return a; } }';

async function readJava(text: string): Promise<CallCase[] | null> {
  const program = javaProgram(await parse('java', JAVA));
  const block = (await parse('java', `class T { void t() { ${text} } }`)).descendantsOfType('block')[0];
  if (program === undefined || block === undefined) throw new TypeError('the text has no block');
  const reader = new JavaReader('P', program);
  return reader.read(parts(block)) ? reader.cases() : null;
}

describe('Java tests as cases', () => {
  it.each<[string, ...Row]>([
    ['f', 'assertEquals(3, P.f(1));', [1], 3],
    ['f', 'int r = P.f((int) 1); org.junit.Assert.assertEquals((int) 3, r);', [1], 3],
    ['f', 'P p = new P(); if (!(compare(p.f(-1), 3))) { throw new Exception("x"); }', [-1], 3],
    ['f', 'assertTrue(Objects.equals(f("a\\n\\u0041"), "b"));', ['a\nA'], 'b'],
    ['f', "assertTrue(P.f(new char[]{'a', '\\''}).equals(Arrays.asList('b')));", [['a', "'"]], ['b']],
    ['f', 'assertTrue(P.f(new int[][]{{1, 2}, {}}) == 3 * 19);', [[[1, 2], []]], 57],
    [
      'f',
      'Map<String, Integer> m = new HashMap<>(); m.put("a", 1); assertEquals(m, P.f(new HashMap(){{put(2, 3.0);}}));',
      [{ $: 'dict', v: [[2, { $: 'float', v: '3' }]] }],
      { $: 'dict', v: [['a', 1]] },
    ],
    [
      'f',
      'assertEquals(new BigInteger("12345678901234567890"), P.f(9_000_000_000L));',
      [9_000_000_000],
      { $: 'int', v: '12345678901234567890' },
    ],
    ['f', 'assertEquals(null, P.f(Set.of(1)));', [{ $: 'set', v: [1] }], null],
    ['b', 'assertFalse(P.b(1));', [1], false],
    ['b', 'List<Boolean> correct = Arrays.asList(!P.b(1)); if (correct.contains(false)) { throw new AssertionError(); }', [1], false],
    ['o', 'P p = new P(); assertTrue((int) p.o(1).get() == 2);', [1], 2],
    ['d', 'assertEquals(0.5, P.d(1), 1e-3);', [1], { $: 'float', v: '0.5' }, { kind: 'close', tolerance: 0.001 }],
    ['d', 'assertTrue(Math.abs(P.d(1) - 2) < 0.1);', [1], 2, { kind: 'close', tolerance: 0.1 }],
  ])('%s: %s', async (name, text, args, returns, compare = EQUAL) => {
    expect(seen(await readJava(text))).toEqual([[`P:${name}`, args, { returns }, compare]]);
  });

  it.each([
    'assertTrue(P.f(1) != 2);',
    'assertEquals(P.f(1), P.f(2));',
    'assertEquals(P.g(1), 2);',
    'for (int i = 0; i < 3; i++) { assertEquals(P.f(i), i); }',
    'Random random = new Random(1); assertEquals(random.nextInt(), P.f(1));',
    'if (P.f(1) == 2) { throw new Exception(); } else { P.f(2); }',
    'P.f(1);',
    'assertEquals(1, 2);',
    'assertEquals(2147483647 + 1, P.f(1));',
    'assertTrue(P.f(1).get() == 2);',
  ])('%s is beyond them', async (text) => {
    expect(await readJava(text)).toBeNull();
  });
});

async function readJavascript(text: string): Promise<CallCase[] | null> {
  const reader = new JavascriptReader('m', new Set(['f']));
  return reader.read(parts(await parse('javascript', text))) ? reader.cases() : null;
}

describe('JavaScript tests as cases', () => {
  it.each<Row>([
    ['console.assert(f(1) === 3)', [1], 3],
    ['console.assert(2.5 === f(3.0, -0.5))', [3, { $: 'float', v: '-0.5' }], { $: 'float', v: '2.5' }],
    ['console.assert(JSON.stringify(f(\'a\\$\')) === JSON.stringify([(0, 1), "b"]))', ['a$'], [1, 'b']],
    [
      "console.assert(JSON.stringify(f({ a: 1, 'b': [], 3: null })) == JSON.stringify({}))",
      [
        {
          $: 'dict',
          v: [
            ['a', 1],
            ['b', []],
            ['3', null],
          ],
        },
      ],
      { $: 'dict', v: [] },
    ],
    ['console.assert(f(`x`))', ['x'], true, { kind: 'truthy' }],
    ['console.assert(!f())', [], false, { kind: 'truthy' }],
    ['console.assert(Math.abs(f(1) - 0.5) < 1e-6)', [1], { $: 'float', v: '0.5' }, { kind: 'close', tolerance: 1e-6 }],
    ['var a = [1, [2]]; var x = f(a); var v = null; if(!compare(x, v)){ throw "no" }', [[1, [2]]], null],
    [
      'if (!_.isEqual(f(new Set([1]), new Map([[1, "a"]])), 10n)) throw 1',
      [
        { $: 'set', v: [1] },
        { $: 'dict', v: [[1, 'a']] },
      ],
      { $: 'int', v: '10' },
    ],
    [
      'if (!_.isEqual(f({ a: 1 }, -3n), new Map([["a", 1]]))) throw 1',
      [
        { $: 'dict', v: [['a', 1]] },
        { $: 'int', v: '-3' },
      ],
      { $: 'map', v: [['a', 1]] },
    ],
  ])('%s', async (text, args, returns, compare = EQUAL) => {
    expect(seen(await readJavascript(text))).toEqual([['m:f', args, { returns }, compare]]);
  });

  it.each([
    'console.assert(f(1) !== 2)',
    'console.assert(f(1) === undefined)',
    'console.assert(f(1) == 2)',
    'console.assert(f(x) === 1)',
    'console.assert(f([1,,2]) === 1)',
    'for (let i = 0; i < 3; i++) console.assert(f(i) === i)',
    'f(1)',
    'console.assert(f(1) === f(2))',
    'console.log(f(1) === 1)',
  ])('%s is beyond them', async (text) => {
    expect(await readJavascript(text)).toBeNull();
  });
});

const RUST =
  'pub fn f(a: i32, b: &str) -> Vec<String> { vec![] } pub fn r(a: f32) -> f32 { a } pub fn e(a: char) -> Option<i32> { None } pub fn d(a: &dyn Any) -> i32 { 1 } pub fn m(a: &mut Vec<i32>) -> i32 { 1 }';

async function readRust(text: string): Promise<CallCase[] | null> {
  const block = (await parseRust(`fn t() { ${text} }`)).descendantsOfType('block')[0];
  if (block === undefined) throw new TypeError('the text has no block');
  const reader = new RustReader('src/lib', functionsOf(await parse('rust', RUST)));
  return reader.read(parts(block)) ? reader.cases() : null;
}

describe('Rust tests as cases', () => {
  it.each<[string, ...Row]>([
    ['f', 'assert_eq!(f(1, "a"), vec!["b", "c"], "message");', [1, 'a'], ['b', 'c']],
    ['f', 'assert!(vec!["b".to_string(); 2] == f(-1_000i32, &String::from("a\\u{41}")));', [-1000, 'aA'], ['b', 'b']],
    ['f', 'let empty: Vec<String> = vec![]; assert_eq!(f(2 * 3, r#"a"b"#), empty);', [6, 'a"b'], []],
    ['f', 'let mut x = 1; assert!((f(x, "a") == Vec::<String>::new()));', [1, 'a'], []],
    ['r', 'assert!((r(1.0) - 0.5).abs() < 1e-6);', [{ $: 'float', v: '1' }], { $: 'float', v: '0.5' }, { kind: 'close', tolerance: 1e-6 }],
    ['r', 'assert!(f32::abs(r(2.0) + 1.0) < 0.01);', [{ $: 'float', v: '2' }], { $: 'float', v: '-1' }, { kind: 'close', tolerance: 0.01 }],
    ['r', 'assert_eq!(r(0.1), 0.1);', [{ $: 'float', v: '0.1' }], { $: 'float', v: '0.1' }, { kind: 'close', tolerance: 1e-6 }],
    ['e', "assert_eq!(e('a'), Some(3));", ['a'], 3],
    ['e', "let n = e('\\''); assert_eq!(n, None);", ["'"], null],
  ])('%s: %s', async (name, text, args, returns, compare = EQUAL) => {
    expect(seen(await readRust(text))).toEqual([[`src/lib:${name}`, args, { returns }, compare]]);
  });

  it('that expect an error', async () => {
    expect(seen(await readRust('assert_eq!(e(\'a\'), Err("bad"));'))).toEqual([['src/lib:e', ['a'], { raises: 'Err' }, EQUAL]]);
  });

  it.each([
    'assert_ne!(f(1, "a"), vec![]);',
    'assert_eq!(d(&1), 1);',
    'assert_eq!(m(&mut vec![1]), 1);',
    'for i in 0..3 { assert_eq!(r(i), i); }',
    'assert_eq!(f(x, "a"), vec![]);',
    'assert_eq!(f(1, "a").len(), 0);',
    'let x = rand(); assert_eq!(r(1.0), x);',
    'f(1, "a");',
  ])('%s is beyond them', async (text) => {
    expect(await readRust(text)).toBeNull();
  });
});

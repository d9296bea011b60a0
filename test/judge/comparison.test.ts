import { describe, expect, it } from 'vitest';
import { type CallCase, type Comparison, DEFAULT_LIMITS, type Language } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { withBubblewrap } from '../support/boxes.js';
import type { JudgeJob } from '../../ports/sandbox.js';

/** What a program gives, what a case expects, and whether the language takes one for the other. */
type Row = readonly [given: string, expected: Value, holds: boolean, compare?: Comparison['kind']];

const float = (v: string): Value => ({ $: 'float', v });
const big = (v: string): Value => ({ $: 'int', v });
const tuple = (...v: Value[]): Value => ({ $: 'tuple', v });
const set = (...v: Value[]): Value => ({ $: 'set', v });
const dict = (...v: (readonly [Value, Value])[]): Value => ({ $: 'dict', v });

const COMPARISONS: Readonly<Record<Comparison['kind'], Comparison>> = {
  equal: { kind: 'equal' },
  exact: { kind: 'exact' },
  close: { kind: 'close', tolerance: 1e-6 },
  unordered: { kind: 'unordered', distinct: false },
  truthy: { kind: 'truthy' },
};

/** Each expression after whatever it needs, behind `;;`. */
const PYTHON: readonly Row[] = [
  ['True', 1, true],
  ['1.0', 1, true],
  ['"1"', 1, false],
  ['None', false, false],
  ['(1, 2)', [1, 2], false],
  ['[1, 2]', tuple(1, 2), false],
  ['from decimal import Decimal;; Decimal("3.0")', 3, true],
  ['from decimal import Decimal;; Decimal("0.1")', float('0.1'), false],
  ['from decimal import Decimal;; Decimal("0.5")', float('0.5'), true],
  ['from decimal import Decimal;; Decimal("Infinity")', float('inf'), true],
  ['from decimal import Decimal;; Decimal("1e999999")', 1, false],
  ['from decimal import Decimal;; Decimal("0.1")', float('0.1'), true, 'close'],
  ['from fractions import Fraction;; Fraction(6, 4)', float('1.5'), true],
  ['from fractions import Fraction;; Fraction(1, 3)', float('0.3333333333333333'), false],
  ['from fractions import Fraction;; [Fraction(4, 2)]', [2], true],
  ['from fractions import Fraction;; {Fraction(1, 2): "a"}', dict([float('0.5'), 'a']), true],
  ['from fractions import Fraction;; Fraction(2)', 2, false, 'exact'],
  ['complex(2, 0)', 2, true],
  ['2 + 1j', 2, false],
  ['complex(2, 1e-9)', 2, true, 'close'],
  ['complex(0, 0)', false, true, 'truthy'],
  ['{1: 2}.keys()', set(1), true],
  ['{1: 2}.items()', set(tuple(1, 2)), true],
  ['{1: 2}.values()', [2], false],
  ['{1: 2}.values()', [2], true, 'unordered'],
  ['from collections import OrderedDict as O;; O(b=1, a=2)', dict(['a', 2], ['b', 1]), true],
  ['from collections import Counter;; Counter("aab")', dict(['a', 2], ['b', 1]), true],
  ['from collections import defaultdict as D;; D(int, a=1)', dict(['a', 1]), true],
  ['from collections import defaultdict as D;; D(int, a=1)', dict(['a', 1]), false, 'exact'],
  ['from collections import ChainMap;; ChainMap({"a": 1}, {"a": 2, "b": 3})', dict(['a', 1], ['b', 3]), true],
  ['__import__("collections").ChainMap({"a": 1})', dict(['a', 1]), true],
  ['from collections import UserList;; UserList([1])', [1], true],
  ['from collections import UserString;; UserString("a")', 'a', true],
  ['from collections import UserDict;; UserDict()', false, true, 'truthy'],
  ['from types import MappingProxyType as M;; M({"a": M({})})', dict(['a', dict()]), true],
  ['from collections import deque;; deque([1])', [1], false],
  ['from collections import deque;; deque([2, 1])', [1, 2], true, 'unordered'],
  ['range(3)', [0, 1, 2], false],
  ['range(3)', [2, 1, 0], true, 'unordered'],
  ['range(0)', false, true, 'truthy'],
  ['bytearray(b"hi")', { $: 'bytes', v: 'aGk=' }, true],
  ['memoryview(b"hi")', { $: 'bytes', v: 'aGk=' }, true],
  ['from collections import namedtuple;; namedtuple("P", "x y")(1, 2)', tuple(1, 2), true],
  ['from enum import IntEnum;; IntEnum("E", "A").A', 1, true],
  ['from enum import Enum;; Enum("E", "A").A', 1, false],
  ['[(1,)]', [tuple(1)], true, 'exact'],
  ['[(True,)]', [tuple(1)], false, 'exact'],
  ['{1.0: 1}', dict([1, 1]), false, 'exact'],
  ['frozenset({1})', set(1), false, 'exact'],
  ['[1, {"a": (1.5, None)}]', [1, dict(['a', tuple(float('1.5'), null)])], true, 'exact'],
  ['10**30000', big(`1${'0'.repeat(30_000)}`), true],
  ['10**30000 + 1', big(`1${'0'.repeat(30_000)}`), false],
  ['-10**30000 - 1', big(`-1${'0'.repeat(30_000)}`), true, 'close'],
  ['10**400', float('1e+300'), false, 'close'],
  ['list(range(250_000))', Array.from({ length: 250_000 }, (_, index) => index), true],
  ['[0.5] * 250_000', Array.from({ length: 250_000 }, () => float('0.5')), true],
  ['set(range(100_000))', set(...Array.from({ length: 100_000 }, (_, index) => index)), true],
  ['{0.1 + 0.2, 7.0}', set(7, float('0.3')), true, 'close'],
  ['1.7e308', float('1.7e+308'), true, 'close'],
  ['-1.7e308', float('1.7e+308'), false, 'close'],
  ['class N: pass;; N()', true, true, 'truthy'],
  ['class N:;;  __len__ = lambda self: 0;; N()', false, true, 'truthy'],
  ['class L(list):;;  __bool__ = lambda self: False;; L([1])', false, true, 'truthy'],
  ['class N:;;  __eq__ = lambda self, other: True;; N()', 1, false],
  ['class N:;;  __eq__ = lambda self, other: True;;  __index__ = lambda self: 5;; N()', 1, false],
  ['class N:;;  __index__ = lambda self: 1;; N()', 1, false],
  ['class N(int):;;  __eq__ = lambda self, other: True;;  __hash__ = int.__hash__;; N(2)', 1, false],
  ['class Decimal:;;  __module__ = "decimal";;  __eq__ = lambda self, other: True;; Decimal()', 1, false],
  ['class F:;;  __float__ = lambda self: 1.5;;  __eq__ = lambda self, other: other == 1.5;; F()', float('1.5'), true],
  ['class D(dict):;;  __eq__ = lambda self, other: True;; D()', dict(['a', 1]), false],
];

const JAVASCRIPT: readonly Row[] = [
  ['true', 1, false],
  ['1', true, false],
  ['0', false, false],
  ['"1"', 1, false],
  ['5n', 5, false],
  ['5', big('5'), false],
  ['5n', big('5'), true],
  ['12345678901234567890n', big('12345678901234567890'), true],
  ['2n ** 70000n', big(String(2n ** 70_000n)), true],
  ['1.0', 1, true],
  ['5', float('5'), true],
  ['-0', 0, true],
  ['-0', 0, false, 'exact'],
  ['NaN', float('nan'), true],
  ['undefined', null, false],
  ['null', null, true],
  ['new Map([["a", 1]])', dict(['a', 1]), false],
  ['({ a: 1 })', { $: 'map', v: [['a', 1]] }, false],
  ['new Map([["a", 1]])', { $: 'map', v: [['a', 1]] }, true],
  ['new Map([[1, 2]])', dict([1, 2]), true],
  ['new Map()', dict(), false],
  ['new Set([2, 1])', set(1, 2), true],
  ['new Set([1])', [1], false],
  ['new Set([true])', set(1), false],
  ['new Set([2, 1])', [1, 2], true, 'unordered'],
  ['({ a: 1, b: undefined })', dict(['a', 1]), true],
  ['Object.create(null)', dict(), true],
  ['(class A extends Array {}).from([1])', [1], true],
  ['(class A extends Array {}).from([1])', [1], false, 'exact'],
  ['require("node:vm").runInNewContext("[{ a: [1] }]")', [dict(['a', [1]])], true],
  ['require("node:vm").runInNewContext("new Map([[1, new Set([2])]])")', dict([1, set(2)]), true],
  ['Buffer.from("hi")', { $: 'bytes', v: 'aGk=' }, true],
  ['new Number(5)', 5, false],
  ['new String("a")', 'a', false],
  ['({ valueOf: () => 5, toJSON: () => 5 })', 5, false],
  ['new Proxy([1], {})', [1], false],
  ['Object.assign(new (class P {})(), { a: 1 })', dict(['a', 1]), true],
  ['Object.assign(new (class P {})(), { a: 1 })', dict(['a', 1]), false, 'exact'],
  ['Object.assign(new (class P {})(), { a: 1 })', dict(['a', 2]), false],
  ['[new (class Q extends (class P { constructor() { this.a = 1; } f() {} }) { b = [2]; })()]', [dict(['a', 1], ['b', [2]])], true],
  ['new (class P { constructor() { this.a = 1; } toJSON() { return 5; } })()', dict(['a', 1]), false],
  ['new (class P { constructor() { this.a = 1; } valueOf() { return 5; } })()', dict(['a', 1]), false],
  ['new (class P { constructor() { this.a = 1; } get b() { return 1; } })()', dict(['a', 1]), false],
  ['new (class P { *[Symbol.iterator]() {} })()', dict(), false],
  ['Object.defineProperty(new (class P {})(), "a", { enumerable: true, get: () => 1 })', dict(['a', 1]), false],
  ['new Date(0)', dict(), false],
  ['/a/', dict(), false],
  ['new Error("a")', dict(), false],
  ['new (class E extends Error {})("a")', dict(), false],
  ['new (class M extends Map {})()', dict(), false],
  ['new WeakMap()', dict(), false],
  ['(function () {})', dict(), false],
  ['Object.create(new Proxy({}, {}))', dict(), false],
  ['Object.assign([1], { a: 2 })', [1], false],
  ['/(a)/.exec("a")', ['a', 'a'], false],
  ['Array.from(/(a)/.exec("a") ?? [])', ['a', 'a'], true],
  ['Object.assign([1], { [Symbol("a")]: 2 })', [1], false],
  ['({ [Symbol("a")]: 1 })', dict(), false],
  ['({ a: undefined })', dict(), true],
  ['({ a: undefined })', dict(), false, 'exact'],
  ['Object.create(null)', dict(), false, 'exact'],
  ['({ a: [] })', dict(['a', []]), true, 'exact'],
  ['Object.assign([], { "-1": 2 })', [], false],
  ['({ get a() { return 1; } })', dict(['a', 1]), true],
  ['Object.setPrototypeOf([1], { toJSON: () => [2], length: 1 })', [2], false],
  ['NaN', false, true, 'truthy'],
  ['undefined', false, true, 'truthy'],
  ['0n', false, true, 'truthy'],
  ['""', true, false, 'truthy'],
  ['[]', true, true, 'truthy'],
  ['({})', false, false, 'truthy'],
  ['new Map()', true, true, 'truthy'],
  ['"0"', true, true, 'truthy'],
  ['Array.from({ length: 250_000 }, () => 1)', Array.from({ length: 250_000 }, () => 1), true],
  ['0.1 + 0.2', float('0.3'), true, 'close'],
  ['5n', 5, false, 'close'],
];

/** The declared type decides; `Object` where there is none. */
const JAVA: readonly Row[] = [
  ['5', 5, true],
  ['5L', 5, true],
  ['5.0', 5, false],
  ['true', 1, false],
  ['1', true, false],
  ["'a'", 'a', false],
  ['"a"', 'a', true],
  ['5', float('5.0'), false],
  ['List.of(5.0)', [5], false],
  ["List.of('a')", ['a'], false],
  ['"5"', 5, false],
  ['double: 5.0', 5, true],
  ['int: 5', float('5.0'), true],
  ['Double: 5.0', 5, true],
  ['float: 0.1f', float('0.1'), false],
  ['float: 0.1f', float(String(Math.fround(0.1))), true],
  ['float: 0.5f', float('0.5'), true],
  ['float[]: new float[] {0.1f}', [float('0.1')], false],
  ['float: 0.1f', float('0.1'), true, 'close'],
  ['float: Float.NaN', float('nan'), true],
  ['double: 5.5', 5, false],
  ["char: 'a'", 'a', true],
  ["Character: 'a'", 'a', true],
  ["List<Character>: List.of('a')", ['a'], true],
  ["Map<Character, Integer>: Map.of('a', 1)", dict(['a', 1]), true],
  ["char[]: new char[] {'a'}", ['a'], true],
  ['double[]: new double[] {1, 2.5}', [1, float('2.5')], true],
  ['int[][]: new int[][] {{1}, {}}', [[1], []], true],
  ['List<Double>: List.of(5.0)', [5], false],
  ['Integer[]: new Integer[] {1, null}', [1, null], true],
  ['byte[]: new byte[] {1, -1}', [1, -1], true],
  ['java.math.BigDecimal: new java.math.BigDecimal("1.50")', float('1.5'), true],
  ['new java.math.BigDecimal("0.1")', float('0.1'), true],
  ['new java.math.BigDecimal(0.1)', float('0.1'), true],
  ['new java.math.BigDecimal("0.10001")', float('0.1'), false],
  ['List.of(new java.math.BigDecimal("2"))', [2], true],
  ['java.math.BigInteger.TEN.pow(30000)', big(`1${'0'.repeat(30_000)}`), true],
  ['new java.util.concurrent.atomic.AtomicLong(3)', 3, true],
  ['new java.util.concurrent.atomic.AtomicBoolean(true)', true, true],
  ['new java.util.concurrent.atomic.AtomicReference<>("a")', 'a', true],
  ['new java.util.concurrent.atomic.AtomicIntegerArray(new int[] {1, 2})', [1, 2], true],
  ['CharSequence: new StringBuilder("ab")', 'ab', true],
  ['new StringBuffer("ab")', 'ab', true],
  ['new StringBuilder("ab")', 'ab', false, 'exact'],
  ['Map.entry("a", 1)', tuple('a', 1), true],
  ['new AbstractMap.SimpleEntry<>("a", null)', ['a', null], true],
  ["Map.Entry<Character, Integer>: Map.entry('a', 1)", ['a', 1], true],
  ['Map.entry("a", 1)', dict(['a', 1]), true],
  ['new ArrayList<>(Map.of("a", 1).entrySet())', [tuple('a', 1)], true],
  ['Optional.of(5)', 5, true],
  ['Optional.empty()', null, true],
  ['List.of(1, 2)', tuple(1, 2), true],
  ['new ArrayDeque<>(List.of(1))', [1], true],
  ['Set.of(1)', [1], false],
  ['true', true, true, 'truthy'],
  ['1', true, false, 'truthy'],
  ['new Object() { public boolean equals(Object o) { return true; } }', 1, false],
  [
    'new Number() { public int intValue() { return 1; } public long longValue() { return 1; } public float floatValue() { return 1; } public double doubleValue() { return 1; } }',
    1,
    false,
  ],
  [
    'new CharSequence() { public char charAt(int i) { return 97; } public int length() { return 1; } public CharSequence subSequence(int a, int b) { return this; } public String toString() { return "a"; } }',
    'a',
    false,
  ],
  ['java.util.Collections.nCopies(250000, 1)', Array.from({ length: 250_000 }, () => 1), true],
  ['double: 0.1 + 0.2', float('0.3'), true, 'close'],
  ['5.0', 5, true, 'close'],
];

const RUST: readonly Row[] = [
  ['i32: 5', 5, true],
  ['u64: u64::MAX', big('18446744073709551615'), true],
  ['f64: 5.0', 5, false],
  ['i32: 5', float('5.0'), false],
  ['bool: true', 1, false],
  ['i32: 1', true, false],
  ["char: 'a'", 'a', true],
  ['String: "5".to_string()', 5, false],
  ['(i32, i32): (1, 2)', tuple(1, 2), true],
  ['(i32, i32): (1, 2)', [1, 2], false],
  ['[i32; 2]: [1, 2]', [1, 2], true],
  ['Option<f64>: Some(0.1 + 0.2)', float('0.3'), true, 'close'],
  ['Option<i32>: None', null, true],
  ['std::num::Wrapping<u8>: std::num::Wrapping(3)', 3, true],
  ['std::sync::Mutex<i32>: std::sync::Mutex::new(3)', 3, true],
  ['std::collections::BTreeMap<i32, bool>: std::iter::once((1, true)).collect()', dict([1, true]), true],
  ['std::collections::BTreeMap<i32, bool>: std::iter::once((1, true)).collect()', dict([1, 1]), false],
  ['Vec<u8>: vec![104, 105]', { $: 'bytes', v: 'aGk=' }, true],
  ['Vec<i32>: vec![1; 250000]', Array.from({ length: 250_000 }, () => 1), true],
  ['bool: true', true, true, 'truthy'],
  ['i32: 1', true, false, 'truthy'],
];

interface Table {
  readonly language: Language;
  readonly rows: readonly Row[];
  readonly file: string;
  readonly program: (given: readonly string[]) => string;
}

const TABLES: readonly Table[] = [
  {
    language: 'python',
    rows: PYTHON,
    file: 'sol.py',
    program: (given) => given.map((each, index) => pythonFunction(each.split(';;'), index)).join('\n'),
  },
  {
    language: 'javascript',
    rows: JAVASCRIPT,
    file: 'sol.js',
    program: (given) => given.map((each, index) => `exports.f${index} = () => ${each};`).join('\n'),
  },
  {
    language: 'typescript',
    rows: JAVASCRIPT.filter(([given]) => !/require|Buffer|Proxy|class|setPrototypeOf/.test(given)),
    file: 'sol.ts',
    program: (given) => given.map((each, index) => `export const f${index} = (): unknown => ${each};`).join('\n'),
  },
  {
    language: 'java',
    rows: JAVA,
    file: 'Sol.java',
    program: (given) => `import java.util.*;\nclass Sol {\n${given.map((each, index) => javaMethod(each, index)).join('\n')}\n}\n`,
  },
  {
    language: 'rust',
    rows: RUST,
    file: 'src/lib.rs',
    program: (given) => given.map((each, index) => each.replace(/^(.*?): ([\s\S]*)$/, `pub fn f${index}() -> $1 { $2 }`)).join('\n'),
  },
];

function pythonFunction(lines: readonly string[], index: number): string {
  return [`def f${index}():`, ...lines.slice(0, -1).map((line) => `    ${line}`), `    return ${(lines.at(-1) ?? '').trim()}`].join('\n');
}

function javaMethod(given: string, index: number): string {
  const [, type = 'Object', body = given] = /^([\w.]+(?:<[\w, ]+>)?(?:\[\])*): ([\s\S]*)$/.exec(given) ?? [];
  return `static ${type} f${index}() { return ${body}; }`;
}

describe('the equality of each language, on its real driver', () => {
  const { judge } = withBubblewrap();

  it.each(TABLES)('$language', async ({ language, rows, file, program }) => {
    const cases = rows.map(([, returns, , compare = 'equal'], index): CallCase => ({
      id: `${index}`,
      call: { fn: `${file.replace(/\.\w+$/, '')}:f${index}`, args: [] },
      expect: { returns },
      compare: COMPARISONS[compare],
    }));
    const job: JudgeJob = {
      language,
      files: { [file]: '' },
      editable: [file],
      candidate: { [file]: program(rows.map(([given]) => given)) },
      checks: { trust: 'split', cases },
      limits: { ...DEFAULT_LIMITS, cpuMs: 60_000, wallMs: 60_000 },
    };
    const verdict = await judge(job);
    expect(verdict.diagnostics).toEqual([]);
    const told = rows.map(
      ([given, , , compare = 'equal'], index) =>
        `${compare} ${given}: ${verdict.tests[index]?.status === 'passed'}${verdict.tests[index]?.status === 'missing' ? ' (missing)' : ''}`,
    );
    expect(told).toEqual(rows.map(([given, , holds, compare = 'equal']) => `${compare} ${given}: ${holds}`));
  });
});

import { describe, expect, it } from 'vitest';
import { parseAnswer, type AnsweredTask } from '../../../domain/answer/answer.js';
import type { Files, Language } from '../../../domain/task.js';
import { fenced, taskOf } from './tasks.js';

/** Nobody but the given tests asks for anything. */
const tested = (language: Language, files: Files, tests: string): AnsweredTask => ({
  ...taskOf(language, files, [], Object.keys(files).slice(0, 1)),
  visible: { trust: 'in-process', tests: { framework: 'pytest', files: { tests: tests }, ids: ['one'] } },
});
const filesOf = (text: string, task: AnsweredTask): Files | string => {
  const made = parseAnswer(text, task);
  return made.kind === 'files' ? made.files : made.reason;
};

describe('a whole program that is built in another way comes back as it is', () => {
  it.each<[string, Language, string, string, string]>([
    [
      'a block of methods with other bounds',
      'rust',
      'src/lib.rs',
      'pub struct Heap<T> { items: Vec<T> }\n\nimpl<T: Ord> Heap<T> {\n    pub fn new() -> Self { Heap { items: Vec::new() } }\n    pub fn push(&mut self, x: T) { self.items.push(x); }\n    pub fn pop(&mut self) -> Option<T> { self.items.pop() }\n}\n',
      'pub struct Heap<T> { items: Vec<T> }\n\nimpl<T: Ord + Clone> Heap<T> {\n    pub fn new() -> Self { Heap { items: Vec::new() } }\n    pub fn push(&mut self, x: T) { self.items.push(x); self.items.sort(); }\n    pub fn pop(&mut self) -> Option<T> { self.items.pop() }\n}\n',
    ],
    [
      'bounds behind `where`',
      'rust',
      'src/lib.rs',
      'pub struct Heap<T> { items: Vec<T> }\n\nimpl<T: Ord> Heap<T> {\n    pub fn new() -> Self { Heap { items: Vec::new() } }\n    pub fn push(&mut self, x: T) { self.items.push(x); }\n}\n',
      'pub struct Heap<T> where T: Ord { items: Vec<T> }\n\nimpl<T> Heap<T> where T: Ord {\n    pub fn new() -> Self { Heap { items: Vec::new() } }\n    pub fn push(&mut self, x: T) { self.items.push(x); self.items.sort(); }\n}\n',
    ],
    [
      'a type with parameters that had none',
      'rust',
      'src/lib.rs',
      'pub struct Stack { items: Vec<i32> }\n\nimpl Stack {\n    pub fn new() -> Self { Stack { items: Vec::new() } }\n    pub fn push(&mut self, x: i32) { self.items.insert(0, x); }\n    pub fn pop(&mut self) -> Option<i32> { self.items.pop() }\n}\n',
      '#[derive(Debug, Default)]\npub struct Stack<T> { items: Vec<T> }\n\nimpl<T> Stack<T> {\n    pub fn new() -> Self { Stack { items: Vec::new() } }\n    pub fn push(&mut self, x: T) { self.items.push(x); }\n    pub fn pop(&mut self) -> Option<T> { self.items.pop() }\n}\n',
    ],
    [
      'a lifetime of another name',
      'rust',
      'src/lib.rs',
      "pub struct Lexer<'a> { text: &'a str, pos: usize }\n\nimpl<'a> Lexer<'a> {\n    pub fn new(text: &'a str) -> Lexer<'a> { Lexer { text, pos: 0 } }\n    pub fn next_token(&mut self) -> Option<&'a str> { None }\n}\n",
      "pub struct Lexer<'src> { text: &'src str, pos: usize }\n\nimpl<'src> Lexer<'src> {\n    pub fn new(text: &'src str) -> Self { Lexer { text, pos: 0 } }\n    pub fn next_token(&mut self) -> Option<&'src str> { self.text.split(' ').nth(self.pos) }\n}\n",
    ],
    [
      'a method that is a function now',
      'rust',
      'src/lib.rs',
      'pub struct Graph { edges: Vec<Vec<usize>> }\n\nimpl Graph {\n    pub fn new(n: usize) -> Self { Graph { edges: vec![vec![]; n] } }\n    pub fn walk(&self, at: usize) -> Vec<usize> { let mut seen = vec![]; self.visit(at, &mut seen); seen }\n    fn visit(&self, at: usize, seen: &mut Vec<usize>) { seen.push(at); }\n}\n',
      'pub struct Graph { edges: Vec<Vec<usize>> }\n\nfn visit(graph: &Graph, at: usize, seen: &mut Vec<usize>) {\n    if seen.contains(&at) { return; }\n    seen.push(at);\n    for &next in &graph.edges[at] { visit(graph, next, seen); }\n}\n\nimpl Graph {\n    pub fn new(n: usize) -> Self { Graph { edges: vec![vec![]; n] } }\n    pub fn walk(&self, at: usize) -> Vec<usize> { let mut seen = vec![]; visit(self, at, &mut seen); seen }\n}\n',
    ],
    [
      'a type that only had a name',
      'rust',
      'src/lib.rs',
      'use std::collections::HashMap;\n\npub type Counts = HashMap<char, usize>;\n\npub fn count(s: &str) -> Counts { HashMap::new() }\npub fn most(s: &str) -> Option<char> { None }\n',
      'use std::collections::HashMap;\n\npub fn count(s: &str) -> HashMap<char, usize> {\n    let mut m = HashMap::new();\n    for c in s.chars() { *m.entry(c).or_insert(0) += 1; }\n    m\n}\n\npub fn most(s: &str) -> Option<char> { count(s).into_iter().max_by_key(|&(_, n)| n).map(|(c, _)| c) }\n',
    ],
    [
      'a helper within the function',
      'python',
      'sort.py',
      'def merge(a, b):\n    return a + b\n\n\ndef merge_sort(a):\n    if len(a) < 2:\n        return a\n    m = len(a) // 2\n    return merge(a[:m], a[m:])\n',
      'def merge_sort(a):\n    def merge(x, y):\n        out = []\n        while x and y:\n            out.append(x.pop(0) if x[0] <= y[0] else y.pop(0))\n        return out + x + y\n\n    if len(a) < 2:\n        return a\n    m = len(a) // 2\n    return merge(merge_sort(a[:m]), merge_sort(a[m:]))\n',
    ],
    [
      'a helper of another name',
      'python',
      'sort.py',
      'def merge(a, b):\n    return a + b\n\n\ndef merge_sort(a):\n    if len(a) < 2:\n        return a\n    m = len(a) // 2\n    return merge(a[:m], a[m:])\n',
      'def merge_lists(a, b):\n    out = []\n    return sorted(a + b)\n\n\ndef merge_sort(a):\n    if len(a) < 2:\n        return a\n    m = len(a) // 2\n    return merge_lists(merge_sort(a[:m]), merge_sort(a[m:]))\n',
    ],
    [
      'no class that only helped',
      'python',
      'rpn.py',
      'class Stack:\n    def __init__(self):\n        self.items = []\n\n    def push(self, x):\n        self.items.append(x)\n\n    def pop(self):\n        return self.items.pop(0)\n\n\ndef rpn(tokens):\n    s = Stack()\n    for t in tokens:\n        s.push(t)\n    return s.pop()\n',
      "import operator\n\n\ndef rpn(tokens):\n    ops = {'+': operator.add, '-': operator.sub}\n    stack = []\n    for t in tokens:\n        if t in ops:\n            b, a = stack.pop(), stack.pop()\n            stack.append(ops[t](a, b))\n        else:\n            stack.append(t)\n    return stack.pop()\n",
    ],
    [
      'a constant where it is used',
      'python',
      'x.py',
      "LIMIT = 10\nNAMES = {\n    'a': 1,\n    'b': 2,\n}\n\n\ndef clip(x):\n    return min(x, LIMIT)\n\n\ndef value(n):\n    return NAMES[n]\n",
      "from typing import Dict\n\nNAMES: Dict[str, int] = {'a': 1, 'b': 2}\n\n\ndef clip(x: int) -> int:\n    return max(0, min(x, 10))\n\n\ndef value(n: str) -> int:\n    return NAMES.get(n, 0)\n",
    ],
    [
      'another beginning',
      'python',
      'run.py',
      'import sys\n\n\ndef read():\n    return sys.stdin.read().split()\n\n\ndef main():\n    print(len(read()))\n\n\nif __name__ == "__main__":\n    main()\n',
      'import sys\n\n\ndef solve() -> None:\n    data = sys.stdin.read().split()\n    print(sum(int(x) for x in data))\n\n\nif __name__ == "__main__":\n    solve()\n',
    ],
    [
      'a class within another',
      'python',
      'll.py',
      'class Node:\n    def __init__(self, v, next=None):\n        self.v = v\n        self.next = next\n\n\nclass LinkedList:\n    def __init__(self):\n        self.head = None\n\n    def push(self, v):\n        self.head = Node(v)\n\n    def pop(self):\n        return self.head.v\n\n    def __len__(self):\n        return 0\n',
      "class LinkedList:\n    class _Node:\n        __slots__ = ('v', 'next')\n\n        def __init__(self, v, nxt):\n            self.v = v\n            self.next = nxt\n\n    def __init__(self):\n        self._head = None\n        self._size = 0\n\n    def push(self, v):\n        self._head = self._Node(v, self._head)\n        self._size += 1\n\n    def pop(self):\n        v = self._head.v\n        self._head = self._head.next\n        self._size -= 1\n        return v\n\n    def __len__(self):\n        return self._size\n",
    ],
    [
      'a decorator for a table',
      'python',
      't.py',
      'memo = {}\n\n\ndef fib(n):\n    if n in memo:\n        return memo[n]\n    memo[n] = fib(n - 1) + fib(n - 2)\n    return memo[n]\n\n\ndef fib_list(n):\n    return [fib(i) for i in range(n)]\n',
      'from functools import lru_cache\n\n\n@lru_cache(maxsize=None)\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n\n\ndef fib_list(n):\n    return [fib(i) for i in range(n)]\n',
    ],
    [
      'a class for a prototype',
      'javascript',
      'counter.js',
      'function Counter(start) { this.n = start; }\n\nCounter.prototype.inc = function () {\n  this.n -= 1;\n  return this.n;\n};\n\nCounter.prototype.reset = function () { this.n = 1; };\n\nmodule.exports = Counter;\n',
      'class Counter {\n  constructor(start) {\n    this.n = start;\n  }\n\n  inc() {\n    return ++this.n;\n  }\n\n  reset() {\n    this.n = 0;\n  }\n}\n\nmodule.exports = Counter;\n',
    ],
    [
      'fields for a constructor',
      'javascript',
      'm.js',
      "export class Robot {\n  constructor() { this.name = 'A'; }\n  reset() {}\n}\n\nconst used = new Set();\n",
      'const taken = new Set();\n\nfunction make() {\n  return String.fromCharCode(65 + taken.size);\n}\n\nexport class Robot {\n  #name = make();\n\n  get name() {\n    return this.#name;\n  }\n\n  reset() {\n    this.#name = make();\n  }\n}\n\nRobot.releaseNames = () => taken.clear();\n',
    ],
    [
      'properties that are set for ones that are computed',
      'javascript',
      'm.js',
      'export class Tri {\n  constructor(...s) { this.s = s; }\n  get isEquilateral() { return false; }\n  get isScalene() { return false; }\n}\n',
      'export class Tri {\n  constructor(...sides) {\n    this.sides = sides;\n    this.isEquilateral = new Set(sides).size === 1;\n    this.isScalene = new Set(sides).size === 3;\n  }\n}\n',
    ],
    [
      'a type where it is used',
      'typescript',
      'm.ts',
      'export interface Options { deep: boolean }\n\nexport function clone(x: any, o: Options): any { return x; }\nexport function same(x: any, y: any): boolean { return true; }\n',
      'export function clone<T>(x: T, { deep }: { deep: boolean }): T {\n  return deep ? structuredClone(x) : { ...x };\n}\n\nexport function same(x: unknown, y: unknown): boolean {\n  return JSON.stringify(x) === JSON.stringify(y);\n}\n',
    ],
    [
      'no helper that others of its package see',
      'java',
      'Prim.java',
      'public class Prim {\n    static boolean isPrime(int n) { return n > 1; }\n\n    public static int count(int n) { int c = 0; for (int i = 0; i < n; i++) if (isPrime(i)) c++; return c; }\n}\n',
      'public class Prim {\n    public static int count(int n) {\n        boolean[] composite = new boolean[Math.max(n, 2)];\n        int c = 0;\n        for (int i = 2; i < n; i++) {\n            if (!composite[i]) {\n                c++;\n                for (long j = (long) i * i; j < n; j += i) composite[(int) j] = true;\n            }\n        }\n        return c;\n    }\n}\n',
    ],
    [
      'no public helper that nobody calls',
      'java',
      'Fib.java',
      'import java.util.*;\n\npublic class Fib {\n    private Map<Integer, Long> memo = new HashMap<>();\n\n    public long fib(int n) { return go(n); }\n\n    public long go(int n) { return n; }\n}\n',
      'public class Fib {\n    public long fib(int n) {\n        long a = 0, b = 1;\n        for (int i = 0; i < n; i++) {\n            long t = a + b;\n            a = b;\n            b = t;\n        }\n        return a;\n    }\n}\n',
    ],
    [
      'a class within another',
      'java',
      'Ev.java',
      'import java.util.*;\n\nclass Token { String text; Token(String t) { text = t; } }\n\npublic class Ev {\n    public static int eval(String s) { return lex(s).size(); }\n\n    static List<Token> lex(String s) { return new ArrayList<>(); }\n}\n',
      'import java.util.*;\n\npublic class Ev {\n    private record Token(String text) {}\n\n    public static int eval(String s) {\n        int total = 0;\n        for (Token t : lex(s)) total += Integer.parseInt(t.text());\n        return total;\n    }\n\n    private static List<Token> lex(String s) {\n        List<Token> out = new ArrayList<>();\n        for (String each : s.split("\\\\+")) out.add(new Token(each.trim()));\n        return out;\n    }\n}\n',
    ],
    [
      'no example of use',
      'java',
      'Gc.java',
      'public class Gc {\n    public static int gcd(int a, int b) { return b; }\n    public static int lcm(int a, int b) { return a * b; }\n    public static void main(String[] args) { System.out.println(gcd(1, 2)); }\n}\n',
      'public class Gc {\n    public static int gcd(int a, int b) {\n        return b == 0 ? a : gcd(b, a % b);\n    }\n\n    public static int lcm(int a, int b) {\n        return a / gcd(a, b) * b;\n    }\n}\n',
    ],
    [
      'no helper, beside several heads of one function',
      'typescript',
      'm.ts',
      'export function helper(x: any): any { return x; }\n\nexport function first(x: string): string;\nexport function first(x: number[]): number;\nexport function first(x: any): any { return helper(x[1]); }\n',
      'export function first(x: string): string;\nexport function first(x: number[]): number;\nexport function first(x: any): any {\n  return x[0];\n}\n',
    ],
    [
      'fewer methods of one name',
      'java',
      'St.java',
      'public class St {\n    public static int sum(int[] xs, int from) { return 0; }\n    static int sum(int[] xs) { return sum(xs, 0); }\n    static int sum(long[] xs) { return 0; }\n    static int twice(int a) { return a; }\n    public static int total(int[] xs) { return twice(sum(xs)); }\n}\n',
      'public class St {\n    public static int sum(int[] xs, int from) {\n        int s = 0;\n        for (int i = from; i < xs.length; i++) s += xs[i];\n        return s;\n    }\n\n    static int sum(Iterable<Integer> xs) {\n        return 1;\n    }\n\n    public static int total(int[] xs) {\n        return sum(xs, 0);\n    }\n}\n',
    ],
    [
      'decorators before what is exported',
      'typescript',
      'm.ts',
      'function log(t: any, k: string) { return t; }\n\nexport class A {\n  @log\n  run(x: number): number { return x - 1; }\n\n  @log stop(): void {}\n}\n',
      "const log = (prefix: string) => (target: unknown, key: string) => {\n  console.log(prefix, key);\n};\n\n@log('class')\nexport class A {\n  @log('run')\n  run(x: number): number {\n    return x + 1;\n  }\n\n  @log('stop')\n  stop(): void {}\n}\n",
    ],
    [
      'a trait that only one type had',
      'rust',
      'src/lib.rs',
      'pub trait Shape { fn area(&self) -> f64; }\npub struct Sq(pub f64);\nimpl Shape for Sq { fn area(&self) -> f64 { self.0 } }\npub fn total(xs: &[Sq]) -> f64 { xs.iter().map(|x| x.area()).sum() }\n',
      'pub struct Sq(pub f64);\n\nimpl Sq {\n    pub fn area(&self) -> f64 {\n        self.0 * self.0\n    }\n}\n\npub fn total(xs: &[Sq]) -> f64 {\n    xs.iter().map(Sq::area).sum()\n}\n',
    ],
    [
      'one function for several of one name',
      'python',
      'm.py',
      "from functools import singledispatch\n\n\n@singledispatch\ndef show(x):\n    return str(x)\n\n\n@show.register\ndef _(x: int):\n    return 'i'\n\n\n@show.register\ndef _(x: list):\n    return 'l'\n\n\ndef join(x):\n    return show(x)\n\n\ndef both(x):\n    return join(x) + join(x)\n",
      "def show(x):\n    if isinstance(x, int):\n        return 'int'\n    if isinstance(x, list):\n        return 'list'\n    return str(x)\n\n\ndef both(x):\n    return show(x) * 2\n",
    ],
    [
      'no choice between two versions',
      'python',
      'm.py',
      'import sys\n\nif sys.version_info >= (3, 8):\n    from math import prod\nelse:\n    def prod(xs):\n        return 1\n\n\ndef area(a):\n    return prod(a)\n\n\ndef vol(a):\n    return prod(a) + 1\n',
      'from functools import reduce\n\n\ndef area(a):\n    return reduce(lambda x, y: x * y, a, 1)\n\n\ndef vol(a):\n    return area(a)\n',
    ],
  ])('with %s (%s)', (_, language, path, given, text) =>
    expect(filesOf(fenced(text, language), tested(language, { [path]: given }, ''))).toEqual({ [path]: text }),
  );
});

describe('what a text leaves out', () => {
  const PRIMES = 'def is_prime(n):\n    return n > 1\n\n\ndef primes(n):\n    return [i for i in range(n) if is_prime(i)]\n';
  const RIGHT = 'def primes(n):\n    return [i for i in range(2, n) if all(i % j for j in range(2, i))]\n';

  it('goes with its last use, where nothing else asks for it', () =>
    expect(filesOf(fenced(RIGHT), tested('python', { 'primes.py': PRIMES }, 'assert primes(3) == [2]'))).toEqual({ 'primes.py': RIGHT }));

  it.each([
    ['the tests', tested('python', { 'primes.py': PRIMES }, 'assert is_prime(3)')],
    ['another file', tested('python', { 'primes.py': PRIMES, 'twin.py': 'from primes import is_prime\n' }, '')],
    ['a case', taskOf('python', { 'primes.py': PRIMES }, ['primes:primes', 'primes:is_prime'])],
  ])('stays where %s ask for it', (_, task) =>
    expect(filesOf(fenced(RIGHT), task)).toEqual({ 'primes.py': PRIMES.replace(/def primes[^]*/, RIGHT) }),
  );

  it.each([
    ['in a string with braces', 'def primes(n):\n    return f"{[i for i in range(n) if is_prime(i)]}"\n'],
    ['in code', 'def primes(n):\n    return list(filter(is_prime, range(2, n)))\n'],
  ])('stays where the text uses it %s', (_, text) =>
    expect(filesOf(fenced(text), tested('python', { 'primes.py': PRIMES }, ''))).toEqual({
      'primes.py': PRIMES.replace(/def primes[^]*/, text),
    }),
  );

  it('is what else a skeleton holds', () => {
    const given = 'def half(x):\n    raise NotImplementedError\n\n\ndef twice(x):\n    raise NotImplementedError\n';
    const [half, twice] = ['def half(x):\n    return x / 2\n', 'def twice(x):\n    return x * 2\n'];
    const task = taskOf('python', { 'two.py': given }, ['two:half', 'two:twice']);
    expect(filesOf(`${fenced(half)}\n${fenced(twice)}`, task)).toEqual({ 'two.py': `${half}\n\n${twice}` });
  });

  it('is the rest of a type whose methods got other bounds', () => {
    const given =
      'pub struct Heap<T> {\n    items: Vec<T>,\n}\n\nimpl<T: Ord> Heap<T> {\n    pub fn push(&mut self, x: T) {\n        self.items.insert(0, x);\n    }\n\n    pub fn pop(&mut self) -> Option<T> {\n        self.items.pop()\n    }\n}\n';
    const text = 'impl<T: Ord + Clone> Heap<T> {\n    pub fn push(&mut self, x: T) {\n        self.items.push(x);\n    }\n}\n';
    expect(filesOf(fenced(text, 'rust'), tested('rust', { 'src/lib.rs': given }, ''))).toEqual({
      'src/lib.rs': given.replace('T: Ord', 'T: Ord + Clone').replace('insert(0, x)', 'push(x)'),
    });
  });
});

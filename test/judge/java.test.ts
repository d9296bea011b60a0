import { describe, expect, it } from 'vitest';
import { type CallCase, DEFAULT_LIMITS, type Limits } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { call, messages } from '../contract/sandbox.js';
import { withBubblewrap } from '../support/boxes.js';
import type { JudgeJob } from '../../ports/sandbox.js';

const GCD = 'class Gcd {\n    static int gcd(int a, int b) {\n        return b == 0 ? a : gcd(b, a % b);\n    }\n}\n';
const GCD_CASES = [call([17, 0], 17, 'Gcd:gcd'), call([13, 13], 13, 'Gcd:gcd'), call([37, 600], 1, 'Gcd:gcd')];

function job(code: string, cases: readonly CallCase[] = GCD_CASES, limits: Partial<Limits> = {}): JudgeJob {
  return {
    language: 'java',
    files: { 'Gcd.java': '' },
    editable: ['Gcd.java'],
    candidate: { 'Gcd.java': code },
    checks: { trust: 'split', cases },
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
}

function classes(members: readonly string[]): string {
  return `import java.util.*;\nclass Gcd {\n${members.map((each, index) => `static class C${index} {\n${each}\n}`).join('\n')}\n}\n`;
}

describe('Java, split', () => {
  const { judge } = withBubblewrap();

  /** What `f` of each class answers to its arguments, as the verdict tells it; all in one box. */
  const answers = async (asked: readonly (readonly [members: string, args: readonly Value[]])[]): Promise<string[]> => {
    const cases = asked.map(([, args], index): CallCase => ({
      id: `${index}`,
      call: { fn: `Gcd:Gcd.C${index}.f`, args },
      expect: { returns: 'nobody expects this' },
      compare: { kind: 'equal' },
    }));
    const told = messages(await judge(job(classes(asked.map(([members]) => members)), cases)));
    return told.map((message) => message.replace(', expected "nobody expects this"', '').replace(/^.*? returned /, ''));
  };

  it('passes what is right', async () => {
    const verdict = await judge(job(GCD));
    expect(verdict).toMatchObject({ status: 'passed', errorClass: null, step: 'test', trust: 'split', rejectedPaths: [] });
    expect(verdict.tests.map((test) => test.status)).toEqual(['passed', 'passed', 'passed']);
  });

  it('calls a wrong answer Logic, and goes on after it', async () => {
    const verdict = await judge(job(GCD.replace('? a', '? 13')));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'test' });
    expect(messages(verdict)).toEqual(['gcd(17, 0) returned 13, expected 17', '', 'gcd(37, 600) returned 13, expected 1']);
  });

  it('places an exception in the candidate', async () => {
    const verdict = await judge(job(GCD.replace('? a', '? new int[] {a}[a]')));
    expect(messages(verdict)[0]).toBe('raised ArrayIndexOutOfBoundsException: Index 17 out of bounds for length 1 (Gcd.java line 3)');
  });

  it('calls what does not compile Syntax, with its lines', async () => {
    const verdict = await judge(job(GCD.replace('? a', '? a + c').replace('gcd(b,', 'gdc(b,')));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Syntax', step: 'compile' });
    expect(verdict.diagnostics).toEqual([
      { path: 'Gcd.java', line: 3, message: 'cannot find symbol symbol: variable c location: class Gcd' },
      { path: 'Gcd.java', line: 3, message: 'cannot find symbol symbol: method gdc(int,int) location: class Gcd' },
    ]);
    expect(verdict.tests.map((test) => test.status)).toEqual(['missing', 'missing', 'missing']);
  });

  it('calls what cannot be loaded Logic', async () => {
    const verdict = await judge(job(`class Gcd { static final int[] NONE = new int[-1]; ${GCD.slice(GCD.indexOf('static'))}`));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Logic', step: 'load' });
    expect(messages(verdict)[0]).toBe('raised NegativeArraySizeException: -1 (Gcd.java line 1)');
  });

  it('calls an endless loop Timeout, and judges the cases that are left', async () => {
    const verdict = await judge(job(GCD.replace('return', 'while (b == 13) {}\n        return'), undefined, { cpuMs: 1_000 }));
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Timeout', step: 'test' });
    expect(messages(verdict)).toEqual(['', 'did not return in time', '']);
  });

  it.each([
    ['one array', 'return new long[1 << 28].length;'],
    ['a list that grows', 'List<int[]> all = new ArrayList<>(); while (true) all.add(new int[100_000]);'],
    ['memory beside the heap', 'List<Object> all = new ArrayList<>(); while (true) all.add(java.nio.ByteBuffer.allocateDirect(1 << 20));'],
  ])('calls too much memory Resource: %s', async (_, body) => {
    const verdict = await judge(
      job(`import java.util.*;\nclass Gcd { static int gcd(int a, int b) { ${body} } }`, undefined, { memoryMb: 64 }),
    );
    expect(verdict).toMatchObject({ status: 'failed', errorClass: 'Resource', reason: 'more than 64 MB of memory' });
  });

  it('lets an honest program make much garbage in little memory', async () => {
    const verdict = await judge(
      job(
        GCD.replace('return', 'String text = "";\n        for (int i = 0; i < 3000; i++) text += i;\n        return text.isEmpty() ? 0 :'),
        undefined,
        { memoryMb: 64 },
      ),
    );
    expect(verdict).toMatchObject({ status: 'passed' });
  });

  it('maps what a candidate returns', async () => {
    const table: readonly (readonly [what: string, members: string, shown: string])[] = [
      [
        'whole numbers of every type',
        'static Object f() { return List.of((byte) 1, (short) 2, 3, 4L, new java.math.BigInteger("5")); }',
        '[1, 2, 3, 4, 5]',
      ],
      ['large ones', 'static long f() { return Long.MAX_VALUE; }', '9223372036854775807'],
      ['fractions', 'static double[] f() { return new double[] {2, 0.1, 1e100, Double.NaN, -1.0 / 0}; }', '[2.0, 0.1, 1.0e100, nan, -inf]'],
      ['arrays', 'static int[][] f() { return new int[][] {{1}, {}}; }', '[[1], []]'],
      ['text', 'static Object f() { return List.of("é\\n\\"", \'c\', "\\ud83d\\ude00"); }', '["é\\n\\"", "c", "😀"]'],
      ['maps', 'static Object f() { return new TreeMap<>(Map.of("b", List.of(), "a", true)); }', '{"a": True, "b": []}'],
      ['sets', 'static Object f() { return new HashSet<>(List.of(3, 1, 2)); }', '{1, 2, 3}'],
      ['nothing', 'static void f() {}', 'None'],
      [
        'what may be there',
        'static Object f() { return Arrays.asList(Optional.of(1), Optional.empty(), OptionalDouble.of(2)); }',
        '[1, None, 2.0]',
      ],
      ['a queue', 'static Object f() { return new ArrayDeque<>(List.of(1, 2)); }', '[1, 2]'],
      ['a list with an initializer of its own', 'static Object f() { return new ArrayList<Integer>() {{ add(1); }}; }', '[1]'],
      [
        'what only looks like a list',
        'static Object f() { return new ArrayList<Integer>() { public boolean equals(Object other) { return true; } }; }',
        '<a class without a name>',
      ],
      [
        'an object of its own, with its fields',
        'int n = 1; C12 next = this; static C12 f() { return new C12(); }',
        '<Gcd.C12#1 n=1 next=<#1>>',
      ],
      ['a constant of its own', 'enum Colour { RED } static Object f() { return Colour.RED; }', '<Gcd.C13.Colour#1 name="RED">'],
      [
        'what is too deep',
        'static Object f() { Object o = 1; for (int i = 0; i < 1000; i++) o = List.of(o); return o; }',
        '<List12 (too large)>',
      ],
      ['anything else', 'static Object f() { return new Random(1); }', '<Random>'],
    ];
    const told = await answers(table.map(([, members]) => [members, []]));
    expect(table.map(([what], index) => [what, told[index]])).toEqual(table.map(([what, , shown]) => [what, shown]));
  });

  it('converts arguments to what is declared', async () => {
    const table: readonly (readonly [what: string, members: string, args: readonly Value[], shown: string])[] = [
      [
        'numbers',
        'static Object f(int a, long b, double c, Integer d, Object e, java.math.BigInteger g) { return List.of(a, b, c, d, e, g); }',
        [1, 2, 3, 4, 5, 6],
        '[1, 2, 3.0, 4, 5, 6]',
      ],
      [
        'arrays and lists of them',
        'static Object f(int[] a, List<double[]> b, char[] c, String... d) { return List.of(a, b, c, d); }',
        [[1], [[2]], 'xy', 'p', 'q'],
        '[[1], [[2.0]], ["x", "y"], ["p", "q"]]',
      ],
      ['characters and text', 'static Object f(char a, Character b, String c) { return a + c + b; }', ['a', 'b', 'c'], '"acb"'],
      [
        'generic maps',
        'static Object f(Map<String, List<Long>> m) { long sum = 0; for (List<Long> each : m.values()) for (long l : each) sum += l; return sum; }',
        [{ $: 'dict', v: [['a', [1, 2]]] }],
        '3',
      ],
      [
        'sets and what may be there',
        'static Object f(Set<Integer> s, Optional<String> o, Optional<String> p) { return s.contains(1) && o.get().equals("x") && p.isEmpty(); }',
        [{ $: 'set', v: [1] }, 'x', null],
        'True',
      ],
      [
        'the overload that fits best',
        'static String f(double a) { return "double"; }\nstatic String f(int a) { return "int"; }\nstatic String f(String a) { return "text"; }',
        [3],
        '"int"',
      ],
      [
        'objects of the task',
        'C6 next; int n; static int f(C6 a) { return a.next.n + a.next.next.n; }',
        [
          {
            $: 'object',
            id: 1,
            class: 'Gcd:Gcd.C6',
            fields: [
              [
                'next',
                {
                  $: 'object',
                  id: 2,
                  class: 'Gcd:Gcd.C6',
                  fields: [
                    ['n', 5],
                    ['next', { $: 'ref', id: 1 }],
                  ],
                },
              ],
              ['n', 2],
            ],
          },
        ],
        '7',
      ],
    ];
    const told = await answers(table.map(([, members, args]) => [members, args]));
    expect(table.map(([what], index) => [what, told[index]])).toEqual(table.map(([what, , , shown]) => [what, shown]));
  });

  it('says what cannot be called', async () => {
    const told = await answers([
      ['static int g() { return 1; }', []],
      ['static int f(int a) { return 1; }', ['x']],
    ]);
    expect(told).toEqual(['Gcd.C0.f is not defined in Gcd.java', 'Gcd.C1.f is not defined for these arguments in Gcd.java']);
  });

  it('compares outside', async () => {
    const table: readonly (readonly [members: string, asked: Partial<CallCase> & { readonly drain?: boolean }, right: boolean])[] = [
      [
        'static double f() { return 0.1 + 0.2; }',
        { expect: { returns: { $: 'float', v: '0.3' } }, compare: { kind: 'close', tolerance: 1e-9 } },
        true,
      ],
      ['static double f() { return 0.1 + 0.2; }', { expect: { returns: { $: 'float', v: '0.3' } } }, false],
      ['static int f() { return 2; }', { expect: { returns: { $: 'float', v: '2.0' } }, compare: { kind: 'exact' } }, false],
      [
        'static Object f() { return List.of(2, 1); }',
        { expect: { returns: [1, 2] }, compare: { kind: 'unordered', distinct: false } },
        true,
      ],
      ['static Object f() { throw new NumberFormatException("x"); }', { expect: { raises: 'IllegalArgumentException' } }, true],
      [
        'static class IllegalArgumentException extends RuntimeException {} static Object f() { throw new IllegalArgumentException(); }',
        { expect: { raises: 'IllegalArgumentException' } },
        false,
      ],
      ['static class Own extends Exception {} static Object f() throws Own { throw new Own(); }', { expect: { raises: 'Own' } }, true],
      ['static void f() { System.out.print("a"); System.out.println("b"); }', { expect: { prints: 'ab\n' } }, true],
      ['static void f() { System.err.println("ab"); }', { expect: { prints: 'ab\n' } }, false],
      ['static Object f() { return List.of(1, 2).iterator(); }', { expect: { returns: [1, 2] }, drain: true }, true],
      ['static Object f() { return new Object() { public boolean equals(Object other) { return true; } }; }', {}, false],
    ];
    const cases = table.map(([, { drain = false, ...asked }], index): CallCase => ({
      id: `${index}`,
      call: { fn: `Gcd:Gcd.C${index}.f`, args: [], drain },
      expect: { returns: 1 },
      compare: { kind: 'equal' },
      ...asked,
    }));
    const { tests } = await judge(job(classes(table.map(([members]) => members)), cases));
    expect(table.map(([members], index) => [members, tests[index]?.status])).toEqual(
      table.map(([members, , right]) => [members, right ? 'passed' : 'failed']),
    );
  });

  it('keeps objects between calls, reads their fields and calls their methods', async () => {
    const make = { keep: 'counter', call: { fn: 'Gcd:Gcd', args: [40] } };
    const add = { keep: 'sum', call: { fn: 'add', on: 'counter', args: [2] } };
    const members =
      'private int n; Gcd(int n) { this.n = n; } int add(int by) { n += by; return n; } static int twice(Gcd other) { return 2 * other.n; }';
    const cases: CallCase[] = [
      { id: 'field', steps: [make, add], call: { fn: 'n', on: 'counter', args: [] }, expect: { returns: 42 }, compare: { kind: 'exact' } },
      {
        id: 'argument',
        steps: [make],
        call: { fn: 'Gcd:twice', args: [{ $: 'handle', name: 'counter' }] },
        expect: { returns: 80 },
        compare: { kind: 'exact' },
      },
    ];
    expect(await judge(job(`class Gcd { ${members} }`, cases))).toMatchObject({ status: 'passed' });
  });

  it('finds classes in packages, in folders that do not follow them and beside others', async () => {
    const files = {
      'src/main/java/Shape.java':
        'package shapes;\nimport shapes.util.Maths;\npublic class Shape { public int area(int side) { return Maths.square(side); } }\n',
      'lib/Maths.java': 'package shapes.util;\npublic class Maths { public static int square(int n) { return n * n; } }\n',
      'Broken.java': 'no Java at all',
    };
    const verdict = await judge({
      ...job(''),
      files,
      editable: ['src/main/java/Shape.java'],
      candidate: { 'src/main/java/Shape.java': files['src/main/java/Shape.java'] },
      checks: { trust: 'split', cases: [call([5], 25, 'src/main/java/Shape:area'), call([6], 36, 'src/main/java/Shape:Shape.area')] },
    });
    expect(verdict).toMatchObject({ status: 'passed' });
  });

  it('says the same twice, and nothing of this machine', async () => {
    const code =
      'import java.util.*;\nclass Gcd { static Object gcd(int a, int b) {\n  Set<Object> seen = new HashSet<>(List.of(new Object(), new Thread(), new Gcd()));\n  if (b == 13) throw new IllegalStateException("no " + new Object() + " in " + seen);\n  return seen.stream().map(each -> each.getClass().getSimpleName()).toList(); } }\n';
    const [first, second] = [await judge(job(code)), await judge(job(code))];
    expect(first.tests).toEqual(second.tests);
    expect(messages(first)[1]).toMatch(/^raised IllegalStateException: no java.lang.Object in \[.*\] \(Gcd.java line 4\)$/);
  });

  it('goes on where a candidate ends, prints or leaves threads', async () => {
    expect(messages(await judge(job(GCD.replace('return', 'if (b == 13) System.exit(0);\n        return')))).slice(0, 2)).toEqual([
      '',
      'the process ended with exit code 0 instead of returning',
    ]);
    expect(
      await judge(
        job(
          GCD.replace(
            'return',
            'System.out.println("FAILED: SyntaxError");\n        new Thread(() -> { while (true); }).start();\n        return',
          ),
        ),
      ),
    ).toMatchObject({ status: 'passed' });
  });
});

import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../domain/answer/answer.js';
import { solve } from '../../offline-model/answers/solve.js';
import { OPERATORS } from '../../offline-model/operators/table.js';
import { readTask } from '../../offline-model/prompt/read-prompt.js';
import { poolsOf } from '../../offline-model/rank/pools.js';
import { AS_GIVEN, candidatesOf, NO_INGREDIENTS, promptOf, readerOf, taskOf, toolbox } from './fixtures.js';
import type { Tried } from '../../domain/tried.js';

type Braced = 'javascript' | 'java' | 'rust';

/** The body of a function over `x`, `y` and `items`, in its language. */
const FRAME: Readonly<Record<Braced, readonly [before: string, after: string]>> = {
  javascript: ['function f(x, y, items) {\n', '}\n'],
  java: ['class Solution {\n    static int f(int x, int y, List<Integer> items) {\n', '    }\n}\n'],
  rust: ['fn f(mut x: i32, y: i32, items: Vec<i32>) -> i32 {\n', '}\n'],
};

/**
 * For each operator a body, and the line that it must come to. A language that is not named cannot say it, or says it as no edit of one
 * place.
 */
const CHANGES: readonly (readonly [operator: string, forms: Partial<Readonly<Record<Braced, readonly [body: string, line: string]>>>])[] = [
  [
    'constant-step',
    {
      javascript: ['return x * 2;', 'return x * 3;'],
      java: ['return (int) (x * 2L);', 'return (int) (x * 3L);'],
      rust: ['x * 2i32', 'x * 3i32'],
    },
  ],
  [
    'constant-swap',
    {
      javascript: ["return 'yes';", "return 'YES';"],
      java: ["if (c == 'a') return x;", "if (c == 'A') return x;"],
      rust: ['let z = 2.5;', 'let z = 1.0;'],
    },
  ],
  [
    'compare-swap',
    {
      javascript: ['return x === y;', 'return x !== y;'],
      java: ['while (x < y) { x++; }', 'while (x <= y) { x++; }'],
      rust: ['for i in 0..x { }', 'for i in 0..=x { }'],
    },
  ],
  ['variable-swap', { javascript: ['return x;', 'return y;'], java: ['return x;', 'return y;'], rust: ['x', 'y'] }],
  ['arithmetic-swap', { javascript: ['x += 4;', 'x -= 4;'], java: ['x++;', 'x--;'], rust: ['x += 4;', 'x -= 4;'] }],
  [
    'boolean-swap',
    {
      javascript: ['return x && y;', 'return x || y;'],
      java: ['if (x > 1 && y > 1) return x;', 'if (x > 1 || y > 1) return x;'],
      rust: ['if x > 1 && y > 1 { return x; }', 'if x > 1 || y > 1 { return x; }'],
    },
  ],
  ['operand-swap', { javascript: ['return x - y;', 'return y - x;'], java: ['return x - y;', 'return y - x;'], rust: ['x - y', 'y - x'] }],
  [
    'off-by-one',
    {
      javascript: ['return items[x];', 'return items[x + 1];'],
      java: ['return items.get(x);', 'return items.get(x - 1);'],
      rust: ['for i in 0..x { }', 'for i in 0..x - 1 { }'],
    },
  ],
  ['drop-term', { javascript: ['return x + y;', 'return x;'], java: ['return x + y;', 'return x;'], rust: ['x + y', 'x'] }],
  [
    'add-term',
    { javascript: ['return g(x);', 'return g(x - y);'], java: ['return x;', 'return x * y;'], rust: ['return x;', 'return x / 2;'] },
  ],
  [
    'negate',
    {
      javascript: ['if (x) return y;', 'if (!x) return y;'],
      java: ['if (items.isEmpty()) return y;', 'if (!items.isEmpty()) return y;'],
      rust: ['if items.is_empty() { return y; }', 'if !items.is_empty() { return y; }'],
    },
  ],
  [
    'drop-condition',
    {
      javascript: ['if (x && y) return 1;', 'if (x) return 1;'],
      java: ['if (x > 1 || y > 1) return 1;', 'if (y > 1) return 1;'],
      rust: ['if x > 1 || y > 1 { return 1; }', 'if y > 1 { return 1; }'],
    },
  ],
  [
    'add-condition',
    {
      javascript: ['while (x > 3) x -= y;', 'while (y && x > 3) x -= y;'],
      java: ['while (true) { x--; }', 'while (!items.isEmpty()) { x--; }'],
      rust: ['while x > 3 { x -= y; }', 'while x > 3 && y > 0 { x -= y; }'],
    },
  ],
  ['guard-statement', { javascript: ['x = y;', 'if (y) {'], java: ['x = y;', 'if (y > 0) {'], rust: ['x = y;', 'if y > 0 {'] }],
  [
    'function-swap',
    {
      javascript: ['return Math.min(x, y);', 'return Math.max(x, y);'],
      java: ['return Math.min(x, y);', 'return Math.max(x, y);'],
      rust: ['x.min(y)', 'x.max(y)'],
    },
  ],
  [
    'argument-swap',
    {
      javascript: ['return items.includes(x);', 'return x.includes(items);'],
      java: ['return Math.floorMod(x, y);', 'return Math.floorMod(y, x);'],
      rust: ['g(x, y)', 'g(y, x)'],
    },
  ],
  [
    'argument-change',
    {
      javascript: ['return items.sort();', 'return items.sort((x, y) => x - y);'],
      java: ['Collections.sort(items);', 'Collections.sort(items, Collections.reverseOrder());'],
    },
  ],
  [
    'wrap-call',
    {
      javascript: ['return x;', 'return Math.abs(x);'],
      java: ['return x;', 'return Math.abs(x);'],
      rust: ['return x;', 'return x.abs();'],
    },
  ],
  [
    'keep-best',
    {
      javascript: ['for (const each of items) { x = each; }', 'for (const each of items) { x = Math.max(x, each); }'],
      java: ['for (int each : items) { x = each; }', 'for (int each : items) { x = Math.max(x, each); }'],
      rust: ['for each in items { x = each; }', 'for each in items { x = each.max(x); }'],
    },
  ],
  [
    'fill-stub',
    {
      javascript: ["throw new Error('not implemented');", 'return Math.max(x, y);'],
      java: ['throw new UnsupportedOperationException("not yet");', 'return Math.max(x, y);'],
      rust: ['todo!()', 'return x.max(y);'],
    },
  ],
  [
    'unwrap-call',
    {
      javascript: ['return Math.floor(x);', 'return x;'],
      java: ['return Math.abs(x);', 'return x;'],
      rust: ['return x.abs();', 'return x;'],
    },
  ],
  [
    'slice-change',
    {
      javascript: ['for (const each of items) { x += each; }', 'for (const each of items.slice(1)) { x += each; }'],
      java: ['for (int each : items) { x += each; }', 'for (int each : items.subList(x, items.size())) { x += each; }'],
    },
  ],
  [
    'index-change',
    { javascript: ['return items[y];', 'return items[items.length - 1];'], rust: ['items[y as usize]', 'items[items.len() - 1]'] },
  ],
  [
    'insert-statement',
    { javascript: ['x += y;\nreturn items;', 'x = y;'], java: ['items.add(x);\nreturn x;', 'x = y;'], rust: ['x += y;\nx', 'x = y;'] },
  ],
  [
    'reorder',
    {
      javascript: ['x += y;\nreturn items;', 'items.sort((x, y) => x - y);'],
      java: ['items.add(x);\nreturn x;', 'Collections.sort(items);'],
      rust: ['let mut z = vec![x];\nz.push(y);\nx', 'z.sort();'],
    },
  ],
  [
    'literal-everywhere',
    {
      javascript: ["if (x) return 'no';\nreturn 'no';", "return 'NO';"],
      java: ['if (x > 1) return 1;\nreturn x;', 'if (x > 2) return 2;'],
      rust: ['if x > 1 { return 1; }\nx', 'if x > 2 { return 2; }'],
    },
  ],
  [
    'join-text',
    {
      javascript: ["return 'a' + x;", "return 'a' + '-' + x;"],
      java: ['String s = "a" + x;\nreturn x;', 'String s = "a" + "." + x;'],
      rust: ['let s = format!("{}{}", x, y);\nx', 'let s = format!("{}, {}", x, y);'],
    },
  ],
  [
    'regroup',
    {
      javascript: ['return items[x - 1 / 2];', 'return items[(x - 1) / 2];'],
      java: ['return x - (y + 1);', 'return x - y + 1;'],
      rust: ['x / y + 1', 'x / (y + 1)'],
    },
  ],
  [
    'name-for-number',
    { javascript: ['return y * 2;', 'return y * x;'], java: ['return y * 2;', 'return y * y;'], rust: ['y * 2', 'y * x'] },
  ],
  [
    'element-read',
    {
      javascript: ['items[x] = 0;\nreturn y;', 'return items[x];'],
      java: ['if (items.get(x) > 1) return y;', 'if (items.get(x) > 1) return items.get(0);'],
      rust: ['let z = items[x as usize];\ny', 'items[0]'],
    },
  ],
  [
    'delete-statement',
    {
      javascript: ['x += 1;', 'function f(x, y, items) {\n}\n'],
      java: ['x += 1;\nreturn x;', 'class Solution {\n    static int f(int x, int y, List<Integer> items) {\nreturn x;\n    }\n}\n'],
      rust: ['x += 1;\nx', 'fn f(mut x: i32, y: i32, items: Vec<i32>) -> i32 {\nx\n}\n'],
    },
  ],
  [
    'move-statement',
    {
      javascript: ['for (const each of items) {\n  x += each;\n  return x;\n}', '}\nreturn x;'],
      java: ['for (int each : items) {\n  x += each;\n  return x;\n}', '}\nreturn x;'],
      rust: ['for each in items {\n  x += each;\n  return x;\n}', '}\nreturn x;'],
    },
  ],
  ['assign-swap', { javascript: ['x = y;', 'x += y;'], java: ['x = y;', 'x += y;'], rust: ['x += y;', 'x = y;'] }],
  ['return-change', { javascript: ['return true;', 'return !x;'], java: ['return x;', 'return 0;'], rust: ['x + y', '-1'] }],
  [
    'copy-expression',
    {
      javascript: ['x = g(x);\nreturn x / y;', 'return g(x);'],
      java: ['x = x * y;\nreturn x / 2;', 'return x * y;'],
      rust: ['x = x * y;\nx / 2', 'x * y'],
    },
  ],
  ['attribute-swap', { javascript: ['return x.left + y.right;', 'return x.right + y.right;'] }],
];

describe.each(['javascript', 'java', 'rust'] as const)('operators over %s', (language) => {
  const [before, after] = FRAME[language];
  const forms = CHANGES.flatMap(([operator, { [language]: form }]) => (form === undefined ? [] : [[operator, ...form] as const]));

  it.each(forms)('%s', (operator, body, line) => {
    const made = candidatesOf(`${before}${body}\n${after}`, NO_INGREDIENTS, language).filter(
      ({ text }) => text === line || text.includes(line),
    );
    expect(made.map((candidate) => candidate.operator)).toContain(operator);
  });

  it('make programs', () => {
    const made = candidatesOf(
      `${before}${forms
        .filter(([operator]) => operator === 'keep-best')
        .map(([, body]) => body)
        .join('\n')}\nreturn x;\n${after}`,
      NO_INGREDIENTS,
      language,
    );
    const broken = made.filter(({ text }) => !readerOf(language).isProgram(text));
    expect(made.length).toBeGreaterThan(50);
    expect(broken.length / made.length).toBeLessThan(0.02);
  });
});

it('every operator is tried in a language with braces', () => {
  expect(new Set(CHANGES.map(([operator]) => operator))).toEqual(new Set(OPERATORS.map((operator) => operator.name)));
});

/** Log-priors of the likeliest candidates that hold a text. */
function priorsOf(language: Braced, program: string, changes: readonly string[]): number[] {
  const weights = new Map(candidatesOf(program, NO_INGREDIENTS, language).map(({ text, logPrior }) => [text, logPrior]));
  return changes.map((change) => [...weights].find(([text]) => text.includes(change))?.[1] ?? Number.NEGATIVE_INFINITY);
}

describe('what a macro of Rust is given', () => {
  const program =
    'fn f(x: i32, y: i32) -> Vec<String> {\n    let pair = vec![vec![x, y], vec![0; 3]];\n    vec![format!("{} of {}", pair.len(), x)]\n}\n';
  const texts = candidatesOf(program, NO_INGREDIENTS, 'rust').map((candidate) => candidate.text);

  it.each([
    ['elements', 'vec![x, y]', 'vec![y, x]'],
    ['the number of elements', 'vec![0; 3]', 'vec![0; 4]'],
    ['an argument', 'pair.len(), x)', 'pair.len(), y)'],
  ])('is changed like any call: %s', (_, before, after) => {
    expect(texts).toContain(program.replace(before, after));
  });

  it('stays as it is where it is no list of expressions', () => {
    const pattern = "fn f(x: char) -> bool {\n    matches!(x, 'a'..='z' | '_') && x > 'b'\n}\n";
    expect(candidatesOf(pattern, NO_INGREDIENTS, 'rust').map((candidate) => candidate.text)).toContain(
      pattern.replace("x > 'b'", "x >= 'b'"),
    );
  });
});

it('the argument of a method of Rust becomes its object without its reference', () => {
  const program = 'fn f(part: &String, whole: &String) -> bool {\n    part.contains(&**whole)\n}\n';
  expect(candidatesOf(program, NO_INGREDIENTS, 'rust').map((candidate) => candidate.text)).toContain(
    program.replace('part.contains(&**whole)', 'whole.contains(&part)'),
  );
});

describe('changes that would not compile', () => {
  it.each<[string, Braced, string, string, string]>([
    ['a variable of another type', 'java', 'class A { int f(int a, int b, String s) { return a; } }', 'return s;', 'return b;'],
    ['a variable of another width', 'rust', 'fn f(a: usize, b: i32, c: usize) -> usize { return a; }', 'return b;', 'return c;'],
    [
      'a variable that is not declared yet',
      'javascript',
      'function f(a, b) {\n  g(a);\n  const late = 1;\n  return late;\n}\n',
      'g(late)',
      'g(b)',
    ],
    [
      'a variable of another block',
      'java',
      'class A { int f(int a, int b) { for (int i = 0; i < a; i++) { b += i; } return a; } }',
      '} return i; }',
      '} return b; }',
    ],
    [
      'a method that the object lacks',
      'java',
      'class A { String f(String s, String t) { return s; } }',
      'return s.subList(1, s.size());',
      'return s.substring(1);',
    ],
    ['a number less than none where there is none', 'rust', 'fn f(a: Vec<i32>) -> i32 { return a[3]; }', 'a[-1]', 'a[1]'],
    ['a whole number for one with a fraction', 'rust', 'fn f(a: f64, b: f64, n: i32) -> f64 { return a; }', 'return n;', 'return b;'],
  ])('stand far behind: %s', (_, language, program, unsound, sound) => {
    const [behind = Number.NaN, before = Number.NEGATIVE_INFINITY] = priorsOf(language, program, [unsound, sound]);
    expect(before).toBeGreaterThan(Number.NEGATIVE_INFINITY);
    expect(before - behind).toBeGreaterThan(2);
  });

  it('teach where the compiler does not want a kind of change', () => {
    const program = 'fn f(values: Vec<i32>) -> i32 {\n    let best = g(values.iter());\n    return best;\n}\n';
    const task = taskOf(program, { language: 'rust', files: { 'src/lib.rs': program }, editable: ['src/lib.rs'] });
    const share = (tried: readonly Tried[]): number => {
      const [pool] = poolsOf(readTask(promptOf(task, { tried })), toolbox());
      if (pool === undefined) return Number.NaN;
      const weights = pool.scores.map(Math.exp);
      return (
        pool.candidates.reduce((sum, { operator }, index) => sum + (operator === 'wrap-call' ? (weights[index] ?? 0) : 0), 0) /
        weights.reduce((sum, weight) => sum + weight, 0)
      );
    };
    const refused = ['g(values.iter().round())', 'g(values.iter().abs())'].map((call): Tried => ({
      ...AS_GIVEN,
      candidate: { 'src/lib.rs': program.replace('g(values.iter())', call) },
      errorClass: 'Syntax',
    }));
    const logical = refused.map((each): Tried => ({ ...each, errorClass: 'Logic' }));
    expect(share([AS_GIVEN, ...refused])).toBeLessThan(share([AS_GIVEN, ...logical]));
  });
});

describe('solve', () => {
  it.each<[Braced, string, string]>([
    [
      'javascript',
      'solution.js',
      'function firstAbove(numbers, limit) {\n  for (let i = 0; i <= numbers.length; i += 1) {\n    if (numbers[i].size > limit) return i;\n  }\n  return -1;\n}\n',
    ],
    [
      'java',
      'Solution.java',
      'class Solution {\n    int firstAbove(int[] numbers, int limit) {\n        for (int i = 0; i <= numbers.length; i++) {\n            if (numbers[i] > limit) return i;\n        }\n        return -1;\n    }\n}\n',
    ],
    [
      'rust',
      'src/lib.rs',
      'pub fn first_above(numbers: &[i32], limit: i32) -> i32 {\n    let mut i = 0;\n    while i <= numbers.len() {\n        if numbers[i] > limit {\n            return i as i32;\n        }\n        i += 1;\n    }\n    -1\n}\n',
    ],
  ])('mends %s, and gives the same answers again', (language, path, program) => {
    const task = taskOf(program, { language, files: { [path]: program }, editable: [path] });
    const view = readTask(promptOf(task));
    const texts = solve(view, toolbox(), { n: 60, temperature: 0, seed: 1 });
    const answers = texts.map((text) => parseAnswer(text, task));
    expect(answers).toContainEqual({ kind: 'files', files: { [path]: program.replace('<=', '<') } });
    expect(solve(view, toolbox(), { n: 60, temperature: 0, seed: 1 })).toEqual(texts);
  });

  it('says so for a language that it does not know', () => {
    const prompt = promptOf(taskOf('10 PRINT "A"\n')).map((message) => ({
      ...message,
      content: message.content.replace('Language: python', 'Language: basic'),
    }));
    expect(solve(readTask(prompt), toolbox(), { n: 1, temperature: 0, seed: 1 })[0]).toContain('has been tried');
  });
});

describe('a program that is judged by what it prints', () => {
  it('is repaired at its margin, too, by edits of what it is', () => {
    const program = 'n = int(input())\ntotal = 0\nfor i in range(n):\n    total += i\nprint(total)\n';
    const task = taskOf(program, {
      files: { 'main.py': program },
      editable: ['main.py'],
      reference: { 'main.py': program.replace('range(n)', 'range(n + 1)') },
      visible: { trust: 'split', cases: [{ id: 'three', stdin: '3\n', stdout: '6\n', checker: { kind: 'exact' } }] },
    });
    const failed: Tried = {
      ...AS_GIVEN,
      failures: [{ id: 'three', status: 'failed', message: String.raw`given "3\n" it printed "3\n", expected "6\n"` }],
    };
    const texts = solve(readTask(promptOf(task, { tried: [failed] })), toolbox(), { n: 40, temperature: 0, seed: 1 });
    const programs = texts.map((text) => parseAnswer(text, task)).flatMap((read) => ('files' in read ? [read.files['main.py']] : []));
    expect(programs.length).toBeGreaterThan(20);
    expect(programs).toContain(task.reference['main.py']);
  });
});

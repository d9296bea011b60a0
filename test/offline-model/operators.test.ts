import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { OPERATORS } from '../../offline-model/operators/table.js';
import { candidatesOf, COUNT_UP, reader } from './fixtures.js';

/** One change that each operator must be able to make: program, and the line (or whole program) that it must come to. */
const CHANGES: readonly (readonly [operator: string, program: string, line: string])[] = [
  ['constant-step', 'def f(x):\n    return x * 2\n', '    return x * 3'],
  ['constant-swap', "def f(x):\n    return 'yes' if x else 'no'\n", "    return 'YES' if x else 'no'"],
  ['compare-swap', 'def f(x, y):\n    return x < y\n', '    return x <= y'],
  ['arithmetic-swap', 'def f(x):\n    x += 4\n    return x\n', '    x -= 4'],
  ['boolean-swap', 'def f(x, y):\n    return x and y\n', '    return x or y'],
  ['operand-swap', 'def f(x, y):\n    return x - y\n', '    return y - x'],
  ['literal-everywhere', 'def f(x):\n    if x < 2:\n        return 2\n    return x\n', '        return 3'],
  ['join-text', "def f(x):\n    return 'a' + x\n", "    return 'a' + ' ' + x"],
  ['regroup', 'def f(x, y):\n    return (x + y) * 2\n', '    return x + y * 2'],
  ['name-for-number', 'def f(x, y):\n    return x * 2\n', '    return x * y'],
  ['element-read', 'def f(x, y, i):\n    x[i] = 0\n    return y\n', '    return x[i]'],
  ['reorder', 'def f(x):\n    y = []\n    y.append(x)\n    return y\n', '    y.sort()'],
  ['off-by-one', 'def f(items):\n    return range(len(items))\n', '    return range(len(items) + 1)'],
  ['drop-term', 'def f(x, y):\n    return x + y\n', '    return x'],
  ['add-term', 'def f(x, y):\n    return g(x)\n', '    return g(x - y)'],
  ['negate', 'def f(x):\n    if x:\n        return 1\n', '    if not x:'],
  ['drop-condition', 'def f(x, y):\n    if x and y:\n        return 1\n', '    if x:'],
  ['add-condition', 'def f(x, y):\n    while x > 3:\n        x -= y\n', '    while y and x > 3:'],
  ['guard-statement', 'def f(x, y):\n    x = y\n    return x\n', '    if y:'],
  ['variable-swap', 'def f(x, y):\n    return x\n', '    return y'],
  ['attribute-swap', 'def f(node, other):\n    a = node.left\n    return a + other.right\n', '    a = node.right'],
  ['function-swap', 'def f(items):\n    return any(items)\n', '    return all(items)'],
  ['argument-swap', 'def f(x, y):\n    return g(x, y)\n', '    return g(y, x)'],
  ['argument-change', 'def f(x):\n    return sorted(x)\n', '    return sorted(x, reverse=True)'],
  ['wrap-call', 'def f(x):\n    return x\n', '    return sorted(x)'],
  [
    'keep-best',
    'def f(items):\n    best = 0\n    for each in items:\n        best = g(each)\n    return best\n',
    '        best = max(best, g(each))',
  ],
  ['fill-stub', 'def f(items, n):\n    """The items below n."""\n    pass\n', '    return [each for each in items if each < n]'],
  ['unwrap-call', 'def f(x):\n    return list(x)\n', '    return x'],
  ['slice-change', 'def f(x):\n    for each in x:\n        print(each)\n', '    for each in x[1:]:'],
  ['index-change', 'def f(x, y):\n    return x[y]\n', '    return x[-1]'],
  ['insert-statement', 'def f(x, y):\n    while x:\n        x = y\n    return y\n', '        y = x'],
  ['delete-statement', 'def f(x):\n    x += 1\n    return x\n', 'def f(x):\n    return x\n'],
  ['move-statement', 'def f(x):\n    for each in x:\n        y = each\n        return y\n', '    return y'],
  ['assign-swap', 'def f(x):\n    t = 0\n    t = x\n    return t\n', '    t += x'],
  ['return-change', 'def f(x, depth):\n    return True\n', '    return not depth'],
  ['copy-expression', 'def f(x, y):\n    a = g(x)\n    b = x // y\n    return a\n', '    b = g(x)'],
];

describe('operators', () => {
  it.each(CHANGES)('%s', (operator, program, line) => {
    const made = candidatesOf(program).filter((candidate) => candidate.text === line || candidate.text.split('\n').includes(line));
    expect(made.map((candidate) => candidate.operator)).toContain(operator);
  });

  it('are all tried above, and all explained to people', () => {
    const names = OPERATORS.map((operator) => operator.name);
    expect(new Set(CHANGES.map(([operator]) => operator))).toEqual(new Set(names));
    const vocabulary = readFileSync(join(packageRoot, 'offline-model', 'vocabulary.md'), 'utf8');
    for (const operator of OPERATORS) expect(vocabulary).toContain(`| \`${operator.name}\` | ${operator.about} |`);
  });
});

describe('a change that says nothing new', () => {
  it.each([
    ['arithmetic that computes nothing', 'def f(x):\n    return x - 1\n', 'return x - 0'],
    ['an update by nothing', 'def f(x):\n    x += 1\n    return x\n', 'x += 0'],
    ['a comparison turned round', 'def f(x, y):\n    return x < y\n', 'return y < x'],
    ['a comparison negated', 'def f(x, y):\n    if x < y:\n        return x\n', 'if not (x < y):'],
    ['one more behind a sign that means it', 'def f(x, y):\n    while x < y:\n        x += y\n', 'while x < y + 1:'],
    ['one more on the left, one less on the right', 'def f(x, y):\n    while x < y:\n        x += y\n', 'while x + 1 < y:'],
    ['brackets that make no difference', 'def f(x, y):\n    return x + y + 2\n', 'return x + (y + 2)'],
  ])('is not tried: %s', (_, program, text) => {
    const made = candidatesOf(program);
    expect(made.length).toBeGreaterThan(10);
    expect(made.filter((candidate) => candidate.text.includes(text))).toEqual([]);
  });
});

describe('a text at several places', () => {
  const program = "def f(x):\n    if x > 5:\n        return 'on'\n    if x < 1:\n        return 'off'\n    return 'off'\n";
  const texts = candidatesOf(program).map((candidate) => candidate.text);

  it('is replaced at each of them', () => {
    expect(texts).toContain(program.replaceAll("'off'", "'OFF'"));
  });

  it('is exchanged with another', () => {
    expect(texts).toContain("def f(x):\n    if x > 5:\n        return 'off'\n    if x < 1:\n        return 'on'\n    return 'on'\n");
  });
});

describe('candidates', () => {
  it('are different programs, none of them the given one', () => {
    const texts = candidatesOf(COUNT_UP).map((candidate) => candidate.text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).not.toContain(COUNT_UP);
  });

  it('are nearly all programs', () => {
    const made = candidatesOf(COUNT_UP);
    const broken = made.filter((candidate) => reader.parse(candidate.text) === null);
    expect(broken.length / made.length).toBeLessThan(0.01);
  });

  it('stand at the line and kind of place that they change', () => {
    const fix = candidatesOf(COUNT_UP).find((candidate) => candidate.text.includes('while index < len'));
    expect(fix).toMatchObject({ operator: 'compare-swap', place: 'loop condition', line: 3, draft: { rewrite: 'replace `<=` by `<`' } });
  });

  it('draw on the words of the task', () => {
    const program = "def f(x):\n    return 'sum'\n";
    const made = candidatesOf(program, { numbers: [], strings: ['total'], attributes: [] });
    expect(made.some((candidate) => candidate.text.includes("return 'total'"))).toBe(true);
  });
});

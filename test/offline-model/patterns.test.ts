import { assert, constantFrom, property, string, tuple, uniqueArray } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fenced } from '../../domain/fence.js';
import { exampleOf as exampleOfTask } from '../../domain/asking/example-of.js';
import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import { byRecurrence } from '../../domain/edit-shape.js';
import { splitPools } from '../../domain/split.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Suite, Task } from '../../domain/task.js';
import { solve } from '../../offline-model/answers/solve.js';
import { learnPatterns, type Example } from '../../offline-model/patterns/learn.js';
import { applied } from '../../offline-model/patterns/apply.js';
import { fieldOf } from '../../offline-model/patterns/match.js';
import { sentenceOf, tellLearned, type Pattern } from '../../offline-model/patterns/pattern.js';
import { editsTold, tellEdit } from '../../offline-model/patterns/sentence.js';
import { placeOfNode } from '../../offline-model/patterns/term.js';
import { exampleTurns, readExamples } from '../../offline-model/prompt/examples.js';
import { readTask } from '../../offline-model/prompt/read-prompt.js';
import { loadSuite } from '../../suites/load.js';
import { AS_GIVEN, promptOf, readerOf, strategyWith, taskOf, toolbox } from './fixtures.js';

const TALLY = 'def tally(words):\n    seen = {}\n    for word in words:\n        seen[word] = seen.get(word) + 1\n    return seen\n';
const BILL =
  'def bill(rows, prices):\n    cents = 0\n    for row in rows:\n        cents += prices.get(row["what"]) * row["n"]\n    return cents\n';
const withDefault = (text: string): string => text.replace(/\.get\((.*?)\)(?= [+*]|\n)/, '.get($1, 0)');

function exampleOf(text: string, after = withDefault(text)): Example {
  return { before: text, after };
}

/** Every program that a pattern makes of another. */
function madeBy(pattern: Pattern, text: string, language = 'python'): string[] {
  const root = readerOf(language).parse(text);
  if (root === null) return [];
  return applied(pattern, fieldOf(text, placeOfNode(root, text))).map(
    ({ start, end, text: by }) => text.slice(0, start) + by + text.slice(end),
  );
}

function allMade(examples: readonly Example[], text: string, language = 'python'): string[] {
  return learnPatterns(examples, readerOf(language)).flatMap(({ pattern }) => madeBy(pattern, text, language));
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

const program = (fix: boolean, [f, xs, x, best, limit]: readonly string[]): string =>
  `def ${f}(${xs}, ${limit}):\n    ${best} = []\n    for ${x} in ${xs}:\n        if ${fix ? `${x}.strip().lower() == ${limit}.strip().lower()` : `${x} == ${limit}`}:\n            ${best}.append(${x})\n    return ${best}\n`;

const sides = (task: Task): Example[] =>
  task.editable.map((path) => ({ before: task.files[path] ?? '', after: task.reference[path] ?? '' }));

describe('learnPatterns', () => {
  const learned = learnPatterns([exampleOf(TALLY), exampleOf(BILL)], readerOf('python'));

  it('finds what two edits have in common, counts it and says it', () => {
    expect(learned.map(tellLearned)).toContain('replace `$a.get($b)` by `$a.get($b, 0)`, seen 2 times');
    expect(learned[0]?.seen).toBe(2);
  });

  it('keeps what one of them has beside, seen once', () => {
    expect(learned.map(tellLearned)).toContain('replace `$a.get($b["what"])` by `$a.get($b["what"], 0)`, seen once');
  });

  it('applies it to a program of another family', () => {
    const other = 'def level(tanks, name):\n    return tanks.get(name.lower()) / 2\n';
    expect(allMade([exampleOf(TALLY)], other)).toContain('def level(tanks, name):\n    return tanks.get(name.lower(), 0) / 2\n');
  });

  it('holds two places of one edit together by their common name', () => {
    const before = 'def low(xs):\n    best = 0\n    for x in xs:\n        if x < best:\n            best = x\n    return best\n';
    const after = before.replace('best = 0', 'best = None').replace('if x < best', 'if best is None or x < best');
    const other =
      'def top(rows):\n    count = 0\n    most = 0\n    for row in rows:\n        count += 1\n        if row[1] > most:\n            most = row[1]\n    return most, count\n';
    const wanted = other.replace('most = 0', 'most = None').replace('if row[1] > most', 'if most is None or row[1] > most');
    expect(allMade([{ before, after }], other)).toContain(wanted);
  });

  it('puts brackets where a longer part would fall apart', () => {
    const example = { before: 'def f(a, b):\n    return a // b\n', after: 'def f(a, b):\n    return (a + b - 1) // b\n' };
    expect(allMade([example], 'def g(n, k, m):\n    return n // (k if k else m)\n')).toContain(
      'def g(n, k, m):\n    return (n + (k if k else m) - 1) // (k if k else m)\n',
    );
    const negated = { before: 'def f(a):\n    return a\n', after: 'def f(a):\n    return -a\n' };
    expect(allMade([negated], 'def g(n, k):\n    return n + k\n')).toContain('def g(n, k):\n    return -(n + k)\n');
  });

  it('fills a name that only the answer has by one with which a part of the answer stands in the program', () => {
    const before =
      'def cut(xs):\n    out = []\n    part = []\n    for x in xs:\n        if x == 0:\n            out.append(part)\n            part = []\n        part.append(x)\n    return out\n';
    const after = before.replace('    return out', '    if part:\n        out.append(part)\n    return out');
    const other =
      'def rows(signs):\n    lines = []\n    line = ""\n    for sign in signs:\n        if sign == ";":\n            lines.append(line)\n            line = ""\n        line += sign\n    return lines\n';
    const made = allMade([{ before, after }], other);
    expect(made).toContain(other.replace('    return lines', '    if line:\n        lines.append(line)\n    return lines'));
    expect(new Set(made).size).toBe(1);
  });

  it('mends a mistake that was made twice at both places', () => {
    const other = 'def table(a, b, n):\n    return a.get(n) + b.get(n)\n';
    expect(allMade([exampleOf(TALLY)], other)).toContain('def table(a, b, n):\n    return a.get(n, 0) + b.get(n, 0)\n');
  });

  it('moves the lines of an edit to the depth of the place', () => {
    const before =
      'def any_of(xs):\n    for x in xs:\n        if x < 2:\n            return True\n        else:\n            return False\n';
    const after = 'def any_of(xs):\n    for x in xs:\n        if x < 2:\n            return True\n    return False\n';
    const other =
      'def none_of(rows):\n    if rows:\n        for row in rows:\n            if row > 3:\n                return False\n            else:\n                return True\n';
    expect(allMade([{ before, after }], other)).toContain(
      'def none_of(rows):\n    if rows:\n        for row in rows:\n            if row > 3:\n                return False\n        return True\n',
    );
  });

  it.each([
    [
      'javascript',
      'function tally(words) { const seen = {}; for (const word of words) seen[word] = seen[word] + 1; return seen; }',
      (text: string): string => text.replace(/= (\w+\[\w+\]) \+/, '= ($1 ?? 0) +'),
      'function sum(rows) { const by = {}; for (const row of rows) { by[row.kind] = by[row.kind] + row.n; } return by; }',
      'by[row.kind] = (by[row.kind] ?? 0) + row.n;',
    ],
    [
      'java',
      'class A { int boxes(int eggs, int size) { return eggs / size; } }',
      (text: string): string => text.replace('eggs / size', '(eggs + size - 1) / size'),
      'class B { int cans(int[] walls, int cover) { int area = 0; for (int wall : walls) area += wall; int cans = area / cover; return cans; } }',
      'int cans = (area + cover - 1) / cover;',
    ],
    [
      'rust',
      'pub fn mean(xs: &[f64]) -> f64 { xs.iter().sum::<f64>() / count(xs) }',
      (text: string): string => text.replace('count(xs)', 'count(xs).max(1.0)'),
      'pub fn share(total: f64, rows: &[f64]) -> f64 { let part = total / count(rows); part }',
      'let part = total / count(rows).max(1.0);',
    ],
  ])('works over %s', (language, before, mend, other, wanted) => {
    expect(allMade([{ before, after: mend(before) }], other, language).some((text) => text.includes(wanted))).toBe(true);
  });

  it('never fails on what is no program, nor on programs that have nothing in common', () => {
    const parts = ['def f(x):\n', '    return x\n', 'if x:\n', '{', '}', 'x = 1\n', '`', '$a', 'class A {', 'fn f() {', '\n', '⏎'];
    const text = uniqueArray(constantFrom(...parts), { maxLength: 8 }).map((each) => each.join(''));
    for (const language of ['python', 'javascript', 'java', 'rust'])
      assert(
        property(tuple(text, text), tuple(string(), text), ([a, b], [c, d]) => {
          const known = learnPatterns(
            [
              { before: a, after: b },
              { before: c, after: d },
            ],
            readerOf(language),
          );
          for (const { pattern } of known) for (const each of [a, d]) madeBy(pattern, each, language);
        }),
        { numRuns: 60 },
      );
  });

  it.each([500, 5_000])('learns nothing from programs nested %i deep, and does not fail', (depth) => {
    const nested = (inner: string): string => `x = ${'('.repeat(depth)}${inner}${')'.repeat(depth)}\n`;
    expect(learnPatterns([{ before: nested('a'), after: nested('b + 1') }], readerOf('python'))).toEqual([]);
    const chain = Array.from({ length: depth }, () => 'a').join(' + ');
    expect(learnPatterns([{ before: `x = ${chain}\n`, after: `x = ${chain} - 1\n` }], readerOf('python'))).toEqual([]);
  });

  it('stays quick in a long program with many places for each part of an edit', () => {
    const before = 'def f(a, b, c):\n    a = 0\n    b = 0\n    c = 0\n    return a\n';
    const long = `def g():\n${Array.from({ length: 600 }, (_, index) => `    x${index} = 0\n`).join('')}`;
    const zeros = learnPatterns([{ before, after: before.replaceAll('= 0', '= 1') }], readerOf('python'));
    for (const { pattern } of zeros) expect(madeBy(pattern, long).length).toBeLessThan(100);
  });

  it('gives the answer again from the program before, under any names, and brings no name of the example', () => {
    const names = uniqueArray(constantFrom('aa', 'bee', 'count', 'row', 'x1', 'total', 'item', 'word', 'n', 'zed'), {
      minLength: 8,
      maxLength: 8,
    });
    assert(
      property(names, names, (one, two) => {
        const example = { before: program(false, one), after: program(true, one) };
        expect(allMade([example], example.before)).toContain(example.after);
        const made = allMade([example], program(false, two));
        expect(made).toContain(program(true, two));
        const foreign = one.slice(0, 5).filter((name) => !two.slice(0, 5).includes(name));
        for (const text of made) for (const name of foreign) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the examples of a prompt', () => {
  const whole = [
    '### Example 1',
    'Counts words. - not a list',
    'Failing case: case-1: tally(["a"]) should return {"a": 1}',
    'Before:',
    ...fenced(TALLY, 'python').split('\n'),
    'Answer:',
    ...fenced(withDefault(TALLY), 'python').split('\n'),
  ];

  it('are read in their whole form', () => {
    expect(readExamples(whole)).toEqual([exampleOf(TALLY)]);
    expect(readExamples(whole.slice(0, 6))).toEqual([]);
  });

  it('are read as turns of a conversation', () => {
    const [question, answer] = [whole.slice(1, whole.indexOf('Answer:')), whole.slice(whole.indexOf('Answer:') + 1)];
    const turns = [
      { role: 'system' as const, content: 'Before:' },
      { role: 'user' as const, content: question.join('\n') },
      { role: 'assistant' as const, content: answer.join('\n') },
      { role: 'user' as const, content: 'And this one?' },
    ];
    expect(exampleTurns(turns)).toEqual([exampleOf(TALLY)]);
    expect(exampleTurns(turns.slice(2))).toEqual([]);
  });

  it('are read as one line with the edit', () => {
    const line =
      '- Counts words. It raised TypeError. The change: line 4: `seen[word] = seen.get(word) + 1` -> `seen[word] = seen.get(word, 0) + 1`';
    const read = readExamples([line]);
    expect(read).toEqual([{ before: 'seen[word] = seen.get(word) + 1', after: 'seen[word] = seen.get(word, 0) + 1' }]);
    expect(allMade(read, BILL)).toContain(withDefault(BILL));
  });

  it('are read as one line also where the edit is the head of a block, or several', () => {
    const heads = '- The change: line 3: `while x <= n:` -> `while x <= n + 1:`; line 4: `a = 1` -> `a = 2`';
    expect(readExamples([heads])).toHaveLength(2);
    const other = 'def f(k, m):\n    while k <= m:\n        k += 1\n    return k\n';
    expect(allMade(readExamples([heads]), other)).toContain(other.replace('k <= m', 'k <= m + 1'));
  });

  it('bring the fix of another family to the front', () => {
    const task = taskOf(BILL);
    const example = { task: 'Counts words.', failing: '', language: 'python', before: TALLY, answer: withDefault(TALLY) };
    const strategy = { ...strategyWith([]), demonstrations: [{ id: 'd1', text: 'words counted', example }] };
    const turns = { ...strategy, asking: { ...strategy.asking, examples: 'turns' as const } };
    const plain = { n: 1, temperature: 0, seed: 1 };
    for (const each of [strategy, turns])
      expect(solve(readTask(solvePrompt(each, task, [], [AS_GIVEN], [])), toolbox(), plain)[0]).toContain(withDefault(BILL).trimEnd());
    expect(solve(readTask(promptOf(task)), toolbox(), plain)[0]).not.toContain(withDefault(BILL).trimEnd());
  });
});

describe('an edit as a sentence', () => {
  it('is told by what is whole, and understood in a rule', () => {
    const sentence = tellEdit(exampleOf(BILL), readerOf('python'));
    expect(sentence).toBe('replace `$a.get($b)` by `$a.get($b, 0)`');
    expect(allMade(editsTold([`Often it helps to ${sentence}.`]), TALLY)).toContain(withDefault(TALLY));
  });

  it('may be of two places', () => {
    const sentence = 'replace `$a = 0` by `$a = None` and replace `$b < $a` by `$a is None or $b < $a`';
    const made = allMade(
      editsTold([sentence]),
      'def f(xs):\n    low = 0\n    for x in xs:\n        if x < low:\n            low = x\n    return low\n',
    );
    expect(made).toContain(
      'def f(xs):\n    low = None\n    for x in xs:\n        if low is None or x < low:\n            low = x\n    return low\n',
    );
  });

  it('without holes, or with one that stands for nothing, teaches nothing new', () => {
    expect(editsTold(['replace `<` by `<=`', 'replace `$a` by `$a + $b`', 'Look at the loop first.'])).toEqual([]);
  });
});

describe('the suite that ships', () => {
  let suite: Suite;
  beforeAll(async () => {
    suite = await loadSuite('selfimprovebench', { seed: 1 });
  });
  it('has edits that patterns can say: each gives its answer again', () => {
    const repairs = suite.tasks.filter((task) => task.kind === 'repair');
    const silent = repairs.filter((task) => {
      const [example] = sides(task);
      return example === undefined || !allMade([example], example.before).some((text) => bare(text) === bare(example.after));
    });
    expect(silent.map((task) => task.id)).toEqual([]);
  });

  it('has mistakes that come again in other families', () => {
    const reader = readerOf('python');
    const one = suite.tasks.find((task) => task.id === 'egg-boxes-1');
    const two = suite.tasks.find((task) => task.id === 'tape-rolls-1');
    const examples = [one, two].flatMap((task) => (task === undefined ? [] : sides(task)));
    expect(learnPatterns(examples, reader).map(({ pattern }) => sentenceOf(pattern))).toContain(
      'replace `$a // $b` by `($a + $b - 1) // $b`',
    );
  });

  it('teaches what carries over: with a dozen train answers, far more fixes of other families are among the first four', () => {
    const pools = splitPools(suite.tasks, 1);
    const repairs = suite.tasks.filter(({ kind, visible }) => kind === 'repair' && visible.trust === 'split');
    const offered = repairs.flatMap((task) => {
      const example = pools.get(task.id) === 'train' ? exampleOfTask(task, task.reference) : null;
      return example === null ? [] : [{ example }];
    });
    const demonstrations = byRecurrence(1, offered)
      .slice(0, 12)
      .map(({ example }, index) => ({ id: `d${index}`, text: `example ${index}`, example }));
    const held = repairs.filter((task) => pools.get(task.id) !== 'train').slice(0, 24);
    const box = toolbox();
    const solved = (strategy: Strategy): number =>
      held.filter((task) => {
        const answers = solve(readTask(solvePrompt(strategy, task, [], [AS_GIVEN], [])), box, { n: 4, temperature: 0, seed: 1 });
        return answers.some((answer) => sides(task).every(({ after }) => bare(answer).includes(bare(after))));
      }).length;
    const [first, taught] = [solved(strategyWith([])), solved({ ...strategyWith([]), demonstrations })];
    expect(taught - first).toBeGreaterThanOrEqual(0.2 * held.length);
  });
});

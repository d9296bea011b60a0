import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { CART, fenced, MIDDLE, PRICE, RIGHT, SHOP, taskOf } from './tasks.js';

const PROGRAM = { kind: 'files', files: { 'middle.py': RIGHT } };
const BOTH = { kind: 'files', files: { 'shop/cart.py': CART, 'shop/price.py': PRICE } };
const within = (text: string, depth = 2) => text.replace(/^(?=.)/gm, ' '.repeat(depth));

describe('a program in YAML', () => {
  it.each([
    ['as code', `code: |\n${within(RIGHT)}`],
    ['as code whose end is cut', `code: |-\n${within(RIGHT, 4)}`],
    ['with its depth', `code: |2\n${within(RIGHT)}`],
    ['beside an explanation', `explanation: sorts them\ncode: |\n${within(RIGHT)}tests: |\n  def middle(a, b, c):\n    return 1\n`],
    [
      'between texts of several lines',
      `thought: |\n  It returned\n  the wrong one.\nfixed_code: |\n${within(RIGHT)}notes: >\n  So it\n  sorts.\n`,
    ],
    ['under its path', `middle.py: |\n${within(RIGHT)}`],
    ['under its path in quotes', `files:\n  "./middle.py": |\n${within(RIGHT, 4)}`],
    ['under its path, one deeper', `files:\n  middle.py:\n    content: |\n${within(RIGHT, 6)}`],
    ['in a list of files', `files:\n  - path: middle.py\n    content: |\n${within(RIGHT, 6)}`],
    ['in a list of files at the margin', `---\nfiles:\n- path: "middle.py"\n  action: update\n  content: |\n${within(RIGHT, 4)}...\n`],
    ['in a call of a tool', `tool: write_file\nargs:\n  path: middle.py\n  content: |\n${within(RIGHT, 4)}`],
  ])('%s', (_, text) => {
    expect(parseAnswer(fenced(text, 'yaml'), MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(fenced(text, 'yml'), MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(fenced(text, ''), MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(`Here is the mended file:\n\n${fenced(text, 'yaml')}\nIt sorts them.`, MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(`Here is the mended file:\n\n${text}\nIt sorts all three of them.\n`, MIDDLE)).toEqual(PROGRAM);
  });

  it.each([
    ['as keys', `shop/cart.py: |\n${within(CART)}shop/price.py: |\n${within(PRICE)}`],
    [
      'in a list',
      `files:\n  - path: shop/cart.py\n    content: |\n${within(CART, 6)}  - path: shop/price.py\n    content: |\n${within(PRICE, 6)}`,
    ],
    ['in a list of names', `- name: cart.py\n  code: |\n${within(CART, 4)}- name: price.py\n  code: |\n${within(PRICE, 4)}`],
  ])('of several files, %s', (_, text) => {
    expect(parseAnswer(fenced(text, 'yaml'), SHOP)).toEqual(BOTH);
    expect(parseAnswer(fenced(text, ''), SHOP)).toEqual(BOTH);
    expect(parseAnswer(text, SHOP)).toEqual(BOTH);
  });

  it('as a change of what stands there', () => {
    const text = 'path: shop/price.py\nold: |\n  return item * 3\nnew: |\n  return item * 2\n';
    expect(parseAnswer(fenced(text, 'yaml'), SHOP)).toEqual({ kind: 'files', files: { 'shop/price.py': PRICE } });
  });

  it('is none where it defines nothing that is asked for', () =>
    expect(parseAnswer(fenced('run: |\n  python middle.py\n', 'yaml'), MIDDLE)).toMatchObject({ kind: 'unusable' }));

  it('is not taken for it behind the program', () =>
    expect(parseAnswer(`${fenced(RIGHT)}CI:\n${fenced('run: |\n  python middle.py\n', 'yaml')}`, MIDDLE)).toEqual(PROGRAM));
});

describe('a program in TOML', () => {
  it.each([
    ['as code', `code = """\n${RIGHT}"""\n`],
    ['between other quotes', `code = '''\n${RIGHT}'''\n`],
    ['that ends on its last line', `code = '''\n${RIGHT.trimEnd()}'''\n`],
    ['beside an explanation', `explanation = "sorts them"\ncode = """\n${RIGHT}"""\nconfident = true\n`],
    ['in a table', `[answer]\nlanguage = "python"\ncode = """\n${RIGHT}"""\n`],
    ['under its path', `[files]\n"middle.py" = """\n${RIGHT}"""\n`],
    ['under its path as a table', `[files."middle.py"]\ncontent = """\n${RIGHT}"""\n`],
    ['in a list of files', `[[files]]\npath = "middle.py"\ncontent = """\n${RIGHT}"""\n`],
  ])('%s', (_, text) => {
    expect(parseAnswer(fenced(text, 'toml'), MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(fenced(text, ''), MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(`Here is the mended file:\n\n${fenced(text, 'toml')}\nIt sorts them.`, MIDDLE)).toEqual(PROGRAM);
  });

  it('of several files', () => {
    const text = `[[files]]\npath = "shop/cart.py"\ncontent = """\n${CART}"""\n\n[[files]]\npath = "shop/price.py"\ncontent = """\n${PRICE}"""\n`;
    expect(parseAnswer(fenced(text, 'toml'), SHOP)).toEqual(BOTH);
    expect(parseAnswer(text, SHOP)).toEqual(BOTH);
  });

  it('with quotes of its own, and escapes as they were put there', () => {
    const documented = RIGHT.replace('\n', '\n    """The one\\n between."""\n');
    const made = { kind: 'files', files: { 'middle.py': documented } };
    expect(parseAnswer(fenced(`code = """\n${documented}"""\n`, 'toml'), MIDDLE)).toEqual(made);
    const escaped = documented.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
    expect(parseAnswer(fenced(`code = """\n${escaped}"""\n`, 'toml'), MIDDLE)).toEqual(made);
  });
});

describe('other languages in YAML and TOML', () => {
  it.each([
    ['java', 'Add.java', 'public class Add {\n    public static int add(int a, int b) {\n        return a + b;\n    }\n}\n'],
    ['javascript', 'add.js', "const name = { code: 'x' };\n\nexport function add(a, b) {\n  return a + b;\n}\n"],
    ['typescript', 'add.ts', 'export function add(a: number, b: number): number {\n  return a + b;\n}\n'],
    ['rust', 'src/add.rs', 'pub fn add(a: i64, b: i64) -> i64 {\n    a + b\n}\n'],
  ] as const)('%s', (language, path, right) => {
    const task = taskOf(language, { [path]: right.replace('a + b', 'a - b') }, [`${path.replace(/\.\w+$/, '')}:add`]);
    const made = { kind: 'files', files: { [path]: right } };
    for (const text of [`code: |\n${within(right)}`, `${path}: |\n${within(right)}`, `code = """\n${right}"""\n`]) {
      expect(parseAnswer(fenced(text, text.includes('"""') ? 'toml' : 'yaml'), task)).toEqual(made);
      expect(parseAnswer(text, task)).toEqual(made);
    }
  });
});

describe('a program of one line in a sentence', () => {
  const task = taskOf('python', { 'inc.py': 'def inc(x):\n    return x\n' }, ['inc:inc']);
  const RIGHT_LINE = 'def inc(x): return x + 1';
  const made = { kind: 'files', files: { 'inc.py': `${RIGHT_LINE}\n` } };
  it.each([
    ['alone', `\`${RIGHT_LINE}\``],
    ['between words', `The answer is \`${RIGHT_LINE}\`, since it adds one.`],
    ['between two marks', `Use \`\`${RIGHT_LINE}\`\` instead.`],
    ['in HTML', `Use <code>${RIGHT_LINE}</code> instead.`],
    ['in bold', `**Answer:** \`${RIGHT_LINE}\``],
    ['behind what it was', `Change \`def inc(x): return x\` to \`${RIGHT_LINE}\`.`],
    ['behind its head', `\`inc\` is wrong: \`def inc(x):\` must add one, so \`${RIGHT_LINE}\`, and not \`return x\`.`],
    ['beside an output', `\`${RIGHT_LINE}\` gives:\n${fenced('2', 'text')}`],
    ['beside a command', `So it is \`${RIGHT_LINE}\`.\n${fenced('python inc.py', 'bash')}`],
  ])('is read %s', (_, text) => expect(parseAnswer(text, task)).toEqual(made));

  it.each([
    ['javascript', 'inc.js', 'export function inc(x) {\n  return x;\n}\n', 'export function inc(x) { return x + 1; }'],
    ['javascript', 'inc.js', 'export const inc = (x) => x;\n', 'export const inc = (x) => x + 1;'],
    ['typescript', 'inc.ts', 'export const inc = (x: number): number => x;\n', 'export const inc = (x: number): number => x + 1;'],
    ['rust', 'src/inc.rs', 'pub fn inc(x: i64) -> i64 {\n    x\n}\n', 'pub fn inc(x: i64) -> i64 { x + 1 }'],
    [
      'java',
      'Inc.java',
      'class Inc {\n    static int inc(int x) {\n        return x;\n    }\n}\n',
      'class Inc { static int inc(int x) { return x + 1; } }',
    ],
  ] as const)('is read in %s', (language, path, given, right) => {
    const other = taskOf(language, { [path]: given }, [`${path.replace(/\.\w+$/, '')}:inc`]);
    expect(parseAnswer(`It must be \`${right}\`.`, other)).toEqual({ kind: 'files', files: { [path]: `${right}\n` } });
  });

  it('is put in its place where the file has more', () => {
    const given = 'STEP = 1\n\n\ndef inc(x):\n    return x\n';
    expect(parseAnswer(`Use \`def inc(x): return x + STEP\`.`, taskOf('python', { 'inc.py': given }, ['inc:inc']))).toEqual({
      kind: 'files',
      files: { 'inc.py': 'STEP = 1\n\n\ndef inc(x): return x + STEP\n' },
    });
  });

  it.each([
    ['only a head is spoken of', 'In `def inc(x):` the value is wrong.'],
    ['it is the file as it was', `It is \`def inc(x): ...\` now.`],
    ['it calls the function', 'Call `inc(1)` and `print(inc(2))`.'],
  ])('is none where %s', (_, text) => expect(parseAnswer(text, task)).toMatchObject({ kind: 'unusable' }));

  it('does not stand above a program in a block', () =>
    expect(parseAnswer(`Not \`def inc(x): return 1\`:\n${fenced('def inc(x):\n    return x + 1')}`, task)).toEqual({
      kind: 'files',
      files: { 'inc.py': 'def inc(x):\n    return x + 1\n' },
    }));
});

import { describe, expect, it } from 'vitest';
import { parseAnswer, type AnsweredTask } from '../../../domain/answer/answer.js';
import { dedented, mended, SCENES, taskIn, type Scene } from './scenes.js';
import { fenced, taskOf } from './tasks.js';

const reasonOf = (text: string, task: AnsweredTask): string => {
  const answer = parseAnswer(text, task);
  return answer.kind === 'unusable' ? answer.reason : `taken: ${JSON.stringify(answer.files)}`;
};
const classIn = (scene: Scene, body: string): string =>
  scene.language === 'rust'
    ? `impl Shelf {\n${body}}\n`
    : scene.language === 'python'
      ? `class Shelf:\n${body}`
      : `${scene.language === 'java' ? 'public ' : scene.language === 'typescript' ? 'export ' : ''}class Shelf${scene.language === 'typescript' ? '<T extends { name: string } = Book>' : ''} {\n${body}}\n`;

describe.each(SCENES)('a method of $language that is given alone', (scene) => {
  const { language, path, given, wrong, right } = scene;
  const task = taskIn(scene);
  const mark = language === 'python' ? '#' : '//';

  it.each([
    ['as far in as it stands', fenced(right, language)],
    ['at the margin', fenced(dedented(right), language)],
    ['without a label', fenced(right, '')],
    ['under the path', `### ${path}\n${fenced(right, language)}`],
    ['without a fence', dedented(right)],
    ['in JSON', JSON.stringify({ code: dedented(right) })],
    ['behind what it was', `Before:\n\n${fenced(wrong, language)}\nAfter:\n\n${fenced(right, language)}`],
    ['behind the file as it was', `The file is:\n\n${fenced(given, language)}\nOnly this changes:\n\n${fenced(right, language)}`],
    ['within its class', fenced(classIn(scene, right), language)],
    [
      'between signs for the rest',
      fenced(classIn(scene, `    ${mark} ... existing methods ...\n\n${right}\n    ${mark} ... rest unchanged ...\n`), language),
    ],
  ])('takes its place: %s', (_, text) => expect(parseAnswer(text, task)).toEqual(mended(scene)));

  it('takes its place with a helper that is new', () => {
    const helper = right.replace(/\btake\b/, 'last');
    const made = parseAnswer(fenced(`${helper}\n${right}`, language), task);
    const documented = new RegExp(`(?: *\\/\\*\\*.*\\n)?(?=${wrong.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')})`);
    expect(made).toEqual({
      kind: 'files',
      files: { [path]: given.replace(documented, (doc) => `${helper}\n${doc}`).replace(wrong, right) },
    });
  });

  it('takes its place with remarks as far in as it is', () => {
    const remark = language === 'python' ? '    # The last\n    # one.\n' : '    /**\n     * The last one.\n     */\n';
    const depth = /^ */.exec(right)?.[0] ?? '';
    const within = remark.replaceAll(/^ {4}/gm, depth);
    const documented = new RegExp(`(?: *\\/\\*\\*.*\\n)?(?=${wrong.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')})`);
    const files = { [path]: given.replace(documented, within).replace(wrong, right) };
    expect(parseAnswer(fenced(dedented(within + right), language), task)).toEqual({ kind: 'files', files });
  });

  it('takes its place beside another, in a block each', () => {
    const other = /(?:^ *\/\/.*\n)?^.*\bput\b[^]*?\n\n/m.exec(given)?.[0].trimEnd() ?? '';
    const changed = other.replace(/\bbook\b/g, 'one');
    const text = `First:\n${fenced(changed, language)}\nThen:\n${fenced(right, language)}`;
    expect(other).not.toBe('');
    expect(parseAnswer(text, task)).toEqual({ kind: 'files', files: { [path]: given.replace(wrong, right).replace(other, changed) } });
  });

  it('is told as a part where it could take several places', () => {
    const twice = `${given}\n${classIn(scene, right).replaceAll('Shelf', 'Other')}`;
    expect(reasonOf(fenced(dedented(right), language), taskOf(language, { [path]: twice }, scene.calls))).toContain(
      `only a part of ${path}`,
    );
  });

  it('is told as a part where it leaves lines of itself out', () => {
    const [head = '', ...body] = right.trimEnd().split('\n');
    const text = [head, `        ${mark} ... existing code ...`, ...body].join('\n');
    expect(reasonOf(fenced(text, language), task)).toMatch(/leaves parts of it out|only a part of/);
  });

  it('is no part where it is all of the file', () => {
    const whole = given.replace(wrong, right);
    expect(parseAnswer(fenced(whole, language), task)).toEqual(mended(scene));
    expect(parseAnswer(`${fenced(whole, language)}The change:\n${fenced(right, language)}`, task)).toEqual(mended(scene));
  });
});

describe('a file that is one function', () => {
  it.each([
    [
      'python',
      'area.py',
      'from math import pi\n\n\ndef area(r):\n    raise NotImplementedError\n',
      'def area(r):\n    return 3.14 * r * r\n',
    ],
    [
      'javascript',
      'area.js',
      "import { pi } from './pi.js';\n\nexport function area(r) {\n}\n",
      'export function area(r) {\n  return 3.14 * r * r;\n}\n',
    ],
    [
      'typescript',
      'area.ts',
      "import { pi } from './pi';\n\nexport function area(r: number): number {\n  throw new Error();\n}\n",
      'export function area(r: number): number {\n  return 3.14 * r * r;\n}\n',
    ],
    [
      'rust',
      'src/area.rs',
      'use std::f64::consts::PI;\n\npub fn area(r: f64) -> f64 {\n    todo!()\n}\n',
      'pub fn area(r: f64) -> f64 {\n    3.14 * r * r\n}\n',
    ],
    [
      'java',
      'Area.java',
      'import java.util.*;\n\npublic class Area {\n    public static double area(double r) {\n        return 0;\n    }\n}\n',
      'public class Area {\n    public static double area(double r) {\n        return 3.14 * r * r;\n    }\n}\n',
    ],
  ] as const)('is whole as that function, with its imports and without: %s', (language, path, given, right) => {
    const task = taskOf(language, { [path]: given }, [`${path.replace(/\.\w+$/, '')}:area`]);
    expect(parseAnswer(fenced(right, language), task)).toEqual({ kind: 'files', files: { [path]: right } });
    const whole = `${given.split('\n', 1)[0]}\n\n${right}`;
    expect(parseAnswer(fenced(whole, language), task)).toEqual({ kind: 'files', files: { [path]: whole } });
  });
});

describe('a program that is written anew', () => {
  it.each([
    [
      'a private helper that nobody calls any more',
      'java',
      'Sum.java',
      'public class Sum {\n    public static int sum(int[] a) {\n        return add(a, 0);\n    }\n\n    private static int add(int[] a, int at) {\n        return at;\n    }\n}\n',
      'public class Sum {\n    public static int sum(int[] a) {\n        int all = 0;\n        for (int each : a) all += each;\n        return all;\n    }\n}\n',
    ],
    [
      'a function that is not exported',
      'rust',
      'src/sum.rs',
      'fn add(a: &[i64], at: usize) -> i64 {\n    at as i64\n}\n\npub fn sum(a: &[i64]) -> i64 {\n    add(a, 0)\n}\n',
      'pub fn sum(a: &[i64]) -> i64 {\n    a.iter().sum()\n}\n',
    ],
    [
      'a function that is not exported',
      'javascript',
      'sum.js',
      'function add(a, at) {\n  return at;\n}\n\nexport function sum(a) {\n  return add(a, 0);\n}\n',
      'export function sum(a) {\n  return a.reduce((x, y) => x + y, 0);\n}\n',
    ],
    [
      'a function with a mark for that',
      'python',
      'sum.py',
      'def _add(a, at):\n    return at\n\n\ndef total(a):\n    return _add(a, 0)\n',
      'def total(a):\n    return sum(a)\n',
    ],
  ] as const)('is whole without %s: %s', (_, language, path, given, right) => {
    const task = taskOf(language, { [path]: given }, []);
    expect(parseAnswer(fenced(right, language), task)).toEqual({ kind: 'files', files: { [path]: right } });
  });
});

describe('a function that others stand beside', () => {
  it('keeps what makes it known outside', () => {
    const given = 'const half = (x) => x / 2;\n\nfunction mean(a, b) {\n  return half(a - b);\n}\n\nmodule.exports = { half, mean };\n';
    const right = 'function mean(a, b) {\n  return half(a + b);\n}\n';
    expect(parseAnswer(fenced(right, 'javascript'), taskOf('javascript', { 'mean.js': given }, ['mean:mean']))).toEqual({
      kind: 'files',
      files: { 'mean.js': given.replace('a - b', 'a + b') },
    });
    const module = given
      .replace(/module[^]*/, '')
      .replace('const', 'export const')
      .replace('function', 'export function');
    expect(parseAnswer(fenced(right, 'javascript'), taskOf('javascript', { 'mean.js': module }, ['mean:mean']))).toEqual({
      kind: 'files',
      files: { 'mean.js': `${module.replace('a - b', 'a + b').trimEnd()}\n` },
    });
  });

  it('brings in what it needs, and shows how it is used at the end', () => {
    const given = 'import math\n\n\ndef half(x):\n    return math.floor(x / 2)\n\n\ndef mean(a, b):\n    return half(a - b)\n';
    const text = 'from decimal import Decimal\n\n\ndef mean(a, b):\n    return half(Decimal(a) + b)\n\n\nprint(mean(1, 2))\n';
    expect(parseAnswer(fenced(text), taskOf('python', { 'mean.py': given }, ['mean:mean']))).toEqual({
      kind: 'files',
      files: {
        'mean.py':
          `${given.replace('import math', 'import math\nfrom decimal import Decimal').replace('a - b', 'Decimal(a) + b')}\n\nprint(mean(1, 2))\n`.replace(
            /\n{3}print/,
            '\n\nprint',
          ),
      },
    });
  });

  it.each(['int', 'String'])('of one name is told by what it takes: %s', (type) => {
    const given =
      'class Log {\n    void add(int a) {\n        x(1);\n    }\n\n    void add(String a) {\n        x(1);\n    }\n\n    void x(int a) {\n    }\n}\n';
    const text = `void add(final ${type} value) {\n    x(2);\n}\n`;
    const made = parseAnswer(fenced(text, 'java'), taskOf('java', { 'Log.java': given }, ['Log:add']));
    expect(made).toEqual({
      kind: 'files',
      files: { 'Log.java': given.replace(`void add(${type} a) {\n        x(1);`, `void add(final ${type} value) {\n        x(2);`) },
    });
  });

  it('has its place beside a field of its name', () => {
    const given =
      'class Log {\n    private int size;\n\n    int size() {\n        return 0;\n    }\n\n    void add() {\n        size++;\n    }\n}\n';
    const text = 'int size() {\n    return size;\n}\n';
    expect(parseAnswer(fenced(text, 'java'), taskOf('java', { 'Log.java': given }, ['Log:size']))).toEqual({
      kind: 'files',
      files: { 'Log.java': given.replace('return 0', 'return size') },
    });
  });

  it('is told as a part where none takes as much', () => {
    const given = 'class Log {\n    void add(int a) {\n    }\n}\n';
    const task = taskOf('java', { 'Log.java': given }, ['Log:add']);
    expect(reasonOf(fenced('void add(int a, int b) {\n}\n', 'java'), task)).toContain('only a part of Log.java');
    expect(reasonOf(fenced('int other() {\n    return 1;\n}\n', 'java'), task)).toContain('only a part of Log.java');
  });

  it('in one of several files is put there', () => {
    const files = {
      'a.py': 'def one(x):\n    return x\n\n\ndef two(x):\n    return x\n',
      'b.py': 'def three(x):\n    return x\n\n\ndef four(x):\n    return x\n',
    };
    const task = taskOf('python', files, ['a:one', 'b:four']);
    const text = `${fenced('def two(x):\n    return 2')}\n${fenced('def four(x):\n    return 4')}`;
    expect(parseAnswer(text, task)).toEqual({
      kind: 'files',
      files: { 'a.py': files['a.py'].replace(/x\n$/, '2\n'), 'b.py': files['b.py'].replace(/x\n$/, '4\n') },
    });
  });
});

const within = (text: string) => text.replace(/^(?=.)/gm, '    ');

describe('what a part leans on', () => {
  it('is found in the block of methods that has it, of several of one type', () => {
    const given =
      'pub struct At(i64);\n\nimpl At {\n    pub fn one(&self) -> i64 {\n        1\n    }\n}\n\nimpl At {\n    pub fn two(&self) -> i64 {\n        1\n    }\n}\n';
    const text = 'impl At {\n    pub fn two(&self) -> i64 {\n        2\n    }\n}\n';
    expect(parseAnswer(fenced(text, 'rust'), taskOf('rust', { 'src/at.rs': given }, ['at:two']))).toEqual({
      kind: 'files',
      files: { 'src/at.rs': given.replace(/1\n {4}\}\n\}\n$/, '2\n    }\n}\n') },
    });
  });

  it('stands in its class where it asks its own type for it', () => {
    const given = 'pub struct At(i64);\n\nimpl At {\n    pub fn two(&self) -> i64 {\n        1\n    }\n}\n';
    const [helper, two] = ['fn both() -> i64 {\n    2\n}\n', 'pub fn two(&self) -> i64 {\n    Self::both()\n}\n'];
    expect(parseAnswer(fenced(`${helper}\n${two}`, 'rust'), taskOf('rust', { 'src/at.rs': given }, ['at:two']))).toEqual({
      kind: 'files',
      files: { 'src/at.rs': `pub struct At(i64);\n\nimpl At {\n${within(helper)}\n${within(two)}}\n` },
    });
  });

  it('is not brought back where what is left of a class would ask for fields that are gone', () => {
    const given =
      'class Stack:\n    def __init__(self):\n        self.items = []\n\n    def push(self, x):\n        self.items.insert(0, x)\n\n    def size(self):\n        return len(self.items)\n';
    const text = 'class Stack:\n    def __init__(self):\n        self.all = []\n\n    def push(self, x):\n        self.all.append(x)\n';
    expect(parseAnswer(fenced(text), taskOf('python', { 'stack.py': given }, ['stack:Stack.push']))).toEqual({
      kind: 'files',
      files: { 'stack.py': text },
    });
  });
});

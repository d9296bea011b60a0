import { describe, expect, it } from 'vitest';
import { parseAnswer, type AnsweredTask } from '../../../domain/answer/answer.js';
import type { Files, Language } from '../../../domain/task.js';
import { CART, fenced, MIDDLE, PRICE, RIGHT, SHOP, taskOf } from './tasks.js';

const files = (made: Files) => ({ kind: 'files', files: made });
const BOTH = files({ 'shop/cart.py': CART, 'shop/price.py': PRICE });
const each = (form: (path: string, text: string) => string) => `${form('shop/cart.py', CART)}\n${form('shop/price.py', PRICE)}`;

describe('several files', () => {
  it.each([
    [
      'under rules',
      fenced(
        each((path, text) => `=== ${path} ===\n${text}`),
        '',
      ),
    ],
    [
      'under rules with a word',
      fenced(
        each((path, text) => `--- File: ${path} ---\n${text}`),
        '',
      ),
    ],
    ['in tags of their paths', each((path, text) => `<create path="${path}">${text}</create>`)],
  ])('are read %s', (_, text) => expect(parseAnswer(text, SHOP)).toEqual(BOTH));

  const [old, put] = ['    return item * 3', '    return item * 2'];
  it.each([
    ['in blocks', `Replace\n${fenced(old)}with\n${fenced(put)}`],
    ['in a sentence that ends with a block', `Replace \`return item * 3\` with:\n${fenced(put)}`],
    ['in a sentence about a line', `The line\n${fenced(old)}should be\n${fenced(put)}`],
    ['in blocks, with the file', `In \`shop/price.py\`, replace\n${fenced(old)}with\n${fenced(put)}`],
    ['in a sentence', 'In `shop/price.py` change `return item * 3` to `return item * 2`.'],
    ['between tags', `<edit>\n<path>shop/price.py</path>\n<search>\n${old}\n</search>\n<replace>\n${put}\n</replace>\n</edit>`],
  ])('one is changed %s', (_, text) => expect(parseAnswer(text, SHOP)).toEqual(files({ 'shop/price.py': PRICE })));

  it.each(['“PATH”:', '‘PATH’', '«PATH»', 'Datei „PATH“:'])('are named between quotes of a book: %s', (name) => {
    const task = taskOf('python', { 'one.py': 'A = 0\n', 'two.py': 'A = 0\n' }, []);
    const text = `${name.replace('PATH', 'one.py')}\n${fenced('A = 1')}\n${name.replace('PATH', 'two.py')}\n${fenced('A = 2')}`;
    expect(parseAnswer(text, task)).toEqual(files({ 'one.py': 'A = 1\n', 'two.py': 'A = 2\n' }));
  });
});

describe('a function without what the file brings in', () => {
  it.each<[Language, string, string]>([
    ['python', 'area.py', 'import math\n\n\ndef area(r):\n    return math.floor(r)\n'],
    ['python', 'area.py', 'import util\n\n\ndef area(r):\n    return util.floor(r)\n'],
    ['python', 'area.py', 'from typing import List\n\n\ndef area(r: List[int]) -> int:\n    return floor(r)\n'],
    ['javascript', 'area.js', "const fs = require('fs');\n\nfunction area(r) {\n  return fs.floor(r);\n}\n\nmodule.exports = { area };\n"],
    ['typescript', 'area.ts', "import { floor } from './pi';\n\nexport function area(r: number): number {\n  return floor(r);\n}\n"],
    ['rust', 'src/area.rs', 'use std::collections::HashMap;\n\npub fn area(r: HashMap<i64, i64>) -> i64 {\n    floor(r)\n}\n'],
    [
      'java',
      'Area.java',
      'import java.util.List;\n\npublic class Area {\n    static int area(List<Integer> r) {\n        return floor(r);\n    }\n}\n',
    ],
    [
      'java',
      'Area.java',
      'import java.util.*;\n\npublic class Area {\n    static int area(List<Integer> r) {\n        return floor(r);\n    }\n}\n',
    ],
    ['java', 'Area.java', 'package a;\n\npublic class Area {\n    static int area(int r) {\n        return floor(r);\n    }\n}\n'],
  ])('keeps that where it uses it: %s', (language, path, given) => {
    const whole = given.replace('return ', 'return 2 * ');
    const text = whole.slice(whole.indexOf('\n\n')).trim();
    expect(parseAnswer(fenced(text, language), taskOf(language, { [path]: given }, [`${path.replace(/\.\w+$/, '')}:area`]))).toEqual(
      files({ [path]: whole }),
    );
  });

  it.each<[string, string, string]>([
    ['brings in all of the package', 'import java.util.List;\n', 'import java.util.*;\n'],
    ['has only what needs no import', 'import java.util.*;\n', ''],
  ])('is taken as it is where it %s', (_, given, own) => {
    const type = own === '' ? 'String' : 'List<String>';
    const text = `${own}public class Area {\n    static Integer area(${type} r) {\n        return 1;\n    }\n}\n`;
    const task = taskOf('java', { 'Area.java': `${given}${text.replace(own, '').replace('1', '2')}` }, ['Area:area']);
    expect(parseAnswer(fenced(text, 'java'), task)).toEqual(files({ 'Area.java': text }));
  });
});

/** A program whose cases run it. */
const runOf = (language: Language, path: string, text: string): AnsweredTask => ({
  ...taskOf(language, { [path]: text }, []),
  visible: { trust: 'split', cases: [{ id: 'r', stdin: '1 2\n', stdout: '3\n', checker: { kind: 'exact' } }] },
});
const OLD = 'def main():\n    a, b = map(int, input().split())\n    print(a - b)\n\n\nmain()\n';
const NEW = 'a, b = map(int, input().split())\nprint(a + b)\n';

describe('a script that is written anew, with nothing that the old one defined', () => {
  it.each([
    ['without a label', fenced(NEW, '')],
    ['without a label, before its output', `${fenced(NEW, '')}\nOutput:\n${fenced('3', '')}`],
    ['behind the old one', `Yours is:\n${fenced(OLD)}\nRather:\n${fenced(NEW)}`],
    ['without a fence', NEW],
    ['without a fence, between words', `Here it is:\n\n${NEW}\nThis adds them.`],
  ])('is the program %s', (_, text) => expect(parseAnswer(text, runOf('python', 'main.py', OLD))).toEqual(files({ 'main.py': NEW })));

  it.each<[Language, string, string, string]>([
    [
      'javascript',
      'main.js',
      'function main() {\n  console.log(1);\n}\nmain();\n',
      "const text = require('fs').readFileSync(0, 'utf8');\nconsole.log(text);\n",
    ],
    [
      'typescript',
      'main.ts',
      'function main(): void {\n  console.log(1);\n}\nmain();\n',
      "const text: string = require('fs').readFileSync(0, 'utf8');\nconsole.log(text);\n",
    ],
    ['rust', 'src/main.rs', 'fn solve() {}\n\npub fn run() {\n    solve();\n}\n', 'fn main() {\n    println!("3");\n}\n'],
    [
      'java',
      'Main.java',
      'class Old {\n}\n',
      'class Main {\n    public static void main(String[] args) {\n        System.out.println(3);\n    }\n}\n',
    ],
  ])('also in %s', (language, path, given, text) =>
    expect(parseAnswer(fenced(text, ''), runOf(language, path, given))).toEqual(files({ [path]: text })),
  );

  it.each([
    ['an output', fenced('3', '')],
    ['a text', fenced('The sum = 3\nDone', '')],
    ['what fails', fenced('Traceback (most recent call last):\n  File "main.py", line 2\n    print(a)\nNameError: a', '')],
    ['a use of it', fenced('from main import main\nmain()\nprint(1)', '')],
    ['a session', fenced('>>> print(1 + 2)\n3', '')],
  ])('is none in %s', (_, text) => expect(parseAnswer(text, runOf('python', 'main.py', OLD))).toMatchObject({ kind: 'unusable' }));
});

describe('of two ways', () => {
  const other = 'import statistics\n\n\ndef middle(a, b, c):\n    return statistics.median([a, b, c])\n';
  it.each([
    ['the one that is recommended', `## Option 1\n\n${fenced(other)}\n## Option 2 (recommended)\n\n${fenced(RIGHT)}`],
    ['the first of 方案一 and 方案二', `方案一：\n${fenced(RIGHT)}\n方案二：\n${fenced(other)}`],
    ['what is better than a naive one', `A naive approach:\n${fenced(other)}\nBetter:\n${fenced(RIGHT)}`],
    ['the later, where it is only simpler', `${fenced(other)}\nA simpler version:\n\n${fenced(RIGHT)}`],
    ['the correction', `${fenced(other)}\nOr rather:\n\n${fenced(RIGHT)}`],
    ['the only one that is a program', `${fenced('x = 1')}\nAlternatively:\n\n${fenced(RIGHT)}`],
  ])('is taken %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(files({ 'middle.py': RIGHT })));
});

it('a function that is left without code on purpose is no sign for the one of the file', () => {
  const given =
    'class Bag {\n    int n;\n\n    Bag(String... names) {\n        n = 1;\n    }\n\n    int size() {\n        return 0;\n    }\n}\n';
  const text = given.replace('        n = 1;\n', '').replace('return 0', 'return n');
  expect(parseAnswer(fenced(text, 'java'), taskOf('java', { 'Bag.java': given }, ['Bag:size']))).toEqual(files({ 'Bag.java': text }));
});

it('a piece of a file of one line is changed', () =>
  expect(
    parseAnswer('Change `=> x` to `=> x + 1`.', taskOf('javascript', { 'inc.js': 'export const inc = (x) => x;\n' }, ['inc:inc'])),
  ).toEqual(files({ 'inc.js': 'export const inc = (x) => x + 1;\n' })));

describe('a change that was cut out of its file', () => {
  const given = 'class A:\n    def f(self):\n        a = 1\n        return a\n';
  const task = taskOf('python', { 'a.py': given }, []);
  const mended = files({ 'a.py': given.replace('return a', 'if a:\n            return a\n        return 0') });
  it.each([
    ['from the first character of its line on', 'return a', 'if a:\n            return a\n        return 0'],
    ['over lines', 'a = 1\n        return a', 'a = 1\n        if a:\n            return a\n        return 0'],
    ['at the margin', 'return a', 'if a:\n    return a\nreturn 0'],
  ])('is put there: %s', (_, old, put) => {
    expect(parseAnswer(JSON.stringify({ path: 'a.py', old_str: old, new_str: put }), task)).toEqual(mended);
    expect(parseAnswer(fenced(`<<<<<<< SEARCH\n${old}\n=======\n${put}\n>>>>>>> REPLACE`, ''), task)).toEqual(mended);
  });
});

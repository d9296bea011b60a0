import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { fenced, MIDDLE, RIGHT, SHOP, taskOf } from './tasks.js';

const PROGRAM = { kind: 'files', files: { 'middle.py': RIGHT } };
const USE = fenced('print(middle(1, 2, 3))  # 2');
const given = MIDDLE.files['middle.py'] ?? '';

describe('a program without a fence, beside blocks that hold none, is the answer', () => {
  it.each([
    ['before an output', `${RIGHT}\nOutput:\n\n${fenced('2', '')}`],
    ['before a named output', `Fixed:\n\n${RIGHT}\n**Output**\n\n${fenced('2', 'text')}\nThat is right.\n`],
    ['before its use', `Here is the corrected function:\n\n${RIGHT}\nExample usage:\n\n${USE}`],
    ['before its use, under a heading', `${RIGHT}\n### Usage\n\n${USE}`],
    ['before commands', `${RIGHT}\nRun it with:\n\n${fenced('python middle.py', 'bash')}\n\nThat is all.`],
    ['behind what fails', `This fails:\n\n${fenced('from middle import middle\nassert middle(1, 3, 2) == 2')}\nThe fix:\n\n${RIGHT}`],
    [
      'as a listing',
      `${RIGHT.trimEnd()
        .split('\n')
        .map((line, at) => `${at + 1} | ${line}`)
        .join('\n')}\n\nOutput:\n\n${fenced('2', '')}`,
    ],
  ])('%s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));

  it('also where no call says what it must define', () =>
    expect(parseAnswer(`${RIGHT}\nUse it:\n\n${USE}`, taskOf('python', MIDDLE.files, []))).toEqual(PROGRAM));

  it.each([
    ['javascript', 'at.js', 'export function at(x) {\n  return x;\n}\n', 'console.log(at(1));'],
    ['typescript', 'at.ts', 'export function at(x: number): number {\n  return x;\n}\n', 'console.log(at(1));'],
    [
      'java',
      'At.java',
      'public class At {\n    public static int at(int x) {\n        return x;\n    }\n}\n',
      'System.out.println(At.at(1));',
    ],
    ['rust', 'src/at.rs', 'pub fn at(x: i64) -> i64 {\n    x\n}\n', 'println!("{}", at(1));'],
  ] as const)('in %s', (language, path, text, use) => {
    const task = taskOf(language, { [path]: text.replace('x', 'y') }, [`${path.replace(/\.\w+$/, '').replace('src/', '')}:at`]);
    expect(parseAnswer(`The fix:\n\n${text}\nExample usage:\n\n${fenced(use, language)}`, task)).toEqual({
      kind: 'files',
      files: { [path]: text },
    });
  });
});

describe('a program without a fence is none', () => {
  it('where it is the file as it is, or a part of it', () => {
    const piece = `Change the last line to:\n\n${fenced('    return sorted([a, b, c])[1]')}`;
    expect(parseAnswer(`The code:\n\n${given}\n${piece}`, MIDDLE)).toMatchObject({ kind: 'unusable' });
  });

  it('where it is shown as what is wrong', () =>
    expect(parseAnswer(`Wrong:\n\ndef middle(a, b, c):\n    return b\n\n${USE}`, MIDDLE)).toMatchObject({ kind: 'unusable' }));

  it('where a block holds one, or changes the file', () => {
    const other = 'def middle(a, b, c):\n    return b\n';
    expect(parseAnswer(`${other}\nis too short. Rather:\n\n${fenced(RIGHT)}`, MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(`${other}\nis too short. Rather:\n\n${fenced('-    return max(a, c)\n+    return c', 'diff')}`, MIDDLE)).toEqual({
      kind: 'files',
      files: { 'middle.py': given.replace('max(a, c)', 'c') },
    });
  });

  it('where another file is mended in a block', () => {
    const price = 'def price(item):\n    return item * 2\n';
    const cart = 'def total(items):\n    return len(items)\n';
    expect(parseAnswer(`As before:\n\n${cart}\nshop/price.py\n${fenced(price)}`, SHOP)).toEqual({
      kind: 'files',
      files: { 'shop/price.py': price },
    });
  });
});

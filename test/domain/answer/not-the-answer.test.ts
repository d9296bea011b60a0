import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { CART, fenced, MIDDLE, PRICE, RIGHT, SHOP, taskOf } from './tasks.js';

const PROGRAM = { kind: 'files', files: { 'middle.py': RIGHT } };
const OTHER = 'def middle(a, b, c):\n    return b\n';
const reasonOf = (text: string, task = MIDDLE): string => {
  const answer = parseAnswer(text, task);
  return answer.kind === 'unusable' ? answer.reason : `taken: ${JSON.stringify(answer.files)}`;
};

describe('an outline behind the program is not taken for it', () => {
  it.each([
    ['dots', 'def middle(a, b, c):\n    ...'],
    ['dots at once', 'def middle(a, b, c): ...'],
    ['pass', 'import math\n\n\ndef middle(a: int, b: int, c: int) -> int:\n    pass'],
    ['a comment', 'def middle(a, b, c):\n    # sorts, and takes the one between\n'],
    ['a docstring', 'def middle(a, b, c):\n    """The one between."""'],
    ['a docstring of several lines', 'def middle(a, b, c):\n    """The one\n    between.\n    """\n    pass'],
    ['an error', 'def middle(a, b, c):\n    raise NotImplementedError("sorts")'],
    ['a value until then', 'def middle(a, b, c):\n    return None  # TODO: sorts'],
    ['a helper with code', 'def lowest(a, b):\n    return min(a, b)\n\n\ndef middle(a, b, c):\n    ...'],
  ])('%s', (_, outline) => expect(parseAnswer(`${fenced(RIGHT)}\nThe structure:\n\n${fenced(outline)}`, MIDDLE)).toEqual(PROGRAM));

  it.each([
    ['rust', 'src/add.rs', 'pub fn add(a: i64, b: i64) -> i64 {\n    a + b\n}\n', 'a + b', ['todo!()', 'unimplemented!("add")', '// adds']],
    [
      'javascript',
      'add.js',
      'export function add(a, b) {\n  return a + b;\n}\n',
      'return a + b;',
      ["throw new Error('not implemented');", '// adds', '/* ... */'],
    ],
    [
      'javascript',
      'add.js',
      'export const add = (a, b) => {\n  return a + b;\n};\n',
      'return a + b;',
      ["throw new Error('Not implemented');", '// adds'],
    ],
    [
      'java',
      'Add.java',
      'public class Add {\n    public static int add(int a, int b) {\n        return a + b;\n    }\n}\n',
      'return a + b;',
      ['throw new UnsupportedOperationException("later");', '// adds', 'return 0; // TODO'],
    ],
  ] as const)('in %s', (language, path, whole, code, outlines) => {
    const task = taskOf(language, { [path]: whole.replace('a + b', 'a - b') }, [`${path.replace(/\.\w+$/, '')}:add`]);
    for (const outline of outlines)
      expect(parseAnswer(`${fenced(whole, language)}The structure:\n${fenced(whole.replace(code, outline), language)}`, task)).toEqual({
        kind: 'files',
        files: { [path]: whole },
      });
  });

  it('nor is a program an outline that is not indented', () => {
    const task = taskOf('rust', { 'src/add.rs': 'pub fn add(a: i64, b: i64) -> i64 {\n    a - b\n}\n' }, ['src/add:add']);
    const program = 'pub fn add<T>(a: i64, b: T) -> i64\nwhere\n    T: Into<i64>,\n{\na + b.into()\n}\n';
    expect(
      parseAnswer(`${fenced('pub fn add(a: i64, b: i64) -> i64 {\n    b\n}\n', 'rust')}Better:\n${fenced(program, 'rust')}`, task),
    ).toEqual({ kind: 'files', files: { 'src/add.rs': program } });
  });

  it('nor is what only has empty bodies beside code an outline', () => {
    const program = `class Odd(Exception):\n    pass\n\n\n${RIGHT}`;
    expect(parseAnswer(`${fenced(OTHER)}Better:\n${fenced(program)}`, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': program } });
  });
});

describe('a block that is shown as what is wrong', () => {
  it.each([
    ['✅ Correct:', '❌ Wrong:'],
    ['Correct:', 'Incorrect:'],
    ['**After:**', '**Before:**'],
    ['### After', '### Before (off by one)'],
    ['### ✅ Fixed\n\nThis sorts them.', '### ❌ Original\n\nThis leaves one out.'],
    ['The fixed version:', 'The original code:'],
    ['Do this:', "Don't do this:"],
    ['### Nachher', '### Vorher (falsch)'],
    ['Die korrigierte Funktion:', 'Ursprünglicher Code:'],
    ['修复后的代码：', '原来的错误代码：'],
    ['正确的写法：', '错误的写法：'],
    ['### 修正後', '### 修正前'],
    ['Use this:', 'Avoid:'],
    ['Here it is:', "Here's the buggy version:"],
    ['So:', '❌ This one returns whatever stands in between, and so fails for most orders:'],
  ])('is never taken: %s %s', (right, wrong) => {
    const [good, bad] = [`${right}\n\n${fenced(RIGHT)}\n`, `${wrong}\n\n${fenced(OTHER)}\n`];
    expect(parseAnswer(good + bad, MIDDLE)).toEqual(PROGRAM);
    expect(parseAnswer(bad + good, MIDDLE)).toEqual(PROGRAM);
    expect(reasonOf(bad)).toContain('is shown as what is wrong');
  });

  it('may say so in its first comment', () =>
    expect(parseAnswer(`${fenced(RIGHT)}\n${fenced(`# ❌ Wrong\n${OTHER}`)}`, MIDDLE)).toEqual(PROGRAM));

  it.each([
    'The original code was wrong. Here is the fix:',
    'Corrected version of the broken code:',
    'Before we use it, sort:',
    'The bug was a wrong bound, and so the middle was not the one between:',
    '### Old and new\n\nThe fixed program:',
    'Not wrong any more; works:',
    'Wrong return value:',
    'Old middle.py left one out:',
    'Never looks at two alone now:',
    "Don't swap, sort:",
    'Existing code with one line changed:',
    '## Incorrect upper bound',
    '原来的代码没有排序，完整代码如下：',
    '错误原因是没有排序，修复后：',
    'Alter:',
    'Die fehlerhafte Funktion sortierte nicht; so geht es:',
  ])('is not one behind %j', (line) => expect(parseAnswer(`${line}\n\n${fenced(RIGHT)}`, MIDDLE)).toEqual(PROGRAM));
});

describe('a program that only begins with a remark', () => {
  it.each([
    "# don't change the arguments",
    '# never fewer than three',
    '# avoid branches',
    '# old-school median',
    '# original author: Ann',
    '# Bad inputs raise',
    '# previous version by Ann',
    '# incorrect orders are not looked for',
  ])('is not shown as what is wrong: %s', (remark) =>
    expect(parseAnswer(fenced(`${remark}\n${RIGHT}`), MIDDLE)).toEqual({
      kind: 'files',
      files: { 'middle.py': `${remark}\n${RIGHT}` },
    }),
  );
});

describe('a program with a sign for what it leaves out', () => {
  it.each([
    ['# ... existing code ...', 'def middle(a, b, c):\n    # ... existing code ...\n    return b'],
    ['# ...', 'def middle(a, b, c):\n    # ...\n    return b'],
    ['# rest unchanged', 'def middle(a, b, c):\n    if a > b:\n        return c\n    # rest unchanged'],
    ['# rest of the function stays the same', 'def middle(a, b, c):\n    a += 1\n    # rest of the function stays the same'],
    ['# existing code here', 'def middle(a, b, c):\n    # existing code here\n    return b'],
    ['# (unchanged)', 'def middle(a, b, c):\n    # (unchanged)\n    return b'],
    ['...', 'def middle(a, b, c):\n    ...\n    return b'],
  ])('is unusable, and says where: %s', (sign, text) =>
    expect(reasonOf(fenced(text))).toContain(`leaves parts of it out, elided as "${sign}"`),
  );

  it('in other languages too', () => {
    const task = taskOf('javascript', { 'add.js': 'export function add(a, b) {\n  return a - b;\n}\n' }, ['add:add']);
    for (const sign of [
      '// ... existing code ...',
      '// rest unchanged',
      '/* ... */',
      '...',
      '// other methods remain the same',
      '// existing code',
    ]) {
      expect(reasonOf(fenced(`export function add(a, b) {\n  ${sign}\n  return a + b;\n}`, 'javascript'), task)).toContain('elided as');
    }
  });

  it.each([
    '# ... or else the lower one',
    '# the rest are larger',
    '# previous code sorted twice',
    '# remaining values',
    '# same as above',
    '# unchanged',
    '# no changes needed here',
    '# everything else is larger',
    '# existing file',
  ])('is whole where it only speaks of the like: %s', (comment) => {
    const text = `def middle(a, b, c):\n    ${comment}\n    return sorted([a, b, c])[1]\n`;
    expect(parseAnswer(fenced(text), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': text } });
  });
});

describe('names behind the blocks', () => {
  const BOTH = { kind: 'files', files: { 'shop/cart.py': CART, 'shop/price.py': PRICE } };
  it.each(['*PATH*', '`PATH`', '**PATH**', '(PATH)', 'PATH', 'File: PATH'])('are read as %s', (caption) => {
    const text = [
      ['shop/cart.py', CART],
      ['shop/price.py', PRICE],
    ]
      .map(([path = '', code = '']) => `${fenced(code)}\n${caption.replace('PATH', path)}\n\n`)
      .join('');
    expect(parseAnswer(text, SHOP)).toEqual(BOTH);
    expect(parseAnswer(`Both are mended:\n\n${text.replaceAll('shop/', '')}`, SHOP)).toEqual(BOTH);
  });

  it('are not read where they stand before the next block', () => {
    expect(parseAnswer(`${fenced(CART)}\n### shop/price.py\n${fenced(PRICE)}\nshop/cart.py calls it.`, SHOP)).toEqual(BOTH);
    expect(parseAnswer(`shop/cart.py\n${fenced(CART)}\nshop/price.py\n${fenced(PRICE)}\nshop/cart.py`, SHOP)).toEqual(BOTH);
  });
});

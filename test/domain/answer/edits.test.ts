import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { CART, fenced, MIDDLE, PRICE, RIGHT, SHOP, taskOf } from './tasks.js';

const edit = (search: string, replace: string, head = '<<<<<<< SEARCH', middle = '=======', end = '>>>>>>> REPLACE') =>
  `${head}\n${search}${middle}\n${replace}${end}`;
const change = (source: string, text: string) => parseAnswer(text, taskOf('python', { 'a.py': source }, []));
const changed = (text: string) => ({ kind: 'files', files: { 'a.py': text } });
const unusable = (reason: string) => ({ kind: 'unusable', reason: expect.stringContaining(reason) });
const given = MIDDLE.files['middle.py'] ?? '';
const mended = given.replace('return max(a, c)', 'return a if a > c else c');

describe('search and replace', () => {
  it('changes what it finds once, one edit after the other', () => {
    expect(change('a = 1\nb = 1\n', fenced([edit('a = 1\n', 'a = 2\n'), edit('a = 2\nb = 1\n', 'c = 3\n')].join('\n')))).toEqual(
      changed('c = 3\n'),
    );
    expect(change('a = 1\nb = 1\n', fenced(edit('a = 1\n', '')))).toEqual(changed('b = 1\n'));
  });

  it('finds whole lines only, also the last without an end', () => {
    expect(change('max = 1\nx = 1\n', fenced(edit('x = 1\n', 'x = 2\n')))).toEqual(changed('max = 1\nx = 2\n'));
    expect(change('a = 1\nb = 1', fenced(edit('b = 1\n', 'b = 2\n')))).toEqual(changed('a = 1\nb = 2\n'));
  });

  const search = '    return max(a, c)\n';
  const replace = '    return a if a > c else c\n';
  it.each([
    ['markers of three', fenced(edit(search, replace, '<<< SEARCH', '===', '>>> REPLACE'))],
    ['markers of dashes and plus signs', fenced(edit(search, replace, '------- SEARCH', '=======', '+++++++ REPLACE'))],
    ['its place behind the first marker', fenced(edit(`:start_line:6\n-------\n${search}`, replace))],
    ['a space behind the first marker', fenced(edit(search, replace, '<<<<<<< SEARCH '))],
    ['spaces behind each marker', fenced(edit(search, replace, '<<<<<<< SEARCH  ', '======= ', '>>>>>>> REPLACE '))],
    ['shorter markers', fenced(edit(search, replace, '<<<<< SEARCH', '=====', '>>>>> REPLACE'))],
    ['markers of unequal length', fenced(edit(search, replace, '<<<<<<<< SEARCH', '======', '>>>>>>>>> REPLACE'))],
    ['other words', fenced(edit(search, replace, '<<<<<<< ORIGINAL', '=======', '>>>>>>> UPDATED'))],
    ['small letters', fenced(edit(search, replace, '<<<<<<< search', '=======', '>>>>>>> replace'))],
    ['the form of a conflict', fenced(edit(search, replace, '<<<<<<< HEAD', '=======', '>>>>>>> fix'))],
    ['the path behind the marker', fenced(edit(search, replace, '<<<<<<< SEARCH middle.py'))],
    ['the path before it', fenced(`middle.py\n${edit(search, replace)}`)],
    ['a remark before it', fenced(`# the last line\n${edit(search, replace)}`)],
    ['spaces at the ends of lines', fenced(edit('    return max(a, c)   \n', replace))],
    ['less indentation', fenced(edit('return max(a, c)\n', 'return a if a > c else c\n'))],
    ['more indentation', fenced(edit(`    ${search}`, `    ${replace}`))],
    ['blank lines around', fenced(edit(`\n${search}\n`, `\n${replace}\n`))],
    ['the label of a diff', fenced(edit(search, replace), 'diff')],
    ['no fence', `Like this:\n\nmiddle.py\n${edit(search, replace)}\n\nDone.`],
    ['a usage behind it', `${fenced(edit(search, replace))}\n${fenced('print(middle(1, 2, 3))')}`],
    ['the changed line shown before it', `${fenced('    return max(a, c)')}\n${fenced(edit(search, replace))}`],
  ])('may have %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': mended } }));

  it('moves what it puts in as far as the file stands in', () => {
    const source = 'class A:\n    def f(self):\n        if self.x:\n            return 1\n';
    expect(
      change(
        source,
        fenced(
          edit('def f(self):\n    if self.x:\n        return 1\n', 'def f(self):\n    if not self.x:\n        return 0\n    return 1\n'),
        ),
      ),
    ).toEqual(changed('class A:\n    def f(self):\n        if not self.x:\n            return 0\n        return 1\n'));
  });

  it.each([
    ['stands nowhere', 'a = 1\n', edit('b = 1\n', 'c = 1\n'), 'a search text does not stand in a.py'],
    ['stands twice', 'a = 1\na = 1\n', edit('a = 1\n', 'c = 1\n'), 'a search text stands more than once in a.py'],
    ['is empty', 'a = 1\n', edit('', 'c = 1\n'), 'a search text is empty for a.py'],
    ['stands in by uneven distances', 'if a:\n  b = 1\n', edit('  if a:\n  b = 1\n', 'c = 1\n'), 'a search text does not stand in a.py'],
    [
      'leaves lines out',
      'a = 1\nb = 2\nc = 3\n',
      edit('a = 1\n...\nc = 3\n', 'a = 2\n...\nc = 3\n'),
      'a search text does not stand in a.py',
    ],
    ['leaves lines out in a comment', 'a = 1\nb = 2\n', edit('a = 1\nb = 2\n', 'a = 2\n# ... as before\n'), 'leaves lines out with "..."'],
    ['is never ended', 'a = 1\n', '<<<<<<< SEARCH\na = 1\n=======\na = 2', 'a search and replace is not ended'],
    ['has no dividing line', 'a = 1\n', '<<<<<<< SEARCH\na = 1\n>>>>>>> REPLACE', 'a search and replace is not ended'],
    ['has two dividing lines', 'a = 1\n', '<<<<<<< SEARCH\na = 1\n=======\na = 2\n=======\n>>>>>>> REPLACE', 'more than one dividing line'],
    ['is a diff without context', 'a = 1\n', '1c1\n< a = 1\n---\n> a = 2', 'marks of a change that cannot be read'],
    ['is a diff with hints', 'a = 1\nb = 2\n', '  b = 2\n- a = 1\n?     ^\n+ a = 2\n?     ^', 'marks of a change that cannot be read'],
    ['stands in a program', 'a = 1\n', `b = 1\n${edit('a = 1\n', 'a = 2\n')}\nc = 1`, 'between lines of a program'],
  ])('is unusable when it %s', (_, source, text, reason) => expect(change(source, fenced(text))).toEqual(unusable(reason)));

  it('is unusable as a whole when one of several does not fit', () => {
    expect(change('a = 1\nb = 1\n', fenced([edit('a = 1\n', 'a = 2\n'), edit('c = 1\n', 'c = 2\n')].join('\n')))).toEqual(
      unusable('does not stand in a.py'),
    );
    expect(change('a = 1\nb = 1\n', `${fenced(edit('a = 1\n', 'a = 2\n'))}${fenced('<<<<<<< SEARCH\nb = 1')}`)).toEqual(
      unusable('is not ended'),
    );
  });

  it('that begins anew counts alone', () => {
    expect(
      change('a = 1\nb = 1\n', `${fenced(edit('a = 1\n', 'a = 2\n'))}No, rather:\n${fenced(edit('a = 1\nb = 1\n', 'c = 3\n'))}`),
    ).toEqual(changed('c = 3\n'));
  });

  it('tells what a whole program changed, where there is one', () => {
    expect(parseAnswer(`${fenced(mended)}What changed:\n${fenced(edit(search, replace))}`, MIDDLE)).toEqual({
      kind: 'files',
      files: { 'middle.py': mended },
    });
  });

  it('is text where it stands in a string of the program', () => {
    const program = `def middle(a, b, c):\n    return MARKS\n\n\nMARKS = """\n${edit('a\n', 'b\n')}\n"""\n`;
    expect(parseAnswer(fenced(program), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': program } });
  });

  it('finds its file by the line before, the heading, or the marker', () => {
    const price = edit('    return item * 3\n', '    return item * 2\n');
    const cart = edit('    return sum(price(each) for each in items[1:])\n', '    return sum(price(each) for each in items)\n');
    const both = { kind: 'files', files: { 'shop/cart.py': CART, 'shop/price.py': PRICE } };
    expect(parseAnswer(`shop/cart.py\n${fenced(cart)}\nshop/price.py\n${fenced(price)}`, SHOP)).toEqual(both);
    expect(parseAnswer(fenced(`shop/cart.py\n${cart}\n\n# shop/price.py\n${price}`), SHOP)).toEqual(both);
    expect(parseAnswer(`### shop/cart.py\n${fenced(cart)}\n${fenced(price.replace('SEARCH', 'SEARCH shop/price.py'))}`, SHOP)).toEqual(
      both,
    );
    expect(parseAnswer(fenced(cart), SHOP)).toEqual(unusable('does not say of which file'));
  });
});

describe('a diff', () => {
  const body =
    '@@ -3,4 +3,4 @@\n         a, b = b, a\n     if b < c:\n         return b\n-    return max(a, c)\n+    return a if a > c else c\n';
  const head = '--- a/middle.py\n+++ b/middle.py\n';
  it.each([
    ['as it should be', fenced(head + body, 'diff')],
    ['without a label', fenced(head + body, '')],
    ['labelled as a program', fenced(head + body)],
    [
      'with more headers',
      fenced(`diff --git a/middle.py b/middle.py\nindex 1234567..89abcde 100644\n${head}${body}\\ No newline at end of file`, 'diff'),
    ],
    ['without headers', fenced(body, 'diff')],
    ['with wrong numbers', fenced(head + body.replace('-3,4 +3,4', '-31,9 +40,2'), 'patch')],
    ['without numbers', fenced(head + body.replace(/@@.*/, '@@'), 'diff')],
    ['with the function behind the numbers', fenced(head + body.replace('+3,4 @@', '+3,4 @@ def middle(a, b, c):'), 'diff')],
    ['without hunks', fenced(head + body.replace(/@@.*\n/, ''), 'diff')],
    ['without the space of context lines', fenced(body.replace(/^ /gm, ''), 'diff')],
    ['with signs in the place of a space', fenced(body.replace(/^ /gm, '').replace(/^([-+]) /gm, '$1'), 'diff')],
    ['with spaces at the ends of lines', fenced(body.replace(/$/gm, ' ').replace('else c ', 'else c'), 'diff')],
    ['without context', fenced('-    return max(a, c)\n+    return a if a > c else c', 'diff')],
    ['without context, label and headers', fenced('-    return max(a, c)\n+    return a if a > c else c', '')],
    ['with less indentation', fenced('-return max(a, c)\n+return a if a > c else c', 'diff')],
    ['with an original of another name', fenced(`--- original\n+++ fixed\n${body}`, 'diff')],
    ['in the form of a patch', fenced(`*** Begin Patch\n*** Update File: middle.py\n${body.replace(/@@.*/, '@@')}*** End Patch`, '')],
    ['without a fence', `This mends it:\n\n${head}${body}\nNow all three count.\n`],
    [
      'of the whole file',
      fenced(
        given
          .replace(/^/gm, ' ')
          .replace(/^ {5}return max.*\n /m, '-    return max(a, c)\n+    return a if a > c else c\n')
          .trimEnd(),
        'diff',
      ),
    ],
  ])('is applied %s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': mended } }));

  it('that only adds is put in as far as it says, with and without the space of context lines', () => {
    const source = 'def f(a):\n    for b in a:\n        g(b)\n    return a\n';
    const hunk = '@@ -2,3 +2,4 @@\n     for b in a:\n         g(b)\n+        h(b)\n     return a';
    for (const text of [hunk, hunk.replace(/^ /gm, '')])
      expect(change(source, fenced(text, 'diff'))).toEqual(
        changed('def f(a):\n    for b in a:\n        g(b)\n        h(b)\n    return a\n'),
      );
  });

  it('may have several hunks, told apart by their order or their numbers', () => {
    const source = 'a = 1\nb = 1\nx = 0\na = 1\nc = 1\n';
    expect(change(source, fenced('@@ -2 +2 @@\n-b = 1\n+b = 2\n@@ -90 +90 @@\n-a = 1\n+a = 2', 'diff'))).toEqual(
      changed('a = 1\nb = 2\nx = 0\na = 2\nc = 1\n'),
    );
    expect(change(source, fenced('@@ -1,1 +1,2 @@\n-a = 1\n+a = 2\n+d = 1\n@@ -4,1 +5,1 @@\n-a = 1\n+a = 3', 'diff'))).toEqual(
      changed('a = 2\nd = 1\nb = 1\nx = 0\na = 3\nc = 1\n'),
    );
  });

  it('may change several files', () => {
    const text = fenced(
      '--- a/shop/cart.py\n+++ b/shop/cart.py\n@@ -4,2 +4,2 @@\n def total(items):\n-    return sum(price(each) for each in items[1:])\n+    return sum(price(each) for each in items)\n--- a/shop/price.py\n+++ b/shop/price.py\n@@ -1,2 +1,2 @@\n def price(item):\n-    return item * 3\n+    return item * 2',
      'diff',
    );
    expect(parseAnswer(text, SHOP)).toEqual({ kind: 'files', files: { 'shop/cart.py': CART, 'shop/price.py': PRICE } });
  });

  it.each([
    ['fits nowhere', fenced('@@ -1 +1 @@\n-    return min(a, c)\n+    return c', 'diff'), 'does not stand in middle.py'],
    ['fits in two places', fenced('@@ -9 +9 @@\n         a, b = b, a\n-    if b < c:\n+    if b > c:', 'diff'), 'more than once'],
    ['adds without saying where', fenced('@@ -1 +1 @@\n+import math', 'diff'), 'is empty for middle.py'],
    ['changes nothing', fenced('     if b < c:\n         return b', 'diff'), 'takes nothing away and adds nothing'],
    [
      'is of another file',
      fenced('--- a/tests/test_middle.py\n+++ b/tests/test_middle.py\n@@ -1 +1 @@\n-a = 1\n+a = 2', 'diff'),
      'a diff is for another file',
    ],
  ])('is unusable when it %s', (what, text, reason) => {
    const task = what.startsWith('fits in two')
      ? {
          ...MIDDLE,
          files: { 'middle.py': `${given}\n\ndef other(a, b, c):\n    if b:\n        a, b = b, a\n    if b < c:\n        return b\n` },
        }
      : MIDDLE;
    expect(parseAnswer(text, task)).toEqual(unusable(reason));
  });
});

describe('a diff that makes a file anew', () => {
  const added = RIGHT.trimEnd()
    .split('\n')
    .map((line) => `+${line}`)
    .join('\n');

  it.each([
    ['from nothing', `--- /dev/null\n+++ b/middle.py\n@@ -0,0 +1,2 @@\n${added}`],
    ['in the form of patches', `*** Begin Patch\n*** Delete File: middle.py\n*** Add File: middle.py\n${added}\n*** End Patch`],
    ['without a name', `@@ -0,0 +1,2 @@\n${added}`],
  ])('is that file: %s', (_, diff) => {
    for (const text of [diff, fenced(diff, 'diff')])
      expect(parseAnswer(text, MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': RIGHT } });
  });

  it('is no answer where it makes another', () =>
    expect(parseAnswer(fenced(`--- /dev/null\n+++ b/notes.py\n@@ -0,0 +1,2 @@\n${added}`, 'diff'), MIDDLE)).toMatchObject({
      kind: 'unusable',
    }));
});

const retabbed = (indent: string): string =>
  `<<<<<<< SEARCH\n${indent}if b < c:\n${indent}${indent}return b\n=======\n${indent}if b <= c:\n${indent}${indent}return b\n>>>>>>> REPLACE\n`;
const withMended = (text: string) => ({ kind: 'files', files: { 'middle.py': text.replace('b < c', 'b <= c') } });

describe('a search text with tabs where the file has blanks', () => {
  it('fits, and what is put there is indented as the file is', () => {
    const text = MIDDLE.files['middle.py'] ?? '';
    expect(parseAnswer(fenced(retabbed('\t'), ''), MIDDLE)).toEqual(withMended(text));
    const tabbed = text.replaceAll('    ', '\t');
    expect(parseAnswer(fenced(retabbed('    '), ''), { ...MIDDLE, files: { 'middle.py': tabbed } })).toEqual(withMended(tabbed));
  });
});

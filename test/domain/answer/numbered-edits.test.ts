import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { fenced, MIDDLE, taskOf } from './tasks.js';

const given = MIDDLE.files['middle.py'] ?? '';
const MENDED = { kind: 'files', files: { 'middle.py': given.replace('max(a, c)', 'a if a > c else c') } };
const GROWN = { kind: 'files', files: { 'middle.py': given.replace('return max(a, c)', 'if a > c:\n        return a\n    return c') } };
const edit = (search: string, replace: string): string => `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE`;

describe('line numbers in search and replace', () => {
  it.each([
    ['of one line', edit('6 |     return max(a, c)', '6 |     return a if a > c else c'), MENDED],
    [
      'of several',
      edit(
        '4 |     if b < c:\n5 |         return b\n6 |     return max(a, c)',
        '4 |     if b < c:\n5 |         return b\n6 |     return a if a > c else c',
      ),
      MENDED,
    ],
    ['only where it is looked for', edit('6 |     return max(a, c)', '    return a if a > c else c'), MENDED],
    ['with colons and more lines', edit('6:    return max(a, c)', '6:    if a > c:\n7:        return a\n8:    return c'), GROWN],
    ['with colons and a blank', edit('6:     return max(a, c)', '6:     if a > c:\n7:         return a\n8:     return c'), GROWN],
    ['with tabs', edit('     6\t    return max(a, c)', '     6\t    return a if a > c else c'), MENDED],
    [
      'with a column for what is added',
      edit('6 |     return max(a, c)', '6 |     if a > c:\n  |         return a\n  |     return c'),
      GROWN,
    ],
    ['with none at what is added', edit('6 |     return max(a, c)', '6 |     return a if a > c else c\n'), MENDED],
    ['that are wrong', edit('60 |     return max(a, c)', '60 |     return a if a > c else c'), MENDED],
  ])('are left out: %s', (_, text, made) => {
    for (const answer of [fenced(text, ''), `So:\n\n${text}\n`, fenced(text, 'diff')]) expect(parseAnswer(answer, MIDDLE)).toEqual(made);
  });

  it('say which of several places is meant', () => {
    const task = taskOf('python', { 'a.py': 'a = 1\nb = 1\na = 1\n' }, []);
    expect(parseAnswer(fenced(edit('3 | a = 1', '3 | a = 2'), ''), task)).toEqual({
      kind: 'files',
      files: { 'a.py': 'a = 1\nb = 1\na = 2\n' },
    });
  });

  it('stay where they are the text of the file', () => {
    const task = taskOf('python', { 'a.py': 'A = {\n1: "a",\n2: "b",\n}\n' }, []);
    expect(parseAnswer(fenced(edit('1: "a",\n2: "b",', '1: "a",\n2: "c",'), ''), task)).toEqual({
      kind: 'files',
      files: { 'a.py': 'A = {\n1: "a",\n2: "c",\n}\n' },
    });
  });

  it('hide no line that is left out', () =>
    expect(parseAnswer(fenced(edit('6 |     return max(a, c)', '6 |     # ... as before'), ''), MIDDLE)).toMatchObject({
      kind: 'unusable',
    }));
});

describe('line numbers in a diff', () => {
  const [old, put] = ['    return max(a, c)', '    return a if a > c else c'];
  it.each([
    ['behind the signs', `-6 | ${old}\n+6 | ${put}`],
    ['behind the signs, with context', `@@ -5,2 +5,2 @@\n 5 |         return b\n-6 | ${old}\n+6 | ${put}`],
    ['before the signs', `5         return b\n6 -${old}\n6 +${put}`],
    ['before the signs, on both sides', `5  5          return b\n6    -${old}\n   6 +${put}`],
    ['before the signs, in a column', `   5 |          return b\n   6 | -${old}\n     | +${put}`],
    ['with headers', `--- a/middle.py\n+++ b/middle.py\n@@ -5,2 +5,2 @@\n5 |          return b\n6 | -${old}\n6 | +${put}`],
  ])('are left out: %s', (_, diff) => expect(parseAnswer(fenced(diff, 'diff'), MIDDLE)).toEqual(MENDED));

  it('stay where they are the text of the file', () => {
    const task = taskOf('python', { 'a.py': 'A = """\n1 | a\n2 | b\n"""\n' }, []);
    expect(parseAnswer(fenced(' 1 | a\n-2 | b\n+2 | c', 'diff'), task)).toEqual({
      kind: 'files',
      files: { 'a.py': 'A = """\n1 | a\n2 | c\n"""\n' },
    });
  });
});

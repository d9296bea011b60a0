import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../domain/answer.js';

const ONE = { 'gcd.py': 'def gcd(a, b):\n    return a\n' };
const TWO = { 'src/a.py': 'a = 1\n', 'src/b.py': 'b = 1\n', 'notes.md': 'read me\n' };
const parseOne = (text: string) => parseAnswer(text, ONE, ['gcd.py']);
const parseTwo = (text: string) => parseAnswer(text, TWO, ['src/a.py', 'src/b.py']);
const fenced = (body: string, info = 'python', fence = '```') => `${fence}${info}\n${body}\n${fence}\n`;
const edit = (search: string, replace: string) => `<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE`;
const change = (source: string, ...edits: string[]) => parseAnswer(fenced(edits.join('\n')), { 'a.py': source }, ['a.py']);

describe('an answer for one editable file', () => {
  it.each([
    ['a bare block', fenced('x = 1', '')],
    ['a block with a language', fenced('x = 1')],
    ['tildes', fenced('x = 1', 'python', '~~~')],
    ['the path as info string', fenced('x = 1', 'gcd.py')],
    ['language and path', fenced('x = 1', 'python:gcd.py')],
    ['a title', fenced('x = 1', 'python title="gcd.py"')],
    ['a path from here', fenced('x = 1', './gcd.py')],
    ['a heading with the path', `## \`gcd.py\`\n\n${fenced('x = 1')}`],
    ['a heading of another kind', `## Solution\n\n${fenced('x = 1')}`],
    ['an earlier draft', `${fenced('draft')}Better:\n${fenced('x = 1')}`],
    ['carriage returns', fenced('x = 1').replaceAll('\n', '\r\n')],
    ['thoughts before', `<think>\n${fenced('thought')}</think>\n${fenced('x = 1')}`],
    ['an open block after', `${fenced('x = 1')}\`\`\`python\nx = 2`],
    ['a block for a file that may not change', `${fenced('x = 1')}## tests/test_gcd.py\n${fenced('assert True')}`],
  ])('is taken from %s', (_, text) => {
    expect(parseOne(text)).toEqual({ kind: 'files', files: { 'gcd.py': 'x = 1\n' } });
  });

  it.each([
    ['nothing', '', 'no closed fenced block'],
    ['talk', 'The bug is in line 3.', 'no closed fenced block'],
    ['a block that was cut off', '```python\ndef gcd(', 'no closed fenced block'],
    ['only another file', fenced('assert True', 'tests/test_gcd.py'), 'no fenced block is for an editable path (gcd.py)'],
    ['only thoughts', `<think>${fenced('x = 1')}</think>`, 'no closed fenced block'],
  ])('is unusable when it holds %s', (_, text, reason) => {
    expect(parseOne(text)).toMatchObject({ kind: 'unusable', reason: expect.stringContaining(reason) });
  });

  it('keeps fences of another length that stand in the file', () => {
    expect(parseOne('````python\nx = """\n```\n"""\n````\n')).toEqual({ kind: 'files', files: { 'gcd.py': 'x = """\n```\n"""\n' } });
  });

  it('gives any file back as it was written', () => {
    const line = fc.string({ maxLength: 30 }).filter((each) => !/[\r\n]/.test(each) && !each.startsWith('```') && !/^<{5}/.test(each));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (each) => {
        const body = each.join('\n').trimEnd();
        fc.pre(!body.includes('think>'));
        expect(parseOne(fenced(body))).toEqual({ kind: 'files', files: { 'gcd.py': `${body}\n` } });
      }),
    );
  });

  it('never breaks, whatever the text', () => {
    const bits = fc.constantFrom('```', '~~~', 'python', '\n', '# gcd.py', '<<<<<<< SEARCH\n', '=======\n', '>>>>>>> REPLACE', '<think>', '</think>', 'x', ' ');
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (each) => {
        expect(['files', 'unusable']).toContain(parseOne(each.join('')).kind);
      }),
    );
  });
});

describe('an answer for several editable files', () => {
  it('takes each file by its name, and leaves the others as they are', () => {
    expect(parseTwo(`### src/a.py\n${fenced('a = 2')}### src/b.py\n${fenced('b = 2')}`)).toEqual({ kind: 'files', files: { 'src/a.py': 'a = 2\n', 'src/b.py': 'b = 2\n' } });
    expect(parseTwo(fenced('b = 2', 'src/b.py'))).toEqual({ kind: 'files', files: { 'src/b.py': 'b = 2\n' } });
  });

  it('takes no block without a name, and none for another file', () => {
    expect(parseTwo(fenced('a = 2')).kind).toBe('unusable');
    expect(parseTwo(`### notes.md\n${fenced('a = 2')}`).kind).toBe('unusable');
    expect(parseTwo(`### __proto__\n${fenced('a = 2')}`).kind).toBe('unusable');
  });

  it('does not give the name of one block to the next', () => {
    expect(parseTwo(`### src/a.py\n${fenced('a = 2')}And then:\n${fenced('print(a)')}`)).toEqual({ kind: 'files', files: { 'src/a.py': 'a = 2\n' } });
  });
});

describe('search and replace', () => {
  it('changes what it finds once, one edit after the other', () => {
    expect(change('a = 1\nb = 1\n', edit('a = 1\n', 'a = 2\n'), edit('a = 2\nb = 1\n', 'c = 3\n'))).toEqual({ kind: 'files', files: { 'a.py': 'c = 3\n' } });
    expect(change('a = 1\nb = 1\n', edit('a = 1\n', ''))).toEqual({ kind: 'files', files: { 'a.py': 'b = 1\n' } });
  });

  it('finds whole lines only, also the last without an end', () => {
    expect(change('max = 1\nx = 1\n', edit('x = 1\n', 'x = 2\n'))).toEqual({ kind: 'files', files: { 'a.py': 'max = 1\nx = 2\n' } });
    expect(change('a = 1\nb = 1', edit('b = 1\n', 'b = 2\n'))).toEqual({ kind: 'files', files: { 'a.py': 'a = 1\nb = 2\n' } });
  });

  it.each([
    ['stands nowhere', 'a = 1\n', 'b = 1\n'],
    ['stands twice', 'a = 1\na = 1\n', 'a = 1\n'],
    ['is empty', 'a = 1\n', ''],
  ])('is unusable when the search text %s', (_, source, search) => {
    expect(change(source, edit(search, 'c = 1\n'))).toMatchObject({ kind: 'unusable', reason: 'a search text does not stand exactly once in a.py' });
  });
});

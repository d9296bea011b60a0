import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { fenced, MIDDLE, RIGHT, taskOf } from './tasks.js';

const BODY = 'def middle(a, b, c):\n    if a < b and b > c:\n        return max(a, c - 1)\n    return sorted([a, b, c])[1]\n';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const read = (text: string, task = MIDDLE) => {
  const answer = parseAnswer(text, task);
  return answer.kind === 'files' ? Object.values(answer.files)[0] : answer.reason;
};
const within = (line: string): string => `def middle(a, b, c):\n    ${line}\n    return sorted([a, b, c])[1]\n`;

describe('characters that no keyboard makes', () => {
  it.each([
    ['blanks that do not break', BODY.replaceAll(' ', '\u00A0')],
    ['narrow blanks before lines', BODY.replaceAll('    ', '\u202F\u202F\u202F\u202F')],
    ['ends of lines that cannot be seen', BODY.replaceAll('\n', '\u200B\n')],
    ['a mark of the byte order', `\uFEFF${BODY}`],
    ['a hyphen that is a minus', BODY.replace('c - 1', 'c − 1')],
  ])('are those that were meant: %s', (_, text) => {
    expect(read(fenced(text))).toBe(BODY);
    expect(read(text)).toBe(BODY);
  });

  it('are quotes where no string stands', () => {
    expect(read(fenced(within('s = “x” + ‘y’')))).toBe(within(`s = "x" + 'y'`));
  });

  it.each(['s = "a\u00A0“b”\u200B"', '# the “middle”\u00A0one', 's = """‘a’"""'])('stay in strings and comments: %j', (line) =>
    expect(read(fenced(within(line)))).toBe(within(line)),
  );

  it.each([
    ['search and replace', '<<<<<<< SEARCH\n\u00A0\u00A0\u00A0 if b < c:\n=======\n\u00A0\u00A0\u00A0 if b <= c:\n>>>>>>> REPLACE'],
    ['a search that begins unseen', '<<<<<<< SEARCH\n\u200B    if b < c:\n=======\n    if b <= c:\n>>>>>>> REPLACE'],
    ['a diff', '@@ -4,1 +4,1 @@\n-\u00A0\u00A0\u00A0\u00A0if b < c:\n+\u00A0\u00A0\u00A0\u00A0if b <= c:'],
  ])('are no other text in %s', (_, edit) => {
    expect(read(fenced(edit, ''))).toContain('    if b <= c:\n        return b');
    expect(read(edit)).toContain('    if b <= c:\n        return b');
  });
});

const change = (line: string, isAll: boolean): string => {
  const [open, close] = ['<<<<<<< SEARCH', '>>>>>>> REPLACE'].map((mark) => (isAll ? escaped(mark) : mark));
  return fenced(`${open}\n${escaped(line)}\n=======\n${escaped(line.replace('<', '<='))}\n${close}`);
};

describe('code that was escaped as in HTML', () => {
  const RUST =
    "pub fn first<'a>(v: &'a [i64]) -> Option<&'a i64> {\n    if v.len() < 1 && true {\n        return None;\n    }\n    v.get(0)\n}\n";

  it('is the code', () => {
    const task = taskOf('rust', { 'src/lib.rs': RUST.replace('get(0)', 'get(1)') }, ['src/lib:first'], ['src/lib.rs']);
    expect(read(fenced(escaped(BODY)))).toBe(BODY);
    expect(read(`<pre><code>\n${escaped(BODY)}</code></pre>\n`)).toBe(BODY);
    expect(read(fenced(escaped(RUST), 'rust'), task)).toBe(RUST);
    expect(read(fenced(escaped(within('s = 1')).replace('1', '&quot;&#39;&quot;')))).toBe(within(`s = "'"`));
  });

  it('is so in changes too, whether or not their marks are', () => {
    for (const isAll of [true, false]) expect(read(change('    if b < c:', isAll))).toContain('    if b <= c:\n        return b');
  });

  it.each([
    ['a string has an escape', within('s = "&lt;"')],
    ['a comment has one', within('# &lt; is less')],
    ['a bare sign stands beside', within('s = a < b  # &lt;')],
  ])('is not where %s', (_, text) => expect(read(fenced(text))).toBe(text));
});

describe('a piece of a program', () => {
  it.each(['is wrong.', 'was wrong.'])('is not taken where its sentence goes on behind it: %s', (rest) =>
    expect(read(`The line\n${fenced('    return max(a, c)')}${rest}\n\n${fenced(RIGHT)}`)).toBe(RIGHT),
  );

  it('is none, where it leaves a function that is not there', () =>
    expect(read(fenced('return max(a, c)'))).toContain('a block is a piece of middle.py, and defines nothing'));

  it.each([
    ['a loop', 'for each in (a, b, c):\n    print(each)'],
    ['a call', 'print(middle(a, b, c))\nmiddle(1, 2, 3)'],
    ['remarks', '# sorts them,\n# and takes the one between'],
    ['a sentence', 'The function sorts its arguments.'],
  ])('is none, where it is %s alone', (_, text) =>
    expect(read(fenced(text))).toMatch(/a block is a piece of middle\.py, and defines nothing|a block only uses what/),
  );

  it('may bring the name in unseen', () => expect(read(fenced('from better import *'))).toBe('from better import *\n'));
});

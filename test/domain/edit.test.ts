import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactEdit, NO_CHANGE } from '../../domain/edit.js';

const lines = (...each: string[]) => `${each.join('\n')}\n`;

describe('the compact form of an edit', () => {
  it.each([
    [
      'a change of one line',
      lines('def f(n):', '    n ^= n - 1', '    return n'),
      lines('def f(n):', '    n &= n - 1', '    return n'),
      'line 2: `n ^= n - 1` -> `n &= n - 1`',
    ],
    ['two places', lines('a', 'b', 'c', 'd'), lines('A', 'b', 'c', 'D'), 'line 1: `a` -> `A`; line 4: `d` -> `D`'],
    ['lines of one hunk', lines('if x:', '    y', 'z'), lines('while x:', '    w', 'z'), 'line 1: `if x: ⏎     y` -> `while x: ⏎     w`'],
    ['a deleted line', lines('a', 'b', 'c'), lines('a', 'c'), 'line 2: `b` -> ``'],
    ['an inserted line keeps its indentation', lines('a:', '    b'), lines('a:', '    b', '    c'), 'line 3: `` -> `    c`'],
    ['no change', lines('a', 'b'), lines('a', 'b'), NO_CHANGE],
    ['white space at the ends of lines and of the file', 'a \nb\n\n', 'a\nb\t\r\n', NO_CHANGE],
  ])('shows %s', (_, from, to, form) => {
    expect(compactEdit(from, to)).toBe(form);
  });

  it('tells a line that moved in from one that moved out', () => {
    const from = lines('for x in y:', '    if x:', '        return x');
    const movedOut = compactEdit(from, lines('for x in y:', '    if x:', '    return x'));
    const movedIn = compactEdit(from, lines('for x in y:', '    if x:', '            return x'));
    expect(movedOut).not.toBe(movedIn);
    expect(movedOut).toBe('line 3: `    return x` -> `return x`');
  });

  it('tells a line inserted at one depth from the same line at another', () => {
    const from = lines('for x in y:', '    if x:', '        x += 1');
    expect(compactEdit(from, lines('for x in y:', '    if x:', '        x += 1', '    return x'))).not.toBe(
      compactEdit(from, lines('for x in y:', '    if x:', '        x += 1', 'return x')),
    );
  });

  it('tells a blank line that was filled from a line put before it', () => {
    const from = lines('a', '', 'b');
    expect(compactEdit(from, lines('a', 'x', 'b'))).not.toBe(compactEdit(from, lines('a', 'x', '', 'b')));
  });

  it('is the same for two candidates if and only if they are the same edit', () => {
    const line = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'a', 'b', 'x = 1'))
      .map(([depth, text]) => (text === '' ? '' : '  '.repeat(depth) + text));
    const program = fc.array(line, { maxLength: 7 }).map((each) => lines(...each));
    fc.assert(
      fc.property(program, program, program, (from, one, other) => {
        expect(compactEdit(from, one) === compactEdit(from, other)).toBe(one.trimEnd() === other.trimEnd());
        expect(compactEdit(from, one) === NO_CHANGE).toBe(from.trimEnd() === one.trimEnd());
      }),
      { numRuns: 1_000 },
    );
  });
});

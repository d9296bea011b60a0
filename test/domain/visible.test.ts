import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleJson, visibleLine, visibleText } from '../../domain/visible.js';
import { anyText } from '../support/any-text.js';

describe('text that is not ours', () => {
  it.each([
    ['red \u001b[31m', 'red \\x1b[31m'],
    ['\u001b]52;c;cm0=\u0007', '\\x1b]52;c;cm0=\\x07'],
    ['good\rbad', 'good\\rbad'],
    ['ab\b\bcd', 'ab\\b\\bcd'],
    ['\u009b2J', '\\x9b2J'],
    ['a\u202egnp.py', 'a\\u202egnp.py'],
    ['one\u2028two', 'one\\u2028two'],
    ['\ud800 alone', '\\ud800 alone'],
    ['plain: ä, 漢字, 🙂', 'plain: ä, 漢字, 🙂'],
  ])('is shown by its codes: %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it('keeps its lines as text, and none as a line', () => {
    expect(visibleText('a\n\tb')).toBe('a\n\tb');
    expect(visibleLine('x.py\npassed\t1')).toBe('x.py\\npassed\\t1');
  });

  it('never holds what a terminal obeys, whatever it was, and means the same as JSON', () => {
    const obeyed = /(?![\n\t])\p{Cc}/u;
    const property = fc.property(anyText(), (text) => {
      const json = visibleJson(JSON.stringify({ text }));
      return !obeyed.test(visibleText(text)) && !/[\n\t]/.test(visibleLine(text)) && !obeyed.test(json) && JSON.parse(json).text === text;
    });
    expect(fc.check(property).failed).toBe(false);
  });
});

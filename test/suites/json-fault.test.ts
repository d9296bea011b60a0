import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../schemas/json-fault.js';
import { jsonOf } from '../../suites/source/json.js';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('where a text stops being JSON', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ["{'a': 1}", 1],
    ['[1] 2', 4],
    ['', 0],
    ['[', 1],
    ['{"a": "b\nc"}', 6],
    ['  \n nul', 4],
    ['01', 1],
    [`["${'a'.repeat(100_000)}`, 1],
  ])('%.20j: %i', (text, at) => {
    expect(jsonFault(text)).toBe(at);
  });

  it('is nowhere exactly where JSON.parse is content', () => {
    const nearly = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', '0', 'e', '-', ' ', '\u0007', 'true', '\\u12'))
      .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + (put.length % 2)));
    fc.assert(
      fc.property(fc.oneof(fc.json(), nearly, fc.string()), (text) => {
        expect(jsonFault(text) === null).toBe(isJson(text));
      }),
    );
  });

  it('is told by line and column, without the text around it', () => {
    expect(() => jsonOf('f', '{\n  "secret": hunter2\n}')).toThrow(/^f: is no JSON \(line 2, column 13\)$/);
    expect(jsonOf('f', '\uFEFF{"a": 1}')).toEqual({ a: 1 });
  });
});

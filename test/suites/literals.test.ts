import { array, assert, asyncProperty, boolean, constantFrom, double, integer, letrec, oneof, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../domain/value.js';
import { javaValue } from '../../suites/java/values.js';
import { javascriptValue } from '../../suites/javascript/values.js';
import { parseRust } from '../../suites/rust/syntax.js';
import { rustValue } from '../../suites/rust/values.js';
import { type Node, parse } from '../../suites/syntax.js';

const NAMES = new Map<string, Value>();

/** Plain text with what needs an escape. */
const texts = array(constantFrom('a', 'Z', ' ', '"', "'", '\\', '\n', '\t', 'é', '😀', '{', '//', '/*', '0'), { maxLength: 8 }).map(
  (signs) => signs.join(''),
);
const integers = integer();
const floats = double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
  .filter((number) => !Number.isInteger(number))
  .map((number): Value => ({ $: 'float', v: String(number) }));

/** Values that every language can write: scalars, and lists of lists of them. */
const { value: values } = letrec<{ value: Value; list: readonly Value[] }>((tie) => ({
  value: oneof({ depthSize: 'small', withCrossShrink: true }, integers, texts, boolean(), floats, tie('list')),
  list: array(tie('value'), { maxLength: 4 }),
}));

function escaped(text: string): string {
  return JSON.stringify(text);
}

function scalar(value: Value): string | null {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value !== null && typeof value === 'object' && '$' in value && value.$ === 'float' ? value.v : null;
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function javaText(value: Value): string {
  return scalar(value) ?? `Arrays.asList(${listOf(value).map(javaText).join(', ')})`;
}

function javascriptText(value: Value): string {
  return scalar(value) ?? `[${listOf(value).map(javascriptText).join(', ')}]`;
}

function rustText(value: Value): string {
  // Rust has no \u0000 form; JSON writes none of these signs so
  const text = typeof value === 'string' ? `${escaped(value)}.to_string()` : scalar(value)?.replace(/e\+?(?=\d)/, 'e');
  return text ?? `vec![${listOf(value).map(rustText).join(', ')}]`;
}

function only(root: Node, type: string): Node {
  const node = root.descendantsOfType(type)[0]?.childForFieldName('value');
  if (node === undefined || node === null) throw new TypeError(`no ${type}`);
  return node;
}

describe('literals', () => {
  it('of Java are read back', async () => {
    await assert(
      asyncProperty(values, async (value) => {
        const root = await parse('java', `class A { Object a = ${javaText(value)}; }`);
        expect(javaValue(only(root, 'variable_declarator'), NAMES)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['0.1f', Math.fround(0.1)],
    ['1_0.5F', 10.5],
    ['0.1d', 0.1],
  ])('of Java are what they are as doubles: %s', async (text, value) => {
    const root = await parse('java', `class A { Object a = ${text}; }`);
    expect(javaValue(only(root, 'variable_declarator'), NAMES)).toEqual({ $: 'float', v: String(value) });
  });

  it('of JavaScript are read back', async () => {
    await assert(
      asyncProperty(values, async (value) => {
        const root = await parse('javascript', `const a = ${javascriptText(value)};`);
        expect(javascriptValue(only(root, 'variable_declarator'), NAMES)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it('of Rust are read back', async () => {
    await assert(
      asyncProperty(values, async (value) => {
        const root = await parseRust(`fn a() { let a = ${rustText(value)}; }`);
        expect(rustValue(only(root, 'let_declaration'), NAMES)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['java', 'javascript', 'rust'] as const)('of %s that are none give no value, whatever stands there', async (language) => {
    const read = { java: javaValue, javascript: javascriptValue, rust: rustValue }[language];
    await assert(
      asyncProperty(string({ maxLength: 40 }), async (text) => {
        const root = await parse(language, text);
        for (const node of root.descendantsOfType([
          'binary_expression',
          'call_expression',
          'identifier',
          'string',
          'string_literal',
          'number',
          'array',
          'object',
        ]))
          expect(() => read(node, NAMES)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { shapeSimilarity } from '../../domain/scores.js';
import { codeReader } from '../../judge/shapes.js';

const PROGRAMS = {
  python: ['def f(x):\n    return x < 1\n', 'def g(y):\n    return y < 2  # the same\n', 'def f(x):\n    return x <= 1\n'],
  javascript: ['function f(x) { return x < 1; }', 'function g(y) { return y < 2; /* the same */ }', 'function f(x) { return x <= 1; }'],
  java: [
    'class A { boolean f(int x) { return x < 1; } }',
    'class B { boolean g(int y) { return y < 2; } }',
    'class A { boolean f(int x) { return x <= 1; } }',
  ],
  rust: ['fn f(x: i32) -> bool { x < 1 }', 'fn g(y: i32) -> bool { y < 2 }', 'fn f(x: i32) -> bool { x <= 1 }'],
} as const;

describe('the shapes of a program', () => {
  it.each(['python', 'javascript', 'java', 'rust'] as const)(
    'of %s are its syntax, without names, values and comments',
    async (language) => {
      const [first, renamed, other] = await Promise.all(PROGRAMS[language].map((text) => codeReader.shapes(language, text)));
      expect(shapeSimilarity(first ?? [], renamed ?? [])).toBe(1);
      expect(shapeSimilarity(first ?? [], other ?? [])).toBeLessThan(1);
      expect(shapeSimilarity(first ?? [], other ?? [])).toBeGreaterThan(0.4);
    },
  );

  it('are there for what is no program, too', async () => {
    expect((await codeReader.shapes('python', 'def f(:')).length).toBeGreaterThan(0);
  });
});

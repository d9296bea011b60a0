import { expect, it } from 'vitest';
import { parse } from '../../suites/syntax.js';

const TEXT = { python: 'def f(): pass', java: 'class A { }', javascript: 'function f() { }', rust: 'fn f() { }' } as const;
const TYPES = {
  python: 'function_definition',
  java: 'class_declaration',
  javascript: 'function_declaration',
  rust: 'function_item',
} as const;
const LANGUAGES = ['python', 'java', 'javascript', 'rust'] as const;

it('a grammar can be opened while others are in use', async () => {
  const seen = await Promise.all(
    LANGUAGES.map(async (language) => {
      const types = new Set<string | undefined>();
      for (let times = 0; times < 50; times += 1) {
        types.add((await parse(language, TEXT[language])).firstNamedChild?.type);
        if (times % 10 === 0) await new Promise(setImmediate);
      }
      return [...types];
    }),
  );
  expect(seen).toEqual(LANGUAGES.map((language) => [TYPES[language]]));
});

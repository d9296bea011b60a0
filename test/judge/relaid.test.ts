import { expect, it } from 'vitest';
import { relaid } from '../../syntax/relaid.js';
import { readerOf } from '../../syntax/readers.js';

it.each([
  ['python', 'def f(x):\n    return x\n', 'def f(x):\n    as_before = None\n    return x\n'],
  ['python', 'def f(x):\n    """The same."""\n    return x\n', 'def f(x):\n    """The same."""\n    as_before = None\n    return x\n'],
  ['python', 'def f(x): return x\n', 'def f(x): return x\n'],
  ['python', 'def f():\n    """Nothing."""\n', 'def f():\n    as_before = None\n    """Nothing."""\n'],
  ['javascript', 'const f = () => { return 1; };\n', 'const f = () => { /* as before */  return 1; };\n'],
  ['rust', 'fn f() -> i32 { 1 }\n', 'fn f() -> i32 { /* as before */  1 }\n'],
] as const)('a program of %s is laid out otherwise, and does the same: %j', async (language, text, wanted) => {
  const reader = await readerOf(language);
  if (reader === null) throw new TypeError(`no grammar of ${language}`);
  expect(relaid(text, reader)).toBe(wanted);
});

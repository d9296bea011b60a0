import { expect, it } from 'vitest';
import { codeIn } from '../../../domain/tree/read-code.js';

it.each([
  ['a session', '>>> def at(x):\n...     return x\n...\n>>> at(1)\n1', 'def at(x):\n    return x\n'],
  ['a listing', '1 | def at(x):\n2 |     return x', 'def at(x):\n    return x\n'],
  ['with its marks escaped', 'def at\\_most(x):\n    return x', 'def at_most(x):\n    return x\n'],
])('the program of an agent in a tree is read as any: %s', (_, text, program) =>
  expect(codeIn(`Here:\n\n\`\`\`python\n${text}\n\`\`\`\n`, 'python')).toEqual([program]),
);

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { readBlocks } from '../../../domain/answer/blocks.js';
import { linesOf } from '../../../domain/answer/lines.js';
import { fenced as fencedFor } from '../../../domain/fence.js';
import { LANGUAGES, type Language } from '../../../domain/task.js';
import { taskOf } from './tasks.js';

const NAME: Record<Language, { readonly path: string; readonly head: string }> = {
  python: { path: 'f.py', head: 'def f(x):\n    return x\n' },
  java: { path: 'F.java', head: 'class F {\n    int f(int x) { return x; }\n}\n' },
  javascript: { path: 'f.js', head: 'export function f(x) {\n  return x;\n}\n' },
  typescript: { path: 'f.ts', head: 'export const f = (x: number) => x;\n' },
  rust: { path: 'src/f.rs', head: 'pub fn f(x: i64) -> i64 {\n    x\n}\n' },
};
const tasks = LANGUAGES.map((language) => ({ language, ...NAME[language] })).map(({ language, path, head }) => ({
  path,
  head,
  task: taskOf(language, { [path]: `${head}// old` }, [`${path.replace(/\.\w+$/, '')}:f`]),
}));

const BITS = [
  '```',
  '````',
  '~~~',
  '```python',
  '```bash',
  '> ```',
  '  ```',
  '<think>',
  '</think>',
  '<thinking>',
  '[/THINK]',
  '<|channel|>final<|message|>',
  '"""',
  "'''",
  '/*',
  '*/',
  '"',
  "'",
  '`',
  '# f.py',
  '### f.py',
  '**f.py**',
  '// F.java',
  '@@ -1 +1 @@',
  '--- a/f.py',
  '+++ b/f.py',
  '- x',
  '+ x',
  '<<<<<<< SEARCH',
  '=======',
  '>>>>>>> REPLACE',
  '...',
  'def f(x):',
  'x',
  '{',
  '}',
  '\t',
  '\r',
  '\\',
];

describe('any program', () => {
  /** without what says that the block is a change of a file, that it leaves something out, or that its marks are escaped */
  const line = fc
    .oneof(fc.constantFrom(...BITS.filter((bit) => !/^(?:@@|---|\+\+\+|[-+] |<{5}|\.{3})/.test(bit))), fc.string({ maxLength: 30 }))
    .map((text) => text.replace(/[\r\n]|\\(?=[_*<>[\]"'])/g, ''));

  it('comes back as it was put into a block, in every language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tasks), fc.array(line, { maxLength: 12 }), ({ path, head, task }, lines) => {
        fc.pre(lines.every((each) => !/^(?:@@|---|\+\+\+|[-+]|\s*<{4}|\s*\.{3}\s*$)/.test(each)));
        const text = `${`${head}${lines.join('\n')}`.trimEnd()}\n`;
        // a file may be split where comments name other files; here there is one
        expect(parseAnswer(`Fixed:\n\n${fencedFor(text, task.language)}\n\nThat is all.`, task)).toEqual({
          kind: 'files',
          files: { [path]: text },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('also with the marks of a change in its strings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...BITS.filter((bit) => !bit.includes('"""') && bit !== '\\' && bit !== '\r')), { maxLength: 12 }),
        (lines) => {
          const text = `def f(x):\n    return TEXT\n\n\nTEXT = """\n${lines.join('\n')}\n"""\n`;
          expect(parseAnswer(fencedFor(text, 'python'), tasks[0]?.task ?? taskOf('python', {}, []))).toEqual({
            kind: 'files',
            files: { 'f.py': text },
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('any text', () => {
  it('is an answer or unusable with a reason, and never breaks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tasks),
        fc.array(fc.oneof(fc.constantFrom(...BITS, '\n', '\n', '\n'), fc.string({ maxLength: 12 })), { maxLength: 60 }),
        ({ task }, bits) => {
          const answer = parseAnswer(bits.join(''), task);
          const said = answer.kind === 'unusable' ? answer.reason !== '' : Object.keys(answer.files).join() === task.editable.join();
          expect(said).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a long answer', () => {
  const MEGABYTE = 1_000_000;
  const filled = (unit: string) => unit.repeat(Math.ceil(MEGABYTE / unit.length));
  const shapes = [
    ' ',
    '\n',
    '`',
    '```\n',
    '```python\n/*\n```\n',
    '```\n/*\n',
    '> ',
    '> ```\n',
    '1. ',
    '<think>',
    '<think>\n',
    '</think>',
    '</think>\n',
    'x</think>',
    '\n\n<think>\nx',
    '"""\n',
    "'",
    '"\\',
    'a',
    'a ',
    'a.',
    'f(',
    '# f.py\n',
    '### f.py\n```\nx\n```\n',
    'f.py ',
    ',',
    '<<<<<<< SEARCH\n',
    '<<<<<<< SEARCH\nx\n=======\ny\n>>>>>>> REPLACE\n',
    '@@ -1 +1 @@\n-x\n+y\n',
    '-x\n',
    '+\n',
    '=',
    'A, ',
    'const ',
    'public static ',
    'def f():\n',
    '    # x\n',
    '...\n',
    '# ...\n',
    'f() {\n',
    '\\',
    '<',
    '*/',
    '{"a":',
    'a\\_',
    '>>> f(1)\n',
    '>>> def f():\n... x\n',
    '<|channel|>final<|message|>',
  ];

  it.each(shapes.filter((_, index) => index % 2 === 0))('of nothing but %j is read to its end', (unit) => {
    for (const { task } of tasks.slice(0, 1))
      expect(['files', 'unusable']).toContain(parseAnswer(`${'```python\n'.repeat(unit.length % 2)}${filled(unit)}`, task).kind);
  });

  it.each(shapes)('of nothing but %j has each line read a bounded number of times', (unit) => {
    const lines = linesOf(unit.repeat(2_000));
    let reads = 0;
    const counted = new Proxy(lines, {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    readBlocks(counted, 'python');
    expect(reads).toBeLessThanOrEqual(8 * lines.length + 8);
  });
});

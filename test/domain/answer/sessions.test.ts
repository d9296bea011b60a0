import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { fenced, MIDDLE, RIGHT, taskOf } from './tasks.js';

const PROGRAM = { kind: 'files', files: { 'middle.py': RIGHT } };
const typed = (program: string, first = '>>> ', more = '... '): string =>
  program.trimEnd().replaceAll('\n', `\n${more}`).replace(/^/, first);
const SESSION = typed(RIGHT);
const USE = '>>> middle(1, 2, 3)\n2\n>>> print(middle(3, 1, 2))\n2\n';

describe('a program that was typed into an interpreter is what stands behind the prompts', () => {
  it.each([
    ['alone', fenced(SESSION)],
    ['with its use', fenced(`${SESSION}\n... \n${USE}`)],
    ['with its use, without a label', fenced(`${SESSION}\n...\n${USE}`, '')],
    ['as a session', fenced(`${SESSION}\n${USE}`, 'pycon')],
    [
      'as a session of the shell',
      fenced(`$ python3\nPython 3.12.1 (main)\n[GCC 13.2.0] on linux\n${SESSION}\n${USE}>>> exit()\n`, 'console'),
    ],
    ['with its lines asked for once', fenced(`>>> ${RIGHT}\n${USE}`)],
    ['by numbers', fenced(`${typed(RIGHT, 'In [1]: ', '   ...: ')}\n   ...: \n\nIn [2]: middle(1, 2, 3)\nOut[2]: 2\n`)],
    [
      'with an error in it',
      fenced(`${SESSION}\n>>> middle(1)\nTraceback (most recent call last):\n  File "<stdin>", line 1\nTypeError: b\n`),
    ],
    ['without a fence', `I tried it:\n\n${SESSION}\n...\n${USE}\nThat is right.\n`],
    ['behind an output', `${fenced('3', 'text')}\nNow:\n\n${SESSION}\n...\n${USE}`],
  ])('%s', (_, text) => expect(parseAnswer(text, MIDDLE)).toEqual(PROGRAM));

  it('with what it brings in and keeps, though that is answered', () => {
    const text = 'import statistics\nNAMES = []\ndef middle(a, b, c):\n    return statistics.median([a, b, c])\n';
    const session = `>>> import statistics\n>>> NAMES = []\n[]\n${typed(text.split('\n').slice(2).join('\n'))}\n...\n${USE}`;
    expect(parseAnswer(fenced(session), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': text } });
  });

  it('with several statements at once', () => {
    const text = `import statistics\n\n${RIGHT}`;
    const session = `${typed(text, 'In [1]: ', '   ...: ')}\n   ...:\n\nIn [2]: middle(1, 2, 3)\nOut[2]: 2\n`;
    expect(parseAnswer(fenced(session), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': text } });
  });

  it('is the program alone where a session shows how it is used', () =>
    expect(parseAnswer(fenced(`${RIGHT}\n${USE}`), MIDDLE)).toEqual(PROGRAM));

  it.each([
    ['javascript', 'add.js', 'function add(a, b) {\n  return a + b;\n}\n', '> ', '... ', 'undefined\n> add(1, 2)\n3\n'],
    ['typescript', 'add.ts', 'function add(a: number, b: number) {\n  return a + b;\n}\n', '> ', '| ', 'undefined\n> add(1, 2)\n3\n'],
    [
      'java',
      'Add.java',
      'class Add {\n    static int add(int a, int b) { return a + b; }\n}\n',
      'jshell> ',
      '   ...> ',
      '|  created class Add\n\njshell> Add.add(1, 2)\n$2 ==> 3\n\njshell> /exit\n',
    ],
  ] as const)('in %s', (language, path, text, first, more, behind) => {
    const task = taskOf(language, { [path]: text.replace('a + b', 'a - b') }, [`${path.replace(/\.\w+$/, '')}:add`]);
    for (const label of [language, ''])
      expect(parseAnswer(fenced(`${typed(text, first, more)}\n${behind}`, label), task)).toEqual({
        kind: 'files',
        files: { [path]: text },
      });
  });
});

describe('a session is no program', () => {
  it.each([
    ['where it only calls', fenced(`>>> from middle import middle\n${USE}`)],
    ['where it only calls, behind a title', fenced(`Example:\n${USE}`)],
    ['in a block of its own', fenced(USE, 'pycon')],
  ])('%s', (_, text) => {
    expect(parseAnswer(text, MIDDLE)).toMatchObject({ kind: 'unusable' });
    expect(parseAnswer(`${fenced(RIGHT)}\nUse it:\n\n${text}`, MIDDLE)).toEqual(PROGRAM);
  });

  it('where it shows the fault beside a program or a change', () => {
    const fault = fenced(`${typed('def middle(a, b, c):\n    return a')}\n>>> middle(2, 1, 3)\n2\n`, 'pycon');
    expect(parseAnswer(`${fault}\nThe fix:\n\n${fenced(RIGHT)}`, MIDDLE)).toEqual(PROGRAM);
    const change = fenced('<<<<<<< SEARCH\n    return max(a, c)\n=======\n    return a if a > c else c\n>>>>>>> REPLACE', '');
    expect(parseAnswer(`${fault}\nThe fix:\n\n${change}`, MIDDLE)).toEqual({
      kind: 'files',
      files: { 'middle.py': (MIDDLE.files['middle.py'] ?? '').replace('max(a, c)', 'a if a > c else c') },
    });
  });

  it('where it stands in a string of the program', () => {
    const text = `def middle(a, b, c):\n    """Sorts.\n\n>>> def f():\n...     pass\n    """\n    return sorted([a, b, c])[1]\n`;
    expect(parseAnswer(fenced(text), MIDDLE)).toEqual({ kind: 'files', files: { 'middle.py': text } });
  });
});

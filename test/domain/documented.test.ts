import { describe, expect, it } from 'vitest';
import { ONE_PLAIN_MESSAGE } from '../../domain/asking/asking.js';
import { documented } from '../../domain/asking/documented.js';
import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import type { CallCase, Language, Task } from '../../domain/task.js';
import { toyWorld } from '../support/toy-world.js';

const CASES: readonly CallCase[] = [
  { id: 'one', call: { fn: 'm:f', args: [3] }, expect: { returns: 4 }, compare: { kind: 'equal' } },
  { id: 'two', call: { fn: 'm:f', args: [-1] }, expect: { raises: 'ValueError' }, compare: { kind: 'equal' } },
];
const [TOY] = toyWorld({ tasks: 1 }).suite.tasks;
if (TOY === undefined) throw new TypeError('the toy suite is empty');

const begun = (language: Language, text: string, change: Partial<Task> = {}): Task => ({
  ...TOY,
  kind: 'implement',
  language,
  prompt: 'Adds one.',
  editable: ['f.x'],
  files: { 'f.x': text },
  visible: { trust: 'split', cases: CASES },
  ...change,
});

const PYTHON = 'def f(n):\n    raise NotImplementedError\n';
const said = (task: Task): string | null => documented(task, 40);

describe('a program that is only begun', () => {
  it.each<[Language, string, string]>([
    ['python', PYTHON, 'def f(n):\n    """Adds one.\n\n    >>> f(3)\n    4\n    >>> f(-1)\n    should raise ValueError\n    """\n'],
    [
      'javascript',
      "function f(n) {\n  throw new Error('not written yet');\n}\n\nmodule.exports = { f };\n",
      '/**\n * Adds one.\n *\n * assert.deepEqual(f(3), 4);\n * // f(-1) should raise ValueError\n */\nfunction f(n) {\n}\n\nmodule.exports = { f };\n',
    ],
    [
      'java',
      'class F {\n    static int f(\n        int n\n    ) {\n        throw new UnsupportedOperationException("later");\n    }\n}\n',
      'class F {\n    /**\n     * Adds one.\n     *\n     * assertEquals(4, f(3));\n     * // f(-1) should raise ValueError\n     */\n    static int f(\n        int n\n    ) {\n    }\n}\n',
    ],
    [
      'rust',
      'pub fn f(n: i64) -> i64 {\n    todo!()\n}\n',
      '/// Adds one.\n///\n/// assert_eq!(f(3), 4);\n/// // f(-1) should raise ValueError\npub fn f(n: i64) -> i64 {\n}\n',
    ],
  ])('in %s says what is to be done as documentation of its function', (language, text, expected) => {
    expect(said(begun(language, text))).toBe(expected);
  });

  it.each<[string, Task]>([
    ['is whole', begun('python', 'def f(n):\n    return n\n', { kind: 'repair' })],
    ['has two functions to write', begun('python', `${PYTHON}\n\n${PYTHON.replace('f(', 'g(')}`)],
    ['has none', begun('python', 'LIMIT = 3\n')],
    ['has several files', begun('python', PYTHON, { editable: ['f.x', 'g.x'] })],
    ['would end its documentation too early', begun('python', PYTHON, { prompt: 'Adds """.' })],
    ['would end its comment too early', begun('rust', 'fn f() {\n    todo!()\n}\n', { prompt: 'Adds */.' })],
  ])('that %s is left as it is', (_, task) => {
    expect(said(task)).toBeNull();
  });

  it('keeps a backslash of its task as it is', () => {
    expect(said(begun('python', PYTHON, { prompt: 'Splits at \\n.' }))).toContain('r"""Splits at \\n.');
  });
});

const asked = (task: Task): string =>
  solvePrompt({ ...FIRST_STRATEGY, asking: { ...ONE_PLAIN_MESSAGE, stub: 'documented' } }, task, [], [], [])
    .map(({ content }) => content)
    .join('\n');

describe('a question that is asked so', () => {
  it('says each thing once', () => {
    const text = asked(begun('python', PYTHON));
    for (const once of ['Adds one.', 'f(3)', 'f(-1)', 'def f']) expect(text.split(once)).toHaveLength(2);
    expect(text).not.toContain('NotImplementedError');
  });

  it('is the usual one where the program has no room for it', () => {
    const repair = begun('python', 'def f(n):\n    return n\n', { kind: 'repair' });
    expect(asked(repair)).toBe(
      solvePrompt({ ...FIRST_STRATEGY, asking: ONE_PLAIN_MESSAGE }, repair, [], [], [])
        .map(({ content }) => content)
        .join('\n'),
    );
  });
});

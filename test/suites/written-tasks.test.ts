import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAnswer } from '../../domain/answer/answer.js';
import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { SuiteFailure } from '../../suites/failure.js';
import { loadSuite } from '../../suites/load.js';
import { NULL_AGENTS } from '../../suites/null-agents/null-agents.js';
import { CLAMP, GOOD_DOCS, suiteFolder, WRITTEN } from '../support/written-suite.js';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(tasks: Parameters<typeof suiteFolder>[0]): Promise<ReadonlyMap<string, Task>> {
  folder = suiteFolder(tasks);
  const suite = await loadSuite(folder, { seed: 1 });
  return new Map(suite.tasks.map((task) => [task.kind, task]));
}

const changed = (kind: keyof typeof WRITTEN, change: object): Readonly<Record<string, unknown>> => ({
  'task.json': { ...WRITTEN[kind]['task.json'], ...change },
});
const askedOf = (task: Task): string => {
  const messages = solvePrompt(FIRST_STRATEGY, task, [], [], []);
  return messages.map(({ content }) => content).join('\n');
};

describe('a suite with tasks that a validator judges', () => {
  it('has faults for tests to notice, others on each side, drawn by the seed', async () => {
    const task = (await read(WRITTEN)).get('tests');
    const sides = [task?.visible, task?.hidden].map((side) =>
      side?.trust === 'validated' && side.validation.kind === 'tests' ? side.validation.faults.map(({ text }) => text) : [],
    );
    expect(sides[0]?.length).toBeGreaterThan(2);
    expect(sides[1]).toHaveLength(sides[0]?.length ?? 0);
    expect(new Set([...sides.flat(), CLAMP]).size).toBe(1 + sides.flat().length);
    const again = await loadSuite(folder, { seed: 1 });
    expect(again.tasks.find(({ kind }) => kind === 'tests')).toEqual(task);
  });

  it('has documentation of a function, with its parameters, and holds the right one out', async () => {
    const task = (await read(WRITTEN)).get('docs');
    const validation = { kind: 'docs', program: CLAMP, parameters: ['x', 'low', 'high'] };
    expect(task?.visible).toEqual({ trust: 'validated', validation: { ...validation, mentions: [['bounds']], heldOut: null } });
    expect(task?.hidden).toEqual({
      trust: 'validated',
      validation: { ...validation, mentions: [['ValueError', 'an error of value']], heldOut: GOOD_DOCS },
    });
  });

  it('asks for them without a word of what is hidden', async () => {
    const tasks = await read(WRITTEN);
    const asked = new Map([...tasks].map(([kind, task]) => [kind, askedOf(task)]));
    expect(asked.get('tests')).toMatch(/at least 60 % fail them[\s\S]*def clamp/);
    expect(asked.get('docs')).toMatch(/It says "bounds"\./);
    expect(asked.get('docs')).toContain('Answer with the text of the documentation alone');
    expect(asked.get('docs')).not.toContain('an error of value');
    expect(asked.get('ui')).toContain('has these elements: form, button.');
    expect(asked.get('ui')).not.toContain('#login');
    expect(asked.get('style')).toMatch(/clamp\(3, 1, 5\)[\s\S]*A linter finds nothing in it, or less than before/);
  });

  it('takes documentation and pages as they were written, and tests as a program', async () => {
    const tasks = await read(WRITTEN);
    const answer = (kind: string, text: string) => {
      const task = tasks.get(kind);
      if (task === undefined) throw new TypeError(kind);
      return parseAnswer(text, task);
    };
    expect(answer('docs', '<think>hm</think>Keeps x.\n\n`x`: what is kept')).toEqual({
      kind: 'files',
      files: { 'clamp.txt': 'Keeps x.\n\n`x`: what is kept\n' },
    });
    expect(answer('docs', ' \n')).toMatchObject({ kind: 'unusable' });
    expect(answer('ui', 'Here:\n```html\n<form></form>\n```')).toEqual({ kind: 'files', files: { 'page.html': '<form></form>\n' } });
    expect(answer('tests', '```python\ndef test_a():\n    assert True\n```')).toMatchObject({
      kind: 'files',
      files: { 'test_clamp.py': expect.stringContaining('assert True') },
    });
  });

  it('has agents without understanding that answer each of them', async () => {
    for (const task of (await read(WRITTEN)).values())
      for (const agent of NULL_AGENTS) expect(Object.keys(await agent.answer(task))).toEqual(task.editable);
  });

  it.each<[string, keyof typeof WRITTEN, Readonly<Record<string, unknown>>, RegExp]>([
    [
      'the program is not there',
      'tests',
      changed('tests', { validation: { program: 'other.py' } }),
      /validation\.program = other\.py: does not exist/,
    ],
    ['the program is what is written', 'tests', changed('tests', { validation: { program: 'test_clamp.py' } }), /is editable/],
    ['nothing can go wrong', 'tests', { 'files/clamp.py': 'X = None\n' }, /holds too little that can go wrong/],
    ['no fault can be put into the language', 'tests', changed('tests', { language: 'typescript' }), /has no grammar here/],
    [
      'the function is not there',
      'docs',
      changed('docs', { validation: { program: 'clamp.py', name: 'f', mentions: { hidden: ['a'] } } }),
      /is no function of clamp\.py/,
    ],
    [
      'nothing hidden is asked for',
      'docs',
      changed('docs', { validation: { program: 'clamp.py', name: 'clamp', mentions: { hidden: [] } } }),
      /mentions\.hidden/,
    ],
    [
      'an element is no name',
      'ui',
      changed('ui', { validation: { elements: { visible: ['a b'], hidden: ['p'] } } }),
      /expected a tag, or an id/,
    ],
    ['two files are written', 'ui', changed('ui', { editable: ['page.html', 'b.html'] }), /expected one file/],
    ['cases stand beside it', 'docs', { 'cases.json': [] }, /cases\.json: is no part of a task of kind docs/],
    ['the right one is missing', 'docs', { 'reference/clamp.txt': null }, /clamp\.txt/],
    [
      'tests of a framework stand for style',
      'style',
      changed('style', { tests: { framework: 'pytest', visible: ['a'], hidden: ['b'] } }),
      /a task of style has cases\.json/,
    ],
  ])('is refused where %s', async (_, kind, change, words) => {
    folder = suiteFolder({ one: { ...WRITTEN[kind], ...change } });
    const failure = await loadSuite(folder, { seed: 1 }).then(
      () => 'it was read',
      (error: unknown) => (error instanceof SuiteFailure ? error.message : Promise.reject(error)),
    );
    expect(failure).toMatch(words);
  });
});

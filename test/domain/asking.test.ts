import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_FORMS, MARKED_SECTIONS, PARTS, type Asking } from '../../domain/asking/asking.js';
import { caseLines } from '../../domain/asking/cases.js';
import { exampleOf } from '../../domain/asking/example-of.js';
import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import { WAYS } from '../../domain/asking/ways.js';
import { SECTION } from '../../domain/sections.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { LANGUAGES, type CallCase, type Task } from '../../domain/task.js';
import { toyWorld } from '../support/toy-world.js';

const CASES: readonly CallCase[] = [
  { id: 'one', call: { fn: 'm:f', args: [1, true] }, expect: { returns: null }, compare: { kind: 'equal' } },
  { id: 'two', call: { fn: 'm:f', args: [2] }, expect: { raises: 'ValueError' }, compare: { kind: 'equal' } },
  { id: 'three', call: { fn: 'm:f', args: [3] }, expect: { returns: 0.5 }, compare: { kind: 'close', tolerance: 0.01 } },
];
const [TOY] = toyWorld({ tasks: 1 }).suite.tasks;
if (TOY === undefined) throw new TypeError('the toy suite is empty');
const TASK: Task = { ...TOY, prompt: 'Write f.', visible: { trust: 'split', cases: CASES } };

const asks = (asking: Partial<Asking>, change: Partial<Strategy> = {}): ReturnType<typeof solvePrompt> =>
  solvePrompt({ ...FIRST_STRATEGY, ...change, asking: { ...MARKED_SECTIONS, ...asking } }, TASK, [], [], []);
const whole = (asking: Partial<Asking>, change: Partial<Strategy> = {}): string =>
  asks(asking, change)
    .map(({ content }) => content)
    .join('\n\n');

describe('cases', () => {
  it('stand as a list, as assertions of the language, as a session, or as a table', () => {
    expect(caseLines('list', CASES, 'python')[1]).toBe('- two: f(2) should raise ValueError');
    expect(caseLines('assertions', CASES, 'python')).toEqual([
      '```python',
      'assert f(1, True) == None',
      '# f(2) should raise ValueError',
      'assert abs(f(3) - 0.5) <= 0.01',
      '```',
    ]);
    expect(caseLines('assertions', CASES.slice(0, 1), 'javascript')[1]).toBe('assert.deepEqual(f(1, true), null);');
    expect(caseLines('assertions', CASES.slice(0, 1), 'rust')[1]).toBe('assert_eq!(f(1, true), None);');
    expect(caseLines('assertions', CASES.slice(2), 'java')[1]).toBe('assertEquals(0.5, f(3), 0.01);');
    const [one, , three] = CASES;
    if (one === undefined || three === undefined) throw new TypeError('there are three cases');
    // what one assertion cannot say is said in words
    const told: readonly CallCase[] = [
      { ...one, compare: { kind: 'truthy' } },
      { ...three, expect: { returns: [0.5] } },
      { ...one, expect: { returns: 'x'.repeat(400) } },
    ];
    for (const line of caseLines('assertions', told, 'python').slice(1, -1)) expect(line).toMatch(/^# f\(/);
    expect(caseLines('doctest', CASES, 'python').slice(1, 3)).toEqual(['>>> f(1, True)', 'None']);
    expect(caseLines('table', CASES, 'python').slice(2)).toContain('| f(2) | should raise ValueError |');
  });

  it('are all told, whatever the form and the language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASE_FORMS), fc.constantFrom(...LANGUAGES), (form, language) => {
        const text = caseLines(form, CASES, language).join('\n');
        for (const told of ['f(1', 'f(2)', 'ValueError', 'f(3)', '0.5']) expect(text).toContain(told);
      }),
    );
  });
});

describe('a question', () => {
  it('holds every part once in the order that the strategy gives, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...PARTS], { minLength: PARTS.length }),
        fc.constantFrom('one' as const, 'system-and-user' as const),
        (order, messages) => {
          const text = whole({ order, messages }, { rules: [{ id: 'r1', text: 'Mind signs.', pinned: false }] });
          const places = (['rules', 'answer', 'task', 'files', 'cases'] as const).map((part) => ({
            part,
            at: text.indexOf(SECTION[part]),
          }));
          expect(places.every(({ at }) => at >= 0)).toBe(true);
          const found = places.toSorted((a, b) => a.at - b.at).map(({ part }) => part);
          expect(found).toEqual(order.filter((part) => places.some((each) => each.part === part)));
        },
      ),
    );
  });

  it('is one message or two, and never an empty one', () => {
    expect(asks({}).map(({ role }) => role)).toEqual(['system', 'user']);
    expect(asks({ messages: 'one' }).map(({ role }) => role)).toEqual(['user']);
    expect(asks({ order: ['task', ...PARTS.filter((part) => part !== 'task')] }).map(({ role }) => role)).toEqual(['user']);
  });

  it('asks plainly without a heading, and leaves out what is only begun', () => {
    const text = whole({ headings: 'plain', cases: 'assertions' });
    for (const heading of Object.values(SECTION)) expect(text).not.toContain(heading);
    expect(text).toContain('These must hold:');
    const begun: Task = { ...TASK, kind: 'implement' };
    const asked = (stub: boolean): string =>
      JSON.stringify(solvePrompt({ ...FIRST_STRATEGY, asking: { ...MARKED_SECTIONS, stub } }, begun, [], [], []));
    expect(asked(true)).toContain(SECTION.files);
    expect(asked(false)).not.toContain(SECTION.files);
    expect(whole({ stub: false })).toContain(SECTION.files);
  });

  it('shows whole examples as a part of it, or as turns before it', () => {
    const example = exampleOf(TASK, TASK.reference);
    if (example === null) throw new TypeError('a toy task is short');
    const demonstrations: Strategy['demonstrations'] = [
      { id: 'd1', text: 'Whole.', example },
      { id: 'd2', text: 'Short.' },
    ];
    const listed = whole({}, { demonstrations });
    expect(listed).toMatch(/## Examples\n### Example 1\n[\s\S]*Before:\n```python\n[\s\S]*Answer:\n```python\n[\s\S]*- Short\./);
    const turns = asks({ examples: 'turns' }, { demonstrations });
    expect(turns.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(turns[0]?.content).toContain('- Short.');
    expect(turns[2]?.content).toContain(example.answer.trim());
  });

  it('can be asked in each of the ways that are known, which have names of their own', () => {
    expect(new Set(WAYS.map(({ name }) => name)).size).toBe(WAYS.length);
    const texts = WAYS.map(({ asking, role }) => whole(asking, role === null ? {} : { prompts: { ...FIRST_STRATEGY.prompts, role } }));
    for (const text of texts) expect(text).toMatch(/Write f\.[\s\S]*f\(2\)|f\(2\)[\s\S]*Write f\./);
  });
});

describe('an example', () => {
  it('is of one file, and of no program that takes the room of many', () => {
    expect(exampleOf(TASK, {})).toBeNull();
    expect(exampleOf({ ...TASK, editable: ['a.py', 'b.py'] }, TASK.reference)).toBeNull();
    const [path = ''] = TASK.editable;
    expect(exampleOf(TASK, { [path]: 'x'.repeat(2_000) })).toBeNull();
    expect(exampleOf({ ...TASK, prompt: `First.\n\n${'x'.repeat(900)}` }, TASK.reference)?.task).toBe('First.');
  });
});

import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonPrompt } from '../../domain/prompt.js';
import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import { MARKED_SECTIONS } from '../../domain/asking/asking.js';
import { WAYS } from '../../domain/asking/ways.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { symptomOf } from '../../offline-model/evidence/symptom.js';
import { readAdvice } from '../../offline-model/prompt/advice.js';
import { readTask, type TaskView } from '../../offline-model/prompt/read-prompt.js';
import { AS_GIVEN, COUNT_UP, promptOf, taskOf } from './fixtures.js';
import { editOf } from '../../domain/tried.js';

describe('readTask', () => {
  const fixed = COUNT_UP.replace('<=', '<');
  const wrong = COUNT_UP.replace('+= 1', '+= 2');
  const reflection = {
    errorClass: 'Logic',
    suspectedCause: '',
    place: { path: 'solution.py', line: 3 },
    nextIdea: 'Try `compare-swap`.',
    confidence: 0.5,
    sentence: 'It raised IndexError.',
  } as const;

  it('finds in a prompt what the prompt was made of', () => {
    const task = taskOf(COUNT_UP);
    const tried = [AS_GIVEN, { ...AS_GIVEN, candidate: { 'solution.py': wrong }, passed: 1, total: 2, errorClass: 'Timeout' as const }];
    const view = readTask(
      promptOf(task, {
        rules: ['Try `negate` first.'],
        recalled: [{ id: 'm', sentence: 'Look at the index.' }],
        tried,
        reflections: [reflection],
      }),
    );
    expect(view).toMatchObject({
      language: 'python',
      kind: 'repair',
      rules: ['Try `negate` first.'],
      recalled: ['Look at the index.'],
      solvedBy: null,
      outcome: '',
    });
    expect(view.editable.get('solution.py')).toBe(COUNT_UP);
    expect(view.cases).toEqual(['assert first_above([1, 2], 5) == -1']);
    expect(view.tried).toEqual([
      {
        edit: null,
        passed: 0,
        total: 1,
        errorClass: 'Logic',
        failures: ['v1: raised IndexError: list index out of range (solution.py line 4)'],
      },
      {
        edit: editOf(task, { 'solution.py': wrong }),
        passed: 1,
        total: 2,
        errorClass: 'Timeout',
        failures: ['v1: raised IndexError: list index out of range (solution.py line 4)'],
      },
    ]);
    expect(view.reflections).toEqual([{ line: 3, confidence: 0.5, sentence: 'It raised IndexError. Next: Try `compare-swap`.' }]);
  });

  it.each(WAYS)('reads the same from a question asked as $name', ({ asking, role }) => {
    const task = { ...taskOf(COUNT_UP), prompt: 'Say where it is.\n\n- the first of them' };
    const strategy = { ...FIRST_STRATEGY, rules: [{ id: 'r', text: 'Try `negate` first.', pinned: false }] };
    const tried = [{ ...AS_GIVEN, candidate: { 'solution.py': wrong }, passed: 0, total: 1 }];
    const asked = (each: Strategy): TaskView =>
      readTask(solvePrompt(each, task, [{ id: 'm', sentence: 'Look at the index.' }], tried, [reflection]));
    const { about, cases, ...view } = asked({
      ...strategy,
      asking,
      prompts: { ...strategy.prompts, role: role ?? strategy.prompts.role },
    });
    const { about: _, cases: listed, ...marked } = asked({ ...strategy, asking: MARKED_SECTIONS });
    expect(view).toEqual(marked);
    expect(about).toContain('Say where it is.');
    expect(cases.map((each) => each.replace('assert ', '').replace(' should return ', ' == '))).toEqual(
      listed.map((each) => (asking.cases === 'list' ? each : each.slice('v1: '.length)).replace(' should return ', ' == ')),
    );
  });

  it('takes what a linter finds for no failure', () => {
    const task = taskOf(COUNT_UP);
    const linted = {
      ...AS_GIVEN,
      candidate: { 'solution.py': wrong },
      findings: [{ path: 'solution.py', line: 3, message: 'F841 never used' }],
    };
    const prompt = solvePrompt({ ...FIRST_STRATEGY, tools: ['linter'] }, task, [], [linted], []);
    expect(prompt.at(-1)?.content).toContain('F841');
    expect(readTask(prompt).tried).toEqual(readTask(promptOf(task, { tried: [linted] })).tried);
  });

  it('finds the change that solved it', () => {
    const task = taskOf(COUNT_UP);
    const view = readTask(lessonPrompt(FIRST_STRATEGY, task, [AS_GIVEN], { 'solution.py': fixed }));
    expect(view).toMatchObject({ outcome: 'solved', solvedBy: editOf(task, { 'solution.py': fixed }) });
    expect(readTask(lessonPrompt(FIRST_STRATEGY, task, [AS_GIVEN], null))).toMatchObject({ outcome: 'not solved', solvedBy: null });
  });

  it('reads headings inside a program as text', () => {
    const program = `${COUNT_UP}\nNOTE = """\n# Task\n## Rules\n1. none\n"""\n`;
    const view = readTask(promptOf(taskOf(program)));
    expect(view.editable.get('solution.py')).toBe(program);
    expect(view.rules).toEqual([]);
  });

  it.each(['```', '````', '~~~', '```python', '  ```'])('reads %j inside a program as text', (line) => {
    const program = `${COUNT_UP}\nNOTE = """\n${line}\n## Rules\n1. none\n"""\n`;
    const view = readTask(promptOf(taskOf(program), { rules: ['Try `negate` first.'] }));
    expect(view.editable.get('solution.py')).toBe(program);
    expect(view.rules).toEqual(['Try `negate` first.']);
    expect(view.cases).toHaveLength(1);
  });

  it('never fails, whatever the text', () => {
    assert(
      property(string({ maxLength: 300 }), (text) => {
        expect(readTask([{ role: 'user', content: text }]).language).toBe('python');
      }),
    );
  });
});

describe('symptomOf', () => {
  it.each([
    ['raised IndexError: list index out of range (a.py line 4)', 'raised IndexError'],
    ['raised IndexOutOfBoundsException: Index 3 out of bounds for length 3 (Solution.java line 4)', 'raised IndexError'],
    ['raised java.lang.StackOverflowError', 'raised RecursionError'],
    ['raised panic: index out of bounds: the len is 3 but the index is 3 (src/lib.rs line 5)', 'raised IndexError'],
    ['raised panic: attempt to subtract with overflow (src/lib.rs line 5)', 'raised OverflowError'],
    ["raised TypeError: Cannot read properties of undefined (reading 'length') (solution.js line 2)", 'raised AttributeError'],
    ['raised SyntaxError: missing ) after argument list (solution.js line 11)', 'did not compile'],
    ['f(1) returned <undefined>, expected 4', 'returned nothing'],
    ['did not return in time', 'did not return in time'],
    ['not run: invalid syntax (a.py line 2)', 'did not compile'],
    ['not run: earlier cases did not return', 'did not return in time'],
    ['f(1) returned 3, expected 4', 'returned a number one too small'],
    ['f(1) returned 5, expected 4 within 0.001', 'returned a number one too large'],
    ['f(1) returned 0.5, expected -0.5', 'returned a number of the other sign'],
    ['f(1) returned None, expected 4', 'returned nothing'],
    ['f(1) returned True, expected False', 'returned True instead of False'],
    ['f(1) returned True, expected a false value', 'returned True instead of False'],
    ['f("a, b") returned [2, 1], expected [1, 2]', 'returned a list in another order'],
    ['f("a") returned [[1], [2, 3]], expected [[1]] in any order', 'returned a list that is too long'],
    ['f("a") returned "ABC", expected "abc"', 'returned a text in the wrong case'],
    ['f("a") returned "4", expected 4', 'returned a value of another type'],
    ['f("a") returned 4, expected ValueError', 'returned where it should have raised'],
    ['f("a") returned [1, 2, 3…, expected 4', 'returned a wrong value'],
    [String.raw`given "3\n" it printed "5\n", expected "6\n"`, 'returned a number one too small'],
    [String.raw`given "3\n" it printed "no\n", expected "NO\n"`, 'returned a text in the wrong case'],
    ['given "3" it raised ValueError: invalid literal (main.py line 1)', 'raised ValueError'],
    ['given "3" it printed "aaa…, expected "b', 'returned a wrong value'],
  ])('%s', (message, symptom) => {
    expect(symptomOf(`v1: ${message}`)).toBe(symptom);
  });
});

describe('readAdvice', () => {
  it('takes operators, places, symptoms and rewrites out of plain sentences', () => {
    expect(readAdvice('When a test raised IndexError, try `off-by-one`, then `compare-swap` first.')).toMatchObject({
      operators: ['off-by-one', 'compare-swap'],
      symptoms: ['raised IndexError'],
    });
    expect(readAdvice('At a loop condition, replace `<` by `<=`.')).toMatchObject({
      operators: [],
      places: ['loop condition'],
      rewrites: ['replace `<` by `<=`'],
    });
  });

  it('hears how strongly a sentence is meant', () => {
    const strengths = ['Avoid `negate`.', 'Sometimes try `negate`.', 'Try `negate`.', 'Always try `negate` first.'].map(
      (sentence) => readAdvice(sentence)?.strength ?? 0,
    );
    expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
    expect(strengths[0]).toBeLessThan(0);
    expect(new Set(strengths).size).toBe(strengths.length);
  });

  it('makes nothing of a sentence without its words', () => {
    expect(readAdvice('Read the task carefully and be `brave`.')).toBeNull();
  });
});

import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import type { ChatMessage } from '../../domain/model.js';
import type { Reflection } from '../../domain/reflection.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { generate, type Candidate } from '../../offline-model/operators/candidates.js';
import { readProgram, type Ingredients } from '../../offline-model/operators/program.js';
import { openToolbox, type Toolbox } from '../../offline-model/rank/repair.js';
import { java } from '../../syntax/java.js';
import { javascript } from '../../syntax/javascript.js';
import { openReader, type SyntaxReader } from '../../syntax/parse.js';
import { python } from '../../syntax/python.js';
import { rust } from '../../syntax/rust.js';
import type { Tried } from '../../domain/tried.js';
import type { Recalled } from '../../domain/recalled.js';

export const NO_INGREDIENTS: Ingredients = { numbers: [], strings: [], attributes: [] };

export const reader = await openReader(python);
const readers = new Map([['python', reader]]);
for (const grammar of [javascript, java, rust]) readers.set(grammar.language, await openReader(grammar));

export function readerOf(language: string): SyntaxReader {
  return readers.get(language) ?? reader;
}

export function toolbox(): Toolbox {
  return openToolbox([...readers.values()].map((each) => ({ reader: each, counts: () => null })));
}

export function candidatesOf(text: string, ingredients: Ingredients = NO_INGREDIENTS, language = 'python'): readonly Candidate[] {
  const root = readerOf(language).parse(text);
  return root === null ? [] : generate(readProgram(text, root, readerOf(language), ingredients));
}

export const COUNT_UP =
  'def first_above(numbers, limit):\n    index = 0\n    while index <= len(numbers):\n        if numbers[index] > limit:\n            return index\n        index += 1\n    return -1\n';

export function taskOf(text: string, change: Partial<Task> = {}): Task {
  return {
    id: 'a-task',
    language: 'python',
    kind: 'repair',
    family: 'a-family',
    prompt: 'The index of the first number above the limit, or -1.',
    files: { 'solution.py': text },
    editable: ['solution.py'],
    visible: {
      trust: 'split',
      cases: [{ id: 'v1', call: { fn: 'solution:first_above', args: [[1, 2], 5] }, expect: { returns: -1 }, compare: { kind: 'equal' } }],
    },
    hidden: { trust: 'split', cases: [] },
    limits: DEFAULT_LIMITS,
    reference: { 'solution.py': text.replace('<=', '<') },
    ...change,
  };
}

export const AS_GIVEN: Tried = {
  candidate: null,
  passed: 0,
  total: 1,
  errorClass: 'Logic',
  failures: [{ id: 'v1', status: 'failed', message: 'raised IndexError: list index out of range (solution.py line 4)' }],
  unusable: '',
};

export interface Asked {
  readonly rules?: readonly string[];
  readonly recalled?: readonly Recalled[];
  readonly tried?: readonly Tried[];
  readonly reflections?: readonly Reflection[];
}

export function strategyWith(rules: readonly string[]): Strategy {
  return { ...FIRST_STRATEGY, rules: rules.map((text, index) => ({ id: `r${index + 1}`, text, pinned: false })) };
}

export function promptOf(task: Task, asked: Asked = {}): ChatMessage[] {
  return solvePrompt(strategyWith(asked.rules ?? []), task, asked.recalled ?? [], asked.tried ?? [AS_GIVEN], asked.reflections ?? []);
}

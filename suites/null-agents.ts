import type { Case, Files, Task } from '../domain/task.js';
import type { Value } from '../domain/value.js';
import { starting } from './check.js';

/** An agent that understands nothing. None may solve a task of a suite that ships, or the suite measures something else. */
export interface NullAgent {
  readonly name: string;
  answer(task: Task): Files;
}

export const NULL_AGENTS: readonly NullAgent[] = [
  { name: 'an empty file', answer: (task) => everywhere(task, '') },
  { name: 'the unchanged program', answer: starting },
  { name: 'a constant', answer: (task) => everywhere(task, constantProgram(visibleCases(task))) },
  { name: 'a lookup table of the visible cases', answer: (task) => everywhere(task, lookupProgram(visibleCases(task))) },
];

function everywhere(task: Task, text: string): Files {
  return Object.fromEntries(task.editable.map((path) => [path, text]));
}

function visibleCases(task: Task): readonly Case[] {
  return task.visible.trust === 'split' ? task.visible.cases : [];
}

function constantProgram(cases: readonly Case[]): string {
  return [`def answer(*args, **kwargs):`, `    return ${commonestAnswer(cases)}`, ...everyName(cases)].join('\n');
}

function lookupProgram(cases: readonly Case[]): string {
  const rows = cases.map(({ call, expect }) => {
    const named = Object.entries(call.kwargs ?? {}).map(([name, value]) => `${JSON.stringify(name)}: ${pythonLiteral(value)}`);
    const answer = 'returns' in expect ? pythonLiteral(expect.returns) : `getattr(builtins, ${JSON.stringify('raises' in expect ? expect.raises : '')}, Exception)()`;
    return `    (${pythonLiteral({ $: 'tuple', v: call.args })}, {${named.join(', ')}}, ${answer}),`;
  });
  return [
    'import builtins',
    'TABLE = [',
    ...rows,
    ']',
    'def answer(*args, **kwargs):',
    '    for given, named, result in TABLE:',
    '        if given == args and named == kwargs:',
    '            if isinstance(result, Exception):',
    '                raise result',
    '            return result',
    ...everyName(cases),
  ].join('\n');
}

/** Lets `answer` stand for each function that is called, and for any other name that a test imports. */
function everyName(cases: readonly Case[]): string[] {
  const names = new Set(cases.map(({ call }) => call.fn.slice(call.fn.indexOf(':') + 1)));
  return [...[...names].map((name) => `${name} = answer`), 'def __getattr__(name):', '    return answer', ''];
}

function commonestAnswer(cases: readonly Case[]): string {
  const answers = cases.map(({ expect }) => ('returns' in expect ? pythonLiteral(expect.returns) : 'None'));
  const count = (answer: string): number => answers.filter((other) => other === answer).length;
  return answers.toSorted((a, b) => count(b) - count(a))[0] ?? 'None';
}

/** Python source of a value; what has none (object graphs, bytes) becomes an object equal to nothing. */
function pythonLiteral(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (!('$' in value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  switch (value.$) {
    case 'int':
      return value.v;
    case 'float':
      return `float("${value.v}")`;
    case 'tuple':
      return `(${value.v.map((each) => `${pythonLiteral(each)},`).join(' ')})`;
    case 'set':
    case 'frozenset':
      return `${value.$}([${value.v.map(pythonLiteral).join(', ')}])`;
    case 'dict':
      return `dict([${value.v.map(([key, each]) => `(${pythonLiteral(key)}, ${pythonLiteral(each)})`).join(', ')}])`;
    case 'bytes':
    case 'object':
    case 'ref':
    case 'handle':
    case 'opaque':
      return 'object()';
  }
}

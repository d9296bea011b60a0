import { type CallCase, type Files, isCall, type Language, type Task } from '../../domain/task.js';
import { starting } from '../check.js';
import { javaWriter } from './java.js';
import { javascriptWriter } from './javascript.js';
import { pythonWriter } from './python.js';
import { rustWriter } from './rust.js';
import type { NullWriter } from './writer.js';
import { writtenWriter } from './written.js';

/** An agent that understands nothing. None may solve a task of a suite, or the suite measures something else. */
export interface NullAgent {
  readonly name: string;
  answer(task: Task): Promise<Files>;
}

const WRITERS: Readonly<Record<Language, NullWriter>> = {
  python: pythonWriter,
  java: javaWriter,
  javascript: javascriptWriter,
  typescript: javascriptWriter,
  rust: rustWriter,
};

/** In words of the language, or in those of what is written. */
function writerOf({ language, visible }: Task): NullWriter {
  return visible.trust === 'validated' ? writtenWriter(visible.validation, language) : WRITERS[language];
}

export const NULL_AGENTS: readonly NullAgent[] = [
  { name: 'an empty file', answer: (task) => everywhere(task, () => '') },
  { name: 'the unchanged program', answer: (task) => Promise.resolve(starting(task)) },
  { name: 'a constant', answer: (task) => everywhere(task, (start, cases) => writerOf(task).constant(start, cases)) },
  { name: 'exit 0', answer: (task) => everywhere(task, (start) => writerOf(task).exit(start)) },
  { name: 'what equals everything', answer: (task) => everywhere(task, (start) => writerOf(task).forge(start)) },
  {
    name: 'a lookup table of the visible cases',
    answer: (task) => everywhere(task, (start, cases) => writerOf(task).lookup(start, cases)),
  },
];

async function everywhere(task: Task, write: (start: string, cases: readonly CallCase[]) => string | Promise<string>): Promise<Files> {
  const cases = task.visible.trust === 'split' ? task.visible.cases.filter(isCall) : [];
  const texts = task.editable.map(async (path) => [path, await write(task.files[path] ?? '', cases)] as const);
  return Object.fromEntries(await Promise.all(texts));
}

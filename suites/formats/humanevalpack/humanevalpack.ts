import type { Language, Task } from '../../../domain/task.js';
import { type Format, type LeftOut, sorted } from '../format.js';
import { filesOf, readRecords, textIn } from '../records.js';
import { javaParts } from './java.js';
import { javascriptParts } from './javascript.js';
import { type Line, lineSchema, type Parts, repairPrompt } from './line.js';
import { pythonParts } from './python.js';
import { rustParts } from './rust.js';

interface Reading {
  readonly language: Language;
  /** of the file in which the program stands */
  readonly file: string;
  parts(line: Line, id: string, seed: number): Promise<Parts | string>;
}

/** By the first part of `task_id`. A language that finds that a line cannot be judged answers with the reason. */
const READINGS: Readonly<Record<string, Reading>> = {
  Python: { language: 'python', file: 'solution.py', parts: pythonParts },
  Java: { language: 'java', file: 'Solution.java', parts: javaParts },
  JavaScript: { language: 'javascript', file: 'solution.js', parts: javascriptParts },
  Rust: { language: 'rust', file: 'src/lib.rs', parts: rustParts },
};

const SHORT: readonly (readonly [string, Language])[] = [
  ['python', 'python'],
  ['java', 'java'],
  ['js', 'javascript'],
  ['rust', 'rust'],
];
const NAMES = Object.fromEntries(
  SHORT.flatMap(([short, language]) =>
    [`humanevalpack-${short}.jsonl`, `${short}/data/humanevalpack.jsonl`, `data/${short}/data/humanevalpack.jsonl`].map(
      (name) => [name, language] as const,
    ),
  ),
);

/**
 * HumanEvalPack as published: a file of one language, or a folder that holds `humanevalpack-LANGUAGE.jsonl` or the tree
 * of its repository. Tasks to repair. The label of the bug stands in `bugClass` and nowhere else.
 */
export const humanevalpack: Format = {
  languages: ['python', 'java', 'javascript', 'rust'],
  async load(set, wanted) {
    return sorted(
      await readRecords(set, await filesOf(set, NAMES), { schema: lineSchema, about, taskOf: (line) => taskOf(line, wanted.seed) }, wanted),
    );
  },
};

function about(raw: unknown): { readonly task: string | null; readonly language: Language | null } {
  const task = textIn(raw, 'task_id');
  return { task, language: readingOf(task ?? '')?.language ?? null };
}

function readingOf(taskId: string): Reading | undefined {
  const [prefix = ''] = taskId.split('/');
  return Object.hasOwn(READINGS, prefix) ? READINGS[prefix] : undefined;
}

async function taskOf(line: Line, seed: number): Promise<Task | LeftOut> {
  const [, number = ''] = line.task_id.split('/');
  const reading = readingOf(line.task_id);
  if (reading === undefined) throw new TypeError(`the schema let ${line.task_id} pass`);
  const { language, file } = reading;
  const id = `humanevalpack-${language}-${number}`;
  const parts = await reading.parts(line, id, seed);
  if (typeof parts === 'string') return { task: id, language, reason: parts };
  return {
    id,
    language,
    kind: 'repair',
    family: `humaneval-${number}`,
    prompt: repairPrompt(file, line.entry_point, line.docstring),
    ...parts,
    bugClass: line.bug_type,
  };
}

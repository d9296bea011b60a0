import { join } from 'node:path';
import type { Language, Task } from '../../../domain/task.js';
import { dataFile } from '../data-file.js';
import { type Format, type LeftOut, sorted } from '../format.js';
import { kindOf, parseLines, readText } from '../read.js';
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

const SHORT = ['python', 'java', 'js', 'rust'];

/**
 * HumanEvalPack as published: a file of one language, or a folder that holds `humanevalpack-LANGUAGE.jsonl` or the tree
 * of its repository. Tasks to repair. The label of the bug stands in `bugClass` and nowhere else.
 */
export const humanevalpack: Format = {
  languages: ['python', 'java', 'javascript', 'rust'],
  async load(path, seed) {
    const tasks: (Task | LeftOut)[] = [];
    for (const file of await filesOf(path)) {
      for (const line of parseLines(file, await readText(file), lineSchema)) tasks.push(await taskOf(line, seed));
    }
    return sorted(tasks);
  },
};

/** All languages that are there. */
async function filesOf(path: string): Promise<string[]> {
  const names = SHORT.map((language) => [`humanevalpack-${language}.jsonl`, `${language}/data/humanevalpack.jsonl`, `data/${language}/data/humanevalpack.jsonl`]);
  const found: string[] = [];
  for (const name of names.flat()) if ((await kindOf(join(path, name))) === 'file') found.push(join(path, name));
  return found.length > 0 ? found : [await dataFile(path, names.flat())];
}

async function taskOf(line: Line, seed: number): Promise<Task | LeftOut> {
  const [prefix = '', number = ''] = line.task_id.split('/');
  const reading = READINGS[prefix];
  if (reading === undefined) throw new TypeError(`the schema let ${line.task_id} pass`);
  const { language, file } = reading;
  const id = `humanevalpack-${language}-${number}`;
  const parts = await reading.parts(line, id, seed);
  if (typeof parts === 'string') return { task: id, language, reason: parts };
  return { id, language, kind: 'repair', family: `humaneval-${number}`, prompt: repairPrompt(file, line.entry_point, line.docstring), ...parts, bugClass: line.bug_type };
}

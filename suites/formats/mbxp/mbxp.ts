import { join } from 'node:path';
import type { Language, Task } from '../../../domain/task.js';
import { dataFile } from '../data-file.js';
import { type Format, type LeftOut, PATIENT_LIMITS, sorted } from '../format.js';
import { kindOf, parseLines, readText } from '../read.js';
import { javaParts } from './java.js';
import { javascriptParts } from './javascript.js';
import { type Line, lineSchema, type Parts } from './line.js';

const READINGS: Readonly<Record<string, { readonly language: Language; parts(line: Line, solution: string, id: string, seed: number): Promise<Parts | string> }>> = {
  MBJP: { language: 'java', parts: javaParts },
  MBJSP: { language: 'javascript', parts: javascriptParts },
};

const NAMES = ['mbjp', 'mbjsp'].flatMap((name) => [`${name}_release_v1.2.jsonl`, `data/mbxp/${name}_release_v1.2.jsonl`]);

/** MBXP as published: one file of it, or a folder that holds `mbjp_release_v1.2.jsonl` and `mbjsp_release_v1.2.jsonl`. Tasks to implement, in Java and JavaScript. */
export const mbxp: Format = {
  languages: ['java', 'javascript'],
  async load(path, seed) {
    const tasks: (Task | LeftOut)[] = [];
    for (const file of await filesOf(path)) {
      for (const line of parseLines(file, await readText(file), lineSchema)) tasks.push(await taskOf(line, seed));
    }
    return sorted(tasks);
  },
};

async function filesOf(path: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of NAMES) if ((await kindOf(join(path, name))) === 'file') found.push(join(path, name));
  return found.length > 0 ? found : [await dataFile(path, NAMES)];
}

async function taskOf(line: Line, seed: number): Promise<Task | LeftOut> {
  const [prefix = '', number = ''] = line.task_id.split('/');
  const reading = READINGS[prefix];
  if (reading === undefined) throw new TypeError(`the schema let ${line.task_id} pass`);
  const { language } = reading;
  const id = `mbxp-${language}-${number}`;
  const solution = line.canonical_solution ?? '';
  if (solution.trim() === '') return { task: id, language, reason: 'has no canonical solution, so that nothing shows that its tests can be passed' };
  const parts = await reading.parts(line, solution, id, seed);
  if (typeof parts === 'string') return { task: id, language, reason: parts };
  const [file = ''] = parts.editable;
  const prompt = `${line.description.trim()}\n\nWrite it as the function \`${line.entry_point}\` in \`${file}\`.`;
  return { id, language, kind: 'implement', family: `mbpp-${number}`, prompt, ...parts, limits: PATIENT_LIMITS };
}

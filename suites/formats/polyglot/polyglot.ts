import { join } from 'node:path';
import type { z } from 'zod';
import type { Task } from '../../../domain/task.js';
import { SuiteFailure } from '../../failure.js';
import { dataFile } from '../data-file.js';
import { type Format, type LeftOut, sorted, SUITE_LIMITS } from '../format.js';
import { jsonOf, kindOf, parseLines, problemsOf, readText } from '../read.js';
import { configSchema, type Exercise, exerciseSchema, type Reading } from './exercise.js';
import { readJava } from './java.js';
import { readJavascript } from './javascript.js';
import { readPython } from './python.js';
import { readRust } from './rust.js';

type Line = z.infer<typeof exerciseSchema>;

const READINGS: Readonly<Record<Line['language'], Reading>> = { python: readPython, java: readJava, javascript: readJavascript, rust: readRust };
const NAMES = Object.keys(READINGS).map((language) => `${language}.jsonl`);

/** Exercises whose stubs already pass: the task is to write the same more beautifully. */
const REFACTORING: ReadonlySet<string> = new Set(['javascript/ledger', 'java/ledger', 'java/tree-building']);

/** The exercises of the polyglot benchmark, one line each with the texts of its folder: a file of one language, or a folder of `LANGUAGE.jsonl`. Tasks to implement, of one or several files. */
export const polyglot: Format = {
  languages: ['python', 'java', 'javascript', 'rust'],
  async load(path, seed) {
    const tasks: (Task | LeftOut)[] = [];
    for (const file of await filesOf(path)) {
      for (const line of parseLines(file, await readText(file), exerciseSchema)) tasks.push(await taskOf(file, line, seed));
    }
    return sorted(tasks);
  },
};

async function filesOf(path: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of NAMES) if ((await kindOf(join(path, name))) === 'file') found.push(join(path, name));
  return found.length > 0 ? found : [await dataFile(path, NAMES)];
}

async function taskOf(where: string, { language, slug, files }: Line, seed: number): Promise<Task | LeftOut> {
  const id = `polyglot-${language}-${slug}`;
  if (REFACTORING.has(`${language}/${slug}`)) return { task: id, language, reason: 'its stub passes: it asks for a refactoring' };
  const config = configSchema.safeParse(jsonOf(`${where} ${slug}`, files['.meta/config.json'] ?? 'null'));
  if (!config.success) throw new SuiteFailure(problemsOf(`${where} ${slug} .meta/config.json`, config.error, files['.meta/config.json']));
  const exercise: Exercise = { slug, files, ...config.data.files };
  const read = await READINGS[language](exercise, id, seed);
  if (typeof read === 'string') return { task: id, language, reason: read };
  return { id, language, kind: 'implement', family: `exercism-${slug}`, prompt: promptOf(exercise, read.editable), ...read, limits: SUITE_LIMITS };
}

function promptOf({ files }: Exercise, editable: readonly string[]): string {
  const pages = ['introduction', 'instructions', 'instructions.append'].map((name) => files[`.docs/${name}.md`]?.trim() ?? '');
  const where = editable.map((path) => `\`${path}\``).join(', ');
  return [...pages.filter((page) => page !== ''), `Write it in ${where}.`].join('\n\n');
}

import type { z } from 'zod';
import type { Language, Task } from '../../../domain/task.js';
import { SuiteFailure } from '../../failure.js';
import { jsonOf, problemsOf } from '../../source/json.js';
import { refused } from '../../source/read.js';
import { type Format, type LeftOut, sorted, SUITE_LIMITS } from '../format.js';
import { filesOf, readRecords, textIn } from '../records.js';
import { configSchema, type Exercise, exerciseSchema, held, type Reading } from './exercise.js';
import { readJava } from './java.js';
import { readJavascript } from './javascript.js';
import { readPython } from './python.js';
import { readRust } from './rust.js';

type Line = z.infer<typeof exerciseSchema>;

const READINGS: Readonly<Record<Line['language'], Reading>> = {
  python: readPython,
  java: readJava,
  javascript: readJavascript,
  rust: readRust,
};
const LANGUAGES: readonly Line['language'][] = ['python', 'java', 'javascript', 'rust'];
const NAMES = Object.fromEntries(LANGUAGES.map((language) => [`${language}.jsonl`, language] as const));

/** Exercises whose stubs already pass: the task is to write the same more beautifully. */
const REFACTORING: ReadonlySet<string> = new Set(['javascript/ledger', 'java/ledger', 'java/tree-building']);

/**
 * The exercises of the polyglot benchmark, one line each with the texts of its folder: a file of one language, or a folder of
 * `LANGUAGE.jsonl`. Tasks to implement, of one or several files.
 */
export const polyglot: Format = {
  languages: LANGUAGES,
  async load(set, wanted) {
    return sorted(
      await readRecords(
        set,
        await filesOf(set, NAMES),
        { schema: exerciseSchema, about, taskOf: (line) => taskOf(line, wanted.seed) },
        wanted,
      ),
    );
  },
};

function about(raw: unknown): { readonly task: string | null; readonly language: Language | null } {
  const language = LANGUAGES.find((each) => each === textIn(raw, 'language')) ?? null;
  const slug = textIn(raw, 'slug');
  return { task: language === null || slug === null ? null : idOf(language, slug), language };
}

function idOf(language: Language, slug: string): string {
  return `polyglot-${language}-${slug}`;
}

async function taskOf({ language, slug, files }: Line, seed: number): Promise<Task | LeftOut> {
  const id = idOf(language, slug);
  if (REFACTORING.has(`${language}/${slug}`)) return { task: id, language, reason: 'its stub passes: it asks for a refactoring' };
  const exercise: Exercise = { slug, files, ...configOf(files) };
  const absent = [...exercise.solution, ...exercise.test, ...exercise.example].find((path) => held(exercise, path) === undefined);
  if (absent !== undefined) return { task: id, language, reason: `it lists ${JSON.stringify(absent)}, which it does not hold` };
  const read = await READINGS[language](exercise, id, seed);
  if (typeof read === 'string') return { task: id, language, reason: read };
  return {
    id,
    language,
    kind: 'implement',
    family: `exercism-${slug}`,
    prompt: promptOf(exercise, read.editable),
    ...read,
    limits: SUITE_LIMITS,
  };
}

const CONFIG = '.meta/config.json';

function configOf(files: Line['files']): z.infer<typeof configSchema>['files'] {
  const text = files[CONFIG];
  if (text === undefined) throw refused(CONFIG, 'is missing');
  const config = configSchema.safeParse(jsonOf(CONFIG, text));
  if (!config.success) throw new SuiteFailure(problemsOf(CONFIG, config.error, {}));
  return config.data.files;
}

function promptOf({ files }: Exercise, editable: readonly string[]): string {
  const pages = ['introduction', 'instructions', 'instructions.append'].map((name) => files[`.docs/${name}.md`]?.trim() ?? '');
  const where = editable.map((path) => `\`${path}\``).join(', ');
  return [...pages.filter((page) => page !== ''), `Write it in ${where}.`].join('\n\n');
}

import { z } from 'zod';
import type { Language, Task } from '../../../domain/task.js';
import { slug } from '../../repository/family.js';
import { type Format, type LeftOut, sorted } from '../format.js';
import { readRecords, rowFiles, textIn } from '../records.js';
import { type InputAndOutput, limitsOf, stdioTask } from './stdio-task.js';

/** Columns, as exports of the set have them, or rows, as its own messages have. */
const testsSchema = z
  .union([
    z.object({ input: z.array(z.string()), output: z.array(z.string()) }),
    z.array(z.object({ input: z.string(), output: z.string() })),
  ])
  .nullish()
  .transform((tests): readonly InputAndOutput[] => {
    if (tests === null || tests === undefined) return [];
    return 'input' in tests ? tests.input.flatMap((input, at) => pairOf(input, tests.output[at])) : tests;
  });

function pairOf(input: string, output: string | undefined): InputAndOutput[] {
  return output === undefined ? [] : [{ input, output }];
}

/** By name or number, as the set counts them. */
const LANGUAGES: Readonly<Record<string, Language>> = { '3': 'python', PYTHON3: 'python', '4': 'java', JAVA: 'java' };

const solutionsSchema = z
  .union([
    z.object({ language: z.array(z.union([z.int(), z.string()])), solution: z.array(z.string()) }),
    z.array(z.object({ language: z.union([z.int(), z.string()]), solution: z.string() })),
  ])
  .nullish()
  .transform((given) => {
    if (given === null || given === undefined) return [];
    const all = 'solution' in given ? given.solution.map((solution, at) => ({ solution, language: given.language[at] ?? '' })) : given;
    return all.flatMap(({ language, solution }) => {
      const known = Object.hasOwn(LANGUAGES, String(language)) ? LANGUAGES[String(language)] : undefined;
      return known === undefined ? [] : [{ language: known, solution }];
    });
  });

const secondsSchema = z
  .union([z.number(), z.object({ seconds: z.coerce.number().default(0), nanos: z.number().default(0) })])
  .nullish()
  .transform((limit) => (typeof limit === 'object' && limit !== null ? limit.seconds + limit.nanos / 1e9 : (limit ?? null)));

const rowSchema = z.object({
  name: z.string().trim().min(1),
  description: z.string().trim().min(1),
  public_tests: testsSchema,
  private_tests: testsSchema,
  generated_tests: testsSchema,
  solutions: solutionsSchema,
  time_limit: secondsSchema,
  memory_limit_bytes: z.coerce.number().nullish(),
  input_file: z.string().nullish(),
  output_file: z.string().nullish(),
});

/** CodeContests as exported: rows in JSON, one a line or a list of all. Programs in Python, or in Java where that is asked for. */
export const codecontests: Format = {
  languages: ['python', 'java'],
  async load(set, wanted) {
    const reading = { schema: rowSchema, about, taskOf: (row: Row) => Promise.resolve(taskOf(row, wanted.language ?? null, wanted.seed)) };
    return sorted(await readRecords(set, await rowFiles(set), reading, wanted));
  },
};

type Row = z.infer<typeof rowSchema>;

function about(raw: unknown): { readonly task: string | null; readonly language: null } {
  const name = textIn(raw, 'name');
  return { task: name === null ? null : idOf(name), language: null };
}

function idOf(name: string): string {
  return `codecontests-${slug(name)}`;
}

function taskOf(row: Row, wanted: Language | null, seed: number): Task | LeftOut {
  const id = idOf(row.name);
  const found = row.solutions.find(({ language }) => language === (wanted ?? 'python')) ?? (wanted === null ? row.solutions[0] : undefined);
  const language = found?.language ?? wanted;
  if ((row.input_file ?? '') !== '' || (row.output_file ?? '') !== '')
    return { task: id, language, reason: 'reads or writes files of its own, and not standard input and output' };
  const reference = found?.language === 'java' ? asMain(found.solution) : (found?.solution ?? null);
  if (found === undefined || reference === null)
    return { task: id, language, reason: `has no right program in ${wanted ?? 'Python 3 or Java'}` };
  return stdioTask(
    {
      id,
      language: found.language,
      statement: row.description,
      shown: row.public_tests,
      kept: [...row.private_tests, ...row.generated_tests],
      limits: limitsOf(row.time_limit, row.memory_limit_bytes ?? null),
      reference,
    },
    seed,
  );
}

/** The class with `main` is called `Main`, after the file that it stands in; null where it cannot be told, or that name is taken. */
function asMain(text: string): string | null {
  const before = text.slice(0, Math.max(0, text.search(/\bstatic\s+(?:final\s+)?void\s+main\s*\(|\bvoid\s+static\s+main\s*\(/)));
  const name = /\bpublic\s+(?:final\s+)?class\s+(\w+)/.exec(text)?.[1] ?? [...before.matchAll(/\bclass\s+(\w+)/g)].at(-1)?.[1];
  if (name === undefined || /^\s*package\b/m.test(text)) return null;
  if (name === 'Main') return text;
  return /\bMain\b/.test(text) ? null : text.replaceAll(new RegExp(String.raw`\b${name}\b`, 'g'), 'Main');
}

import { z } from 'zod';
import { type CallCase, LANGUAGES, type Language, type Task } from '../../../domain/task.js';
import { slug } from '../../repository/family.js';
import { packedText } from '../../source/packed-text.js';
import { splitCases } from '../../split.js';
import { type Format, type LeftOut, PATIENT_LIMITS, sorted } from '../format.js';
import { readRecords, rowFiles, textIn } from '../records.js';
import { methodTask, onSolution, unwritten, USUAL_IMPORTS, valueOf } from './methods.js';
import { stdioTask } from './stdio-task.js';

const testSchema = z.object({ input: z.string(), output: z.string(), testtype: z.enum(['stdin', 'functional']).default('stdin') });
type Test = z.infer<typeof testSchema>;

/** A list, the text of one, or that text pickled, compressed and in base64: all three are published. */
const testsSchema = z.unknown().transform((raw, context): readonly Test[] => {
  const fail = (message: string): never => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const text = typeof raw !== 'string' ? null : /^\s*\[/.test(raw) ? { text: raw } : raw.trim() === '' ? { text: '[]' } : packedText(raw);
  if (text !== null && 'refused' in text) return fail(text.refused);
  const parsed = z.array(testSchema).safeParse(text === null ? (raw ?? []) : jsonOrNothing(text.text));
  return parsed.success ? parsed.data : fail('expected tests as a list of {"input", "output", "testtype"}, or the text of one');
});

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const rowSchema = z.object({
  question_title: z.string().default(''),
  question_content: z.string().trim().min(1),
  platform: z.string().default(''),
  question_id: z.union([z.string().min(1), z.int()]).transform(String),
  starter_code: z.string().nullish(),
  public_test_cases: testsSchema,
  private_test_cases: testsSchema,
  metadata: z.unknown(),
});
type Row = z.infer<typeof rowSchema>;

/** LiveCodeBench as published, one row a line. It brings no right answers. Programs in any language; methods in Python. */
export const livecodebench: Format = {
  languages: LANGUAGES,
  async load(set, wanted) {
    const language = wanted.language ?? 'python';
    const reading = { schema: rowSchema, about, taskOf: (row: Row) => Promise.resolve(taskOf(row, language, wanted.seed)) };
    return sorted(await readRecords(set, await rowFiles(set), reading, wanted));
  },
};

function about(raw: unknown): { readonly task: string | null; readonly language: Language | null } {
  const id = z.object({ question_id: z.union([z.string(), z.int()]) }).safeParse(raw).data?.question_id;
  const isMethod = (textIn(raw, 'starter_code') ?? '').trim() !== '';
  return { task: id === undefined ? null : idOf(String(id)), language: isMethod ? 'python' : null };
}

function idOf(question: string): string {
  return `livecodebench-${slug(question)}`;
}

function taskOf(row: Row, language: Language, seed: number): Task | LeftOut {
  const id = idOf(row.question_id);
  const statement = row.question_title === '' ? row.question_content : `${row.question_title}\n\n${row.question_content}`;
  const tests = [...row.public_test_cases, ...row.private_test_cases];
  if (tests.every(({ testtype }) => testtype === 'stdin'))
    return stdioTask(
      { id, language, statement, shown: row.public_test_cases, kept: row.private_test_cases, limits: PATIENT_LIMITS, reference: null },
      seed,
    );
  return functional(row, { id, statement, seed });
}

function functional(
  row: Row,
  { id, statement, seed }: { readonly id: string; readonly statement: string; readonly seed: number },
): Task | LeftOut {
  const left = (reason: string): LeftOut => ({ task: id, language: 'python', reason });
  const method = methodIn(row.metadata);
  const starter = row.starter_code ?? '';
  if (method === null || !starter.includes(`def ${method}(`)) return left('"metadata" names no method of "starter_code" ("func_name")');
  const [shown, kept] = [row.public_test_cases, row.private_test_cases].map((tests, side) =>
    tests.slice(0, MOST_TESTS).flatMap((test, index) => caseOf(test, method, `${side === 0 ? 'shown' : 'kept'}-${index + 1}`)),
  );
  const visible = shown ?? [];
  const hidden = (kept ?? []).filter((each) => !visible.some((other) => JSON.stringify(other.call) === JSON.stringify(each.call)));
  if (visible.length + hidden.length === 0) return left('its tests are no arguments and answers in JSON');
  const sides =
    visible.length === 0 || hidden.length === 0
      ? splitCases(seed, id, [...visible, ...hidden])
      : ({ visible: { trust: 'split', cases: visible }, hidden: { trust: 'split', cases: hidden } } as const);
  return methodTask({
    id,
    prompt: statement,
    method,
    start: unwritten(USUAL_IMPORTS, starter),
    ...sides,
    limits: PATIENT_LIMITS,
    reference: {},
  });
}

const MOST_TESTS = 60;
const MAX_TEST_CHARS = 64 * 1_024;

function methodIn(metadata: unknown): string | null {
  const given: unknown = typeof metadata === 'string' ? jsonOrNothing(metadata) : metadata;
  const name = z.object({ func_name: z.string() }).safeParse(given).data?.func_name;
  return name !== undefined && /^[A-Za-z_]\w*$/.test(name) ? name : null;
}

/** Arguments stand one a line. */
function caseOf({ input, output }: Test, method: string, id: string): CallCase[] {
  if (input.length + output.length > MAX_TEST_CHARS) return [];
  const args = input
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => valueOf(jsonOrNothing(line)));
  const returns = valueOf(jsonOrNothing(output));
  if (returns === undefined || args.some((each) => each === undefined)) return [];
  const call = { fn: 'solution:f', args: args.filter((each) => each !== undefined) };
  const isFraction = /\d\.\d/.test(output);
  return [
    onSolution({ id, call, expect: { returns }, compare: isFraction ? { kind: 'close', tolerance: 1e-5 } : { kind: 'equal' } }, method),
  ];
}

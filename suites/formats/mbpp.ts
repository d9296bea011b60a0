import { z } from 'zod';
import type { Task } from '../../domain/task.js';
import { TestReader } from '../python/cases.js';
import { unitsOf } from '../python/pytest.js';
import { field, functionsOf, type Node, parsePython, parts } from '../python/syntax.js';
import { type Sides, splitCases, splitUnits } from '../split.js';
import { type Format, type LeftOut, PATIENT_LIMITS, sorted } from './format.js';
import { filesOf, readRecords, textIn } from './records.js';

const common = { task_id: z.int().nonnegative(), code: z.string(), test_list: z.array(z.string()).min(1) };
const sanitizedSchema = z
  .object({ ...common, prompt: z.string(), test_imports: z.array(z.string()) })
  .transform(({ prompt, test_imports, ...rest }) => ({ ...rest, text: prompt, setup: test_imports }));
const plainSchema = z
  .object({ ...common, text: z.string(), test_setup_code: z.string().default('') })
  .transform(({ test_setup_code, ...rest }) => ({ ...rest, setup: [test_setup_code] }));
/** Each record says by its fields which of the two forms it has, so that a mistake is told of that form. */
const recordSchema = z.unknown().transform((raw, context) => {
  const parsed = (textIn(raw, 'prompt') === null ? plainSchema : sanitizedSchema).safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});
type MbppRecord = z.infer<typeof recordSchema>;

/**
 * MBPP as published: `sanitized-mbpp.json` (an array) or `mbpp.jsonl` (lines), or a folder that holds one. Tasks to implement; the
 * plain way may be slow (the reference of 123 takes seconds).
 */
export const mbpp: Format = {
  languages: ['python'],
  async load(set, wanted) {
    const files = await filesOf(set, { 'sanitized-mbpp.json': 'python', 'mbpp.jsonl': 'python' });
    return sorted(
      await readRecords(set, files.slice(0, 1), { schema: recordSchema, about, taskOf: (record) => taskOf(record, wanted.seed) }, wanted),
    );
  },
};

function about(raw: unknown): { readonly task: string | null; readonly language: 'python' } {
  const id = z.object({ task_id: z.int() }).safeParse(raw);
  return { task: id.success ? idOf(id.data) : null, language: 'python' };
}

function idOf({ task_id }: Pick<MbppRecord, 'task_id'>): string {
  return `mbpp-${task_id}`;
}

async function taskOf(record: MbppRecord, seed: number): Promise<Task | LeftOut> {
  const id = idOf(record);
  const tests = await parsePython([...record.setup, ...record.test_list].join('\n'));
  const tested = functionsOf(await parsePython(record.code)).find((each) => calls(tests, field(each, 'name').text));
  if (tested === undefined) return { task: id, language: 'python', reason: 'no assert calls a function of its code' };
  const name = field(tested, 'name').text;
  const head = `def ${name}${field(tested, 'parameters').text}:`;
  return {
    id,
    language: 'python',
    kind: 'implement',
    family: id,
    prompt: `${record.text.trim()}\n\nWrite it as the function \`${name}\` in \`solution.py\`.`,
    files: { 'solution.py': `${head}\n    raise NotImplementedError\n` },
    editable: ['solution.py'],
    ...checksOf(id, name, tests, seed),
    limits: PATIENT_LIMITS,
    reference: { 'solution.py': `${record.code.trimEnd()}\n` },
  };
}

function checksOf(id: string, name: string, tests: Node, seed: number): Sides {
  const reader = new TestReader(`solution:${name}`, [name]);
  if (reader.read(parts(tests)) && reader.cases().length > 0) return splitCases(seed, id, reader.cases());
  return splitUnits(seed, id, ['from solution import *', `from solution import ${name}`], unitsOf(parts(tests)));
}

function calls(tests: Node, name: string): boolean {
  return tests.descendantsOfType('call').some((call) => field(call, 'function').text === name);
}

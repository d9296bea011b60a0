import type { Language, Task } from '../../../domain/task.js';
import { type Format, type LeftOut, PATIENT_LIMITS, sorted } from '../format.js';
import { ByLanguage } from '../by-language.js';
import { filesOf, readRecords } from '../records.js';
import { javaParts } from './java.js';
import { javascriptParts } from './javascript.js';
import { type Line, lineSchema, type Parts } from './line.js';

interface Reading {
  readonly language: Language;
  parts(line: Line, solution: string, id: string, seed: number): Promise<Parts | string>;
}

const READINGS = new ByLanguage<Reading>({
  MBJP: { language: 'java', parts: javaParts },
  MBJSP: { language: 'javascript', parts: javascriptParts },
});

const SHORT: readonly (readonly [string, Language])[] = [
  ['mbjp', 'java'],
  ['mbjsp', 'javascript'],
];
const NAMES = Object.fromEntries(
  SHORT.flatMap(([name, language]) =>
    [`${name}_release_v1.2.jsonl`, `data/mbxp/${name}_release_v1.2.jsonl`].map((file) => [file, language] as const),
  ),
);

/**
 * MBXP as published: one file of it, or a folder that holds `mbjp_release_v1.2.jsonl` and `mbjsp_release_v1.2.jsonl`. Tasks to
 * implement, in Java and JavaScript.
 */
export const mbxp: Format = {
  languages: ['java', 'javascript'],
  async load(set, wanted) {
    return sorted(
      await readRecords(
        set,
        await filesOf(set, NAMES),
        { schema: lineSchema, about: (raw) => READINGS.about(raw), taskOf: (line) => taskOf(line, wanted.seed) },
        wanted,
      ),
    );
  },
};

async function taskOf(line: Line, seed: number): Promise<Task | LeftOut> {
  const { reading, number } = READINGS.of(line.task_id);
  const { language } = reading;
  const id = `mbxp-${language}-${number}`;
  const solution = line.canonical_solution ?? '';
  if (solution.trim() === '')
    return { task: id, language, reason: 'has no canonical solution, so that nothing shows that its tests can be passed' };
  const parts = await reading.parts(line, solution, id, seed);
  if (typeof parts === 'string') return { task: id, language, reason: parts };
  const [file = ''] = parts.editable;
  const prompt = `${line.description.trim()}\n\nWrite it as the function \`${line.entry_point}\` in \`${file}\`.`;
  return { id, language, kind: 'implement', family: `mbpp-${number}`, prompt, ...parts, limits: PATIENT_LIMITS };
}

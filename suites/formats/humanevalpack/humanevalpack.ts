import type { Language, Task } from '../../../domain/task.js';
import { type Format, type LeftOut, sorted } from '../format.js';
import { ByLanguage } from '../by-language.js';
import { filesOf, readRecords } from '../records.js';
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
const READINGS = new ByLanguage<Reading>({
  Python: { language: 'python', file: 'solution.py', parts: pythonParts },
  Java: { language: 'java', file: 'Solution.java', parts: javaParts },
  JavaScript: { language: 'javascript', file: 'solution.js', parts: javascriptParts },
  Rust: { language: 'rust', file: 'src/lib.rs', parts: rustParts },
});

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

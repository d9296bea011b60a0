import { shuffled } from '../../../domain/random.js';
import { type Checker, DEFAULT_LIMITS, type Language, type Limits, type StdioCase, type Task } from '../../../domain/task.js';
import { type Sides, splitCases } from '../../split.js';
import type { LeftOut } from '../format.js';

/** Where the program of a task stands. */
const PROGRAM_PATHS: Readonly<Record<Language, string>> = {
  python: 'main.py',
  java: 'Main.java',
  javascript: 'main.js',
  typescript: 'main.ts',
  rust: 'src/main.rs',
};

export interface InputAndOutput {
  readonly input: string;
  readonly output: string;
}

export interface StdioProblem {
  readonly id: string;
  readonly language: Language;
  readonly statement: string;
  /** shown by the set itself */
  readonly shown: readonly InputAndOutput[];
  readonly kept: readonly InputAndOutput[];
  readonly limits: Limits;
  /** the program in its right form; null where the set has none */
  readonly reference: string | null;
}

/** A set may bring hundreds of tests of megabytes, and a task is kept as one document. */
const MOST_KEPT = 40;
const MOST_SHOWN = 10;
const MAX_TEST_CHARS = 64 * 1_024;
const MAX_ALL_CHARS = 512 * 1_024;

/** A task to write a whole program that is judged by what it prints. */
export function stdioTask(problem: StdioProblem, seed: number): Task | LeftOut {
  const { id, language, statement, limits, reference } = problem;
  const left = (reason: string): LeftOut => ({ task: id, language, reason });
  if (MANY_ANSWERS.test(statement.replaceAll(/\s+/g, ' ')))
    return left('has many right answers, and the set brings nothing that would tell them from wrong ones');
  const sides = sidesOf(problem, seed);
  if (sides === null) return left(`has no tests of at most ${MAX_TEST_CHARS / 1_024} KB`);
  const path = PROGRAM_PATHS[language];
  return {
    id,
    language,
    kind: 'implement',
    family: id,
    prompt: `${statement.trim()}\n\nWrite the whole program in \`${path}\`. It reads standard input and prints to standard output.`,
    files: { [path]: '' },
    editable: [path],
    ...sides,
    limits,
    reference: reference === null ? {} : { [path]: `${reference.trimEnd()}\n` },
  };
}

const MANY_ANSWERS =
  /\b(?:multiple|several|many|more than one)\s+(?:(?:possible|valid|correct|optimal|such|right)\s+)*(?:answers?|solutions?|ways|outputs?)\b[^.]{0,200}[.,]?\s*(?:you (?:may|can)\s+)?(?:print|output|find|choose|return)\s+any\b|\bprint any (?:of them|valid|one)\b|\boutput any of them\b/i;

/** What the set shows is visible; of the rest as much as a task can hold is hidden. A set that keeps nothing back is split. */
function sidesOf({ id, statement, shown, kept }: StdioProblem, seed: number): Sides | null {
  const checker = checkerOf(statement, [...shown, ...kept]);
  const visible = fitting(shown, new Set()).slice(0, MOST_SHOWN);
  const rest = fitting(kept, new Set(visible.map(({ input }) => input)));
  const hidden = bounded(shuffled(seed, `tests ${id}`, rest)).slice(0, MOST_KEPT);
  if (visible.length === 0 && hidden.length === 0) return null;
  const [first, ...others] = [casesOf('shown', visible, checker), casesOf('kept', hidden, checker)].filter(({ length }) => length > 0);
  if (others.length === 0) return splitCases(seed, id, first ?? []);
  return {
    visible: { trust: 'split', cases: casesOf('shown', visible, checker) },
    hidden: { trust: 'split', cases: casesOf('kept', hidden, checker) },
  };
}

function casesOf(name: string, tests: readonly InputAndOutput[], checker: Checker): StdioCase[] {
  return tests.map(({ input, output }, index) => ({ id: `${name}-${index + 1}`, stdin: input, stdout: output, checker }));
}

/** Each input once. */
function fitting(tests: readonly InputAndOutput[], taken: ReadonlySet<string>): readonly InputAndOutput[] {
  const seen = new Set(taken);
  return tests.filter(({ input, output }) => {
    const fits = input.length <= MAX_TEST_CHARS && output.length <= MAX_TEST_CHARS && !seen.has(input);
    seen.add(input);
    return fits;
  });
}

function bounded(tests: readonly InputAndOutput[]): readonly InputAndOutput[] {
  let room = MAX_ALL_CHARS;
  return tests.filter(({ input, output }) => {
    const size = input.length + output.length;
    if (size > room) return false;
    room -= size;
    return true;
  });
}

/** By words; where answers have fractions, by numbers as near as the statement asks for. */
function checkerOf(statement: string, tests: readonly InputAndOutput[]): Checker {
  if (!tests.some(({ output }) => /(?:^|\s)[+-]?\d+\.\d+(?:\s|$)/.test(output))) return { kind: 'tokens' };
  const digits = /\berror\b[^.]{0,80}?(?:10\s*\^?\s*\{?\s*[-−–]\s*(\d{1,2})|1e-(\d{1,2}))/i.exec(statement);
  return { kind: 'floats', tolerance: Number(`1e-${digits?.[1] ?? digits?.[2] ?? '6'}`) };
}

/** Limits of a problem, with room for another machine and an interpreter where it was set for a compiler. */
export function limitsOf(seconds: number | null, memoryBytes: number | null): Limits {
  const cpuMs = Math.min(60_000, Math.max(DEFAULT_LIMITS.cpuMs, Math.ceil((seconds ?? 0) * 2_000)));
  const memoryMb = Math.min(2_048, Math.max(DEFAULT_LIMITS.memoryMb, Math.ceil((memoryBytes ?? 0) / 1_048_576)));
  return { ...DEFAULT_LIMITS, cpuMs, wallMs: cpuMs * 4, memoryMb };
}

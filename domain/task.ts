import type { Validation } from './generate/validation.js';
import type { RepoPart } from './repo-task.js';
import type { Value } from './value.js';

/** The languages with a grammar, a driver and a toolchain; a new one is added here first. */
export const LANGUAGES = ['python', 'java', 'javascript', 'typescript', 'rust'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * What tasks with a program ask for. `extend`: it works, and must do more. `multi-file`: what is wrong or missing may stand in
 * another file than where it shows. `performance`: it is right, and too slow. `style`: a linter finds fault with it.
 */
export const PROGRAM_KINDS = ['repair', 'implement', 'extend', 'multi-file', 'build', 'performance', 'style'] as const;

/** What is written about a program, or shown: its tests, its documentation, a page (`generate/validation.ts`). */
export const WRITTEN_KINDS = ['tests', 'docs', 'ui'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

/** `repo`: a checkout with a test command, and a patch, or whole files of it, as the answer (`repo-task.ts`). */
export const TASK_KINDS = [...PROGRAM_KINDS, ...WRITTEN_KINDS, 'repo'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** As its author sees it. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
type Difficulty = (typeof DIFFICULTIES)[number];

/** Relative POSIX path → text. */
export type Files = Readonly<Record<string, string>>;

/** How an answer is held against the expected value. */
export type Comparison =
  /** the language's own `==` over plain values (Python: 1 == 1.0 == True, a list is no tuple) */
  | { readonly kind: 'equal' }
  /** equal, and of the same type at every level */
  | { readonly kind: 'exact' }
  /** numbers within `tolerance`, absolute or relative to the expected one, at every level; the rest `equal` */
  | { readonly kind: 'close'; readonly tolerance: number }
  /** two collections with equal elements in any order; `distinct`: duplicates do not count (a set on both sides) */
  | { readonly kind: 'unordered'; readonly distinct: boolean }
  /** only truth or falsehood counts */
  | { readonly kind: 'truthy' };

export interface Call {
  /**
   * `module:name`, the module a path of the task without its ending (`gcd:gcd`); a class is called to make an object.
   * With `on`, the bare name of a method, or of a field to read.
   */
  readonly fn: string;
  /** the name of a kept object: its method is called */
  readonly on?: string;
  readonly args: readonly Value[];
  readonly kwargs?: Readonly<Record<string, Value>>;
  /** the answer is an iterator: take its elements as a list */
  readonly drain?: boolean;
}

/** One call in, data out. */
export interface CallCase {
  readonly id: string;
  /** done first, in the same process; what a step returns is kept there under its name and never leaves */
  readonly steps?: readonly { readonly keep: string; readonly call: Call }[];
  readonly call: Call;
  /** `prints`: what the call writes to standard output, with `compare` over it as one string */
  readonly expect: { readonly returns: Value } | { readonly raises: string } | { readonly prints: string };
  readonly compare: Comparison;
}

/** How what a program printed is held against what it should have. */
export type Checker =
  /** the same text, but for blanks at the ends of lines and the last line break */
  | { readonly kind: 'exact' }
  /** the same words, whatever white space stands between them */
  | { readonly kind: 'tokens' }
  /** as `tokens`, with numbers within `tolerance`, absolute or relative to the larger one */
  | { readonly kind: 'floats'; readonly tolerance: number };

/** A program run whole: what it reads from standard input, and what it must print. Which file is the program: `program.ts`. */
export interface StdioCase {
  readonly id: string;
  readonly stdin: string;
  readonly stdout: string;
  readonly checker: Checker;
}

/** What the split judge runs. All cases of a task are calls, or all are runs of its program. */
export type Case = CallCase | StdioCase;

export function isCall(each: Case): each is CallCase {
  return 'call' in each;
}

export function isRun(each: Case): each is StdioCase {
  return !isCall(each);
}

/** The test frameworks that in-process verdicts know; a language says which of them are its own. */
export const FRAMEWORKS = ['pytest', 'junit', 'maven', 'node-test', 'jest', 'tap', 'cargo'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** A framework suite: trusted test files and the ids that must all be reported. */
export interface FrameworkTests {
  readonly framework: Framework;
  readonly files: Files;
  /** test ids as the framework names them (`tests/test_gcd.py::test_zero`) */
  readonly ids: readonly string[];
  /** a pass counts also where none of the tests has a control (`verdict.ts`: Trust) */
  readonly countUncontrolled?: boolean;
  /** the tests are what is judged, by programs that are known: there is no forger to be found, and controls would only cost */
  readonly withoutControls?: true;
}

/** Cases are judged split, framework tests in-process, what is written about a program by a validator (`verdict.ts`: Trust). */
export type Checks =
  | {
      readonly trust: 'split';
      readonly cases: readonly Case[];
      /** of kind `style`: a linter finds nothing in the answer either, or less than in the program as it was given */
      readonly lint?: true;
    }
  | { readonly trust: 'in-process'; readonly tests: FrameworkTests }
  | { readonly trust: 'validated'; readonly validation: Validation };

/** What is checked, by name: cases, tests, or what a validator looks at. A task without any would be solved by anything. */
export function checkIds(checks: Checks): readonly string[] {
  switch (checks.trust) {
    case 'split':
      return checks.cases.map(({ id }) => id);
    case 'in-process':
      return checks.tests.ids;
    case 'validated':
      return [checks.validation.kind];
  }
}

export interface Limits {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
  readonly pids: number;
  readonly diskMb: number;
  readonly outputKb: number;
}

export const DEFAULT_LIMITS: Limits = { wallMs: 5_000, cpuMs: 2_000, memoryMb: 512, pids: 64, diskMb: 64, outputKb: 1_024 };

/** What programs and tests use beside their language, and the commands that put it into the folder that boxes get. */
export interface Needs {
  /** manifests and lock files, as they lie in the folder in which the commands run */
  readonly files: Files;
  readonly setup: readonly string[];
}

export interface Task {
  readonly id: string;
  readonly language: Language;
  readonly kind: TaskKind;
  /** tasks that are one problem share a family and are never split over pools */
  readonly family: string;
  readonly prompt: string;
  /** what the candidate starts from: the program that is wrong, too slow or to be extended, or a stub, and files to read */
  readonly files: Files;
  /** the paths of `files` that an answer may change */
  readonly editable: readonly string[];
  /** shown to the agent and used for feedback */
  readonly visible: Checks;
  /** never shown */
  readonly hidden: Checks;
  readonly limits: Limits;
  /** for statistics, as `difficulty`: neither is ever shown */
  readonly bugClass?: string;
  readonly difficulty?: Difficulty;
  /** editable paths in their right form; `suite check` reads it, and of train tasks alone it may be shown as an example */
  readonly reference: Files;
  /** where time, and not a draw, has to part pools; all tasks of a suite have one, or none */
  readonly pool?: Pool;
  /** what its programs and tests use beside their language; a checkout has an environment instead */
  readonly needs?: Needs;
  /** of kind `repo` alone: `files` are those of the checkout that are shown, and the tests' files are laid over it */
  readonly repo?: RepoPart;
}

/** The same task, with passes counted that no control stands against. */
export function countingUncontrolled(task: Task): Task {
  return { ...task, visible: counting(task.visible), hidden: counting(task.hidden) };
}

function counting(checks: Checks): Checks {
  return checks.trust === 'in-process' ? { ...checks, tests: { ...checks.tests, countUncontrolled: true } } : checks;
}

const POOLS = ['train', 'gate', 'sealed'] as const;
export type Pool = (typeof POOLS)[number];

export interface Suite {
  readonly name: string;
  readonly tasks: readonly Task[];
}

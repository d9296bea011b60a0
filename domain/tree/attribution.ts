import type { TestResult } from '../verdict.js';
import type { FunctionPart } from './program.js';

/** Functions of an assembled program by file, and which of them one agent and those below it have written. */
export interface Owned {
  readonly functions: Readonly<Record<string, readonly FunctionPart[]>>;
  /** of each helper, the names of its functions in the program */
  readonly of: Readonly<Record<string, readonly string[]>>;
}

export interface Touched {
  /** helpers whose code a failing test runs, the most suspicious first */
  readonly helpers: readonly string[];
  /** what the failing tests run says nothing, and it is the call graph that tells */
  readonly byCalls: boolean;
}

/**
 * Who is to hear of a failure: the helpers whose lines the failing tests have run, by how much their being run goes with
 * failure (Ochiai). Where tests do not say what they ran, all that is called on the way.
 */
export function touched(tests: readonly TestResult[], { functions, of }: Owned): Touched {
  const failing = tests.filter(({ status }) => status !== 'passed');
  const measured = tests.filter(({ lines }) => lines !== undefined);
  const helpers = Object.keys(of);
  if (failing.length === 0) return { helpers: [], byCalls: false };
  if (!failing.some(({ lines }) => lines !== undefined)) return { helpers, byCalls: true };
  const failures = measured.filter(({ status }) => status !== 'passed').length;
  const ranked = helpers.map((name) => {
    const ran = measured.filter((test) => runs(test, functions, of[name] ?? []));
    const failed = ran.filter(({ status }) => status !== 'passed').length;
    return { name, suspicion: failed === 0 ? 0 : failed / Math.sqrt(failures * ran.length) };
  });
  return {
    helpers: ranked
      .filter(({ suspicion }) => suspicion > 0)
      .toSorted((a, b) => b.suspicion - a.suspicion || helpers.indexOf(a.name) - helpers.indexOf(b.name))
      .map(({ name }) => name),
    byCalls: false,
  };
}

/** The line that a function begins on runs when the program is loaded. */
function runs({ lines = {} }: TestResult, functions: Owned['functions'], names: readonly string[]): boolean {
  return Object.entries(functions).some(([path, found]) =>
    found.some(
      ({ name, line, lastLine }) =>
        names.includes(name) && (lines[path] ?? []).some((each) => each <= lastLine && (each > line || line === lastLine)),
    ),
  );
}

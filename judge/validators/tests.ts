import type { Check } from '../../domain/generate/order.js';
import { mustNotice, type Fault, type TestsValidation } from '../../domain/generate/validation.js';
import type { Checks, Files, Framework, Language, Limits, Needs } from '../../domain/task.js';
import type { Usage } from '../../domain/verdict.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Sandbox } from '../../ports/sandbox.js';
import { relaid } from '../../syntax/relaid.js';
import type { SyntaxReader } from '../../syntax/parse.js';
import { cut } from '../evidence.js';
import { NO_USAGE, sumUsage } from '../judgement.js';
import { blinded, looksBeyond } from './looks/looks.js';
import type { Runner } from './runner.js';

/** The framework in which tests of a language are written where nobody says another. */
const FRAMEWORKS: Readonly<Record<Language, Framework>> = {
  python: 'pytest',
  java: 'junit',
  javascript: 'node-test',
  typescript: 'node-test',
  rust: 'cargo',
};
const MOST_TESTS = 200;
/** Faults told of those that went by. */
const MOST_TOLD = 3;
/** Letters of what stood there, and of what stands there now. */
const MOST_SHOWN = 60;

export interface Tested extends Omit<TestsValidation, 'kind'> {
  readonly language: Language;
  /** the program among them */
  readonly files: Files;
  /** where the tests stand, and what stands there */
  readonly path: string;
  readonly script: string;
  readonly limits: Limits;
  readonly needs?: Needs | undefined;
}

export interface Looked {
  readonly checks: readonly Check[];
  readonly usage: Usage;
}

/** Whether tests pass on a program that is right, and notice one that is not. */
export async function testsChecks(
  tested: Tested,
  sandbox: Pick<Runner, 'judge' | 'listTests'>,
  reader: SyntaxReader | null,
  signal: AbortSignal,
): Promise<Looked> {
  if (reader === null)
    return looked([
      { name: 'tests', passed: null, words: `no grammar of ${tested.language} is here, so no fault can be put into programs` },
    ]);
  const parses = parsing(tested.script, reader);
  const beyond = parses.passed === true ? looksBeyond({ ...tested, hasPackages: tested.needs !== undefined }, reader) : null;
  const calls: Check = {
    name: 'calls the program',
    passed: beyond === null,
    words: beyond === null ? 'and looks at nothing else' : `it looks at more than what the program does: ${beyond}`,
  };
  if (parses.passed !== true) return looked([parses]);
  if (!calls.passed) return looked([parses, calls]);
  const ids = await listed(tested, sandbox, signal);
  if (typeof ids === 'string') return looked([parses, calls, { name: 'has tests', passed: false, words: ids }]);
  const runs = new Runs(tested, ids, sandbox, signal);
  const program = tested.files[tested.program] ?? '';
  // one that goes by the text of the program, and not by what it does, is told apart by one that was laid out again
  const right = await Promise.all([program, relaid(program, reader)].map((each) => runs.passes(each)));
  const first: Check = {
    name: 'passes on the program',
    passed: right.includes(null) ? null : !right.includes(false),
    words: runs.void || (right.includes(false) ? runs.why : `${ids.length} tests pass`),
  };
  if (first.passed !== true) return { checks: [parses, calls, first], usage: runs.usage };
  const noticed = await Promise.all(tested.faults.map(async (fault) => ({ fault, passes: await runs.passes(fault.text) })));
  return { checks: [parses, calls, first, noticing(tested, noticed, runs.void)], usage: runs.usage };
}

function looked(checks: readonly Check[]): Looked {
  return { checks, usage: NO_USAGE };
}

export function parsing(text: string, reader: SyntaxReader | null): Check {
  if (reader === null) return { name: 'parses', passed: null, words: 'no grammar of the language is here' };
  const passed = text.trim() !== '' && reader.isProgram(text);
  return { name: 'parses', passed, words: passed ? 'it is a program' : 'it is no program of the language' };
}

function noticing(
  { faults, share, program }: Tested,
  noticed: readonly { readonly fault: Fault; readonly passes: boolean | null }[],
  because: string,
): Check {
  const name = 'notices faults';
  if (faults.length === 0) return { name, passed: null, words: 'nothing in the program could be changed' };
  if (noticed.some(({ passes }) => passes === null)) return { name, passed: null, words: because };
  const missed = noticed.filter(({ passes }) => passes === true).map(({ fault }) => fault);
  const killed = faults.length - missed.length;
  const wanted = mustNotice({ faults, share });
  const told = missed
    .slice(0, MOST_TOLD)
    .map(({ line, before, after }) => `${program} line ${line}, ${cut(before, MOST_SHOWN)} made ${cut(after, MOST_SHOWN) || 'nothing'}`);
  const missing = told.length === 0 ? '' : `; not ${told.join('; ')}${missed.length > told.length ? '; …' : ''}`;
  const words = `${killed} of ${faults.length} faults (${Math.round((100 * killed) / faults.length)} %) are noticed`;
  return { name, passed: killed >= wanted, words: killed >= wanted ? words : `${words}, ${wanted} were to be${missing}` };
}

/** The ids of the tests; in words why there are none. */
async function listed(
  { language, path, script, limits }: Tested,
  sandbox: Pick<Runner, 'listTests'>,
  signal: AbortSignal,
): Promise<readonly string[] | string> {
  try {
    const ids = await sandbox.listTests({ language, framework: FRAMEWORKS[language], files: { [path]: script }, limits }, signal);
    if (ids.length === 0) return `there is no test of ${FRAMEWORKS[language]} in it`;
    return ids.length > MOST_TESTS ? `${ids.length} tests are more than ${MOST_TESTS}` : ids;
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'bad-request') return error.message;
    throw error;
  }
}

/** The tests, run against one program after another. */
class Runs {
  readonly #tested: Tested;
  readonly #checks: Checks;
  readonly #sandbox: Pick<Sandbox, 'judge'>;
  readonly #signal: AbortSignal;
  /** why the last run came to nothing; empty where each came to something */
  void = '';
  /** what the first test that failed said */
  why = '';
  usage: Usage = NO_USAGE;

  constructor(tested: Tested, ids: readonly string[], sandbox: Pick<Sandbox, 'judge'>, signal: AbortSignal) {
    const { language, path, script } = tested;
    this.#tested = tested;
    this.#checks = {
      trust: 'in-process',
      tests: {
        framework: FRAMEWORKS[language],
        files: { [path]: blinded(language, script) },
        ids,
        countUncontrolled: true,
        withoutControls: true,
      },
    };
    this.#sandbox = sandbox;
    this.#signal = signal;
  }

  /** null where it could not be told. */
  async passes(program: string): Promise<boolean | null> {
    const { language, limits, needs, program: at, path, files } = this.#tested;
    const others = Object.fromEntries(Object.entries(files).filter(([each]) => each !== path));
    const { status, usage, reason, tests, diagnostics } = await this.#sandbox.judge(
      {
        language,
        files: { ...others, [at]: program },
        editable: [at],
        candidate: { [at]: program },
        checks: this.#checks,
        limits,
        ...(needs === undefined ? {} : { needs }),
      },
      // each run listens to a signal of its own: those of many programs would pile up on one
      AbortSignal.any([this.#signal]),
    );
    this.usage = sumUsage(this.usage, usage);
    if (status === 'void') this.void ||= reason;
    const failed = tests.find((each) => each.status !== 'passed');
    if (status === 'failed') this.why ||= failed === undefined ? (diagnostics[0]?.message ?? reason) : `${failed.id}: ${failed.message}`;
    return status === 'void' ? null : status === 'passed';
  }
}

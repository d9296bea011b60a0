import { codeIn } from '../domain/fence.js';
import type { Check, Order } from '../domain/generate/order.js';
import { docsChecks, elementChecks, signatureCheck, signatureIn } from '../domain/generate/text-checks.js';
import { shuffled } from '../domain/random.js';
import { DEFAULT_LIMITS, type Checks } from '../domain/task.js';
import type { PageSandbox, Sandbox } from '../ports/sandbox.js';
import { mutantsOf } from '../syntax/mutants.js';
import type { SyntaxReader } from '../syntax/parse.js';

const MOST_MUTANTS = 10;

export interface Validating {
  readonly sandbox: Pick<Sandbox, 'judge' | 'lint'> & PageSandbox;
  /** null: no grammar of the language is here */
  readonly reader: SyntaxReader | null;
  /** cases that a function must hold; none: it is not run */
  readonly cases: Checks | null;
  /** what is done with the picture of a page, a PNG; null: nothing */
  readonly keepPicture: ((picture: Uint8Array) => void) | null;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** What was written, without what was said beside it, and what the validators of its kind say. */
export async function validate(
  order: Order,
  answer: string,
  given: Validating,
): Promise<{ readonly text: string; readonly checks: readonly Check[] }> {
  const text = order.kind === 'docs' ? answer : codeIn(answer);
  return { text, checks: await checksOf(order, text, given) };
}

async function checksOf(order: Order, text: string, given: Validating): Promise<readonly Check[]> {
  switch (order.kind) {
    case 'function':
      return [parses(text, given), signatureCheck(order, text), await holds(order, text, given)];
    case 'tests':
      return testsChecks(order, text, given);
    case 'repair':
      return [parses(text, given), await linted(order, text, given), await holds(order, text, given)];
    case 'docs':
      return docsChecks(
        text,
        order.parameters.length > 0 ? order.parameters.map(({ name }) => name) : (signatureIn(order.program, order.name) ?? []),
      );
    case 'ui':
      return pageChecks(order, text, given);
  }
}

function parses(text: string, { reader }: Validating): Check {
  if (reader === null) return { name: 'parses', passed: null, words: 'no grammar of the language is here' };
  const passed = text.trim() !== '' && reader.isProgram(text);
  return { name: 'parses', passed, words: passed ? 'it is a program' : 'it is no program of the language' };
}

async function holds({ language }: Order, text: string, { sandbox, cases, signal }: Validating): Promise<Check> {
  if (cases === null) return { name: 'cases', passed: null, words: 'no case was given' };
  const path = fileOf(language);
  const { status, tests, reason } = await sandbox.judge(
    { language, files: { [path]: text }, editable: [path], candidate: { [path]: text }, checks: cases, limits: DEFAULT_LIMITS },
    signal,
  );
  if (status === 'void') return { name: 'cases', passed: null, words: reason };
  const failed = tests.filter((test) => test.status !== 'passed');
  return { name: 'cases', passed: status === 'passed', words: failed[0]?.message ?? `${tests.length} cases hold` };
}

/** No more of what a linter finds than there was. */
async function linted({ language, program }: Order, text: string, { sandbox, signal }: Validating): Promise<Check> {
  const path = fileOf(language);
  const findings = async (source: string): Promise<number | null> =>
    (await sandbox.lint({ language, files: { [path]: source }, paths: [path] }, signal))?.length ?? null;
  const [before, after] = [await findings(program), await findings(text)];
  if (before === null || after === null) return { name: 'style', passed: null, words: 'no linter of the language is here' };
  return { name: 'style', passed: after === 0 || after < before, words: `${after} findings of the linter, ${before} before` };
}

/** Tests are right where they pass on the program that they test, and worth something where they notice what is wrong. */
async function testsChecks(order: Order, text: string, given: Validating): Promise<readonly Check[]> {
  const { language, program } = order;
  const ids = [...text.matchAll(/^\s*def (test_\w+)/gm)].map((match) => `test_program.py::${match[1] ?? ''}`);
  if (language !== 'python' || ids.length === 0 || given.reader === null)
    return [
      parses(text, given),
      {
        name: 'tests',
        passed: language === 'python' ? false : null,
        words: language === 'python' ? 'there is no test in it' : 'test scripts are run for Python alone',
      },
    ];
  const passes = async (source: string): Promise<boolean | null> => {
    const path = fileOf(language);
    const checks: Checks = {
      trust: 'in-process',
      tests: { framework: 'pytest', files: { 'test_program.py': text }, ids, countUncontrolled: true },
    };
    const { status } = await given.sandbox.judge(
      {
        language,
        files: { [path]: source },
        editable: [path],
        candidate: { [path]: source },
        checks,
        limits: { ...DEFAULT_LIMITS, wallMs: 20_000, cpuMs: 10_000 },
      },
      given.signal,
    );
    return status === 'void' ? null : status === 'passed';
  };
  const onProgram = await passes(program);
  const first: Check = {
    name: 'passes on the program',
    passed: onProgram,
    words: onProgram === true ? `${ids.length} tests pass` : 'they do not pass',
  };
  if (onProgram !== true) return [parses(text, given), first];
  const mutants = shuffled(given.seed, 'mutants', mutantsOf(program, given.reader)).slice(0, MOST_MUTANTS);
  let killed = 0;
  for (const { text: mutant } of mutants) if ((await passes(mutant)) === false) killed += 1;
  const kills: Check =
    mutants.length === 0
      ? { name: 'notices mutants', passed: null, words: 'nothing in the program could be changed' }
      : {
          name: 'notices mutants',
          passed: killed > 0,
          words: `${killed} of ${mutants.length} (${Math.round((100 * killed) / mutants.length)} %) are noticed`,
        };
  return [parses(text, given), first, kills];
}

async function pageChecks({ elements }: Order, text: string, { sandbox, keepPicture, signal }: Validating): Promise<readonly Check[]> {
  const whole: Check = { name: 'parses', passed: /<[a-z][^>]*>/i.test(text), words: 'it has markup' };
  const made = await sandbox.render(text, signal);
  if (made.kind !== 'page') {
    const renders: Check = { name: 'renders', passed: made.kind === 'none' ? null : false, words: made.because };
    return [whole, renders, ...elementChecks(text, elements)];
  }
  keepPicture?.(made.picture);
  const renders: Check = { name: 'renders', passed: made.dom.trim() !== '', words: 'in headless Chromium, in a box' };
  return [whole, renders, ...elementChecks(made.dom, elements)];
}

const FILES: Readonly<Record<Order['language'], string>> = {
  python: 'program.py',
  javascript: 'program.js',
  typescript: 'program.ts',
  java: 'Program.java',
  rust: 'program.rs',
};

function fileOf(language: Order['language']): string {
  return FILES[language];
}

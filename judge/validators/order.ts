import { type Check, type Order, writtenIn } from '../../domain/generate/order.js';
import { PROGRAM_FILE, TESTED_FILES } from '../../domain/generate/files.js';
import { docsChecks } from '../../domain/generate/docs-checks.js';
import { signatureCheck, signatureIn } from '../../domain/generate/signature.js';
import { type Checks, DEFAULT_LIMITS, type Limits } from '../../domain/task.js';
import { faultsOf } from '../../syntax/faults.js';
import type { SyntaxReader } from '../../syntax/parse.js';
import { readerOf } from '../../syntax/readers.js';
import { pageChecks } from './page.js';
import type { Runner } from './runner.js';
import { styleCheck } from './style.js';
import { parsing, testsChecks } from './tests.js';

const MOST_FAULTS = 10;
const TEST_LIMITS: Limits = { ...DEFAULT_LIMITS, wallMs: 20_000, cpuMs: 10_000 };

export interface Validating {
  readonly sandbox: Runner;
  /** cases that a function must hold; none: it is not run */
  readonly cases: Checks | null;
  /** what is done with the picture of a page, a PNG; null: nothing */
  readonly keepPicture: ((picture: Uint8Array) => void) | null;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** What a person has written by a model, without what was said beside it, and what the validators of its kind say. */
export async function validate(
  order: Order,
  answer: string,
  given: Validating,
): Promise<{ readonly text: string; readonly checks: readonly Check[] }> {
  const text = writtenIn(order.kind, answer);
  return { text, checks: await checksOf(order, text, given) };
}

async function checksOf(order: Order, text: string, given: Validating): Promise<readonly Check[]> {
  const { language, program, name } = order;
  const { sandbox, signal } = given;
  // null: no grammar of the language is here
  const reader = await readerOf(language);
  switch (order.kind) {
    case 'function':
      return [parsing(text, reader), signatureCheck(order, text), await holds(order, text, given)];
    case 'tests':
      return testsOf(order, text, reader, given);
    case 'repair': {
      const at = PROGRAM_FILE[language];
      const style = await styleCheck({ language, before: { [at]: program }, after: { [at]: text } }, sandbox, signal);
      return [parsing(text, reader), style, keeping(program, text), await holds(order, text, given)];
    }
    case 'docs': {
      const said = order.parameters.map((each) => each.name);
      const parameters = said.length > 0 ? said : (signatureIn(program, name) ?? []);
      return docsChecks(text, { program, parameters, mentions: [], heldOut: null });
    }
    case 'ui':
      return pageChecks(text, order.elements, sandbox, given.keepPicture, signal);
  }
}

/** Of a program's words and signs the part that must still be there: without it, nothing is left to find fault with. */
const LEAST_KEPT = 0.5;

function keeping(program: string, text: string): Check {
  const left = new Map<string, number>();
  for (const each of wordsAndSigns(text)) left.set(each, (left.get(each) ?? 0) + 1);
  const own = wordsAndSigns(program);
  const kept = own.filter((each) => {
    const more = left.get(each) ?? 0;
    left.set(each, more - 1);
    return more > 0;
  }).length;
  return {
    name: 'is the program still',
    passed: kept >= LEAST_KEPT * own.length,
    words: `${kept} of its ${own.length} words and signs are there`,
  };
}

function wordsAndSigns(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
}

async function testsOf(
  { language, program }: Order,
  script: string,
  reader: SyntaxReader | null,
  { sandbox, seed, signal }: Validating,
): Promise<readonly Check[]> {
  const { program: at, tests: path } = TESTED_FILES[language];
  const faults = reader === null ? [] : faultsOf(program, reader, { seed, name: '' }).slice(0, MOST_FAULTS);
  const tested = { language, program: at, files: { [at]: program }, path, script, faults, share: 0, limits: TEST_LIMITS };
  return (await testsChecks(tested, sandbox, reader, signal)).checks;
}

async function holds({ language }: Order, text: string, { sandbox, cases, signal }: Validating): Promise<Check> {
  if (cases === null) return { name: 'cases', passed: null, words: 'no case was given' };
  const path = PROGRAM_FILE[language];
  const { status, tests, reason } = await sandbox.judge(
    { language, files: { [path]: text }, editable: [path], candidate: { [path]: text }, checks: cases, limits: DEFAULT_LIMITS },
    signal,
  );
  if (status === 'void') return { name: 'cases', passed: null, words: reason };
  const failed = tests.filter((test) => test.status !== 'passed');
  return { name: 'cases', passed: status === 'passed', words: failed[0]?.message ?? `${tests.length} cases hold` };
}

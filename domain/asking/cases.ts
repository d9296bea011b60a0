import { fenced } from '../fence.js';
import { showCall, showEquation, showExpectation } from '../show.js';
import { type CallCase, type Case, isCall, isRun, type Language } from '../task.js';
import type { Value } from '../value.js';
import type { CaseForm } from './asking.js';
import { runLines } from './runs.js';

/**
 * Calls as a list, as a test would assert them, as a session of an interpreter, or as a table; one string for each line. What a program
 * reads and prints stands in blocks, whatever the form.
 */
export function caseLines(form: CaseForm, cases: readonly Case[], language: Language): readonly string[] {
  const calls = cases.filter(isCall);
  return calls.length === cases.length ? callLines(form, calls, language) : runLines(cases.filter(isRun));
}

function callLines(form: CaseForm, cases: readonly CallCase[], language: Language): readonly string[] {
  switch (form) {
    case 'list':
      return cases.map((each) => `- ${each.id}: ${showCall(each)} ${showExpectation(each)}`);
    case 'assertions':
      return block(
        cases.map((each) => assertion(each, language)),
        language,
      );
    case 'doctest':
      return block(
        cases.flatMap((each) => [`>>> ${showCall(each)}`, outcomeOf(each)]),
        '',
      );
    case 'table':
      return ['| call | outcome |', '| --- | --- |', ...cases.map((each) => `| ${cell(showCall(each))} | ${cell(outcomeOf(each))} |`)];
  }
}

function block(lines: readonly string[], language: string): readonly string[] {
  return fenced(lines.join('\n'), language).split('\n');
}

/** What can be written as one assertion is; the rest says in words what must come of the call. */
function assertion(each: CallCase, language: Language): string {
  const isPlain = each.steps === undefined && each.call.drain !== true && 'returns' in each.expect;
  const shown = isPlain ? showEquation(each, each.expect.returns, language) : null;
  const written = shown === null ? null : compared(each, shown, language);
  return written ?? `${language === 'python' ? '#' : '//'} ${showCall(each)} ${showExpectation(each)}`;
}

/** Null where no single assertion says it. */
function compared(
  { compare, expect }: CallCase,
  { call, value }: { readonly call: string; readonly value: string },
  language: Language,
): string | null {
  switch (compare.kind) {
    case 'equal':
    case 'exact':
      return equal(call, value, language);
    case 'close':
      return 'returns' in expect && isNumber(expect.returns) ? close(call, value, compare.tolerance, language) : null;
    case 'unordered':
    case 'truthy':
      return null;
  }
}

function isNumber(value: Value): boolean {
  return (
    typeof value === 'number' || (typeof value === 'object' && value !== null && '$' in value && (value.$ === 'float' || value.$ === 'int'))
  );
}

function equal(call: string, value: string, language: Language): string {
  switch (language) {
    case 'python':
      return `assert ${call} == ${value}`;
    case 'java':
      return `assertEquals(${value}, ${call});`;
    case 'javascript':
    case 'typescript':
      return `assert.deepEqual(${call}, ${value});`;
    case 'rust':
      return `assert_eq!(${call}, ${value});`;
  }
}

function close(call: string, value: string, tolerance: number, language: Language): string {
  switch (language) {
    case 'python':
      return `assert abs(${call} - ${value}) <= ${tolerance}`;
    case 'java':
      return `assertEquals(${value}, ${call}, ${tolerance});`;
    case 'javascript':
    case 'typescript':
      return `assert(Math.abs(${call} - ${value}) <= ${tolerance});`;
    case 'rust':
      return `assert!((${call} - ${value}).abs() <= ${tolerance});`;
  }
}

function outcomeOf(each: CallCase): string {
  return showExpectation(each).replace(/^should (?:return|yield) /, '');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

import { fenced } from '../fence.js';
import { showCall, showExpectation, showReturned } from '../show.js';
import type { Case, Language } from '../task.js';
import type { CaseForm } from './asking.js';

/** Cases as a list, as a test would assert them, as a session of an interpreter, or as a table; one string for each line. */
export function caseLines(form: CaseForm, cases: readonly Case[], language: Language): readonly string[] {
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
function assertion(each: Case, language: Language): string {
  const call = showCall(each);
  if (!('returns' in each.expect) || each.steps !== undefined || each.call.drain === true || each.compare.kind === 'unordered')
    return `${language === 'python' ? '#' : '//'} ${call} ${showExpectation(each)}`;
  const value = showReturned(each.expect.returns, language);
  if (each.compare.kind === 'close') {
    const within = `(${call} - ${value}) <= ${each.compare.tolerance}`;
    return language === 'python' ? `assert abs${within}` : `assert(Math.abs${within});`;
  }
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

function outcomeOf(each: Case): string {
  return showExpectation(each).replace(/^should (?:return|yield) /, '');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

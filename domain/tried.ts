import type { Files, Task } from './task.js';
import type { ErrorClass, TestResult, Diagnostic, Verdict } from './verdict.js';
import type { Strategy, FocusWeights } from './strategy.js';
import { MAX_CASES } from './asking/task-lines.js';
import { oneLine } from './sections.js';
import type { Reflection } from './reflection.js';
import { compactEdit } from './edit.js';
import { hunksOf, patchedFiles, patchLine } from './agent/patch-parts.js';
import { patchOf } from './repo-task.js';

/** One candidate that was judged, as later prompts of the same episode see it. */
export interface Tried {
  /** null: the program as it was given */
  readonly candidate: Files | null;
  readonly passed: number;
  readonly total: number;
  readonly errorClass: ErrorClass | null;
  readonly failures: readonly TestResult[];
  /** what the compiler said */
  readonly diagnostics?: readonly TestResult[];
  /** what a linter says of it and not of the program as given */
  readonly findings?: readonly Diagnostic[];
  /** all of them, where they say which lines they ran */
  readonly tests?: readonly TestResult[];
  /** lines that its tests ran, of all; measured by its own process, so a hint and no more */
  readonly coverage?: { readonly covered: number; readonly lines: number };
  /** why an answer could not be judged; empty otherwise */
  readonly unusable: string;
  /** how an agent came by it: what its work was like, one sentence a line */
  readonly course?: readonly string[];
}

/** What a verdict says of a candidate; null: of the program as it was given. */
export function triedOf(candidate: Files | null, verdict: Verdict): Tried {
  return {
    candidate,
    passed: verdict.tests.filter((test) => test.status === 'passed').length,
    total: verdict.tests.length,
    errorClass: verdict.errorClass,
    failures: verdict.tests.filter((test) => test.status !== 'passed'),
    diagnostics: verdict.diagnostics.map((each) => ({
      id: `${each.path} line ${each.line}`,
      status: 'failed' as const,
      message: each.message,
    })),
    ...(verdict.untrustedCoverage === null ? {} : { coverage: verdict.untrustedCoverage }),
    ...(verdict.tests.some(({ lines }) => lines !== undefined) ? { tests: verdict.tests } : {}),
    unusable: '',
  };
}

/** Candidates that stand in a prompt with one line each; older ones are dropped first. */
export const MAX_TRIED = 400;

/** Of these, so many stand with their failing tests: those with the highest score, which are the latest at first. */
const WITH_FAILURES = 4;

const MAX_FINDINGS = 5;

export function triedLinesOf(task: Task, tried: readonly Tried[], strategy: Strategy): readonly string[] {
  const shown = tried.slice(-MAX_TRIED);
  const whole = tellingWhole(shown, strategy.focus);
  const uncompiled = strategy.tools.includes('compile-first')
    ? latest(shown, (each) => each.diagnostics !== undefined && each.diagnostics.length > 0)
    : new Set<Tried>();
  return shown.flatMap((each) => triedLines(task, each, strategy, whole.has(each) ? 'whole' : uncompiled.has(each) ? 'compiler' : 'head'));
}

/** The candidates that stand with all that failed: the program as given, and those with the highest score, ties to the later. */
function tellingWhole(shown: readonly Tried[], weights: FocusWeights): ReadonlySet<Tried> {
  const score = (each: Tried, index: number): number =>
    weights.tests * (each.total === 0 ? 0 : each.passed / each.total) +
    weights.compiled * Number(each.unusable === '' && each.errorClass !== 'Syntax') +
    weights.recent * (index / shown.length);
  const ranked = shown
    .map((each, index) => ({ each, index, score: score(each, index) }))
    .toSorted((a, b) => b.score - a.score || b.index - a.index);
  return new Set([...ranked.slice(0, WITH_FAILURES).map(({ each }) => each), ...shown.filter((each) => each.candidate === null)]);
}

function latest(shown: readonly Tried[], wanted: (each: Tried) => boolean): ReadonlySet<Tried> {
  return new Set(shown.filter(wanted).slice(-WITH_FAILURES));
}

function triedLines(task: Task, tried: Tried, { tools }: Strategy, telling: 'whole' | 'compiler' | 'head'): string[] {
  const course = telling === 'head' ? [] : (tried.course ?? []).map((line) => `  * ${oneLine(line)}`);
  if (tried.unusable !== '') return [`- an answer that could not be used: ${tried.unusable}`, ...course];
  const what = tried.candidate === null ? 'the program as given' : editOf(task, tried.candidate);
  const ran =
    tools.includes('coverage') && tried.coverage !== undefined ? ` | ran ${tried.coverage.covered} of ${tried.coverage.lines} lines` : '';
  const head = `- ${what} | ${tried.passed} of ${tried.total} cases pass${tried.errorClass === null ? '' : ` | ${tried.errorClass}`}${ran}`;
  const said = tried.diagnostics ?? [];
  const problems =
    telling === 'head'
      ? []
      : telling === 'compiler'
        ? said
        : tools.includes('compile-first')
          ? [...said, ...tried.failures]
          : [...tried.failures, ...said];
  const failures = problems.slice(0, MAX_CASES).map((test) => `  - ${test.id}: ${oneLine(test.message)}`);
  const findings = telling === 'whole' && tools.includes('linter') ? (tried.findings ?? []).slice(0, MAX_FINDINGS).map(findingLine) : [];
  return [head, ...(tools[0] === 'linter' ? [...findings, ...failures] : [...failures, ...findings]), ...course];
}

/** No failure: it says nothing of a case. */
function findingLine({ path, line, message }: Diagnostic): string {
  return `  * the linter, ${oneLine(`${path} line ${line}: ${message}`)}`;
}

/** A patch can be long: what it changes file by file, then its lines as far as there is room. */
function patchInLine(patch: string): string {
  const text = oneLine(
    patchedFiles(patch)
      .map((file) => hunksOf(file.text))
      .join('')
      .trimEnd(),
  );
  return `${patchLine(patch)}: ${text.length <= MAX_PATCH ? text : `${text.slice(0, MAX_PATCH)} …`}`;
}

const MAX_PATCH = 1_600;

/** The compact edit over all files that a candidate changes; the path stands before it where there are several. */
export function editOf(task: Pick<Task, 'files' | 'editable'>, candidate: Files): string {
  const patch = patchOf(candidate);
  if (patch !== null) return patchInLine(patch);
  return task.editable
    .filter((path) => candidate[path] !== undefined)
    .map((path) => `${task.editable.length === 1 ? '' : `${path} `}${compactEdit(task.files[path] ?? '', candidate[path] ?? '')}`)
    .join('; ');
}

export function reflectionLines(reflections: readonly Reflection[]): readonly string[] {
  return reflections.map(
    (each) =>
      `- [${each.errorClass}, line ${each.place.line}, confidence ${each.confidence.toFixed(2)}] ${oneLine(each.sentence)} Next: ${oneLine(each.nextIdea)}`,
  );
}

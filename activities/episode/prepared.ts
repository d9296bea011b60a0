import { splitReasoning } from '../../domain/answer/reasoning.js';
import { caseLines } from '../../domain/asking/cases.js';
import type { Prepared } from '../../domain/asking/solve-prompt.js';
import { type EpisodeProgress, remembered, type Thought } from '../../domain/episode.js';
import { fenced } from '../../domain/fence.js';
import { oneLine } from '../../domain/sections.js';
import { MEND } from '../../domain/steps/prompts.js';
import { suspectLines, suspects } from '../../domain/steps/spectrum.js';
import type { Step } from '../../domain/steps/steps.js';
import { readWritten } from '../../domain/steps/written-tests.js';
import type { Case, Files, Task } from '../../domain/task.js';
import type { Tried } from '../../domain/tried.js';
import type { TestResult } from '../../domain/verdict.js';
import type { Store } from '../../ports/store.js';
import { paidAnswer } from '../asking/ledger.js';
import { asGiven } from './lint.js';

const MAX_PLAN_LINES = 12;
const MAX_LINE_CHARACTERS = 300;
const MAX_FAILING = 6;

/** What the steps so far have left for the next question. */
export async function prepared(
  store: Store,
  task: Task,
  progress: EpisodeProgress,
  tried: readonly Tried[],
  { step, prompt }: Partial<Step>,
): Promise<Prepared> {
  const { thoughts = [], localised = false } = remembered(progress);
  const [plan, written] = await Promise.all([latestPlan(store, thoughts), keptTests(store, task, progress)]);
  const base = step === 'self-debug' ? furthest(tried) : null;
  return {
    suspects: localised ? suspectsIn(task, tried) : [],
    plan,
    written: caseLines('list', written, task.language),
    mend: base === null ? [] : mendLines(task, base),
    now: prompt ?? (base === null ? '' : MEND),
  };
}

/** The written cases that stood the check, since the episode began anew. */
export async function keptTests(store: Store, task: Task, progress: EpisodeProgress): Promise<readonly Case[]> {
  const { thoughts = [] } = remembered(progress);
  const last = thoughts.findLast((each) => each.step === 'write-tests');
  if (last === undefined) return [];
  const cases = await writtenIn(store, task, last);
  return (last.kept ?? []).flatMap((index) => cases[index] ?? []);
}

export async function writtenIn(store: Store, task: Task, { ledger }: Thought): Promise<readonly Case[]> {
  return readWritten(await answerText(store, ledger), task);
}

/** As a list, so that no line of it is a heading. */
async function latestPlan(store: Store, thoughts: readonly Thought[]): Promise<readonly string[]> {
  const last = thoughts.findLast(({ step }) => step === 'plan');
  if (last === undefined) return [];
  const text = await answerText(store, last.ledger);
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:`{3,}|~{3,})/.test(line));
  return lines.slice(0, MAX_PLAN_LINES).map((line) => `- ${line.replace(/^[\s#*-]+/, '').slice(0, MAX_LINE_CHARACTERS)}`);
}

/** Without what a model thought aloud; empty where a filter kept it back. */
async function answerText(store: Store, ledger: string): Promise<string> {
  const [choice] = (await paidAnswer(store, ledger)).choices;
  return choice === undefined || choice.finish === 'content-filter' ? '' : splitReasoning(choice.text).answer;
}

/** Of the candidate that came furthest, or of the program as given: what a line number says holds of one program only. */
function suspectsIn(task: Task, tried: readonly Tried[]): readonly string[] {
  const best = furthest(tried);
  if (best === null) return [];
  const files = programOf(task, best);
  return suspectLines(suspects(best.tests ?? []), (path) => files[path] ?? '');
}

/** What was run and holds most cases, the later of equals. */
function furthest(tried: readonly Tried[]): Tried | null {
  return (
    tried
      .filter(({ unusable }) => unusable === '')
      .toSorted((a, b) => a.passed - b.passed)
      .at(-1) ?? null
  );
}

function programOf(task: Task, { candidate }: Tried): Files {
  return { ...asGiven(task), ...candidate };
}

function mendLines(task: Task, tried: Tried): readonly string[] {
  const failing: readonly TestResult[] = [...(tried.diagnostics ?? []), ...tried.failures];
  return [
    ...Object.entries(programOf(task, tried)).map(([path, text]) => `### ${path}\n${fenced(text, task.language)}`),
    'It fails:',
    ...failing.slice(0, MAX_FAILING).map(({ id, message }) => `  - ${id}: ${oneLine(message)}`),
  ];
}

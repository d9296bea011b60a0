import { compactEdit } from './edit.js';
import type { ChatMessage } from './model.js';
import type { Reflection } from './reflection.js';
import { ACTIONS, MAX_RULES, type Rule, type Strategy } from './strategy.js';
import type { Case, Checks, Files, Task } from './task.js';
import { showCall, showExpectation } from './show.js';
import type { ErrorClass, TestResult } from './verdict.js';

/**
 * Every prompt is put together here, the stable part first so that a provider's prefix cache works: the role, the
 * rules and the form of the answer; then the task; then memory; then what was tried, oldest first. Nothing here
 * holds a path of the machine, an address of a call, a duration or a hidden case.
 */

/** The headings of the sections, in the order in which they stand. The offline model reads prompts by them. */
export const SECTION = {
  rules: '## Rules',
  answer: '## How to answer',
  task: '# Task',
  files: '## Files you may change',
  support: '## Files to read',
  cases: '## Cases that must hold',
  memory: '## What memory recalls',
  tried: '## What has been tried',
  reflections: '## Reflections',
  lessons: '## Lessons of this cycle',
  settings: '## Settings',
  failedBefore: '## Proposals that did not help',
  feedback: '## What people say',
  outcome: '## Outcome',
} as const;

/** One candidate that was judged, as later prompts of the same episode see it. */
export interface Tried {
  /** null: the program as it was given */
  readonly candidate: Files | null;
  readonly passed: number;
  readonly total: number;
  readonly errorClass: ErrorClass | null;
  readonly failures: readonly TestResult[];
  /** why an answer could not be judged; empty otherwise */
  readonly unusable: string;
}

export interface Recalled {
  readonly id: string;
  readonly sentence: string;
}

/** Candidates that stand in a prompt with one line each; older ones are dropped first. */
export const MAX_TRIED = 400;
/** Of these, the latest stand with their failing tests. */
const WITH_FAILURES = 4;
const MAX_CASES = 40;

export function solvePrompt(strategy: Strategy, task: Task, recalled: readonly Recalled[], tried: readonly Tried[], reflections: readonly Reflection[]): ChatMessage[] {
  const system = [strategy.prompts.role, rulesSection(strategy.rules), answerSection(task)];
  const user = [...taskSections(task), memorySection(recalled), triedSection(task, tried), reflectionsSection(reflections)];
  return messages(system, user);
}

export function reflectPrompt(strategy: Strategy, task: Task, tried: readonly Tried[]): ChatMessage[] {
  const form = 'Answer with one JSON object: {"errorClass": "Syntax|Logic|Timeout|Resource|Tampering", "suspectedCause": string, "place": {"path": string, "line": number}, "nextIdea": string, "confidence": number from 0 to 1, "sentence": string}.';
  return messages([strategy.prompts.reflection, rulesSection(strategy.rules), `${SECTION.answer}\n${form}`], [...taskSections(task), triedSection(task, tried)]);
}

/** Asks what an ended episode teaches. `solution` is null when it was not solved. */
export function lessonPrompt(strategy: Strategy, task: Task, tried: readonly Tried[], solution: Files | null): ChatMessage[] {
  const form = [
    'Answer with one JSON object: {"symptom": string, "remedy": string, "sentence": string}.',
    'symptom: how the failure showed itself, in words that could fit another task. remedy: the kind of change that mended it, or that did not help.',
    'sentence: the lesson for somebody who meets another task with that symptom. Name no function of this task.',
  ].join('\n');
  const outcome = solution === null ? `${SECTION.outcome}\nNot solved.` : `${SECTION.outcome}\nSolved by: ${editOf(task, solution)}`;
  return messages([strategy.prompts.reflection, `${SECTION.answer}\n${form}`], [...taskSections(task), triedSection(task, tried), outcome]);
}

export interface LessonLine {
  readonly solved: boolean;
  /** judged candidates until solved, or all of them */
  readonly attempts: number;
  readonly symptom: string;
  readonly remedy: string;
}

export function proposePrompt(strategy: Strategy, lessons: readonly LessonLine[], failedBefore: readonly string[], feedback: readonly string[]): ChatMessage[] {
  const form = [
    `Answer with one JSON object: {"action": "${ACTIONS.join('|')}", "ruleId": string, "rule": string, "setting": "temperature|samples|reflections or empty", "value": number, "because": string}.`,
    `A rule is one sentence for the coding agent; there are at most ${MAX_RULES}, earlier ones weigh more. Fill what the action needs and leave the rest empty or 0.`,
  ].join('\n');
  const settings = `${SECTION.settings}\ntemperature: ${strategy.decoding.temperature}\nsamples: ${strategy.episode.samples}\nreflections: ${strategy.episode.reflections}`;
  const learned = lessons.map((each) => `- ${each.solved ? 'solved' : 'not solved'} after ${each.attempts} | ${oneLine(each.symptom)} | ${oneLine(each.remedy)}`);
  return messages(
    [strategy.prompts.proposal, `${SECTION.answer}\n${form}`],
    [rulesSection(strategy.rules, true), settings, section(SECTION.lessons, learned), section(SECTION.failedBefore, failedBefore.map((each) => `- ${each}`)), section(SECTION.feedback, feedback.map((each) => `- ${oneLine(each)}`))],
  );
}

/** What a program printed, or a model or a person said, must not bring a heading of its own. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ⏎ ');
}

function messages(system: readonly string[], user: readonly string[]): ChatMessage[] {
  return [
    { role: 'system', content: system.filter((part) => part !== '').join('\n\n') },
    { role: 'user', content: user.filter((part) => part !== '').join('\n\n') },
  ];
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${heading}\n${lines.join('\n')}`;
}

function rulesSection(rules: readonly Rule[], withIds = false): string {
  return section(SECTION.rules, rules.map((rule, index) => `${index + 1}. ${withIds ? `[${rule.id}] ` : ''}${rule.text}`));
}

function answerSection(task: Task): string {
  const which = task.editable.length === 1 ? 'Answer with the whole file in one fenced code block.' : 'Answer with one fenced code block for each file that you change, the whole file, under a heading that is its path.';
  return `${SECTION.answer}\n${which} Change only: ${task.editable.join(', ')}.`;
}

function taskSections(task: Task): string[] {
  const file = (path: string): string => `### ${path}\n\`\`\`${task.language}\n${(task.files[path] ?? '').trimEnd()}\n\`\`\``;
  const support = Object.keys(task.files).filter((path) => !task.editable.includes(path)).toSorted();
  return [
    `${SECTION.task}\n${task.prompt.trim()}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`,
    section(SECTION.files, task.editable.map(file)),
    section(SECTION.support, support.map(file)),
    casesSection(task.visible),
  ];
}

function casesSection(visible: Checks): string {
  if (visible.trust === 'split') return section(SECTION.cases, visible.cases.slice(0, MAX_CASES).map((each: Case) => `- ${each.id}: ${showCall(each)} ${showExpectation(each)}`));
  const files = Object.entries(visible.tests.files).map(([path, text]) => `### ${path}\n\`\`\`\n${text.trimEnd()}\n\`\`\``);
  return section(SECTION.cases, files);
}

function memorySection(recalled: readonly Recalled[]): string {
  return section(SECTION.memory, recalled.map((row) => `- ${oneLine(row.sentence)}`));
}

function triedSection(task: Task, tried: readonly Tried[]): string {
  const shown = tried.slice(-MAX_TRIED);
  const lines = shown.map((each, index) => triedLines(task, each, each.candidate === null || index >= shown.length - WITH_FAILURES));
  return section(SECTION.tried, lines.flat());
}

function triedLines(task: Task, tried: Tried, withFailures: boolean): string[] {
  const what = tried.candidate === null ? 'the program as given' : editOf(task, tried.candidate);
  if (tried.unusable !== '') return [`- an answer that could not be used: ${tried.unusable}`];
  const head = `- ${what} | ${tried.passed} of ${tried.total} cases pass${tried.errorClass === null ? '' : ` | ${tried.errorClass}`}`;
  return withFailures ? [head, ...tried.failures.slice(0, MAX_CASES).map((test) => `  - ${test.id}: ${oneLine(test.message)}`)] : [head];
}

/** The compact edit over all files that a candidate changes; the path stands before it where there are several. */
export function editOf(task: Pick<Task, 'files' | 'editable'>, candidate: Files): string {
  return task.editable
    .filter((path) => candidate[path] !== undefined)
    .map((path) => `${task.editable.length === 1 ? '' : `${path} `}${compactEdit(task.files[path] ?? '', candidate[path] ?? '')}`)
    .join('; ');
}

function reflectionsSection(reflections: readonly Reflection[]): string {
  return section(
    SECTION.reflections,
    reflections.map((each) => `- [${each.errorClass}, line ${each.place.line}, confidence ${each.confidence.toFixed(2)}] ${oneLine(each.sentence)} Next: ${oneLine(each.nextIdea)}`),
  );
}

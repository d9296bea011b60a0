import { compactEdit } from './edit.js';
import { fenced, fenceOf } from './fence.js';
import type { ChatMessage } from './model.js';
import { SETTINGS, type Reflection } from './reflection.js';
import { MAX_RULES, PLAYBOOK_TOKENS, playbookTokens } from './playbook.js';
import type { Action, Demonstration, Rule, FocusWeights, Strategy } from './strategy.js';
import type { Case, Checks, Files, Task } from './task.js';
import { showCall, showExpectation } from './show.js';
import type { Diagnostic, ErrorClass, TestResult } from './verdict.js';

/**
 * Every prompt is put together here, the stable part first so that a provider's prefix cache works: the role, the
 * rules and the form of the answer; then the task; then memory; then what was tried, oldest first. Nothing here
 * holds a path of the machine, an address of a call, a duration or a hidden case.
 */

/** The headings of the sections, in the order in which they stand. The offline model reads prompts by them. */
export const SECTION = {
  planning: '## Before you write',
  rules: '## Rules',
  examples: '## Examples',
  answer: '## How to answer',
  task: '# Task',
  files: '## Files you may change',
  support: '## Files to read',
  cases: '## Cases that must hold',
  memory: '## What memory recalls',
  tried: '## What has been tried',
  repair: '## After an attempt failed',
  reflections: '## Reflections',
  candidates: '## Candidates',
  lessons: '## Lessons of this cycle',
  settings: '## Settings',
  sections: '## Sections of the prompt',
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
  /** what the compiler said */
  readonly diagnostics?: readonly TestResult[];
  /** what a linter says of it and not of the program as given */
  readonly findings?: readonly Diagnostic[];
  /** lines that its tests ran, of all; measured by its own process, so a hint and no more */
  readonly coverage?: { readonly covered: number; readonly lines: number };
  /** why an answer could not be judged; empty otherwise */
  readonly unusable: string;
}

export interface Recalled {
  readonly id: string;
  readonly sentence: string;
}

/** Candidates that stand in a prompt with one line each; older ones are dropped first. */
export const MAX_TRIED = 400;
/** Of these, so many stand with their failing tests: those with the highest score, which are the latest at first. */
const WITH_FAILURES = 4;
const MAX_CASES = 40;
const MAX_FINDINGS = 5;

export function solvePrompt(
  strategy: Strategy,
  task: Task,
  recalled: readonly Recalled[],
  tried: readonly Tried[],
  reflections: readonly Reflection[],
): ChatMessage[] {
  const { prompts } = strategy;
  const system = [
    prompts.role,
    headed(SECTION.planning, prompts.planning),
    rulesSection(strategy.rules),
    examplesSection(strategy.demonstrations),
    answerSection(task),
  ];
  const failed = tried.some((each) => each.candidate !== null || each.unusable !== '');
  const user = [
    ...taskSections(task, strategy),
    memorySection(recalled),
    triedSection(task, tried, strategy),
    failed ? headed(SECTION.repair, prompts.repair) : '',
    reflectionsSection(reflections),
  ];
  return messages(system, user);
}

/** Asks for a second look at candidates before they are judged. */
export function reviewPrompt(strategy: Strategy, task: Task, candidates: readonly Files[]): ChatMessage[] {
  const form =
    'Answer with one JSON object: {"doubtful": the numbers of the candidates that break a case for sure, "because": string}. When in doubt, leave a candidate out of the list.';
  const listed = candidates.map((candidate, index) => `${index + 1}. ${editOf(task, candidate)}`);
  return messages(
    [strategy.prompts.role, rulesSection(strategy.rules), `${SECTION.answer}\n${form}`],
    [...taskSections(task, strategy), section(SECTION.candidates, listed)],
  );
}

export function reflectPrompt(strategy: Strategy, task: Task, tried: readonly Tried[]): ChatMessage[] {
  const form =
    'Answer with one JSON object: {"errorClass": "Syntax|Logic|Timeout|Resource|Tampering", "suspectedCause": string, "place": {"path": string, "line": number}, "nextIdea": string, "confidence": number from 0 to 1, "sentence": string}.';
  return messages(
    [strategy.prompts.reflection, rulesSection(strategy.rules), `${SECTION.answer}\n${form}`],
    [...taskSections(task, strategy), triedSection(task, tried, strategy)],
  );
}

/** Asks what an ended episode teaches. `solution` is null when it was not solved. */
export function lessonPrompt(strategy: Strategy, task: Task, tried: readonly Tried[], solution: Files | null): ChatMessage[] {
  const form = [
    'Answer with one JSON object: {"symptom": string, "remedy": string, "sentence": string}.',
    'symptom: how the failure showed itself, in words that could fit another task. remedy: the kind of change that mended it, or that did not help.',
    'sentence: the lesson for somebody who meets another task with that symptom. Name no function of this task.',
  ].join('\n');
  const outcome = solution === null ? `${SECTION.outcome}\nNot solved.` : `${SECTION.outcome}\nSolved by: ${editOf(task, solution)}`;
  return messages(
    [strategy.prompts.reflection, `${SECTION.answer}\n${form}`],
    [...taskSections(task, strategy), triedSection(task, tried, strategy), outcome],
  );
}

export interface LessonLine {
  readonly solved: boolean;
  /** judged candidates until solved, or all of them */
  readonly attempts: number;
  readonly symptom: string;
  readonly remedy: string;
}

/** What a model is asked for when a tactic asks for nothing narrower. */
export const PROPOSABLE = [
  'rule-added',
  'rule-changed',
  'rule-dropped',
  'decoding-changed',
  'episode-changed',
] as const satisfies readonly Action[];

export function proposePrompt(
  strategy: Strategy,
  lessons: readonly LessonLine[],
  failedBefore: readonly string[],
  feedback: readonly string[],
  actions: readonly Action[] = PROPOSABLE,
): ChatMessage[] {
  const form = [
    `Answer with one JSON object: {"action": "${actions.join('|')}", "ruleId": string, "rule": string, "setting": "${SETTINGS.join('|')} or empty", "value": number, "because": string}.`,
    `A rule is one sentence for the coding agent; there are at most ${MAX_RULES}, earlier ones weigh more. Fill what the action needs and leave the rest empty or 0.`,
    ...(actions.includes('prompt-changed')
      ? [
          'For "prompt-changed", "setting" names the section (role, planning, repair, reflection) and "rule" holds its whole new text, without headings.',
        ]
      : []),
  ].join('\n');
  const { decoding, episode, prompts } = strategy;
  const settings = `${SECTION.settings}\ntemperature: ${decoding.temperature}\nsamples: ${episode.samples}\nreflections: ${episode.reflections}\nplaybook: about ${playbookTokens(strategy)} of ${PLAYBOOK_TOKENS} tokens`;
  const sections = actions.includes('prompt-changed')
    ? section(
        SECTION.sections,
        (['role', 'planning', 'repair', 'reflection'] as const).map((name) => `- ${name}: ${oneLine(prompts[name]) || '(empty)'}`),
      )
    : '';
  const learned = lessons.map(
    (each) => `- ${each.solved ? 'solved' : 'not solved'} after ${each.attempts} | ${oneLine(each.symptom)} | ${oneLine(each.remedy)}`,
  );
  return messages(
    [prompts.proposal, `${SECTION.answer}\n${form}`],
    [
      rulesSection(strategy.rules, true),
      sections,
      settings,
      section(SECTION.lessons, learned),
      section(
        SECTION.failedBefore,
        failedBefore.map((each) => `- ${oneLine(each)}`),
      ),
      section(
        SECTION.feedback,
        feedback.map((each) => `- ${oneLine(each)}`),
      ),
    ],
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

function headed(heading: string, text: string): string {
  return text.trim() === '' ? '' : `${heading}\n${text.trim()}`;
}

/** With ids a tactic can name a rule; pinned ones are not for it to change. */
function rulesSection(rules: readonly Rule[], withIds = false): string {
  return section(
    SECTION.rules,
    rules.map((rule, index) => `${index + 1}. ${withIds ? `[${rule.id}${rule.pinned ? ', pinned' : ''}] ` : ''}${rule.text}`),
  );
}

function examplesSection(demonstrations: readonly Demonstration[]): string {
  return section(
    SECTION.examples,
    demonstrations.map((each) => `- ${oneLine(each.text)}`),
  );
}

function answerSection(task: Task): string {
  const which =
    task.editable.length === 1
      ? 'Answer with the whole file in one fenced code block.'
      : 'Answer with one fenced code block for each file that you change, the whole file, under a heading that is its path.';
  const longest = Math.max(...task.editable.map((path) => fenceOf(task.files[path] ?? '').length));
  const longer = longest > 3 ? ` Fence it with ${longest} backticks, since a file holds a line of fewer.` : '';
  return `${SECTION.answer}\n${which}${longer} Change only: ${task.editable.join(', ')}.`;
}

function taskSections(task: Task, { tools }: Strategy): string[] {
  const file = (path: string): string => `### ${path}\n${fenced(task.files[path] ?? '', task.language)}`;
  const support = Object.keys(task.files)
    .filter((path) => !task.editable.includes(path))
    .toSorted();
  const about = `${SECTION.task}\n${task.prompt.trim()}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`;
  const program = [section(SECTION.files, task.editable.map(file)), section(SECTION.support, support.map(file))];
  const cases = casesSection(task.visible);
  return tools.includes('tests-first') ? [about, cases, ...program] : [about, ...program, cases];
}

function casesSection(visible: Checks): string {
  if (visible.trust === 'split')
    return section(
      SECTION.cases,
      visible.cases.slice(0, MAX_CASES).map((each: Case) => `- ${each.id}: ${showCall(each)} ${showExpectation(each)}`),
    );
  const files = Object.entries(visible.tests.files).map(([path, text]) => `### ${path}\n${fenced(text, '')}`);
  return section(SECTION.cases, files);
}

function memorySection(recalled: readonly Recalled[]): string {
  return section(
    SECTION.memory,
    recalled.map((row) => `- ${oneLine(row.sentence)}`),
  );
}

function triedSection(task: Task, tried: readonly Tried[], strategy: Strategy): string {
  const shown = tried.slice(-MAX_TRIED);
  const whole = tellingWhole(shown, strategy.focus);
  const uncompiled = strategy.tools.includes('compile-first')
    ? latest(shown, (each) => each.diagnostics !== undefined && each.diagnostics.length > 0)
    : new Set<Tried>();
  return section(
    SECTION.tried,
    shown.flatMap((each) => triedLines(task, each, strategy, whole.has(each) ? 'whole' : uncompiled.has(each) ? 'compiler' : 'head')),
  );
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
  if (tried.unusable !== '') return [`- an answer that could not be used: ${tried.unusable}`];
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
  return [head, ...(tools[0] === 'linter' ? [...findings, ...failures] : [...failures, ...findings])];
}

/** No failure: it says nothing of a case. */
function findingLine({ path, line, message }: Diagnostic): string {
  return `  * the linter, ${oneLine(`${path} line ${line}: ${message}`)}`;
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
    reflections.map(
      (each) =>
        `- [${each.errorClass}, line ${each.place.line}, confidence ${each.confidence.toFixed(2)}] ${oneLine(each.sentence)} Next: ${oneLine(each.nextIdea)}`,
    ),
  );
}

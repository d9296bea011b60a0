import { fenced } from './fence.js';
import type { Trace } from './trace.js';
import { fileLines, supportOf, visibleLines } from './asking/task-lines.js';
import type { ChatMessage } from './model.js';
import { oneLine, section, SECTION } from './sections.js';
import { WAYS } from './asking/ways.js';
import type { SeenTask } from './foretold.js';
import { ruleCountText, type RuleCount } from './search/rule-counts.js';
import { sectionsOf } from './prompt-sections.js';
import { MAX_EDITS, NUMBER_SETTINGS, PROPOSABLE } from './reflection.js';
import { MAX_RULES, PLAYBOOK_TOKENS, playbookTokens } from './playbook.js';
import { stepLine } from './steps/step-text.js';
import { STEP_NAMES, stepsOf } from './steps/steps.js';
import { TOOLS, type Action, type Change, type Rule, type Strategy } from './strategy.js';
import type { Files, Task } from './task.js';
import { type Tried, triedLinesOf, editOf } from './tried.js';

/**
 * The prompts beside the one that asks for candidates (`asking/solve-prompt.ts`), the stable part first so that a provider's prefix
 * cache works: the role, the
 * rules and the form of the answer; then the task; then memory; then what was tried, oldest first. Nothing here
 * holds a path of the machine, an address of a call, a duration or a hidden case.
 */

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

/** What a model is asked for first when a tactic asks for nothing narrower. */
const ASKED_FIRST = [
  'rule-added',
  'rule-changed',
  'rule-dropped',
  'decoding-changed',
  'episode-changed',
] as const satisfies readonly Action[];

/** What a proposal is made from. */
export interface ProposedFrom {
  readonly episodes: readonly Trace[];
  /** what it may foretell something of */
  readonly seen?: readonly SeenTask[];
  readonly lessons: readonly LessonLine[];
  readonly failedBefore: readonly ToldChange[];
  readonly feedback: readonly string[];
  /** what its rules did on train places */
  readonly ruleCounts?: readonly RuleCount[];
  /** train tasks that it may name as examples */
  readonly examples?: readonly { readonly taskId: string }[];
}

/** `actions`: what is asked for first; edits beside it may be of any kind. */
export function proposePrompt(
  strategy: Strategy,
  { episodes, seen = [], lessons, failedBefore, feedback, ruleCounts = [], examples = [] }: ProposedFrom,
  actions: readonly Action[] = ASKED_FIRST,
): ChatMessage[] {
  const prompted = sectionsOf(strategy);
  const names = prompted.map(({ name }) => name);
  const others = PROPOSABLE.filter((each) => !actions.includes(each));
  const form = [
    `Answer with one JSON object: {"evidence": string, "rootCause": string, "edits": [{"action": "${actions.join('|')}", "ruleId": string, "rule": string, "setting": "${[...NUMBER_SETTINGS, ...names].join('|')} or empty", "value": number, "because": string}], "willFix": [string], "mayBreak": [string]}.`,
    `"edits" holds 1 to ${MAX_EDITS} edits that mend the root cause together; one is best where one is enough. Beside the first, an action may also be ${others.join(', ')}.`,
    `A rule is one sentence for the coding agent; there are at most ${MAX_RULES}, earlier ones weigh more. Fill what the action needs and leave the rest empty or 0.`,
    `For "prompt-changed", "setting" names the section (${names.join(', ')}) and "rule" holds its whole new text, without headings.`,
    `For "asking-changed", "rule" is one of: ${WAYS.map(({ name }) => name).join(', ')}. For "tools-changed", it lists all tools to use, of ${TOOLS.join(', ')}, or "none".`,
    '"recall" is how many lessons of memory stand in a question; "examples" how many solved train tasks are chosen for each task, the nearest first.',
    `For "steps-changed", "rule" holds the whole new list, one step a line, of ${STEP_NAMES.join(', ')}; "draft x3" asks for three candidates, and what a step is to be told stands behind a colon.`,
    ...(examples.length === 0
      ? []
      : [
          `For "demonstrations-changed", "rule" is a train task to show with its answer: ${examples.map(({ taskId }) => oneLine(taskId)).join(', ')}.`,
        ]),
    ...(seen.length === 0
      ? []
      : [
          `"willFix" names train tasks of "${SECTION.seen.replace(/^#+ /, '')}" that were not solved and will be, or a class of failure; "mayBreak" those that were solved and may not be. What you name is looked at first.`,
        ]),
  ].join('\n');
  const { decoding, episode, memory, prompts, tools } = strategy;
  const settings = `${SECTION.settings}\ntemperature: ${decoding.temperature}\nsamples: ${episode.samples}\nreflections: ${episode.reflections}\nrecall: ${memory.recall}\nexamples: ${memory.examples ?? 0}\ntools: ${tools.length === 0 ? 'none' : tools.join(', ')}\nplaybook: about ${playbookTokens(strategy)} of ${PLAYBOOK_TOKENS} tokens`;
  const sections = section(
    SECTION.sections,
    prompted.map(({ name, text }) => `- ${name}: ${oneLine(text) || '(empty)'}`),
  );
  const steps = section(
    SECTION.steps,
    stepsOf(strategy).map((step) => `- ${stepLine(step)}`),
  );
  const learned = lessons.map(
    (each) => `- ${each.solved ? 'solved' : 'not solved'} after ${each.attempts} | ${oneLine(each.symptom)} | ${oneLine(each.remedy)}`,
  );
  return messages(
    [prompts.proposal, `${SECTION.answer}\n${form}`],
    [
      rulesSection(strategy.rules, true),
      section(SECTION.ruleCounts, countLines(strategy.rules, ruleCounts)),
      sections,
      steps,
      settings,
      section(
        SECTION.episodes,
        episodes.map(({ text }) => fenced(text, '')),
      ),
      section(SECTION.seen, seen.map(seenLine)),
      section(SECTION.lessons, learned),
      section(
        SECTION.failedBefore,
        failedBefore.map((each) => `- ${changeLine(each)}`),
      ),
      section(
        SECTION.feedback,
        feedback.map((each) => `- ${oneLine(each)}`),
      ),
    ],
  );
}

/** A change, and the train tasks that it was said to solve and did not. */
type ToldChange = Pick<Change, 'action' | 'old' | 'new'> & { readonly inVain?: readonly string[] };

/** How a change that failed is told to a model; nothing but a model reads it. */
export function changeLine({ action, old, new: now, inVain = [] }: ToldChange): string {
  return oneLine(
    `${action}: ${now === '' ? old : now}${inVain.length === 0 ? '' : ` (it was to solve ${inVain.join(', ')}, and did not)`}`,
  );
}

function countLines(rules: readonly Rule[], counts: readonly RuleCount[]): readonly string[] {
  return rules.flatMap(({ id, text }) => counts.filter(({ rule }) => rule === text).map((each) => `- ${id}: ${ruleCountText(each)}`));
}

function seenLine({ taskId, solved, errorClass }: SeenTask): string {
  return `- ${oneLine(taskId)}: ${solved ? 'solved' : `not solved${errorClass === null ? '' : `, ${errorClass}`}`}`;
}

function messages(system: readonly string[], user: readonly string[]): ChatMessage[] {
  return [
    { role: 'system', content: system.filter((part) => part !== '').join('\n\n') },
    { role: 'user', content: user.filter((part) => part !== '').join('\n\n') },
  ];
}

/** With ids a tactic can name a rule; pinned ones are not for it to change. */
function rulesSection(rules: readonly Rule[], withIds = false): string {
  return section(
    SECTION.rules,
    rules.map((rule, index) => `${index + 1}. ${withIds ? `[${rule.id}${rule.pinned ? ', pinned' : ''}] ` : ''}${rule.text}`),
  );
}

function taskSections(task: Task, { tools }: Strategy): string[] {
  const about = `${SECTION.task}\n${task.prompt.trim()}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`;
  const program = [section(SECTION.files, fileLines(task, task.editable)), section(SECTION.support, fileLines(task, supportOf(task)))];
  const cases = section(SECTION.cases, visibleLines(task, 'list'));
  return tools.includes('tests-first') ? [about, cases, ...program] : [about, ...program, cases];
}

function triedSection(task: Task, tried: readonly Tried[], strategy: Strategy): string {
  return section(SECTION.tried, triedLinesOf(task, tried, strategy));
}

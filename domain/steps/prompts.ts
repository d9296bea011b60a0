import { fileLines, supportOf, visibleLines } from '../asking/task-lines.js';
import type { ChatMessage } from '../model.js';
import { section, SECTION } from '../sections.js';
import type { Strategy } from '../strategy.js';
import type { Task } from '../task.js';
import { triedLinesOf, type Tried } from '../tried.js';
import type { Step } from './steps.js';

/** What a step says where its strategy has no words for it. Names no task and no kind of mistake. */
const PLAN = [
  'Before a program is written, say how to go about the task: what it takes in and gives back, which cases are special,',
  'and the order of the work. Where a program is there, say what is wrong with it and where.',
].join('\n');
const WRITE_TESTS =
  'From what the task says, and not from any program, think of cases that a wrong program would most likely fail: empty, smallest, largest, repeated, negative.';
export const MEND =
  'The candidate below came furthest. Go through one case that it fails, step by step, find where it goes wrong, and mend that alone.';

/** How a plan is asked for; the offline model knows the question by it. */
export const PLAN_FORM = 'Answer with a plan in plain words, eight lines at most, and no code.';

/** Asks how to go about a task. What comes of it stands in the next question. */
export function planPrompt(
  strategy: Strategy,
  task: Task,
  tried: readonly Tried[],
  { prompt = PLAN }: Pick<Step, 'prompt'>,
): ChatMessage[] {
  return messages(
    [strategy.prompts.role, rulesOf(strategy), prompt, `${SECTION.answer}\n${PLAN_FORM}`],
    [
      about(task),
      section(SECTION.files, fileLines(task, task.editable)),
      section(SECTION.support, fileLines(task, supportOf(task))),
      section(SECTION.cases, visibleLines(task, 'list')),
      section(SECTION.tried, triedLinesOf(task, tried, strategy)),
    ],
  );
}

/** Asks for cases, from the statement alone: whoever sees the program tests what it does. */
export function testsPrompt(strategy: Strategy, task: Task, { prompt = WRITE_TESTS }: Pick<Step, 'prompt'>, most: number): ChatMessage[] {
  const form = `Answer with at most ${most} cases, one a line, in the form \`name(arguments) == result\` with plain values and nothing else. Leave out what you are not sure of.`;
  return messages(
    [strategy.prompts.role, prompt, `${SECTION.answer}\n${form}`],
    [about(task), section(SECTION.cases, visibleLines(task, 'list'))],
  );
}

function about(task: Task): string {
  return `${SECTION.task}\n${task.prompt.trim()}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`;
}

function rulesOf({ rules }: Strategy): string {
  return section(
    SECTION.rules,
    rules.map(({ text }, index) => `${index + 1}. ${text}`),
  );
}

function messages(system: readonly string[], user: readonly string[]): ChatMessage[] {
  return [
    { role: 'system', content: system.filter((part) => part !== '').join('\n\n') },
    { role: 'user', content: user.filter((part) => part !== '').join('\n\n') },
  ];
}

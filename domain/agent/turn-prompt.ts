import { splitReasoning } from '../answer/reasoning.js';
import type { ChatMessage } from '../model.js';
import { tokensOf } from '../playbook.js';
import type { Recalled } from '../recalled.js';
import type { Reflection } from '../reflection.js';
import { headed, oneLine, section, SECTION } from '../sections.js';
import type { AgentSolver, Strategy } from '../strategy.js';
import type { Task } from '../task.js';
import { reflectionLines, triedLinesOf, type Tried } from '../tried.js';
import { actionForm, TOOLS_FORM } from './action-form.js';
import { actionLine } from './action.js';
import { timesRepeated, type Trajectory, type Turn } from './trajectory.js';

/** What the question of a turn is made of. */
export interface TurnAsked {
  readonly strategy: Strategy;
  readonly solver: AgentSolver;
  readonly task: Task;
  readonly trajectory: Trajectory;
  readonly recalled: readonly Recalled[];
  /** what was handed in before, in earlier work on this task */
  readonly tried: readonly Tried[];
  readonly reflections: readonly Reflection[];
}

/**
 * The question of the next turn: what holds for every task, the task, then each turn so far as the model wrote it and
 * what came of it. What does not fit the strategy's tokens is left out from the oldest turn on, several at a time, so
 * that the questions of most turns begin alike and a provider's prefix cache works.
 */
export function turnPrompt(asked: TurnAsked): ChatMessage[] {
  const head = headMessages(asked);
  const { solver, trajectory } = asked;
  const { turns } = trajectory;
  const room = solver.promptTokens - head.reduce((sum, { content }) => sum + tokensOf(content), 0);
  for (let short = 0; short < turns.length; short += SHORTENED_AT_ONCE) {
    const told = turns.map((turn, index) => turnMessages(turn, index, asked, index >= short));
    if (sizeOf(told.flat()) <= room) return [...head, ...told.flat()];
  }
  return [...head, ...latest(turns, asked, room)];
}

const SHORTENED_AT_ONCE = 4;

/** Where even short turns do not fit, those at the end, the last one whole; of those before, how many there were. */
function latest(turns: readonly Turn[], asked: TurnAsked, room: number): ChatMessage[] {
  const told = turns.map((turn, index) => turnMessages(turn, index, asked, index === turns.length - 1));
  let from = Math.max(0, turns.length - 1);
  while (from > 0 && sizeOf(told.slice(from - 1).flat()) <= room) from -= 1;
  from = Math.min(turns.length - 1, Math.ceil(from / SHORTENED_AT_ONCE) * SHORTENED_AT_ONCE);
  const gone: ChatMessage[] = from > 0 ? [{ role: 'user', content: `(What you did in turns 1 to ${from} is left out here.)` }] : [];
  return merged([...gone, ...told.slice(from).flat()]);
}

function sizeOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + tokensOf(content) + MESSAGE_TOKENS, 0);
}

/** What stands around a message. */
const MESSAGE_TOKENS = 4;

function headMessages({ strategy, solver, task, trajectory, recalled, tried, reflections }: TurnAsked): ChatMessage[] {
  const { prompts, rules, demonstrations } = strategy;
  const { entered } = trajectory;
  const failed = tried.some((each) => each.candidate !== null || each.unusable !== '');
  return [
    message('system', [
      prompts.role,
      headed(SECTION.planning, prompts.planning),
      section(
        SECTION.rules,
        rules.map(({ text }, index) => `${index + 1}. ${text}`),
      ),
      section(
        SECTION.examples,
        demonstrations.map(({ text }) => `- ${text}`),
      ),
      headed(SECTION.working, solver.instructions),
      section(SECTION.answer, [solver.actions === 'native' ? TOOLS_FORM : actionForm(solver.edits)]),
    ]),
    message('user', [
      section(SECTION.task, [`${task.prompt.trim()}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`]),
      section(SECTION.checkout, checkoutLines(entered)),
      section(SECTION.cases, testLines(task, entered)),
      section(
        SECTION.memory,
        recalled.map((row) => `- ${oneLine(row.sentence)}`),
      ),
      section(SECTION.tried, triedLinesOf(task, tried, strategy)),
      failed ? headed(SECTION.repair, prompts.repair) : '',
      section(SECTION.reflections, reflectionLines(reflections)),
    ]),
  ];
}

function message(role: ChatMessage['role'], parts: readonly string[]): ChatMessage {
  return { role, content: parts.filter((part) => part !== '').join('\n\n') };
}

function checkoutLines({ files, total, readOnly }: Trajectory['entered']): readonly string[] {
  const left = total - files.length;
  return [
    ...files.map((path) => `- ${oneLine(path)}`),
    ...(left > 0 ? [`(${left} more files; search finds them, or \`git ls-files\`.)`] : []),
    ...(readOnly.length > 0 ? [`What you change in these is left out of what you hand in: ${readOnly.map(oneLine).join(', ')}`] : []),
  ];
}

function testLines({ repo, visible }: Task, { tests }: Trajectory['entered']): readonly string[] {
  const ids = visible.trust === 'in-process' ? visible.tests.ids : visible.cases.map(({ id }) => id);
  const wanted = repo === undefined ? ids : ids.filter((id) => repo.failToPass.includes(id));
  const shown = wanted.slice(0, MAX_TESTS).map((id) => `- ${oneLine(id)}`);
  return [
    ...(shown.length === 0 ? [] : ['These must pass:', ...shown]),
    ...(wanted.length > MAX_TESTS ? [`(${wanted.length - MAX_TESTS} more.)`] : []),
    ...(repo === undefined ? [] : [`Test command: ${oneLine(repo.testCommand)}`]),
    ...(tests === null ? [] : [`Before anything was changed: ${tests.text}`]),
  ];
}

const MAX_TESTS = 30;

function turnMessages(turn: Turn, index: number, { solver, trajectory }: TurnAsked, whole: boolean): ChatMessage[] {
  const { answer, unreadable, steps } = turn;
  const said = answer === null ? '' : splitReasoning(answer).answer.trim();
  const seen = unreadable !== '' ? [`Nothing was done: ${unreadable}. ${HOW}`] : steps.map((step) => stepText(step, whole));
  const notes = notesOf(trajectory.turns.slice(0, index + 1), solver.turns);
  return [
    { role: 'assistant', content: whole ? cut(said === '' ? '(no answer)' : said) : shortAnswer(turn, said) },
    { role: 'user', content: [...seen, ...notes].join('\n\n') },
  ];
}

const HOW = 'Write what you want done as the form says, each action in a fenced block of its own.';

function stepText({ action, observation }: Turn['steps'][number], whole: boolean): string {
  const head = `[${oneLine(actionLine(action)).slice(0, MAX_HEAD)}]`;
  if (observation === null) return `${head} not done`;
  if (whole) return `${head}\n${observation.text}`;
  return `${head} ${observation.text.split('\n', 1)[0] ?? ''} (the rest is left out here)`;
}

const MAX_HEAD = 160;

function shortAnswer({ steps }: Turn, said: string): string {
  const done = steps.map(({ action }) => oneLine(actionLine(action)).slice(0, MAX_HEAD));
  return done.length === 0 ? cut(said, MAX_HEAD) : `(I did: ${done.join('; ')})`;
}

function cut(text: string, most = MAX_ANSWER): string {
  return text.length <= most ? text : `${text.slice(0, most)} …`;
}

const MAX_ANSWER = 12_000;

/** What is said to a turn beside what was seen. */
function notesOf(turns: readonly Turn[], most: number): readonly string[] {
  const left = most - turns.length;
  const repeated = timesRepeated(turns);
  return [
    ...(repeated > 0 ? ['This is what you did before, and nothing was different. Do something else, or submit.'] : []),
    left === 1 ? '(One turn is left; what stands in the checkout behind it is handed in.)' : `(${left} turns are left.)`,
  ];
}

/** Two messages of one role in a row are one: some endpoints take no others. */
function merged(messages: readonly ChatMessage[]): ChatMessage[] {
  const out: ChatMessage[] = [];
  for (const each of messages) {
    const last = out.at(-1);
    if (last?.role === each.role) out[out.length - 1] = { role: last.role, content: `${last.content}\n\n${each.content}` };
    else out.push(each);
  }
  return out;
}

import { splitReasoning } from '../answer/reasoning.js';
import { openTests, shownTests } from '../asking/test-file.js';
import { fenced } from '../fence.js';
import type { ChatMessage } from '../model.js';
import { tokensOf } from '../playbook.js';
import { recalledLine, type Recalled } from '../recalled.js';
import type { Reflection } from '../reflection.js';
import { headed, oneLine, section, SECTION } from '../sections.js';
import type { AgentSolver, Strategy } from '../strategy.js';
import { checkIds, type Task } from '../task.js';
import { reflectionLines, triedLinesOf, type Tried } from '../tried.js';
import { actionForm, TOOLS_FORM } from './action-form.js';
import { actionLine } from './action.js';
import { repeatsIn, type Trajectory, type Turn } from './trajectory.js';

/** What the question of a turn is made of. */
export interface TurnAsked extends Omit<TaskAsked, 'entered'> {
  readonly solver: AgentSolver;
  readonly trajectory: Trajectory;
}

/** What is told of a task to whoever works in its checkout. */
export interface TaskAsked {
  readonly strategy: Strategy;
  readonly task: Task;
  readonly entered: Trajectory['entered'];
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
  const { turns } = asked.trajectory;
  const repeats = repeatsIn(turns);
  const told = turns.map((turn, index) => toldOf(turn, asked, index, repeats[index] ?? 0));
  const room = asked.solver.promptTokens - sizeOf(head);
  for (let short = 0; short < told.length; short += SHORTENED_AT_ONCE) {
    const fits = told.reduce((sum, each, index) => sum + (index < short ? each.short : each.whole).size, 0) <= room;
    if (fits) return [...head, ...told.flatMap((each, index) => (index < short ? each.short : each.whole).messages)];
  }
  return merged([...head, ...latest(told, room)]);
}

const SHORTENED_AT_ONCE = 4;

interface Told {
  readonly messages: readonly ChatMessage[];
  readonly size: number;
}

function toldOf(turn: Turn, asked: TurnAsked, index: number, repeated: number): { readonly whole: Told; readonly short: Told } {
  const [whole, short] = [true, false].map((isWhole): Told => {
    const messages = turnMessages(turn, asked, { index, repeated, whole: isWhole });
    return { messages, size: sizeOf(messages) };
  });
  return { whole: whole ?? NOTHING, short: short ?? NOTHING };
}

const NOTHING: Told = { messages: [], size: 0 };

/** Where even short turns do not fit, those at the end, the last one whole; of those before, how many there were. */
function latest(told: readonly ReturnType<typeof toldOf>[], room: number): ChatMessage[] {
  const last = told.length - 1;
  let [from, left] = [last, room - (told[last]?.whole.size ?? 0)];
  while (from > 0 && left >= (told[from - 1]?.short.size ?? 0)) {
    from -= 1;
    left -= told[from]?.short.size ?? 0;
  }
  from = Math.max(0, Math.min(last, Math.ceil(from / SHORTENED_AT_ONCE) * SHORTENED_AT_ONCE));
  const gone: ChatMessage[] = from > 0 ? [{ role: 'user', content: `(What you did in turns 1 to ${from} is left out here.)` }] : [];
  return [...gone, ...told.slice(from).flatMap((each, index) => (from + index === last ? each.whole : each.short).messages)];
}

function sizeOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + tokensOf(content) + MESSAGE_TOKENS, 0);
}

/** What stands around a message. */
const MESSAGE_TOKENS = 4;

function headMessages(asked: TurnAsked): ChatMessage[] {
  const { strategy, solver, trajectory } = asked;
  const { prompts, rules, demonstrations } = strategy;
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
      section(SECTION.answer, [actionForm(solver.edits), ...(solver.actions === 'native' ? [TOOLS_FORM] : [])]),
    ]),
    message('user', taskParts({ ...asked, entered: trajectory.entered })),
  ];
}

/** What is told of a task: what is wrong or wanted, what is there, and what came of earlier attempts. */
export function taskParts({ strategy, task, entered, recalled, tried, reflections }: TaskAsked): readonly string[] {
  const failed = tried.some((each) => each.candidate !== null || each.unusable !== '');
  return [
    section(SECTION.task, [`${task.prompt.trim()}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`]),
    section(SECTION.checkout, checkoutLines(entered)),
    section(SECTION.cases, testLines(task, entered)),
    section(
      SECTION.memory,
      recalled.filter(({ id }) => entered.outdated?.includes(id) !== true).map((row) => `- ${recalledLine(row)}`),
    ),
    section(SECTION.tried, triedLinesOf(task, tried, strategy)),
    failed ? headed(SECTION.repair, strategy.prompts.repair) : '',
    section(SECTION.reflections, reflectionLines(reflections)),
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

function testLines(task: Task, { tests }: Trajectory['entered']): readonly string[] {
  const { repo, visible } = task;
  const laid = openTests(task);
  const ids = checkIds(visible);
  const wanted = repo === undefined ? ids : ids.filter((id) => repo.failToPass.includes(id));
  const shown = wanted.slice(0, MAX_TESTS).map((id) => `- ${oneLine(id)}`);
  return [
    ...(shown.length === 0 ? [] : ['These must pass:', ...shown]),
    ...(wanted.length > MAX_TESTS ? [`(${wanted.length - MAX_TESTS} more.)`] : []),
    ...Object.entries(shownTests(task)).flatMap(([path, text]) =>
      Object.hasOwn(laid, path) ? [] : [`Of ${oneLine(path)}, which is laid over the checkout when tests run:`, fenced(text, '')],
    ),
    ...(repo === undefined ? [] : [`Test command: ${oneLine(repo.testCommand)}`]),
    ...(tests === null ? [] : [`Before anything was changed: ${tests.text}`]),
  ];
}

const MAX_TESTS = 30;

interface Telling {
  readonly index: number;
  /** how often the same was done right before */
  readonly repeated: number;
  readonly whole: boolean;
}

function turnMessages(turn: Turn, { solver }: TurnAsked, { index, repeated, whole }: Telling): ChatMessage[] {
  const { answer, unreadable, steps } = turn;
  const said = answer === null ? '' : splitReasoning(answer).answer.trim();
  const seen = unreadable !== '' ? [`Nothing was done: ${unreadable}. ${HOW}`] : steps.map((step) => stepText(step, whole));
  const left = solver.turns - index - 1;
  return [
    { role: 'assistant', content: whole ? cut(said === '' ? '(no answer)' : said) : shortAnswer(turn, said) },
    { role: 'user', content: [...seen, ...(repeated > 0 ? [REPEATED] : []), left === 1 ? LAST : `(${left} turns are left.)`].join('\n\n') },
  ];
}

const REPEATED = 'This is what you did before, and nothing was different. Do something else, or submit.';
const LAST = '(One turn is left; what stands in the checkout behind it is handed in.)';
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

import { fenceOf } from '../fence.js';
import type { ChatMessage } from '../model.js';
import { recalledLine, type Recalled } from '../recalled.js';
import type { Reflection } from '../reflection.js';
import { headed, PLAIN_SECTION, section, SECTION } from '../sections.js';
import type { Strategy } from '../strategy.js';
import { type Task, WRITTEN_KINDS } from '../task.js';
import { reflectionLines, triedLinesOf, type Tried } from '../tried.js';
import { ORIGINS, systemParts, type Asking, type Origin, type Part } from './asking.js';
import { documented } from './documented.js';
import { exampleLines, exampleTurns } from './examples.js';
import { fileLines, MAX_CASES, supportOf, visibleLines } from './task-lines.js';

/** What earlier steps of the episode have left for the question, and what its own step says; empty where there is none. */
export interface Prepared {
  readonly suspects: readonly string[];
  readonly plan: readonly string[];
  readonly written: readonly string[];
  /** the candidate to be mended, with what it fails */
  readonly mend: readonly string[];
  readonly now: string;
}

const UNPREPARED: Prepared = { suspects: [], plan: [], written: [], mend: [], now: '' };

/** What a question to the solver is made of. */
interface Asked {
  readonly strategy: Strategy;
  readonly task: Task;
  readonly recalled: readonly Recalled[];
  readonly tried: readonly Tried[];
  readonly reflections: readonly Reflection[];
  readonly prepared: Prepared;
}

/** The question for the next candidates, in the form that the strategy asks in. */
export function solvePrompt(
  strategy: Strategy,
  task: Task,
  recalled: readonly Recalled[],
  tried: readonly Tried[],
  reflections: readonly Reflection[],
  prepared = UNPREPARED,
): ChatMessage[] {
  const { asking, demonstrations } = strategy;
  const parts = partsOf({ strategy, task, recalled, tried, reflections, prepared });
  const order = orderOf(strategy);
  const texts = order.map((part) => parts[part]);
  const ahead = systemParts({ ...asking, order });
  const turns = asking.examples === 'turns' ? exampleTurns(demonstrations) : [];
  return [...message('system', texts.slice(0, ahead)), ...turns, ...message('user', texts.slice(ahead))];
}

/** A part of a question, as it stands there. */
export interface QuestionPart {
  readonly part: Part;
  readonly message: 'system' | 'user';
  /** whose words they are */
  readonly from: Origin;
  readonly text: string;
}

/** The first question of an episode, part by part; parts that say nothing are left out. Examples as turns stand between its messages. */
export function questionParts(
  strategy: Strategy,
  task: Task,
  recalled: readonly Recalled[],
  tried: readonly Tried[],
): readonly QuestionPart[] {
  const parts = partsOf({ strategy, task, recalled, tried, reflections: [], prepared: UNPREPARED });
  const order = orderOf(strategy);
  const ahead = systemParts({ ...strategy.asking, order });
  return order
    .map((part, index) => ({
      part,
      message: index < ahead ? ('system' as const) : ('user' as const),
      from: ORIGINS[part],
      text: parts[part],
    }))
    .filter(({ text }) => text !== '');
}

function orderOf({ asking, tools }: Strategy): readonly Part[] {
  return tools.includes('tests-first') ? withCasesFirst(asking.order) : asking.order;
}

function message(role: ChatMessage['role'], texts: readonly string[]): ChatMessage[] {
  const said = texts.filter((text) => text !== '');
  return said.length === 0 ? [] : [{ role, content: said.join('\n\n') }];
}

function withCasesFirst(order: readonly Part[]): readonly Part[] {
  return order.filter((part) => part !== 'cases').flatMap((part): Part[] => (part === 'task' ? ['task', 'cases'] : [part]));
}

function partsOf({ strategy, task, recalled, tried, reflections, prepared }: Asked): Readonly<Record<Part, string>> {
  const { asking, prompts, rules, demonstrations } = strategy;
  const heading = (part: keyof typeof PLAIN_SECTION): string => (asking.headings === 'marked' ? SECTION[part] : PLAIN_SECTION[part]);
  const failed = tried.some((each) => each.candidate !== null || each.unusable !== '');
  const listed = asking.examples === 'turns' ? demonstrations.filter(({ example }) => example === undefined) : demonstrations;
  return {
    role: prompts.role,
    planning: headed(heading('planning'), prompts.planning),
    rules: section(
      heading('rules'),
      rules.map(({ text }, index) => `${index + 1}. ${text}`),
    ),
    examples: section(heading('examples'), exampleLines(listed)),
    answer: section(heading('answer'), [answerForm(asking, task)]),
    ...taskParts(asking, task, heading),
    support: section(heading('support'), fileLines(task, supportOf(task))),
    memory: section(
      heading('memory'),
      recalled.map((row) => `- ${recalledLine(row)}`),
    ),
    tried: together(
      section(heading('suspects'), prepared.suspects),
      section(heading('plan'), prepared.plan),
      section(heading('written'), prepared.written),
      section(heading('tried'), triedLinesOf(task, tried, strategy)),
    ),
    repair: failed ? headed(heading('repair'), prompts.repair) : '',
    reflections: together(
      section(heading('reflections'), reflectionLines(reflections)),
      section(heading('mend'), prepared.mend),
      headed(heading('now'), prepared.now),
    ),
  };
}

/** What is to be done, the program as it is, and the cases; where all of it stands in the program, that alone. */
function taskParts(asking: Asking, task: Task, heading: (part: 'task' | 'files' | 'cases') => string) {
  const program = asking.stub === 'documented' ? documented(task, MAX_CASES) : null;
  if (program !== null) {
    const [path = ''] = task.editable;
    return {
      task: section(heading('task'), [`Complete this ${task.language} program.`]),
      files: section(asking.headings === 'marked' ? heading('files') : '', fileLines({ ...task, files: { [path]: program } }, [path])),
      cases: '',
    };
  }
  return {
    task: section(heading('task'), [taskText(asking, task)]),
    files: section(heading('files'), shownFiles(asking, task)),
    cases: section(heading('cases'), visibleLines(task, asking.cases)),
  };
}

/** What steps prepare stands with the part of the question that it belongs to: an order of parts says nothing of it. */
function together(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function answerForm({ answer }: Asking, task: Task): string {
  if (task.kind === 'docs') return 'Answer with the text of the documentation alone, and no code.';
  const one = task.editable.length === 1;
  const which = one
    ? 'Answer with the whole file in one fenced code block.'
    : 'Answer with one fenced code block for each file that you change, the whole file, under a heading that is its path.';
  const longest = Math.max(...task.editable.map((path) => fenceOf(task.files[path] ?? '').length));
  const longer = longest > 3 ? ` Fence it with ${longest} backticks, since a file holds a line of fewer.` : '';
  const only = answer === 'code-only' ? ' Write code and not a word beside it: no explanation, no cases.' : '';
  return `${which}${longer} Change only: ${task.editable.join(', ')}.${only}`;
}

/** What is no program in the language of the task. */
const WRITE_IT: Partial<Record<Task['kind'], string>> = { docs: 'Write it as plain text.', ui: 'Write it as one page of HTML.' };

function taskText({ headings }: Asking, task: Task): string {
  const about = task.prompt.trim();
  return headings === 'marked'
    ? `${about}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`
    : `${about}\n\n${WRITE_IT[task.kind] ?? `Write it in ${task.language}.`}`;
}

const BEGUN_ONLY: readonly Task['kind'][] = ['implement', ...WRITTEN_KINDS];

/** A program that is only begun says little more than the task does; one that is to be repaired is the task. */
function shownFiles({ stub }: Asking, task: Task): readonly string[] {
  return stub !== false || !BEGUN_ONLY.includes(task.kind) ? fileLines(task, task.editable) : [];
}

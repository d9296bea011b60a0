import { supportOf, fileLines, visibleLines } from '../asking/task-lines.js';
import { fenced } from '../fence.js';
import type { ChatMessage } from '../model.js';
import { tokensOf } from '../playbook.js';
import type { Recalled } from '../recalled.js';
import type { Reflection } from '../reflection.js';
import { headed, oneLine, section, SECTION } from '../sections.js';
import type { Strategy } from '../strategy.js';
import type { Files, Language, Task } from '../task.js';
import { reflectionLines, triedLinesOf, type Tried } from '../tried.js';
import type { Helper } from './plan.js';
import type { Contract } from './program.js';
import type { TreeSolver } from './solver.js';

/** What the question to an agent is made of. It is told of its own function and of what is next to it, never of the whole. */
export interface AgentAsked {
  readonly strategy: Strategy;
  readonly solver: TreeSolver;
  readonly task: Task;
  /** null: the first agent, which writes what the task asks for */
  readonly unit: Helper | null;
  readonly role: 'mother' | 'child';
  /** helpers that it may ask for */
  readonly helpers: number;
  /** functions that it may call, of the same mother */
  readonly beside: readonly Contract[];
  /** the mother's own code, where its function is called; empty for the first agent */
  readonly around: string;
  /** the function as it was given with the task; empty where there was none */
  readonly given: string;
  /** what it wrote, what of that does not hold, and who found it; null while nothing is written */
  readonly change: {
    readonly by: 'mother' | 'itself';
    readonly code: Files;
    readonly failing: readonly string[];
    readonly upper: readonly string[];
  } | null;
  /** why its last tries at this question could not be used */
  readonly faults: readonly string[];
  /** what memory recalls, and of earlier answers of the episode: the first agent alone is told */
  readonly recalled: readonly Recalled[];
  readonly tried: readonly Tried[];
  readonly reflections: readonly Reflection[];
}

/** The headings of these questions. The offline model reads them. */
export const TREE_SECTION = {
  contract: '# Function',
  beside: '## Functions that you may call, which others write',
  around: '## Where it is called',
  given: '## The function as it was given',
  code: '## What you wrote',
  failing: '## What does not hold',
  upper: '## What your mother has found',
  faults: '## Your last answer could not be used',
} as const;

/** The question for a function, or for a change of it. What there is no room for is left out from behind, the contract never. */
export function agentPrompt(asked: AgentAsked): ChatMessage[] {
  const { strategy, solver, unit, role, change } = asked;
  const system = [
    strategy.prompts.role,
    headed(SECTION.working, solver.instructions),
    role === 'mother' ? solver.mother : solver.child,
    change === null ? '' : change.by === 'mother' ? solver.modify : solver.repair,
    section(
      SECTION.rules,
      strategy.rules.map(({ text }, index) => `${index + 1}. ${text}`),
    ),
    section(SECTION.answer, formLines(asked)),
  ].filter((part) => part !== '');
  const { needed, more } = unit === null ? taskParts(asked) : unitParts(asked, unit);
  const last = section(
    TREE_SECTION.faults,
    asked.faults.map((line) => `- ${oneLine(line)}`),
  );
  const room = solver.promptTokens - tokensOf([...system, ...needed, last].join('\n\n'));
  return [
    { role: 'system', content: system.join('\n\n') },
    { role: 'user', content: [...needed, ...fitting(more, room), last].filter((part) => part !== '').join('\n\n') },
  ];
}

interface Parts {
  readonly needed: readonly string[];
  /** the most worth first */
  readonly more: readonly string[];
}

function taskParts(asked: AgentAsked): Parts {
  const { task, strategy, change, recalled, tried, reflections } = asked;
  return {
    needed: [`${SECTION.task}\n${task.prompt.trim()}\n\nLanguage: ${task.language}. Kind: ${task.kind}.`, ...changeParts(asked)],
    more: [
      section(SECTION.files, change === null ? fileLines(task, task.editable) : []),
      section(SECTION.cases, visibleLines(task, 'list')),
      section(
        SECTION.memory,
        recalled.map(({ sentence }) => `- ${oneLine(sentence)}`),
      ),
      section(SECTION.support, fileLines(task, supportOf(task))),
      section(SECTION.tried, triedLinesOf(task, tried, strategy)),
      section(SECTION.reflections, reflectionLines(reflections)),
    ],
  };
}

function unitParts(asked: AgentAsked, unit: Helper): Parts {
  const { task, beside, around, given } = asked;
  return {
    needed: [`${TREE_SECTION.contract}\n${contractText(unit, task.language)}\n\nLanguage: ${task.language}.`, ...changeParts(asked)],
    more: [
      section(TREE_SECTION.given, given === '' ? [] : [fenced(given, task.language)]),
      section(
        TREE_SECTION.beside,
        beside.map((each) => contractText(each, task.language)),
      ),
      section(TREE_SECTION.around, around === '' ? [] : [fenced(around, task.language)]),
    ],
  };
}

function changeParts({ change, task }: AgentAsked): readonly string[] {
  if (change === null) return [];
  return [
    section(
      TREE_SECTION.code,
      Object.entries(change.code).map(([path, text], _, all) => `${all.length === 1 ? '' : `### ${path}\n`}${fenced(text, task.language)}`),
    ),
    section(
      TREE_SECTION.failing,
      change.failing.map((line) => `- ${oneLine(line)}`),
    ),
    section(
      TREE_SECTION.upper,
      change.upper.map((line) => `- ${oneLine(line)}`),
    ),
  ];
}

function contractText({ signature, doc }: Pick<Contract, 'signature' | 'doc'>, language: Language): string {
  return `${fenced(signature, language)}${doc.trim() === '' ? '' : `\n${doc.trim()}`}`;
}

/** Parts as they stand, as long as there is room; the first that has none is cut, and those behind it are left out. */
function fitting(parts: readonly string[], tokens: number): readonly string[] {
  let room = tokens;
  return parts.flatMap((part) => {
    if (part === '' || room <= 0) return [];
    const size = tokensOf(part);
    const kept = size <= room ? part : `${part.slice(0, Math.floor((part.length * room) / size))}\n(The rest is left out.)`;
    room -= size;
    return [kept];
  });
}

/** What stands where nothing is written yet. */
export const STUB: Readonly<Record<Language, string>> = {
  python: 'raise NotImplementedError',
  java: 'throw new UnsupportedOperationException();',
  javascript: "throw new Error('not written');",
  typescript: "throw new Error('not written');",
  rust: 'todo!()',
};

/** How helpers are offered; the offline model knows the question by it. */
export const HELPERS_FORM = 'A helper that others are to write stands there';

function formLines({ task, unit, role, helpers, change }: AgentAsked): readonly string[] {
  const { language, editable } = task;
  const one = editable.length === 1;
  const whole =
    unit === null
      ? `Answer with ${one ? `the whole file ${editable[0] ?? ''} in one fenced block` : 'each file that you change whole, in a fenced block of its own with its path on the line before'}.`
      : `Answer with one fenced block that holds ${unit.name} and what it needs beside itself.`;
  const stubs =
    role === 'mother'
      ? `${HELPERS_FORM} with its signature, its documentation and the body \`${STUB[language]}\`, and nothing else. You may have ${helpers} of them at most, each with a name that the program does not have yet. Where one calls another, a line of its documentation says \`Uses: name\`.`
      : 'Leave no body out: nobody writes what you do not.';
  const keeps = change === null || role === 'child' ? [] : ['Helpers that you leave as they are keep what was written for them.'];
  return [whole, stubs, ...keeps];
}

/** Asks for cases from the contract alone: whoever sees the program tests what it does. */
export function unitTestsPrompt(strategy: Strategy, solver: TreeSolver, unit: Helper, language: Language): ChatMessage[] {
  const form = `Answer with at most ${solver.tests} cases, one a line, in the form \`${unit.name}(arguments) == result\` with plain values and nothing else. Leave out what you are not sure of.`;
  return [
    { role: 'system', content: [strategy.prompts.role, solver.testing, `${SECTION.answer}\n${form}`].join('\n\n') },
    { role: 'user', content: `${TREE_SECTION.contract}\n${contractText(unit, language)}\n\nLanguage: ${language}.` },
  ];
}

/** Asks whether what was written keeps its contract. */
export function unitReviewPrompt(
  { strategy, solver, task, unit }: Pick<AgentAsked, 'strategy' | 'solver' | 'task' | 'unit'>,
  code: string,
): ChatMessage[] {
  const form =
    'Answer with a JSON object: {"doubtful": [1] where the program is wrong and [] where it is not, "because": "the input, and what it comes to"}.';
  const about = unit === null ? `${SECTION.task}\n${task.prompt.trim()}` : `${TREE_SECTION.contract}\n${contractText(unit, task.language)}`;
  return [
    { role: 'system', content: [strategy.prompts.role, solver.reviewing, `${SECTION.answer}\n${form}`].join('\n\n') },
    { role: 'user', content: `${about}\n\nLanguage: ${task.language}.\n\n${SECTION.candidates}\n1.\n${fenced(code, task.language)}` },
  ];
}

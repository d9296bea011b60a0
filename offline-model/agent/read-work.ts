import { readActions } from '../../domain/agent/read-actions.js';
import type { AgentAction } from '../../domain/agent/action.js';
import type { ChatMessage } from '../../domain/model.js';
import { sentenceIn } from '../../domain/recalled.js';
import { SECTION } from '../../domain/sections.js';
import { sectionsOf } from '../prompt/read-prompt.js';
import { listItems } from '../prompt/sections.js';

/** A work as the question of its next turn tells it. */
export interface WorkView {
  readonly language: string;
  readonly about: string;
  readonly rules: readonly string[];
  readonly recalled: readonly string[];
  readonly files: readonly string[];
  /** paths, or folders that end in a slash, that no answer may change */
  readonly readOnly: readonly string[];
  /** ids of tests that must pass */
  readonly tests: readonly string[];
  readonly testCommand: string;
  /** what they came to before anything was changed; empty where that is not told */
  readonly given: string;
  readonly steps: readonly SeenStep[];
  readonly isLastTurn: boolean;
}

export interface SeenStep {
  readonly action: AgentAction;
  /** what was seen of it, as far as the question still tells it */
  readonly seen: string;
}

/** Null where the question is none of a work. */
export function readWork(messages: readonly ChatMessage[]): WorkView | null {
  const sections = sectionsOf(messages.filter(({ role }) => role === 'system').concat(messages.find(({ role }) => role === 'user') ?? []));
  const checkout = sections.get(SECTION.checkout);
  if (checkout === undefined) return null;
  const cases = sections.get(SECTION.cases) ?? [];
  const about = (sections.get(SECTION.task) ?? []).join('\n');
  const begin = cases.findIndex((line) => line.startsWith(GIVEN));
  const turns = messages.slice(messages.findIndex(({ role }) => role === 'assistant'));
  return {
    language: /Language: (\w+)\./.exec(about)?.[1] ?? 'python',
    about,
    rules: listItems(sections.get(SECTION.rules)),
    recalled: listItems(sections.get(SECTION.memory)).map(sentenceIn),
    files: listItems(checkout),
    readOnly: listed(checkout.find((line) => line.startsWith(READ_ONLY))?.slice(READ_ONLY.length) ?? ''),
    tests: listItems(begin < 0 ? cases : cases.slice(0, begin)),
    testCommand: /^Test command: (.*)$/m.exec(cases.join('\n'))?.[1] ?? '',
    given: begin < 0 ? '' : cases.slice(begin).join('\n').slice(GIVEN.length),
    steps: messages.some(({ role }) => role === 'assistant') ? stepsOf(turns) : [],
    isLastTurn: messages.at(-1)?.content.includes('One turn is left') === true,
  };
}

const GIVEN = 'Before anything was changed: ';
const READ_ONLY = 'What you change in these is left out of what you hand in: ';

function listed(text: string): readonly string[] {
  return text.split(', ').filter((path) => path !== '');
}

/** What this model wrote itself, each action with what was seen of it. */
function stepsOf(turns: readonly ChatMessage[]): readonly SeenStep[] {
  return turns.flatMap(({ role, content }, index) => {
    const read = role === 'assistant' ? readActions(content) : { unreadable: '' };
    if ('unreadable' in read) return [];
    const parts = (turns[index + 1]?.content ?? '')
      .split(/^(?=\[(?:run|view|search|edit|write|submit))/m)
      .filter((part) => part.startsWith('['));
    return read.actions.map((action, at) => ({ action, seen: parts[at] ?? '' }));
  });
}

import { fenced } from '../../domain/fence.js';
import type { ChatMessage } from '../../domain/model.js';
import { SECTION } from '../../domain/sections.js';
import { HELPERS_FORM, TREE_SECTION } from '../../domain/tree/agent-prompt.js';
import { readTask, type TaskView } from '../prompt/read-prompt.js';
import { fencedFiles, listItems, readSections, type Sections } from '../prompt/sections.js';
import type { Toolbox } from '../rank/repair.js';
import { solve, type Decoding } from './solve.js';

const FILE = 'part';

/** The part of an agent in a tree: null where the question is none to one, or is one that is answered as without a tree. */
export function grow(messages: readonly ChatMessage[], toolbox: Toolbox, decoding: Decoding): string[] | null {
  const text = messages.map(({ content }) => content).join('\n\n');
  const sections = readSections(text, [...Object.values(SECTION), ...Object.values(TREE_SECTION)]);
  const language = /^Language: (\w+)\./m.exec(text)?.[1] ?? '';
  const same = (answer: string): string[] => Array.from({ length: decoding.n }, () => answer);
  const code = codeUnder(sections, TREE_SECTION.code);
  if (code !== null) {
    // helpers are not its own to mend: what failed is told to them
    if (isSkeleton(code)) return same(fenced(code, language));
    return solve(changing(code, language, sections), toolbox, decoding);
  }
  if (sections.has(TREE_SECTION.contract)) {
    const given = codeUnder(sections, TREE_SECTION.given);
    return same(given === null ? NOTHING_GIVEN : fenced(given, language));
  }
  if (!text.includes(HELPERS_FORM)) return null;
  const skeleton = splitProgram(readTask(messages), text, toolbox);
  return skeleton === null ? null : same(fenced(skeleton, language));
}

const NOTHING_GIVEN = 'This model is no language model. It writes no function of which nothing was given.';
const UNWRITTEN = /raise NotImplementedError|UnsupportedOperationException|Error\('not written'\)|todo!\(\)/;

function isSkeleton(code: string): boolean {
  return UNWRITTEN.test(code);
}

function codeUnder(sections: Sections, heading: string): string | null {
  const lines = sections.get(heading);
  if (lines === undefined) return null;
  return [...fencedFiles([`### ${FILE}`, ...lines]).values()][0] ?? null;
}

/** The one file that may be changed, with what its cases name kept. */
function splitProgram({ editable, cases, language }: TaskView, text: string, toolbox: Toolbox): string | null {
  const [only, ...others] = [...editable.values()];
  if (only === undefined || others.length > 0) return null;
  const named = [...cases.join('\n').matchAll(/(\w+)\s*\(/g)].map(([, name = '']) => name);
  const most = Number(/You may have (\d+) of them/.exec(text)?.[1] ?? 0);
  return toolbox.skeletonOf(language, only, [...new Set(named)], most);
}

/** A change of a function as a repair, in the words that this model reads of other questions. */
function changing(code: string, language: string, sections: Sections): TaskView {
  const failing = [...listItems(sections.get(TREE_SECTION.failing)), ...listItems(sections.get(TREE_SECTION.upper))];
  const tried = ['- the program as given | 0 of 1 cases pass | Logic', ...failing.map((line) => `  - ${line}`)];
  const asked = [
    `${SECTION.task}\nLanguage: ${language}. Kind: repair.`,
    `${SECTION.files}\n### ${FILE}\n${fenced(code, language)}`,
    `${SECTION.tried}\n${tried.join('\n')}`,
  ];
  const rules = sections.get(SECTION.rules);
  const content = [...(rules === undefined ? [] : [`${SECTION.rules}\n${rules.join('\n')}`]), ...asked].join('\n\n');
  return readTask([{ role: 'user', content }]);
}

import type { ChatMessage } from '../model.js';
import { codeIn, fenced } from '../fence.js';
import type { Language } from '../task.js';
import { TESTED_FILES } from './files.js';

/** What can be generated and held against a validator. */
export const GENERATED = ['function', 'tests', 'repair', 'docs', 'ui'] as const;
export type Generated = (typeof GENERATED)[number];

export interface Parameter {
  readonly name: string;
  /** empty: none is said */
  readonly type: string;
}

/** What somebody wants written. What a kind has no use for is empty. */
export interface Order {
  readonly kind: Generated;
  readonly language: Language;
  /** in any language that the model reads */
  readonly sentence: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  /** what it is about: the program under test, to be mended or to be documented */
  readonly program: string;
  /** names of elements that a page must have: tags, or ids with # before them */
  readonly elements: readonly string[];
}

/** What one validator says of what was written. */
export interface Check {
  readonly name: string;
  /** null: it could not be told here */
  readonly passed: boolean | null;
  readonly words: string;
}

/** Right as far as it could be told; nothing that could not be told counts for it. */
export function stands(checks: readonly Check[]): boolean {
  return checks.some(({ passed }) => passed === true) && checks.every(({ passed }) => passed !== false);
}

const FRAMEWORK_WORDS: Readonly<Record<Language, string>> = {
  python: 'plain assert statements in functions whose names begin with test_',
  javascript: 'node:test and node:assert',
  typescript: 'node:test and node:assert',
  java: 'JUnit 5',
  rust: '#[test] functions; the program is the crate solution (use solution::…)',
};

export function orderPrompt(order: Order): ChatMessage[] {
  const { kind, language, sentence, program, elements } = order;
  const asked: Readonly<Record<Generated, readonly string[]>> = {
    function: [`Write this in ${language}: ${sentence}`, signatureLine(order)],
    tests: [
      `Write a test script for this program with ${FRAMEWORK_WORDS[language]}. ${sentence}`,
      `The program stands in ${TESTED_FILES[language].program}, its tests in ${TESTED_FILES[language].tests}.`,
      fenced(program, language),
    ],
    repair: [
      `Mend errors of syntax, misspelled names and faults of style in this program, and change nothing else. ${sentence}`,
      fenced(program, language),
    ],
    docs: [
      `Write the documentation of this function: what it does, each parameter by name, what it returns. Text alone, no code. ${sentence}`,
      fenced(program, language),
    ],
    ui: [
      `Write one HTML page with its style and script inside. ${sentence}`,
      elements.length === 0 ? '' : `It has these elements: ${elements.join(', ')}.`,
    ],
  };
  const form = kind === 'docs' ? '' : 'Answer with the whole text in one fenced code block.';
  return [{ role: 'user', content: [...asked[kind], form].filter((part) => part !== '').join('\n\n') }];
}

/** What was written, without what was said beside it: documentation is all that was said, but for a fence around the whole of it. */
export function writtenIn(kind: Generated, answer: string): string {
  if (kind !== 'docs') return codeIn(answer);
  return /^(`{3,})[^\n`]*\n([\s\S]*?)\n?\1$/.exec(answer.trim())?.[2] ?? answer;
}

function signatureLine({ name, parameters, returns }: Order): string {
  const said = parameters.map((each) => (each.type === '' ? each.name : `${each.name}: ${each.type}`)).join(', ');
  const parts = [
    name === '' ? '' : `Its name is ${name}.`,
    said === '' ? '' : `Its parameters are ${said}.`,
    returns === '' ? '' : `It returns ${returns}.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** `x: int, y` → its parameters; null where it is none. */
export function readParameters(text: string): readonly Parameter[] | null {
  const parts = text.split(',').map((part) => part.trim());
  if (text.trim() === '') return [];
  const read = parts.map((part) => /^([\p{L}_$][\p{L}\p{N}_$]*)(?:\s*:\s*(.+))?$/u.exec(part));
  return read.every((each) => each !== null) ? read.map((each) => ({ name: each[1] ?? '', type: each[2] ?? '' })) : null;
}

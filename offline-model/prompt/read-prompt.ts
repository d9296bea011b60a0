import { PARTS } from '../../domain/asking/asking.js';
import type { ChatMessage } from '../../domain/model.js';
import { sentenceIn } from '../../domain/recalled.js';
import { PLAIN_SECTION, SECTION } from '../../domain/sections.js';
import type { Example } from '../patterns/learn.js';
import { editsTold } from '../patterns/sentence.js';
import { exampleTurns, readExamples } from './examples.js';
import { fencedFiles, listItems, readPlain, readSections, type Sections } from './sections.js';

/** One judged candidate, as the prompt tells of it. */
export interface TriedLine {
  /** the compact edit; null for the program as given */
  readonly edit: string | null;
  readonly passed: number;
  readonly total: number;
  /** empty when every case passed */
  readonly errorClass: string;
  readonly failures: readonly string[];
}

export interface ReflectionLine {
  readonly line: number;
  readonly confidence: number;
  readonly sentence: string;
}

/** What a prompt says of one task. */
export interface TaskView {
  readonly about: string;
  readonly language: string;
  readonly kind: string;
  /** path → program */
  readonly editable: ReadonlyMap<string, string>;
  readonly support: ReadonlyMap<string, string>;
  readonly cases: readonly string[];
  /**
   * its cases are a suite that tests many functions, so that a failure which names one tells where to look; with those that failing
   * tests ran, where that is known
   */
  readonly suite: { readonly ran: readonly string[] } | null;
  readonly rules: readonly string[];
  readonly recalled: readonly string[];
  /** programs before and after, of other tasks, and edits that rules and memory tell of */
  readonly examples: readonly Example[];
  readonly tried: readonly TriedLine[];
  readonly reflections: readonly ReflectionLine[];
  /** the compact edit that solved it; null where the prompt tells of none */
  readonly solvedBy: string | null;
  readonly outcome: 'solved' | 'not solved' | '';
}

export function readTask(messages: readonly ChatMessage[]): TaskView {
  const sections = sectionsOf(messages);
  const rules = listItems(sections.get(SECTION.rules));
  const recalled = [...listItems(sections.get(SECTION.examples)), ...listItems(sections.get(SECTION.memory)).map(sentenceIn)];
  const about = sections.get(SECTION.task) ?? [];
  const outcome = (sections.get(SECTION.outcome) ?? []).join('\n').trim();
  const stated = /Language: (\w+)\. Kind: ([\w-]+)\./.exec(about.join('\n')) ?? /^Write it in (\w+)\.$/m.exec(about.join('\n'));
  return {
    about: about.join('\n'),
    language: stated?.[1] ?? 'python',
    kind: stated?.[2] ?? 'repair',
    editable: fencedFiles(sections.get(SECTION.files)),
    support: fencedFiles(sections.get(SECTION.support)),
    cases: casesOf(sections),
    suite: null,
    rules,
    recalled,
    examples: [...readExamples(sections.get(SECTION.examples)), ...exampleTurns(messages), ...editsTold([...rules, ...recalled])],
    tried: triedLines(sections.get(SECTION.tried) ?? []),
    reflections: reflectionLines(sections.get(SECTION.reflections)),
    solvedBy: /^Solved by: ([\s\S]*)$/.exec(outcome)?.[1] ?? null,
    outcome: outcome.startsWith('Solved by') ? 'solved' : outcome === '' ? '' : 'not solved',
  };
}

/** By marked headings, or by the words of a plain question, which has none. */
export function sectionsOf(messages: readonly ChatMessage[]): Sections {
  const marked = new Map(messages.flatMap(({ content }) => [...readSections(content, Object.values(SECTION))]));
  return marked.size > 0 ? marked : readPlain(messages.map(({ content }) => content).join('\n\n'), PLAIN_HEADINGS, SECTION.task);
}

/** As a plain question has it → as a marked one has it. */
const PLAIN_HEADINGS: ReadonlyMap<string, string> = new Map(
  PARTS.flatMap((part) => (part === 'role' || PLAIN_SECTION[part] === '' ? [] : [[PLAIN_SECTION[part], SECTION[part]]])),
);

/** Cases in each form that a question has: a list, assertions or a test file, a session of an interpreter, a table. */
function casesOf(sections: Sections): string[] {
  const lines = sections.get(SECTION.cases);
  const written = [...fencedFiles(lines).values()].flatMap((file) => file.split('\n'));
  const asserted = written.filter((line) => line.trim().startsWith('assert'));
  return [...listItems(lines), ...asserted, ...pairs(written, /^>>> (.*)$/), ...(lines ?? []).flatMap(rowOf)];
}

/** A line that begins as `first` says and the one below it, as an equation. */
function pairs(lines: readonly string[], first: RegExp): string[] {
  return lines.flatMap((line, index) => {
    const call = first.exec(line)?.[1];
    return call === undefined ? [] : [equation(call, lines[index + 1] ?? '')];
  });
}

function rowOf(line: string): string[] {
  const [, call, outcome] = /^\| (.*?[^\\]) \| (.*) \|$/.exec(line) ?? [];
  const isHead = call === undefined || outcome === undefined || call === 'call' || call === '---';
  return isHead ? [] : [equation(call.replaceAll('\\|', '|'), outcome.replaceAll('\\|', '|'))];
}

function equation(call: string, outcome: string): string {
  return outcome.startsWith('should ') ? `${call} ${outcome}` : `${call} == ${outcome}`;
}

const TRIED = /^- (.*) \| (\d+) of (\d+) cases pass(?: \| ([A-Z]\w+))?(?: \| ran \d+ of \d+ lines)?$/;
const AS_GIVEN = 'the program as given';

function triedLines(lines: readonly string[]): TriedLine[] {
  const tried: (TriedLine & { failures: string[] })[] = [];
  for (const line of lines) {
    const head = TRIED.exec(line);
    if (head !== null) {
      const [, edit = '', passed = '0', total = '0', errorClass = ''] = head;
      tried.push({ edit: edit === AS_GIVEN ? null : edit, passed: Number(passed), total: Number(total), errorClass, failures: [] });
    } else if (line.startsWith('  - ')) tried.at(-1)?.failures.push(line.slice(4));
  }
  return tried;
}

function reflectionLines(lines: readonly string[] | undefined): ReflectionLine[] {
  return listItems(lines).flatMap((item) => {
    const found = /^\[\w+, line (\d+), confidence ([\d.]+)\] (.*)$/.exec(item);
    return found === null ? [] : [{ line: Number(found[1]), confidence: Number(found[2]), sentence: found[3] ?? '' }];
  });
}

import { programOf } from '../program.js';
import { isRun, type Language, type Task } from '../task.js';
import { hasTalk } from './bare.js';
import type { Block } from './blocks.js';
import { askedOf, has, namesIn, stemOf, wordsAskedOf, type Names } from './definitions.js';
import { elisionIn } from './elision.js';
import { helperIn, withHelpers } from './helpers.js';
import { isHollow } from './hollow.js';
import { codeLines } from './lexical.js';
import { linesOf, telling } from './lines.js';
import type { Named } from './naming.js';
import { outlineOf } from './outline.js';
import { standingOf, type Standing } from './part.js';
import { areCommands } from './session.js';
import { isAside, isDisowned } from './verdict.js';

/** A block that may be the whole of a file. */
export interface Draft {
  readonly block: Block;
  readonly named: Named;
}

/** The file that a program is wanted for. */
export interface Wanted {
  readonly path: string;
  readonly language: Language;
  /** as it was given */
  readonly text: string;
  readonly stem: string;
  readonly given: Names;
  /** the visible cases run it, and ask for nothing that it defines */
  readonly isRun: boolean;
  /** names that the visible cases ask it for: all of them make a program */
  readonly asked: readonly string[];
  /** what a text is beside the file as it was given */
  readonly standing: (lines: readonly string[]) => Standing;
  /** the file with each of several parts in its place, one after the other */
  readonly withParts: (parts: readonly (readonly string[])[]) => readonly string[];
}

export function wantedFile(task: Pick<Task, 'language' | 'files' | 'editable' | 'visible'>, path: string): Wanted {
  const text = Object.hasOwn(task.files, path) ? (task.files[path] ?? '') : '';
  const stem = stemOf(path);
  const given = namesIn(linesOf(text), stem);
  const asked = askedOf(path, task);
  // a class that is named like its file is what the file is for
  const all = asked.length > 0 && given.defined.has(stem) ? [...new Set([...asked, stem])] : asked;
  const { language, visible } = task;
  const runs = visible.trust === 'split' && visible.cases.some(isRun) && programOf(task) === path;
  return { path, language, text: comparable(linesOf(text)), stem, given, isRun: runs, asked: all, ...standings(text, path, task) };
}

function standings(text: string, path: string, task: Pick<Task, 'language' | 'files' | 'visible'>): Pick<Wanted, 'standing' | 'withParts'> {
  const { language } = task;
  const known = new WeakMap<readonly string[], Standing>();
  const outline = outlineOf(text, language);
  let words: ReadonlySet<string> | null = null;
  const asked = (): ReadonlySet<string> => (words ??= wordsAskedOf(path, task));
  const beside = (now: string, lines: readonly string[]): Standing =>
    standingOf(lines, now === text ? outline : outlineOf(now, language), { language, asked });
  const standing = (lines: readonly string[]): Standing => {
    const found = known.get(lines) ?? beside(text, lines);
    known.set(lines, found);
    return found;
  };
  const withParts = (parts: readonly (readonly string[])[]): readonly string[] =>
    linesOf(
      parts.reduce((now, lines) => {
        const made = beside(now, lines);
        return made.kind === 'placed' ? made.text : now;
      }, text),
    );
  return { standing, withParts };
}

/** The lines of the program, and whether it defines what it must and was given whole; or why no block is one. */
export type Chosen =
  { readonly lines: readonly string[]; readonly defines: boolean; readonly isWhole: boolean } | { readonly refused: string };

/**
 * Which of several blocks is the program: one that defines what is asked for, says something new, has code in its bodies,
 * is whole, is not only another way, names the file, is labelled with the task's language, and was closed, in this order; of
 * equals the last, since models correct themselves. A block that only uses what the file must define, leaves parts of it out, or is
 * shown as what is wrong, is never taken. Where all there is are parts of the file, each takes its place in it.
 */
export function chooseProgram(drafts: readonly Draft[], wanted: Wanted): Chosen {
  const judged = drafts.map((draft) => judgeDraft(draft, wanted));
  const taken =
    judged
      .filter((each) => each.refused === '')
      .toSorted((a, b) => compare(a.rank, b.rank))
      .at(-1) ?? null;
  if (taken === null) return { refused: [...new Set(judged.map(({ refused }) => refused))].join('; ') };
  const defines = taken.rank[0] === 1;
  const sound = judged.filter((each) => each === taken || (each.fault === '' && !each.isBeside));
  const others = sound.filter((each) => each !== taken && !each.isPlaced);
  const helpers = others.map(({ lines }) => helperIn(lines, wanted.language)).filter((each) => each !== null);
  const isPart = (lines: readonly string[]): boolean => wanted.standing(lines).kind === 'placed';
  const given = taken.isPlaced ? sound.filter((each) => each.refused === '' && each.isPlaced) : [taken];
  const parts = given.map((each) => {
    const lines = withHelpers(each, helpers, wanted.language);
    return !each.isPlaced || isPart(lines) ? lines : each.lines;
  });
  // what helps a whole program may lean on what else the file had
  return taken.isPlaced || parts.every(isPart)
    ? { lines: wanted.withParts(parts), defines, isWhole: false }
    : { lines: parts.flat(), defines, isWhole: true };
}

/** Whether a block defines what this file must define, or stands for a part of it. */
export function definesWanted(block: Block, wanted: Wanted): boolean {
  const names = namesIn(block.lines, wanted.stem);
  return (
    isDefined(names, wanted, false) ||
    isScript(block.lines, names, wanted) ||
    ['whole', 'placed'].includes(wanted.standing(block.lines).kind)
  );
}

/** Whether it is a program that writes what a case wants to see, and uses nothing of the file that it leaves out. */
function isScript(lines: readonly string[], names: Names, { isRun: runs, language, given }: Wanted): boolean {
  const isCut = [...given.outer].some((name) => names.used.has(name) && !has(names, name));
  return (
    runs &&
    !isCut &&
    !lines.some((line) => PROMPT.test(line)) &&
    !hasTalk(lines, language) &&
    WRITES[language].test(codeLines(lines, language).join('\n'))
  );
}

const PROMPT = /^(?:>>>|\$)\s/;
const WRITES: Readonly<Record<Language, RegExp>> = {
  python: /\bprint\s*\(|\bstdout\b/,
  java: /\bSystem\s*\.\s*out\b/,
  javascript: /\bconsole\s*\.\s*\w+\s*\(|\bstdout\b/,
  typescript: /\bconsole\s*\.\s*\w+\s*\(|\bstdout\b/,
  rust: /\bprint(?:ln)?!|\bstdout\b/,
};

/** Whether it defines all that the file did, and what it must. */
export function isWholeFile(block: Block, wanted: Wanted): boolean {
  const names = namesIn(block.lines, wanted.stem);
  return isDefined(names, wanted, false) && [...wanted.given.outer].every((name) => has(names, name));
}

/** Where nothing is asked for, one of the definitions that the file had must be there; `otherwise` where it had none. */
function isDefined(names: Names, { asked, given }: Wanted, otherwise: boolean): boolean {
  if (asked.length > 0) return asked.every((name) => has(names, name));
  return given.outer.size === 0 ? otherwise : [...given.outer].some((name) => has(names, name));
}

interface Judged {
  readonly lines: readonly string[];
  /** what it defines, with the file around it where it is a part */
  readonly names: Names;
  /** a part of the file whose place in it is certain */
  readonly isPlaced: boolean;
  /** an outline, or another way: not to be put beside what is taken */
  readonly isBeside: boolean;
  /** what is wrong with it; empty where nothing is */
  readonly fault: string;
  /** empty where it may be taken */
  readonly refused: string;
  /** the higher, the rather */
  readonly rank: readonly number[];
}

function judgeDraft({ block, named }: Draft, wanted: Wanted): Judged {
  const standing = wanted.standing(block.lines);
  const isPlaced = standing.kind === 'placed';
  const lines = isPlaced ? linesOf(standing.text) : block.lines;
  const names = namesIn(lines, wanted.stem);
  const defines = standing.kind === 'whole' || isDefined(names, wanted, true) || isScript(lines, names, wanted);
  const isPart = isPlaced || [...wanted.given.outer].some((name) => !has(names, name));
  const leftOut = isPlaced ? null : elisionIn(block.lines, wanted.language, wanted.text, isPart);
  const isOutline = isHollow(block.lines, wanted.language, wanted.asked);
  const how = strengthOf(named);
  const isBeside = isOutline || isAside(block);
  const isNew = comparable(lines) !== wanted.text;
  const rank = [defines, isNew, !isOutline, !isPart, !isBeside, how, block.label === 'own', block.isClosed].map(Number);
  const fault = faultOf(block, leftOut, wanted);
  const refused = fault === '' ? refusalOf({ block, standing, names, defines, how }, wanted) : fault;
  return { lines: block.lines, names, isPlaced, isBeside, rank, fault, refused };
}

interface Facts {
  readonly block: Block;
  readonly standing: Standing;
  readonly names: Names;
  readonly defines: boolean;
  readonly how: number;
}

function faultOf(block: Block, leftOut: string | null, { path }: Wanted): string {
  if (!block.isClosed && isBroken(block.lines)) return 'the last block was never closed, and ends in the middle of a line of code';
  if (leftOut !== null) return `the block for ${path} leaves parts of it out, elided as "${leftOut.slice(0, 60)}"`;
  return isDisowned(block) ? `a block for ${path} is shown as what is wrong` : '';
}

function refusalOf({ block, standing, names, defines, how }: Facts, wanted: Wanted): string {
  const { path, asked } = wanted;
  if (standing.kind === 'part' && !(asked.length > 0 && defines && standing.leftOut.every((name) => !names.used.has(name))))
    return `a block is only a part of ${path}${namedIn(standing.leftOut)}`;
  if (defines && (how > 1 || block.label === 'own' || !areCommands(block.lines))) return '';
  const missing = asked.filter((name) => !has(names, name));
  const used = names.importsItself ? missing : missing.filter((name) => names.used.has(name));
  if (used.length > 0) return `a block only uses what ${path} must define (${used.slice(0, 3).join(', ')})`;
  if (how > 1 || (how >= 0 && block.label === 'own'))
    return !defines && isPiece(block.lines, names, wanted) ? `a block is a piece of ${path}, and defines nothing` : '';
  return how < 0 ? 'a block is for another file' : `a block without a language defines nothing of ${path}`;
}

/** Blocks of methods have no name. */
function namedIn(leftOut: readonly string[]): string {
  const names = leftOut.filter((name) => name !== '');
  return names.length === 0 ? '' : `, without ${names.slice(0, 3).join(', ')}`;
}

/** What leaves a function that is not there, or does nothing that the file is for. */
function isPiece(lines: readonly string[], { defined, imported }: Names, { given, isRun: runs }: Wanted): boolean {
  const isIdle = given.outer.size > 0 && !runs && !lines.some((line) => /^\s*export\b/.test(telling(line)));
  return defined.size + imported.size === 0 && (isIdle || lines.some((line) => /^\s*return\b/.test(telling(line))));
}

function strengthOf(named: Named): number {
  if (named === null) return 0;
  if (typeof named === 'string') return -1;
  return { label: 3, line: 2, mention: 1 }[named.how];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Without what no program differs by. */
function comparable(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** What nobody ends a program with. */
function isBroken(lines: readonly string[]): boolean {
  const last = lines.findLast((line) => line.trim() !== '') ?? '';
  return /[([{,=+*/%&|<\\.:-]$/.test(last.slice(-1));
}

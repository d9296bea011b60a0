import type { Language } from '../task.js';
import { labelOf, type Label } from './labels.js';
import { follow, holdsFences, type Within } from './lexical.js';
import { canClose, dedented, fenceIn, isBlank, telling, type Fence } from './lines.js';

export interface Block {
  /** what stands behind the opening fence */
  readonly info: string;
  readonly label: Label;
  /** the body, without what it was indented or quoted with */
  readonly lines: readonly string[];
  /** the text between the block before, or the beginning, and this one */
  readonly before: readonly string[];
  readonly isClosed: boolean;
}

/** A text that stood in no block, as one. */
export function asBlock(lines: readonly string[], before: readonly string[] = [], isClosed = false): Block {
  return { info: '', label: 'none', lines, before, isClosed };
}

export interface Read {
  readonly blocks: readonly Block[];
  /** the lines outside of blocks */
  readonly outside: readonly string[];
  /** those behind the last block */
  readonly behind: readonly string[];
}

/** The fenced blocks of a text, as models write them: indented, quoted, with text behind the closing fence, or never closed. */
export function readBlocks(lines: readonly string[], language: Language): Read {
  return new Reader(lines, language).read();
}

interface Open extends Fence {
  readonly label: Label;
  readonly from: number;
}

class Reader {
  readonly #lines: readonly string[];
  readonly #language: Language;
  readonly #blocks: Block[] = [];
  readonly #outside: string[] = [];
  #before: string[] = [];
  #within: Within = '';
  /** the first fence that was taken for text because a string or comment seemed to be open */
  #spared: number | null = null;
  /** not once it has misled: a block that only that kept open would swallow the rest */
  #followsStrings = true;

  constructor(lines: readonly string[], language: Language) {
    this.#lines = lines;
    this.#language = language;
  }

  read(): Read {
    let open: Open | null = null;
    for (let at = 0; at < this.#lines.length || open !== null; at += 1) {
      if (open === null) open = this.#text(at);
      else if (at < this.#lines.length) open = this.#body(open, at);
      else if (this.#spared === null) open = this.#end(open, endOfUnclosed(this.#lines, open), false);
      else {
        at = this.#spared;
        this.#followsStrings = false;
        open = this.#end(open, at, true);
      }
    }
    return { blocks: this.#blocks, outside: this.#outside, behind: this.#before };
  }

  #text(at: number): Open | null {
    const line = this.#lines[at] ?? '';
    const fence = fenceIn(line);
    if (fence !== null) return this.#opened(fence, at);
    const behind = fenceBehindText(line, this.#language);
    const text = behind === null ? line : line.slice(0, line.lastIndexOf(behind.mark));
    this.#outside.push(text);
    this.#before.push(text);
    return behind === null ? null : this.#opened(behind, at);
  }

  /** A block of Markdown is an answer in a wrapping: its own blocks are what counts. */
  #opened(fence: Fence, at: number): Open | null {
    const label = labelOf(fence.rest, this.#language);
    this.#within = '';
    this.#spared = null;
    return label === 'wrapper' ? null : { ...fence, label, from: at + 1 };
  }

  #body(open: Open, at: number): Open | null {
    const line = this.#lines[at] ?? '';
    if (isQuoted(open) && !isBlank(line) && !line.trimStart().startsWith('>')) return this.#leave(open, at);
    const fence = fenceIn(line);
    if (fence === null || !canClose(fence, open)) return this.#inside(open, line);
    if (this.#followsStrings && holdsFences(this.#within)) {
      if (fence.rest === '') this.#spared ??= at;
      return this.#inside(open, line);
    }
    if (fence.rest === '') return this.#end(open, at, true);
    if (labelOf(fence.rest, this.#language) !== 'none') return this.#reopen(open, fence, at);
    this.#end(open, at, true);
    this.#before.push(fence.rest);
    return null;
  }

  #inside(open: Open, line: string): Open {
    if (this.#followsStrings && MAY_BE_PROGRAM.has(open.label)) this.#within = follow(this.#within, line, this.#language);
    return open;
  }

  /** A block begins where the last one was never closed. */
  #reopen(open: Open, fence: Fence, at: number): Open | null {
    this.#end(open, at, false);
    return this.#opened(fence, at);
  }

  /** The quotation ends, and with it its block; the line is text again. */
  #leave(open: Open, at: number): Open | null {
    this.#end(open, at, true);
    return this.#text(at);
  }

  #end(open: Open, to: number, isClosed: boolean): null {
    const body = withoutLead(this.#lines.slice(open.from, to), open);
    const { lines, isEnded } = isClosed ? { lines: body, isEnded: true } : closedInLine(body, open.mark);
    if (lines.every(isBlank)) return null;
    this.#blocks.push({ ...this.#labelled(open, lines), before: this.#before, isClosed: isEnded });
    this.#before = [];
    return null;
  }

  /** The language may stand on the line behind the fence. */
  #labelled({ rest, label }: Open, lines: readonly string[]): Pick<Block, 'info' | 'label' | 'lines'> {
    const [first = '', ...others] = lines;
    const isLabel = rest === '' && /^[A-Za-z]\w{0,20}$/.test(first) && labelOf(first, this.#language) === 'own';
    return isLabel ? { info: first, label: 'own', lines: others } : { info: rest, label, lines };
  }
}

const MAY_BE_PROGRAM: ReadonlySet<Label> = new Set<Label>(['own', 'kin', 'none']);

/** `Here it is: ```python` at the end of a line. */
function fenceBehindText(line: string, language: Language): Fence | null {
  const found = /^([^`]*[\s:>])(`{3,})([\w+#.-]{1,20})\s*$/.exec(telling(line));
  if (found === null || labelOf(found[3] ?? '', language) === 'none') return null;
  return { lead: '', mark: found[2] ?? '', rest: found[3] ?? '' };
}

/** The fence that ends a block may stand at the end of its last line: `return x```. What follows is no part of it. */
function closedInLine(lines: readonly string[], mark: string): { readonly lines: readonly string[]; readonly isEnded: boolean } {
  const at = lines.findIndex((line) => telling(line).trimEnd().endsWith(mark) && !/[`~]/.test(line.slice(0, line.lastIndexOf(mark))));
  if (at < 0) return { lines, isEnded: false };
  const last = lines[at] ?? '';
  return { lines: [...lines.slice(0, at), last.slice(0, last.lastIndexOf(mark))], isEnded: true };
}

/** Where the opening fence was longer than the others, one of those may have been meant to close it. */
function endOfUnclosed(lines: readonly string[], open: Open): number {
  if (open.mark.length === 3) return lines.length;
  const fences = lines.flatMap((line, index) =>
    index >= open.from && (fenceIn(line)?.mark.startsWith(open.mark[0] ?? '`') ?? false) ? [index] : [],
  );
  return fences.length % 2 === 1 ? (fences.at(-1) ?? lines.length) : lines.length;
}

function isQuoted(fence: Fence): boolean {
  return fence.lead.includes('>');
}

/** Takes off what the whole body shares with the opening fence. */
function withoutLead(lines: readonly string[], { lead }: Fence): readonly string[] {
  if (lead === '') return lines;
  const quotes = lead.split('>').length - 1;
  const plain =
    quotes === 0
      ? lines
      : lines.map((line) => line.replace(new RegExp(`^[ \\t]{0,8}(?:>${lead.includes('> ') ? ' ?' : ''}){1,${quotes}}`), ''));
  const width = quotes === 0 ? lead.length : Math.max(0, lead.length - lead.lastIndexOf('>') - 2);
  return dedented(plain, width);
}

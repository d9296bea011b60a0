import { anyOf, canClose, fenceIn, linesOf, type Fence } from './lines.js';

export interface Thought {
  /** the text without what was thought aloud */
  readonly answer: string;
  /** what was thought aloud; empty where nothing was */
  readonly reasoning: string;
}

const NAME =
  '(?:think|thinking|thought|thoughts|reasoning|reflection|scratchpad|analysis|inner_?monologue|antthinking|chain_of_thought|deliberation)';
const OPENER = anyOf(
  [
    `<(?:\\w{1,20}[:_])?${NAME}(?:\\s[^<>]*)?>`,
    '\\[(?:THINK|THINKING|REASONING)\\]',
    '◁think(?:ing)?▷',
    '<\\|(?:begin_of_|start_)?think(?:ing)?\\|>|<\\|begin_of_thought\\|>|<unused94>',
    '(?:<\\|start\\|>assistant)?<\\|channel\\|?>(?:analysis|commentary(?!\\s+to=)|thought)\\b[^<]*(?:<\\|message\\|>)?',
  ].map((source) => new RegExp(`^\\s*(?:${source})`)),
  'i',
);
const CLOSER = anyOf(
  [
    `<\\/(?:\\w{1,20}[:_])?${NAME}\\s?>`,
    '\\[\\/(?:THINK|THINKING|REASONING)\\]',
    '◁\\/think(?:ing)?▷',
    '<\\|(?:\\/|end_of_|end_)think(?:ing)?\\|>|<\\|end_of_thought\\|>|<unused95>',
    '(?:<\\|end\\|>\\s?)?(?:<\\|start\\|>assistant)?<\\|channel\\|>(?:final|commentary\\s+to=[^<]{0,100}(?:<\\|constrain\\|>\\w{0,20})?)(?:<\\|message\\|>)?|<channel\\|>',
  ].map((source) => new RegExp(source)),
  'gi',
);
/** What may stand in any text: only a text that has one is looked at more closely. */
const ANY = /think|thought|reason|reflection|scratchpad|analysis|monologue|deliberation|unused9|<\|channel\|?>/i;
/** A passage with one of these never ends where it is not closed; the other names may be a heading of the answer. */
const SURELY = /think|thought|unused9|channel/i;
/** gpt-oss, where the endpoint dropped its markers. */
const UNMARKED = /^\s*analysis(?=[A-Z])[\s\S]*?assistantfinal/;

/**
 * Parts what a model thought aloud from its answer. Nothing in a fenced block is reasoning; in reasoning, fences are text.
 * A closing tag on its own makes everything before it reasoning: the opening one stood in the prompt.
 */
export function splitReasoning(text: string): Thought {
  if (!ANY.test(text)) return { answer: text, reasoning: '' };
  const unmarked = UNMARKED.exec(text);
  if (unmarked !== null) return { answer: text.slice(unmarked[0].length), reasoning: unmarked[0] };
  const found = new Passages(linesOf(text)).read();
  if (found.reasoning.length === 0) return { answer: text, reasoning: '' };
  return { answer: withoutBlankHead(found.answer).join('\n'), reasoning: found.reasoning.join('\n') };
}

function withoutBlankHead(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line.trim() !== '');
  return from < 0 ? [] : lines.slice(from);
}

class Passages {
  readonly #lines: readonly string[];
  readonly #answer: string[] = [];
  readonly #reasoning: string[] = [];
  /** for each line, the next fence behind it and how many there are */
  readonly #ahead: readonly { readonly next: Fence | null; readonly count: number }[];
  readonly #lastCloser: number;
  #isThinking = false;
  #isBlank = true;
  #fence: Fence | null = null;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#ahead = fencesAhead(lines);
    this.#lastCloser = lines.findLastIndex((line) => closerIn(line) !== null);
  }

  read(): { readonly answer: readonly string[]; readonly reasoning: readonly string[] } {
    for (const [index, line] of this.#lines.entries()) this.#take(line, index);
    return { answer: this.#answer, reasoning: this.#reasoning };
  }

  #take(line: string, index: number): void {
    if (this.#isThinking) return this.#think(line, index);
    if (this.#fence !== null && !this.#endsDraft(line, index)) {
      const fence = fenceIn(line);
      if (fence !== null && canClose(fence, this.#fence) && fence.rest === '') this.#fence = null;
      return this.#keep(line);
    }
    const opener = OPENER.exec(line);
    if (opener !== null && (index <= this.#lastCloser || (this.#isBlank && SURELY.test(opener[0])))) {
      this.#isThinking = true;
      return this.#think(line.slice(opener[0].length), index);
    }
    const closer = closerIn(line);
    if (closer !== null && isBare(line, closer)) return this.#wasReasoning(line, closer, index);
    this.#fence = fenceIn(line);
    this.#keep(line);
  }

  #keep(line: string): void {
    this.#answer.push(line);
    this.#isBlank &&= line.trim() === '';
  }

  #think(line: string, index: number): void {
    const closer = closerIn(line);
    this.#reasoning.push(closer === null ? line : line.slice(0, closer.at));
    if (closer === null) return;
    this.#isThinking = false;
    this.#rest(line, closer, index);
  }

  /** All that was taken for the answer so far was thought aloud. */
  #wasReasoning(line: string, closer: Closer, index: number): void {
    for (const each of this.#answer) this.#reasoning.push(each);
    this.#answer.length = 0;
    this.#reasoning.push(line.slice(0, closer.at));
    this.#fence = null;
    this.#rest(line, closer, index);
  }

  #rest(line: string, closer: Closer, index: number): void {
    const rest = line.slice(closer.at + closer.length);
    if (rest.trim() !== '') this.#take(rest.trimStart(), index);
  }

  /**
   * Whether a closing tag within an open block ends reasoning that left the block open. It does where the block would
   * swallow the beginning of another one, or never end; else it stands in the program.
   */
  #endsDraft(line: string, index: number): boolean {
    const closer = closerIn(line);
    if (closer === null || line.trim().length !== closer.length || this.#fence?.mark !== DRAFTED) return false;
    const { next, count } = this.#ahead[index] ?? { next: null, count: 0 };
    return count % 2 === 0 || (next !== null && next.rest !== '');
  }
}

interface Closer {
  readonly at: number;
  readonly length: number;
}

/** The last closing tag of a line that is not quoted: one in quotes is spoken of. */
function closerIn(line: string): Closer | null {
  let last: Closer | null = null;
  if (!/[<[◁]/.test(line)) return last;
  for (const found of line.matchAll(CLOSER)) {
    const end = found.index + found[0].length;
    const isQuoted = QUOTES.includes(line[found.index - 1] ?? ' ') || (QUOTES.includes(line[end] ?? ' ') && !line.startsWith(DRAFTED, end));
    if (!isQuoted) last = { at: found.index, length: found[0].length };
  }
  return last;
}

const QUOTES = '"\'`“”‘’';

/** At an end of its line, or grown to the last word before it. */
function isBare(line: string, { at, length }: Closer): boolean {
  return line.slice(0, at).trim() === '' || line.slice(at + length).trim() === '' || /\S/.test(line[at - 1] ?? ' ');
}

/** The fence of drafts: a longer one is there because something in the block must not close it. */
const DRAFTED = '```';

function fencesAhead(lines: readonly string[]): readonly { readonly next: Fence | null; readonly count: number }[] {
  const ahead: { next: Fence | null; count: number }[] = [];
  let next: Fence | null = null;
  let count = 0;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    ahead[index] = { next, count };
    const fence = fenceIn(lines[index] ?? '');
    if (fence === null || !fence.mark.startsWith(DRAFTED)) continue;
    next = fence;
    count += 1;
  }
  return ahead;
}

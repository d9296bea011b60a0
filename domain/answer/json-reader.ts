/** Deeper than any form goes; also the number of braces that one wrong beginning can make be read again. */
const MAX_DEPTH = 32;
/** A text whose braces never close is read from each of them; this bounds it all, in proportion to its length. */
export const MAX_STEPS_A_CHARACTER = 40;

/** Each with the marks that may close it: those of a book come in every order. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  ...marks('“”„‟', '”“"'),
  ...marks('‘’‚‛', "’‘'"),
  '«': '»',
  '＂': '＂',
};
const WORDS: ReadonlyMap<string, unknown> = new Map(
  Object.entries({ true: true, True: true, false: false, False: false, null: null, None: null, undefined: null, NaN: null }),
);
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' };

/** Thrown within this file only, where a text is no object after all. */
class NoObject extends Error {}
/** One for all: what is no object is met at every brace of a long text, and an error that is made tells where, which takes long. */
const NO_OBJECT = new NoObject();

/** Reads one object after the other of a text; of all of them, in a number of steps that the length of the text bounds. */
export class Reader {
  readonly #text: string;
  readonly #mayBeCut: boolean;
  /** the text ended within a string */
  #isCut = false;
  #at = 0;
  #depth = 0;
  #steps = 0;

  constructor(text: string, isCut: boolean) {
    this.#text = text;
    this.#mayBeCut = isCut;
  }

  get steps(): number {
    return this.#steps;
  }

  objectAt(from: number): { readonly value: Record<string, unknown>; readonly end: number } | null {
    this.#at = from;
    this.#depth = 0;
    this.#isCut = false;
    try {
      return { value: this.#object(this.#next() === '(' ? ')' : '}'), end: this.#at };
    } catch (error) {
      if (error instanceof NoObject) return null;
      throw error;
    }
  }

  /** Also what a call is given by name. */
  #object(end: string): Record<string, unknown> {
    this.#enter();
    const members = new Map<string, unknown>();
    while (!this.#ends(end)) {
      const key = this.#key();
      this.#space();
      if (this.#mayBeCut && this.#next() === '') break;
      if (!':=：'.includes(this.#next()) || this.#next() === '') throw NO_OBJECT;
      this.#step();
      const value = this.#value();
      if (this.#isCut) break;
      members.set(key, value);
      this.#comma(end);
    }
    this.#depth -= 1;
    return Object.fromEntries(members);
  }

  /** Tuples of Python, too. */
  #array(end: string): unknown[] {
    this.#enter();
    const items: unknown[] = [];
    while (!this.#ends(end)) {
      const item = this.#value();
      if (this.#isCut) break;
      items.push(item);
      this.#comma(end);
    }
    this.#depth -= 1;
    return items;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw NO_OBJECT;
    this.#step();
  }

  /** Steps over the end; the end of the text ends all that is open. */
  #ends(end: string): boolean {
    this.#space();
    if (this.#at >= this.#text.length) return true;
    if (this.#next() !== end) return false;
    this.#step();
    return true;
  }

  /** Between members, or where the next one begins on a new line all the same. */
  #comma(end: string): void {
    const before = this.#at;
    this.#space();
    const next = this.#next();
    if (next !== '' && ',;，、'.includes(next)) this.#step();
    else if (next !== end && this.#at < this.#text.length && !this.#text.slice(before, this.#at).includes('\n')) throw NO_OBJECT;
  }

  #key(): string {
    const next = this.#next();
    return next in CLOSED_BY ? this.#string(next) : this.#word();
  }

  #value(): unknown {
    this.#space();
    const next = this.#next();
    if (this.#mayBeCut && next === '') return null;
    if (next === '{') return this.#object('}');
    if (next === '[' || next === '(') return this.#array(next === '[' ? ']' : ')');
    if (next in CLOSED_BY) return this.#strings(next);
    const word = this.#word();
    if (word !== '' && this.#next() === '(') return this.#object(')');
    if (WORDS.has(word)) return WORDS.get(word);
    const number = Number(word.replace(/^\+/, '').replace(/(?<=\d)_(?=\d)/g, ''));
    return word !== '' && Number.isFinite(number) ? number : word;
  }

  /** Strings of Python that stand side by side are one. */
  #strings(first: string): string {
    let text = this.#string(first);
    for (;;) {
      const end = this.#at;
      this.#space();
      const next = this.#next();
      if (!(next in CLOSED_BY) || this.#keyFollows()) {
        this.#at = end;
        return text;
      }
      text += this.#string(next);
    }
  }

  /** Whether the string here is a key: a comma was forgotten before it. */
  #keyFollows(): boolean {
    const at = this.#at;
    this.#string(this.#next());
    this.#space();
    const isKey = [':', '：'].includes(this.#next());
    this.#at = at;
    return isKey;
  }

  /** A quote that nothing follows which could stand behind a string is a part of the string. */
  #string(quote: string): string {
    const isTriple = this.#text.startsWith(quote.repeat(3), this.#at) && quote in TRIPLE;
    const width = isTriple ? 3 : 1;
    const closers = CLOSED_BY[quote] ?? quote;
    this.#at += width;
    let text = '';
    const isOver = (): boolean =>
      isTriple ? this.#text.startsWith(quote.repeat(3), this.#at) : closers.includes(this.#next()) && this.#canEnd(this.#at + 1);
    for (;;) {
      if (this.#at >= this.#text.length) {
        if (!this.#mayBeCut) throw NO_OBJECT;
        this.#isCut = true;
        return text;
      }
      if (isOver()) break;
      text += this.#next() === '\\' ? this.#escape() : this.#next();
      this.#step();
    }
    this.#at += width;
    return text;
  }

  #canEnd(from: number): boolean {
    for (let at = from; at < this.#text.length && at < from + MAX_GAP; at += 1) {
      this.#count();
      const next = this.#text[at] ?? '';
      if (next !== ' ' && next !== '\t' && next !== '\r') return ',:}])\n;=#/：，、'.includes(next) || next in CLOSED_BY;
    }
    return true;
  }

  /** Steps onto the last character of an escape. A backslash before anything else stands for itself. */
  #escape(): string {
    this.#step();
    const next = this.#next();
    if (next === 'u') {
      const code = /^u([0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 5))?.[1];
      if (code === undefined) return '\\u';
      this.#at += 4;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    return ESCAPED[next] ?? (/["'\\/`]/.test(next) ? next : `\\${next}`);
  }

  /** Without quotes: a key, a number, or a word. */
  #word(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && this.#at - from < MAX_WORD && /[\w.+\-%$|]/.test(this.#next())) this.#step();
    if (this.#at === from) throw NO_OBJECT;
    return this.#text.slice(from, this.#at);
  }

  /** White space and comments. */
  #space(): void {
    for (;;) {
      const next = this.#next();
      if (next !== '' && /\s/.test(next)) this.#step();
      else if (next === '#' || this.#text.startsWith('//', this.#at)) this.#past('\n');
      else if (this.#text.startsWith('/*', this.#at)) this.#past('*/');
      else return;
    }
  }

  #past(end: string): void {
    while (this.#at < this.#text.length && !this.#text.startsWith(end, this.#at)) this.#step();
    this.#at = Math.min(this.#text.length, this.#at + end.length);
  }

  #next(): string {
    return this.#text[this.#at] ?? '';
  }

  #step(): void {
    this.#at += 1;
    this.#count();
  }

  #count(): void {
    if (this.#steps >= MAX_STEPS_A_CHARACTER * this.#text.length) throw NO_OBJECT;
    this.#steps += 1;
  }
}

const TRIPLE: Readonly<Record<string, true>> = { '"': true, "'": true };
const MAX_WORD = 64;
export const MAX_GAP = 64;

function marks(open: string, closers: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(open, (mark) => [mark, closers]));
}

import type { Item, Span } from './item.js';
import { WORD } from './lexical.js';
import type { Outline } from './outline.js';

export type { Words };

const known = new WeakMap<Outline, Words>();

/** The same program is often looked at again. */
export function wordsOf(outline: Outline): Words {
  const words = known.get(outline) ?? new Words(outline);
  known.set(outline, words);
  return words;
}

/** The words of a program, also those in braces within its strings, which are mostly code there. */
class Words {
  readonly #code: string;
  readonly #places = new Map<string, number[]>();

  constructor({ text, code }: Outline) {
    this.#code = withHoles(text, code);
    for (const { 0: word, index } of this.#code.matchAll(WORD)) {
      const places = this.#places.get(word);
      if (places === undefined) this.#places.set(word, [index]);
      else places.push(index);
    }
  }

  has(name: string): boolean {
    return this.#places.has(lastWord(name));
  }

  /** Whether a definition that is not in the text is meant by it, and not something of its name that is made there or another's. */
  mentions({ name, kind }: Pick<Item, 'name' | 'kind'>, isOuter: boolean): boolean {
    const word = lastWord(name);
    const places = this.#at(word).filter((at) => !isOuter || !/(?<!\bexports\s*)\.\s*$/.test(this.#before(at)));
    const isMade = places.some(
      (at) => MAKES.test(this.#before(at)) || (kind !== 'value' && !/[.#:]\s*$/.test(this.#before(at)) && this.#isSet(at + word.length)),
    );
    return places.length > 0 && !isMade;
  }

  /** Whether a property of the name gets a value. */
  sets(name: string): boolean {
    const word = lastWord(name);
    return this.#at(word).some((at) => this.#isSet(at + word.length));
  }

  isUsedOutside(name: string, spans: readonly Span[]): boolean {
    return this.#at(lastWord(name)).some((at) => spans.every(({ start, end }) => at < start || at >= end));
  }

  #at(word: string): readonly number[] {
    return this.#places.get(word) ?? [];
  }

  #before(at: number): string {
    return this.#code.slice(Math.max(0, at - 24), at);
  }

  #isSet(behind: number): boolean {
    return /^\s*(?::[^=\n]*)?=(?![=>])/.test(this.#code.slice(behind, behind + 80));
  }
}

const MAKES = /\b(?:def|fn|function\s*\*?|class|record|interface|enum|struct|let|const|var|mut|for\s*\(?)\s+$/;

function lastWord(name: string): string {
  return name.match(WORD)?.at(-1) ?? name;
}

/** `f"{helper(x)}"`, with what stands in the braces. */
function withHoles(text: string, code: string): string {
  let made = '';
  let from = 0;
  for (const { 0: hole, index } of text.matchAll(/\{[^{}\n]{1,200}\}/g)) {
    made += code.slice(from, index) + hole;
    from = index + hole.length;
  }
  return made + code.slice(from);
}

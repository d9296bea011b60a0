import type { Tokenizer } from './word-piece.js';

export interface BytePairs {
  readonly vocabulary: ReadonlyMap<string, number>;
  /** pairs that are put together, the first before the others */
  readonly merges: readonly (readonly [string, string])[];
  readonly unknown: number;
  readonly begin: number;
  readonly end: number;
}

const WORD = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** GPT-2's, which RoBERTa took over: bytes written as letters, put together in the order in which pairs were learned. */
export function bytePairTokenizer({ vocabulary, merges, unknown, begin, end }: BytePairs): Tokenizer {
  const ranks = new Map(merges.map(([left, right], rank) => [`${left} ${right}`, rank]));
  const rankOf = (left: string | undefined, right: string | undefined): number => ranks.get(`${left ?? ''} ${right ?? ''}`) ?? Infinity;
  const piecesOf = (word: string): number[] => {
    const parts = Array.from(Buffer.from(word), (byte) => LETTERS[byte] ?? '');
    for (;;) {
      const best = Math.min(...parts.slice(1).map((right, at) => rankOf(parts[at], right)));
      if (best === Infinity) return parts.map((part) => vocabulary.get(part) ?? unknown);
      for (let at = 0; at + 1 < parts.length; at += 1)
        if (rankOf(parts[at], parts[at + 1]) === best) parts.splice(at, 2, `${parts[at] ?? ''}${parts[at + 1] ?? ''}`);
    }
  };
  return {
    idsOf: (text, most) => {
      const pieces: number[] = [];
      for (const [word] of text.matchAll(WORD)) {
        if (pieces.length >= most) break;
        pieces.push(...piecesOf(word));
      }
      return [begin, ...pieces.slice(0, most - 2), end];
    },
  };
}

/** The letter that stands for each byte: itself where it can be seen, else one from 256 on. */
const LETTERS = lettersOfBytes();

function lettersOfBytes(): readonly string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const isSeen = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCodePoint(isSeen ? byte : next++);
  });
}

/** What turns a text into the numbers that a network knows, with those that stand before and behind it. */
export interface Tokenizer {
  /** at most so many, the two marks counted */
  idsOf(text: string, most: number): number[];
}

export interface WordPieces {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly lowercase: boolean;
  readonly stripAccents: boolean;
  readonly unknown: number;
  readonly begin: number;
  readonly end: number;
}

const LONGEST_WORD = 100;
const CJK =
  /[\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B920}-\u{2CEAF}\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;

/**
 * BERT's: words split at blanks and punctuation, then the longest pieces that the vocabulary has. A mark like `[SEP]` in a text is
 * text.
 */
export function wordPieceTokenizer({ vocabulary, lowercase, stripAccents, unknown, begin, end }: WordPieces): Tokenizer {
  const piecesOf = (word: string): number[] => {
    const characters = Array.from(word);
    if (characters.length > LONGEST_WORD) return [unknown];
    const pieces: number[] = [];
    for (let at = 0; at < characters.length;) {
      let stop = characters.length;
      let piece: number | undefined;
      for (; stop > at && piece === undefined; stop -= 1)
        piece = vocabulary.get(`${at === 0 ? '' : '##'}${characters.slice(at, stop).join('')}`);
      if (piece === undefined) return [unknown];
      pieces.push(piece);
      at = stop + 1;
    }
    return pieces;
  };
  return {
    idsOf: (text, most) => {
      const pieces: number[] = [];
      for (const word of wordsOf(text, lowercase, stripAccents)) {
        if (pieces.length >= most) break;
        pieces.push(...piecesOf(word));
      }
      return [begin, ...pieces.slice(0, most - 2), end];
    },
  };
}

function wordsOf(text: string, lowercase: boolean, stripAccents: boolean): string[] {
  const clean = text
    .replace(/[\0\uFFFD]|(?![\t\n\r])\p{C}/gu, '')
    .replace(/\s/gu, ' ')
    .replace(CJK, ' $& ');
  const bare = stripAccents ? clean.normalize('NFD').replace(/\p{Mn}/gu, '') : clean;
  const cased = lowercase ? Array.from(bare, (each) => each.toLowerCase()).join('') : bare;
  return cased.split(/\s+/u).flatMap((word) => word.split(/([\p{P}$+<=>^`|~])/u).filter((part) => part !== ''));
}

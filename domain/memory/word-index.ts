import { hash53 } from '../random.js';
import { presence, rarity } from './bm25.js';
import { termsOf } from './terms.js';

/** Words fall on so many places; two on one are one. */
const PLACES = 2 ** 20;
/** Different words that are kept of a text, the first ones: five bytes each, so a text never takes more than 1,280. */
const MOST_WORDS = 256;
const MOST_TIMES = 255;

/**
 * Texts, numbered from 0, by the words that stand in them. Which texts count is said by whoever asks, and rarity and length are
 * those among them alone: what a view does not see changes nothing in it.
 */
export class WordIndex {
  #places = new Uint32Array(1_024);
  #times = new Uint8Array(1_024);
  /** where each text begins, and the end of the last */
  #starts = [0];
  readonly #lengths: number[] = [];
  /** of the question that is asked: the number of a word, from 1, by its place */
  readonly #asked = new Uint16Array(PLACES);

  get size(): number {
    return this.#lengths.length;
  }

  add(text: string): void {
    const words = countsOf(text);
    const start = this.#starts.at(-1) ?? 0;
    this.#makeRoom(start + words.size);
    let [at, length] = [start, 0];
    // in one order, so that texts of the same words have the same sum
    for (const [place, count] of [...words].toSorted(([a], [b]) => a - b)) {
      this.#places[at] = place;
      this.#times[at] = Math.min(count, MOST_TIMES);
      length += this.#times[at] ?? 0;
      at += 1;
    }
    this.#starts.push(at);
    this.#lengths.push(length);
  }

  /** The score of each text that counts; 0 where it has no word of the question, and for all others. */
  scores(question: string, counts: (text: number) => boolean): Float64Array {
    const asked = [...countsOf(question).keys()];
    for (const [index, place] of asked.entries()) this.#asked[place] = index + 1;
    const having = new Uint32Array(asked.length + 1);
    const [counted, hits] = [[] as number[], [] as number[]];
    let total = 0;
    for (let text = 0; text < this.size; text += 1) {
      if (!counts(text)) continue;
      counted.push(text);
      total += this.#lengths[text] ?? 0;
      const end = this.#starts[text + 1] ?? 0;
      for (let at = this.#starts[text] ?? 0; at < end; at += 1) {
        const word = this.#asked[this.#places[at] ?? 0] ?? 0;
        if (word === 0) continue;
        having[word] = (having[word] ?? 0) + 1;
        hits.push(text, word, this.#times[at] ?? 0);
      }
    }
    for (const place of asked) this.#asked[place] = 0;
    const weights = Float64Array.from(having, (texts) => rarity(counted.length, texts));
    const scores = new Float64Array(this.size);
    for (let at = 0; at < hits.length; at += 3) {
      const [text = 0, word = 0, times = 0] = [hits[at], hits[at + 1], hits[at + 2]];
      scores[text] = (scores[text] ?? 0) + (weights[word] ?? 0) * presence(times, this.#lengths[text] ?? 0, total / counted.length);
    }
    return scores;
  }

  #makeRoom(wanted: number): void {
    if (wanted <= this.#places.length) return;
    const size = Math.max(wanted, this.#places.length * 2);
    const [places, times] = [new Uint32Array(size), new Uint8Array(size)];
    places.set(this.#places);
    times.set(this.#times);
    [this.#places, this.#times] = [places, times];
  }
}

function countsOf(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const term of termsOf(text)) {
    const place = hash53(term) % PLACES;
    const known = counts.get(place);
    if (known !== undefined) counts.set(place, known + 1);
    else if (counts.size < MOST_WORDS) counts.set(place, 1);
  }
  return counts;
}

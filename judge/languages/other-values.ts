const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const KINDS = [LOWER, LOWER.toUpperCase(), '0123456789'] as const;
/** Enough for any file of tests; a word of one letter may run out of others. */
const TRIES = 100;

/** An honest equality may go round: clocks, finite fields. */
const MODULI = 2n * 3n * 5n * 7n * 11n * 13n * 17n * 19n * 23n;

/** The next number from there on that shares no factor with them. */
function incongruent(distance: bigint): bigint {
  let found = distance;
  while (commonFactor(found, MODULI) !== 1n) found += 1n;
  return found;
}

function commonFactor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonFactor(b, a % b);
}

/**
 * Draws values that look like those of a file of tests and equal none of them, so that a test which expects one must
 * fail on any solution that passes it as it was written. Numbers keep a distance, since an honest equality may have a
 * tolerance; letters are all others, since it may overlook case or white space.
 */
export class OtherValues {
  readonly #taken: Set<string>;
  readonly #random: () => number;

  /** `text`: the file, none of whose words are drawn; `random`: uniform in [0, 1) */
  constructor(text: string, random: () => number) {
    this.#taken = new Set(text.match(/[\p{L}\p{N}_]+/gu) ?? []);
    this.#random = random;
  }

  /** At least 10 and at least the value itself away from it, of the same sign; no usual modulus divides the distance. */
  integer(value: bigint): bigint {
    const size = value < 0n ? -value : value;
    const base = size < 10n ? 10n : size;
    const other = this.#untaken(String, () => size + incongruent(base + (base * BigInt(Math.floor(this.#random() * 1_000))) / 250n));
    return value < 0n ? -other : other;
  }

  /** As far away as an integer, with as many places behind the point. */
  decimal(value: number, places: number): number {
    const base = Math.max(10, Math.abs(value));
    const other = Math.abs(value) + base + base * 4 * this.#random();
    const rounded = Number.isFinite(other) ? Number(other.toFixed(Math.min(places, 20))) : Math.abs(value) / (2 + this.#random());
    return value < 0 ? -rounded : rounded;
  }

  /** Of the same length, with a small letter for each small letter and so on; a word where there is nothing to change. */
  text(value: string): string {
    if (!/[A-Za-z0-9]/.test(value))
      return (
        value +
        this.#untaken(
          (word) => word,
          () => this.#like('abc'),
        )
      );
    return this.#untaken(
      (word) => word,
      () => this.#like(value),
    );
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    return items
      .map((item) => ({ item, place: this.#random() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }

  /** One of them. */
  oneOf<T>(values: readonly [T, ...T[]]): T {
    return values[Math.floor(this.#random() * values.length)] ?? values[0];
  }

  #like(value: string): string {
    return Array.from(value, (letter) =>
      this.#otherLetter(
        letter,
        KINDS.find((kind) => kind.includes(letter)),
      ),
    ).join('');
  }

  #otherLetter(letter: string, kind: string | undefined): string {
    if (kind === undefined) return letter;
    const others = Array.from(kind).filter((each) => each !== letter);
    return others[Math.floor(this.#random() * others.length)] ?? letter;
  }

  #untaken<T>(shown: (value: T) => string, draw: () => T): T {
    let drawn = draw();
    for (let tries = 1; this.#taken.has(shown(drawn)) && tries < TRIES; tries += 1) drawn = draw();
    this.#taken.add(shown(drawn));
    return drawn;
  }
}

/** What a value is changed into: of the same shape, so that it looks no less likely than the right one, and far enough from it to be unequal under any tolerance. */

const TRIES = 200;

export interface Whole {
  readonly value: bigint;
  /** how many stand there, in this radix */
  readonly digits: number;
  readonly radix: number;
  /** the most that the type may hold */
  readonly most: bigint;
}

/** Another number of as many digits, or of fewer where the type holds no other; none that is `taken`. */
export function otherWhole({ value, digits, radix, most }: Whole, taken: (value: bigint) => boolean, random: () => number): bigint | null {
  const base = BigInt(radix);
  const apart = value < 10n ? 4n : (value * 2n) / 5n;
  for (let places = BigInt(digits); places > 0n; places -= 1n) {
    const least = places === 1n ? 0n : base ** (places - 1n);
    const room = base ** places - least;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const other = least + below(room, random);
      const distance = other > value ? other - value : value - other;
      if (other <= most && distance >= apart && !taken(other)) return other;
    }
  }
  return null;
}

function below(room: bigint, random: () => number): bigint {
  const steps = 2n ** 52n;
  let drawn = 0n;
  for (let reach = 1n; reach < room; reach *= steps) drawn = drawn * steps + BigInt(Math.floor(random() * Number(steps)));
  return drawn % room;
}

/** The least bound that holds a value: so that another fits wherever it did. */
export function bound(value: bigint, bounds: readonly bigint[]): bigint | null {
  return bounds.find((most) => value <= most) ?? null;
}

/** Another of the same kind: a digit for a digit, a capital for a capital; unequal in any case. */
export function otherLetter(letter: string, random: () => number): string {
  const kind = KINDS.find((each) => each.includes(letter)) ?? LETTERS;
  return pick([...kind].filter((each) => each !== letter), random) ?? 'x';
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const KINDS = ['0123456789', LETTERS, LETTERS.toUpperCase(), '.,;:!?', '+-*/=', '_|<>#@&~^', '()[]'];

/** Letters of a text, or whole escapes, of which one is another, or each: plain letters and digits where there are any. */
export function otherUnits(units: readonly string[], each: boolean, random: () => number): string {
  const places = [/^[a-zA-Z0-9]$/, /^[!-~]$/, /^ $/].map((form) => [...units.keys()].filter((at) => form.test(units[at] ?? '') && !'\\"\'{}%$'.includes(units[at] ?? ''))).find((found) => found.length > 0);
  if (places === undefined) return `${units.join('')}${otherLetter('', random)}`;
  const changed = each ? places : places.slice(Math.floor(random() * places.length)).slice(0, 1);
  return units.map((unit, at) => (changed.includes(at) ? otherLetter(unit, random) : unit)).join('');
}

export function pick<T>(all: readonly T[], random: () => number): T | undefined {
  return all[Math.floor(random() * all.length)];
}

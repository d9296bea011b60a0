/**
 * Other values for languages whose types are bounded: of the same shape, so that they look no less likely than the right
 * ones, and far enough from them to be unequal for an honest equality with a tolerance.
 */

const TRIES = 200;
/** Lengths that are tried before shorter ones. */
const LONGER = 20;

export interface Whole {
  readonly value: bigint;
  /** how many stand there, in this radix */
  readonly digits: number;
  readonly radix: number;
  /** the most that the type may hold */
  readonly most: bigint;
  /** how far off another is at least, where the type has room for that */
  readonly apart: bigint;
}

/** Another number of as many digits, or nearly; none that is `taken`. */
export function otherWhole(
  { value, digits, radix, most, apart }: Whole,
  taken: (value: bigint) => boolean,
  random: () => number,
): bigint | null {
  const base = BigInt(radix);
  const wanted = value > apart ? value : apart;
  const distance = value + 2n * wanted <= most ? wanted : value < 10n ? 4n : (value * 2n) / 5n;
  const longer = Array.from({ length: LONGER }, (_, more) => digits + more);
  const shorter = Array.from({ length: digits - 1 }, (_, less) => digits - 1 - less);
  for (const places of [...longer, ...shorter].map(BigInt)) {
    const least = places === 1n ? 0n : base ** (places - 1n);
    if (least > most) continue;
    const end = base ** places;
    const room = (end <= most ? end : most + 1n) - least;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const other = least + below(room, random);
      const off = other > value ? other - value : value - other;
      if (off >= distance && isCoprime(off) && !taken(other)) return other;
    }
  }
  return null;
}

/** An honest equality of the candidate's may have a tolerance. */
const APART = 10n;

/** A whole number as it is written: what stands before its digits and behind them. */
export interface Written {
  readonly prefix: string;
  readonly digits: string;
  readonly suffix: string;
  readonly radix: number;
}

/** Another as it would be written; null where there is none up to the most that its type may hold. */
export function otherInteger(
  { prefix, digits, suffix, radix }: Written,
  most: bigint,
  taken: ReadonlySet<string>,
  random: () => number,
): string | null {
  const value = BigInt(`${prefix}${digits}`);
  const other = otherWhole({ value, digits: digits.length, radix, most, apart: APART }, (each) => taken.has(String(each)), random);
  if (other === null) return null;
  const written = other.toString(radix).padStart(prefix === '' ? 1 : digits.length, '0');
  return `${prefix}${/[A-F]/.test(digits) ? written.toUpperCase() : written}${suffix}`;
}

/** The digits as one number, the point where it was. */
export function otherFraction(whole: string, fraction: string, point: '.' | '', random: () => number): string | null {
  const digits = `${whole}${fraction}`;
  if (digits === '') return null;
  const value = BigInt(digits);
  const places = fraction.length;
  const most = value * 100n + 10n ** BigInt(digits.length + 3);
  const other = otherWhole(
    { value, digits: String(value).length, radix: 10, most, apart: APART * 10n ** BigInt(places) },
    () => false,
    random,
  );
  if (other === null) return null;
  const written = other.toString().padStart(digits.length, '0');
  return `${written.slice(0, written.length - places)}${point}${written.slice(written.length - places)}`;
}

/** The usual moduli are made of these: hours, angles, days, letters, odd and even. */
const FACTORS = [2n, 3n, 5n, 7n, 11n, 13n];

/** An honest equality may go round: two numbers so far apart are not equal by that. */
function isCoprime(distance: bigint): boolean {
  return FACTORS.every((factor) => distance % factor !== 0n);
}

/** Whether two of the numbers stay in their proportion, as those of equal fractions do. */
export function isProportional(before: readonly string[], after: readonly string[]): boolean {
  const [was, is] = [before, after].map((texts) => texts.map((text) => Number(text.replaceAll(/_|[a-zA-Z].*$/g, ''))));
  return (was ?? []).some((one, at) => (was ?? []).slice(0, at).some((other, of) => one * (is?.[of] ?? 0) === other * (is?.[at] ?? 0)));
}

function below(room: bigint, random: () => number): bigint {
  // what is drawn may have no more bits than that, and then none below them
  const steps = 2n ** 32n;
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
  return (
    pick(
      Array.from(kind).filter((each) => each !== letter),
      random,
    ) ?? 'x'
  );
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const KINDS = ['0123456789', LETTERS, LETTERS.toUpperCase(), '.,;:!?', '+-*/=', '_|<>#@&~^', '()[]'];

/** Letters of a text, or whole escapes: those of one word are others, or those of all. Where there is no word, a sign is. */
export function otherUnits(units: readonly string[], wholly: boolean, random: () => number): string {
  const words = placesOf(units, /^[a-zA-Z0-9]$/);
  const signs = placesOf(units, /^[!-~]$/)
    .flat()
    .concat(placesOf(units, /^ $/).flat());
  if (words.length === 0 && signs.length === 0) return `${units.join('')}${otherLetter('', random)}`;
  const changed = words.length === 0 ? signs.slice(0, 1) : wholly ? words.flat() : (pick(words, random) ?? []);
  return units.map((unit, at) => (changed.includes(at) ? otherLetter(unit, random) : unit)).join('');
}

/** The places of what looks so, next to each other or apart; what may be a quote or a part of a form is none. */
function placesOf(units: readonly string[], form: RegExp): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const [at, unit] of units.entries()) {
    if (!form.test(unit) || '\\"\'{}%$'.includes(unit)) continue;
    if (groups.at(-1)?.at(-1) === at - 1) groups.at(-1)?.push(at);
    else groups.push([at]);
  }
  return groups;
}

export function pick<T>(all: readonly T[], random: () => number): T | undefined {
  return all[Math.floor(random() * all.length)];
}

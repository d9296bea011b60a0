/** A number by its exact value: a double or a safe integer, a larger integer, or what neither can be. */
export type Exact = number | bigint | Ratio | Complex;

/** In lowest terms, the denominator positive. */
interface Ratio {
  readonly of: 'ratio';
  readonly top: bigint;
  readonly bottom: bigint;
}

interface Complex {
  readonly of: 'complex';
  readonly real: number;
  readonly imaginary: number;
}

/** An exponent of ten beyond this is not written out: a candidate may name one that fills the memory. */
const MAX_EXPONENT = 100_000;
/** No double has more digits behind the point. */
const MAX_PLACES = 1_100;

export function integerOf(text: string): number | bigint {
  const size = BigInt(text.startsWith('-') ? text.slice(1) : text);
  return smallest(text.startsWith('-') ? -size : size);
}

/** `0.5`, `nan`, `-inf` */
export function doubleOf(text: string): number {
  if (text === 'nan') return Number.NaN;
  return Number(text.replace('inf', 'Infinity'));
}

/** `1.50e3`, not rounded to a double; null beyond every size. */
export function decimalOf(text: string): Exact | null {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text);
  if (found === null) return doubleOf(text);
  const [, sign = '', whole = '', part = '', power = '0'] = found;
  const digits = `${whole}${part}`.replace(/^0+/, '').replace(/0+$/, '');
  const zeros = whole.length + part.length - `${whole}${part}`.replace(/0+$/, '').length;
  const exponent = Number(power) - part.length + zeros;
  if (digits === '') return 0;
  if (exponent > MAX_EXPONENT) return null;
  if (exponent >= 0) return smallest(signed(sign, BigInt(digits) * 10n ** BigInt(exponent)));
  return ofPlaces(sign, digits, -exponent);
}

/** What has more places than any double is cut, and ends so that it equals none. */
function ofPlaces(sign: string, digits: string, places: number): Exact {
  const over = places - MAX_PLACES;
  if (over <= 0) return ratio(signed(sign, BigInt(digits)), 10n ** BigInt(places));
  return ratio(signed(sign, BigInt(`${digits.slice(0, Math.max(0, digits.length - over))}1`)), 10n ** BigInt(MAX_PLACES + 1));
}

function signed(sign: string, number: bigint): bigint {
  return sign === '-' ? -number : number;
}

/** `3/4`, in lowest terms, as Python keeps them. */
export function fractionOf(text: string): Exact {
  const [top = '0', bottom = '1'] = text.split('/');
  return bottom === '1' ? integerOf(top) : { of: 'ratio', top: BigInt(top), bottom: BigInt(bottom) };
}

/** `1.0 -2.5`; without an imaginary part it is a real number. */
export function complexOf(text: string): Exact {
  const [real = 0, imaginary = 0] = text.split(' ').map(doubleOf);
  return imaginary === 0 ? real : { of: 'complex', real, imaginary };
}

/** A NaN that is expected is met by a NaN, which an == would never say. */
export function isSameNumber(expected: Exact, answer: Exact): boolean {
  if (typeof expected === 'number' && typeof answer === 'number')
    return expected === answer || (Number.isNaN(expected) && Number.isNaN(answer));
  return keyOfNumber(expected) === keyOfNumber(answer);
}

/** Within the tolerance, absolute or relative to the expected one; of any size. */
export function isNear(expected: Exact, answer: Exact, tolerance: number): boolean {
  if (isSameNumber(expected, answer)) return true;
  if (isComplex(expected) || isComplex(answer)) return isNearInPlane(expected, answer, tolerance);
  if (typeof expected === 'number' && typeof answer === 'number' && isOrdinary(expected) && isOrdinary(answer)) {
    return Math.abs(expected - answer) <= Math.max(tolerance, tolerance * Math.abs(expected));
  }
  const [left, right, bound] = [ratioOf(expected), ratioOf(answer), ratioOf(tolerance)];
  if (left === null || right === null || bound === null) return false;
  const difference = magnitude(left.top * right.bottom - right.top * left.bottom);
  // both sides times all denominators
  const absolute = bound.top * left.bottom * right.bottom;
  const relative = bound.top * magnitude(left.top) * right.bottom;
  return difference * bound.bottom <= (absolute > relative ? absolute : relative);
}

/** Equal numbers, of whatever form, have one key. */
export function keyOfNumber(number: Exact): string {
  if (typeof number === 'number')
    return Number.isInteger(number) || !Number.isFinite(number)
      ? String(Number.isSafeInteger(number) || !Number.isFinite(number) ? number + 0 : BigInt(number))
      : keyOfNumber(ratioOf(number) ?? 0);
  if (typeof number === 'bigint') return String(number);
  return number.of === 'ratio' ? `${number.top}/${number.bottom}` : `${number.real + 0}+${number.imaginary + 0}i`;
}

export function isZero(number: Exact): boolean {
  return number === 0;
}

/** For a fixed order; what has none stands anywhere. */
export function roughly(number: Exact): number {
  if (typeof number === 'number') return number;
  if (typeof number === 'bigint') return Number(number);
  return number.of === 'ratio' ? Number(number.top) / Number(number.bottom) : number.real;
}

function isNearInPlane(expected: Exact, answer: Exact, tolerance: number): boolean {
  const [left, right] = [pointOf(expected), pointOf(answer)];
  return (
    Math.hypot(left.real - right.real, left.imaginary - right.imaginary) <=
    Math.max(tolerance, tolerance * Math.hypot(left.real, left.imaginary))
  );
}

function pointOf(number: Exact): Omit<Complex, 'of'> {
  return isComplex(number) ? number : { real: roughly(number), imaginary: 0 };
}

function isComplex(number: Exact): number is Complex {
  return typeof number === 'object' && number.of === 'complex';
}

/** Sums and products of two such are doubles, too. */
function isOrdinary(number: number): boolean {
  return Math.abs(number) < 1e300;
}

/** null: not finite. */
function ratioOf(number: Exact): Ratio | null {
  if (typeof number === 'bigint') return { of: 'ratio', top: number, bottom: 1n };
  if (typeof number === 'object') return number.of === 'ratio' ? number : null;
  if (!Number.isFinite(number)) return null;
  let [top, power] = [number, 0n];
  while (!Number.isInteger(top)) {
    top *= 2;
    power += 1n;
  }
  return { of: 'ratio', top: BigInt(top), bottom: 2n ** power };
}

function ratio(top: bigint, bottom: bigint): Exact {
  const divisor = commonDivisor(magnitude(top), bottom);
  return bottom === divisor ? smallest(top / divisor) : { of: 'ratio', top: top / divisor, bottom: bottom / divisor };
}

function commonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function magnitude(number: bigint): bigint {
  return number < 0n ? -number : number;
}

function smallest(number: bigint): number | bigint {
  return number >= -BigInt(Number.MAX_SAFE_INTEGER) && number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : number;
}

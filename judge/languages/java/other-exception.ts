import { pick } from '../bounded-values.js';

/** Exceptions of the JDK that programs throw, each with what it extends below `RuntimeException`, `Exception` or `Error`. */
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  ArithmeticException: [],
  ArrayIndexOutOfBoundsException: ['IndexOutOfBoundsException'],
  ArrayStoreException: [],
  ClassCastException: [],
  IllegalArgumentException: [],
  IllegalMonitorStateException: [],
  IllegalStateException: [],
  IndexOutOfBoundsException: [],
  NegativeArraySizeException: [],
  NullPointerException: [],
  NumberFormatException: ['IllegalArgumentException'],
  StringIndexOutOfBoundsException: ['IndexOutOfBoundsException'],
  UnsupportedOperationException: [],
};

/** What no class of a task extends, and a task hardly throws. */
const RARE = ['ArrayStoreException', 'IllegalMonitorStateException', 'EnumConstantNotPresentException', 'TypeNotPresentException'];
const BROAD = ['Throwable', 'Exception', 'RuntimeException', 'Error'];

/** Whether it is of those that any statement may raise. */
export function isUnchecked(name: string): boolean {
  return Object.hasOwn(ABOVE, name);
}

/** A class that nothing is an instance of that is one of the expected one. */
export function otherException(expected: string, random: () => number): string {
  const name = expected.replace(/^java\.lang\./, '');
  const above = ABOVE[name];
  if (above === undefined) return pick(BROAD.includes(name) ? RARE.slice(2) : RARE.slice(0, 2), random) ?? '';
  const apart = Object.entries(ABOVE).filter(([other, its]) => other !== name && !above.includes(other) && !its.includes(name));
  return pick(apart, random)?.[0] ?? '';
}

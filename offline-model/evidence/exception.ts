/** Exceptions of other languages that mean what one of Python's means, so that what is learned of one helps with the other. */
const MEANINGS: readonly (readonly [means: string, says: RegExp])[] = [
  [
    'IndexError',
    /^(\w*IndexOutOfBoundsException|NegativeArraySizeException)\b|^panic: (index out of bounds|range (start|end) index|slice index)/,
  ],
  ['RecursionError', /^StackOverflowError\b|^RangeError: Maximum call stack|^InternalError: stack overflow/],
  ['ZeroDivisionError', /^ArithmeticException: \/ by zero|^panic: attempt to (divide by zero|calculate the remainder)/],
  ['OverflowError', /^ArithmeticException\b|^panic: attempt to .* with overflow/],
  ['ValueError', /^(NumberFormatException|IllegalArgumentException)\b|^RangeError: Invalid/],
  [
    'AttributeError',
    /^NullPointerException\b|^TypeError: Cannot (read|set) properties|^TypeError: .* is not a function|^panic: called `Option::unwrap/,
  ],
  ['KeyError', /^NoSuchElementException\b/],
  ['MemoryError', /^OutOfMemoryError\b|^RangeError: Invalid array length/],
  ['SyntaxError', /^IndentationError\b/],
];

/** The name of an exception, from what stands after "raised ": `IndexError` of `java.lang.IndexOutOfBoundsException: …`. */
export function exceptionOf(told: string): string {
  const plain = told.replace(/^(?:[a-z]\w*\.)+(?=[A-Z])/, '');
  return MEANINGS.find(([, says]) => says.test(plain))?.[0] ?? /^\w+/.exec(plain)?.[0] ?? '';
}

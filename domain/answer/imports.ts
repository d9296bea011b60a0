import { KEYWORDS } from './definitions.js';
import type { Outline } from './outline.js';
import { wordsOf } from './words.js';

/** Whether a text that does not bring in all that the file did uses what is missing. */
export function leansOnImports(part: Outline, given: Outline): boolean {
  const [own, brought] = [importsOf(part), importsOf(given)];
  const has = new Set(own.flatMap(namesIn));
  const words = wordsOf(part);
  const isMissing = (name: string): boolean => !has.has(name) && words.mentions({ name, kind: 'value' }, true);
  if (brought.some((line) => /^package\b/.test(line)) && !has.has('package')) return true;
  if (own.some((line) => line.includes('*'))) return false;
  if (brought.flatMap(namesIn).some(isMissing)) return true;
  // what a whole package brings in has names that only Java tells from others
  const isOpen = own.length === 0 && brought.some((line) => /^import\b.*\.\*/.test(line));
  return isOpen && (part.code.match(/\b[A-Z]\w*[a-z]\w*/g) ?? []).some((name) => !WITHOUT_IMPORT.has(name) && isMissing(name));
}

function importsOf({ items, code }: Outline): readonly string[] {
  return items.filter(({ kind }) => kind === 'import').map(({ start, end }) => code.slice(start, end));
}

/** Without the folders of a path. */
function namesIn(line: string): readonly string[] {
  return (line.match(/[A-Za-z_$][\w$]*(?![\w$]|\s*::)/g) ?? []).filter((word) => !KEYWORDS.has(word));
}

/** Of `java.lang`, as far as programs of tasks use it. */
const WITHOUT_IMPORT: ReadonlySet<string> = new Set(
  [
    'String Integer Long Double Float Short Byte Character Boolean Number Object Math System Iterable Comparable Runnable Thread Void Record Enum',
    'StringBuilder StringBuffer CharSequence Override Deprecated FunctionalInterface SafeVarargs SuppressWarnings Class Process Throwable Error',
    'Exception RuntimeException IllegalArgumentException IllegalStateException IndexOutOfBoundsException ArithmeticException',
    'NullPointerException NumberFormatException UnsupportedOperationException CloneNotSupportedException InterruptedException AutoCloseable',
  ].flatMap((line) => line.split(' ')),
);

import { exceptionOf } from './exception.js';
import { readLiteral, type Literal } from './literal.js';

/** How a failure shows itself, in words that fit another task. These words stand in lessons and rules. */
export const SYMPTOMS = [
  'did not return in time',
  'did not compile',
  'returned nothing',
  'returned True instead of False',
  'returned False instead of True',
  'returned a number one too small',
  'returned a number one too large',
  'returned a number that is too small',
  'returned a number that is too large',
  'returned a number of the other sign',
  'returned an empty list',
  'returned a list that is too short',
  'returned a list that is too long',
  'returned a list in another order',
  'returned a list with wrong elements',
  'returned a text that is too short',
  'returned a text that is too long',
  'returned a text with wrong letters',
  'returned a text in the wrong case',
  'returned a value of another type',
  'returned where it should have raised',
  'returned a wrong value',
] as const;
export type Symptom = (typeof SYMPTOMS)[number] | `raised ${string}`;

/** The symptom of one failed case: what its message says. */
export function symptomOf(message: string): Symptom {
  const raised = /raised (\w[^\n]*)/.exec(message);
  if (raised?.[1] !== undefined && !/should (have )?raise|expected \w*(Error|Exception)/.test(message.slice(0, raised.index))) {
    const exception = exceptionOf(raised[1]);
    return exception === 'SyntaxError' ? 'did not compile' : `raised ${exception}`;
  }
  if (/did not return/.test(message)) return 'did not return in time';
  if (/not run: /.test(message)) return 'did not compile';
  const printed = PRINTED.exec(message);
  if (printed !== null) return compare(ofText(printed[1] ?? ''), ofText(printed[2] ?? ''));
  const compared = /(?:returned|yielded) ([\s\S]*), expected ([\s\S]*)$/.exec(message);
  if (compared === null) return 'returned a wrong value';
  const expected = (compared[2] ?? '').replace(/ (in any order|within [\d.e-]+)$/, '');
  if (/^(raise|to raise|\w+Error\b|an exception)/.test(expected)) return 'returned where it should have raised';
  return compare(readLiteral(compared[1] ?? ''), readLiteral(TRUTHS[expected] ?? expected));
}

/** Of a program that was run whole: what it printed is as it stands, and most of that are numbers. */
const PRINTED = / it printed "((?:[^"\\]|\\.)*)", expected "((?:[^"\\]|\\.)*)"/;

function ofText(printed: string): Literal {
  const text = printed.replaceAll(/\\[nrt]/g, ' ').trim();
  const number = /^-?\d+(?:\.\d+)?$/.test(text) ? readLiteral(text) : null;
  return number ?? { type: 'text', value: text };
}

const TRUTHS: Readonly<Record<string, string>> = { 'a true value': 'True', 'a false value': 'False' };

function compare(got: Literal | null, wanted: Literal | null): Symptom {
  if (got === null || wanted === null) return 'returned a wrong value';
  if (got.type === 'nothing') return 'returned nothing';
  if (got.type === 'truth' && wanted.type === 'truth')
    return got.value ? 'returned True instead of False' : 'returned False instead of True';
  if (got.type === 'number' && wanted.type === 'number') return numbers(got.value, wanted.value);
  if (got.type === 'text' && wanted.type === 'text') return texts(got.value, wanted.value);
  if ('items' in got && 'items' in wanted && got.type === wanted.type) return lists(got.items, wanted.items);
  return 'returned a value of another type';
}

function numbers(got: number, wanted: number): Symptom {
  if (got === -wanted) return 'returned a number of the other sign';
  if (got === wanted - 1) return 'returned a number one too small';
  if (got === wanted + 1) return 'returned a number one too large';
  return got < wanted ? 'returned a number that is too small' : 'returned a number that is too large';
}

function texts(got: string, wanted: string): Symptom {
  if (got.toLowerCase() === wanted.toLowerCase()) return 'returned a text in the wrong case';
  if (got.length === wanted.length) return 'returned a text with wrong letters';
  return got.length < wanted.length ? 'returned a text that is too short' : 'returned a text that is too long';
}

function lists(got: readonly string[], wanted: readonly string[]): Symptom {
  if (got.length === 0) return 'returned an empty list';
  if (got.length !== wanted.length)
    return got.length < wanted.length ? 'returned a list that is too short' : 'returned a list that is too long';
  return got.toSorted().join(' ') === wanted.toSorted().join(' ')
    ? 'returned a list in another order'
    : 'returned a list with wrong elements';
}

/** The symptoms of a program's failed cases with their shares, the most frequent first. */
export function symptomShares(messages: readonly string[]): ReadonlyMap<Symptom, number> {
  const counts = new Map<Symptom, number>();
  for (const message of messages) counts.set(symptomOf(message), (counts.get(symptomOf(message)) ?? 0) + 1);
  return new Map([...counts].toSorted((a, b) => b[1] - a[1]).map(([symptom, n]) => [symptom, n / messages.length]));
}

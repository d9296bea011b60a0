import { z } from 'zod';
import type { Value } from '../domain/value.js';

/** Deeper values are refused, so that no reader of a value needs a deep stack. */
const MAX_VALUE_DEPTH = 400;

interface ValueProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Whose value it is: a case is written by a person, an answer comes from a driver and may be of kinds that no case asks for. */
type Source = 'case' | 'answer';

/** What keeps this from being a plain value of `domain/value.ts`; null when it is one. Also reads what an untrusted process wrote. */
function problemOfValue(raw: unknown, source: Source): ValueProblem | null {
  return problemAt(raw, { path: [], depth: 0, source });
}

export function isAnswer(raw: unknown): raw is Value {
  return problemOfValue(raw, 'answer') === null;
}

export const valueSchema: z.ZodType<Value> = z
  .unknown()
  .superRefine((raw, context) => {
    const problem = problemOfValue(raw, 'case');
    if (problem !== null) context.addIssue({ code: 'custom', path: [...problem.path], message: problem.message });
  })
  .pipe(z.custom<Value>());

interface Place {
  readonly path: readonly (string | number)[];
  readonly depth: number;
  readonly source: Source;
}

function problemAt(raw: unknown, place: Place): ValueProblem | null {
  const { path, depth } = place;
  if (depth > MAX_VALUE_DEPTH) return { path, message: `nested deeper than ${MAX_VALUE_DEPTH}` };
  if (isLeaf(raw)) return null;
  if (typeof raw === 'number') return { path, message: `${raw} is no safe integer: write {"$":"float","v":"…"} or {"$":"int","v":"…"}` };
  if (Array.isArray(raw)) return problemOfItems(raw, place);
  if (typeof raw !== 'object' || raw === null) return { path, message: `a ${typeof raw} is no value` };
  return problemOfTagged(raw, place);
}

function isLeaf(raw: unknown): boolean {
  return raw === null || typeof raw === 'boolean' || typeof raw === 'string' || Number.isSafeInteger(raw);
}

function isTyped(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && '$' in raw && raw.$ === 'typed';
}

function within(place: Place, ...names: readonly (string | number)[]): Place {
  return { ...place, path: [...place.path, ...names] };
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  int: ['v'],
  float: ['v'],
  bytes: ['v'],
  tuple: ['v'],
  set: ['v'],
  frozenset: ['v'],
  dict: ['v'],
  map: ['v'],
  object: ['id', 'class', 'fields'],
  ref: ['id'],
  handle: ['name'],
  decimal: ['v'],
  fraction: ['v'],
  complex: ['v'],
  typed: ['type', 'v'],
  opaque: ['class'],
};

/** Fields that may be left out. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = { object: ['truth'], typed: ['truth'], opaque: ['truth', 'items'] };

/** What a driver says of an answer, and no case can ask for. */
const ANSWERS_ONLY: readonly string[] = ['decimal', 'fraction', 'complex', 'typed', 'opaque'];

const FLOAT = /(?:nan|-?inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/.source;

const INT = { pattern: /^-?\d+$/, expected: 'decimal digits' };
/** Python writes many decimal digits in the square of their number. */
const INT_OF_ANSWER = { pattern: /^-?(?:\d+|0x[\da-f]+)$/, expected: 'decimal digits, or others behind 0x' };

const TEXT: Readonly<Record<string, { readonly pattern: RegExp; readonly expected: string }>> = {
  float: { pattern: new RegExp(`^${FLOAT}$`), expected: 'a decimal number, nan, inf or -inf' },
  decimal: { pattern: new RegExp(`^${FLOAT}$`), expected: 'a decimal number, nan, inf or -inf' },
  fraction: { pattern: /^-?\d+\/[1-9]\d*$/, expected: 'a fraction' },
  complex: { pattern: new RegExp(`^${FLOAT} ${FLOAT}$`), expected: 'two numbers' },
  bytes: { pattern: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, expected: 'base64' },
};

function problemOfTagged(raw: object, place: Place): ValueProblem | null {
  const { path, source } = place;
  const given: Readonly<Record<string, unknown>> = { ...raw };
  const tag = given['$'];
  const fields = typeof tag === 'string' && Object.hasOwn(FIELDS, tag) ? FIELDS[tag] : undefined;
  const known = Object.keys(FIELDS).filter((each) => source === 'answer' || !ANSWERS_ONLY.includes(each));
  if (typeof tag !== 'string' || fields === undefined || !known.includes(tag))
    return { path, message: `an object needs "$" with one of ${known.join(', ')}` };
  const optional = source === 'answer' ? (OPTIONAL[tag] ?? []) : [];
  const stranger = Object.keys(given).find((key) => key !== '$' && !fields.includes(key) && !optional.includes(key));
  if (stranger !== undefined) return { path: [...path, stranger], message: `unknown field of a ${tag}` };
  const missing = fields.find((key) => given[key] === undefined);
  if (missing !== undefined) return { path: [...path, missing], message: `missing in a ${tag}` };
  return problemOfFields(tag, given, place);
}

function problemOfFields(tag: string, given: Readonly<Record<string, unknown>>, place: Place): ValueProblem | null {
  const { path, source } = place;
  const text = tag === 'int' ? (source === 'case' ? INT : INT_OF_ANSWER) : TEXT[tag];
  if (text !== undefined)
    return typeof given['v'] === 'string' && text.pattern.test(given['v'])
      ? null
      : { path: [...path, 'v'], message: `expected ${text.expected}` };
  if ('id' in given && !Number.isSafeInteger(given['id'])) return { path: [...path, 'id'], message: 'expected an integer' };
  for (const name of ['class', 'type', 'name'])
    if (name in given && typeof given[name] !== 'string') return { path: [...path, name], message: 'expected a string' };
  if ('truth' in given && typeof given['truth'] !== 'boolean') return { path: [...path, 'truth'], message: 'expected a boolean' };
  if (tag === 'dict' || tag === 'map') return problemOfPairs(given['v'], false, within(place, 'v'));
  if (tag === 'object') return problemOfPairs(given['fields'], true, within(place, 'fields'));
  if (tag === 'typed')
    return isTyped(given['v']) ? { path: [...path, 'v'], message: 'a type of a type' } : problemAt(given['v'], within(place, 'v'));
  if ('items' in given) return problemOfItems(given['items'], within(place, 'items'));
  return 'v' in given ? problemOfItems(given['v'], within(place, 'v')) : null;
}

function problemOfItems(raw: unknown, place: Place): ValueProblem | null {
  if (!Array.isArray(raw)) return { path: place.path, message: 'expected a list' };
  for (const [index, each] of raw.entries()) {
    const problem =
      isLeaf(each) && place.depth < MAX_VALUE_DEPTH ? null : problemAt(each, { ...within(place, index), depth: place.depth + 1 });
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfPairs(raw: unknown, named: boolean, place: Place): ValueProblem | null {
  const { path } = place;
  if (!Array.isArray(raw)) return { path, message: 'expected a list of pairs' };
  for (const [index, pair] of raw.entries()) {
    if (!Array.isArray(pair) || pair.length !== 2) return { path: [...path, index], message: 'expected a pair' };
    if (named && typeof pair[0] !== 'string') return { path: [...path, index, 0], message: 'expected the name of a field' };
    const problem = problemOfItems(pair, within(place, index));
    if (problem !== null) return problem;
  }
  return null;
}

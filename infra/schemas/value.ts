import { z } from 'zod';
import type { Value } from '../../domain/value.js';

/** Deeper values are refused, so that no reader of a value needs a deep stack. */
export const MAX_VALUE_DEPTH = 400;

export interface ValueProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What keeps this from being a plain value of `domain/value.ts`; null when it is one. Also reads what an untrusted process wrote. */
export function problemOfValue(raw: unknown, path: readonly (string | number)[] = [], depth = 0): ValueProblem | null {
  if (depth > MAX_VALUE_DEPTH) return { path, message: `nested deeper than ${MAX_VALUE_DEPTH}` };
  if (raw === null || typeof raw === 'boolean' || typeof raw === 'string') return null;
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? null : { path, message: `${raw} is no safe integer: write {"$":"float","v":"…"} or {"$":"int","v":"…"}` };
  if (Array.isArray(raw)) return problemOfItems(raw, path, depth);
  if (typeof raw !== 'object') return { path, message: `a ${typeof raw} is no value` };
  return problemOfTagged(raw, path, depth);
}

export function isValue(raw: unknown): raw is Value {
  return problemOfValue(raw) === null;
}

export const valueSchema: z.ZodType<Value> = z
  .unknown()
  .superRefine((raw, context) => {
    const problem = problemOfValue(raw);
    if (problem !== null) context.addIssue({ code: 'custom', path: [...problem.path], message: problem.message });
  })
  .pipe(z.custom<Value>());

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  int: ['v'],
  float: ['v'],
  bytes: ['v'],
  tuple: ['v'],
  set: ['v'],
  frozenset: ['v'],
  dict: ['v'],
  object: ['id', 'class', 'fields'],
  ref: ['id'],
  handle: ['name'],
  opaque: ['class'],
};

const TEXT: Readonly<Record<string, { readonly pattern: RegExp; readonly expected: string }>> = {
  int: { pattern: /^-?\d+$/, expected: 'decimal digits' },
  float: { pattern: /^(?:nan|-?inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/, expected: 'a decimal number, nan, inf or -inf' },
  bytes: { pattern: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, expected: 'base64' },
};

function problemOfTagged(raw: object, path: readonly (string | number)[], depth: number): ValueProblem | null {
  const given: Readonly<Record<string, unknown>> = { ...raw };
  const tag = given['$'];
  const fields = typeof tag === 'string' && Object.hasOwn(FIELDS, tag) ? FIELDS[tag] : undefined;
  if (typeof tag !== 'string' || fields === undefined) return { path, message: `an object needs "$" with one of ${Object.keys(FIELDS).join(', ')}` };
  const stranger = Object.keys(given).find((key) => key !== '$' && !fields.includes(key));
  if (stranger !== undefined) return { path: [...path, stranger], message: `unknown field of a ${tag}` };
  const missing = fields.find((key) => given[key] === undefined);
  if (missing !== undefined) return { path: [...path, missing], message: `missing in a ${tag}` };
  return problemOfFields(tag, given, path, depth);
}

function problemOfFields(tag: string, given: Readonly<Record<string, unknown>>, path: readonly (string | number)[], depth: number): ValueProblem | null {
  const text = TEXT[tag];
  if (text !== undefined) return typeof given['v'] === 'string' && text.pattern.test(given['v']) ? null : { path: [...path, 'v'], message: `expected ${text.expected}` };
  if ('id' in given && !Number.isSafeInteger(given['id'])) return { path: [...path, 'id'], message: 'expected an integer' };
  if ('class' in given && typeof given['class'] !== 'string') return { path: [...path, 'class'], message: 'expected a string' };
  if (tag === 'dict') return problemOfPairs(given['v'], false, [...path, 'v'], depth);
  if (tag === 'object') return problemOfPairs(given['fields'], true, [...path, 'fields'], depth);
  return 'v' in given ? problemOfItems(given['v'], [...path, 'v'], depth) : null;
}

function problemOfItems(raw: unknown, path: readonly (string | number)[], depth: number): ValueProblem | null {
  if (!Array.isArray(raw)) return { path, message: 'expected a list' };
  for (const [index, each] of raw.entries()) {
    const problem = problemOfValue(each, [...path, index], depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfPairs(raw: unknown, named: boolean, path: readonly (string | number)[], depth: number): ValueProblem | null {
  if (!Array.isArray(raw)) return { path, message: 'expected a list of pairs' };
  for (const [index, pair] of raw.entries()) {
    if (!Array.isArray(pair) || pair.length !== 2) return { path: [...path, index], message: 'expected a pair' };
    if (named && typeof pair[0] !== 'string') return { path: [...path, index, 0], message: 'expected the name of a field' };
    const problem = problemOfItems(pair, [...path, index], depth);
    if (problem !== null) return problem;
  }
  return null;
}

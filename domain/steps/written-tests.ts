import { isList } from '../show.js';
import { type CallCase, isCall, type Task } from '../task.js';
import type { Value } from '../value.js';
import { readLiteral } from './literals.js';

/** What one question may bring. */
export const MAX_WRITTEN = 12;

/**
 * The cases that a model wrote: calls of what the visible cases call plainly, with plain values of the kinds that stand
 * there. A line that is no such case is talk. What a visible case says already, or says otherwise, is left out: no
 * written case stands in the place of a visible one.
 */
export function readWritten(text: string, task: Pick<Task, 'visible'>): readonly CallCase[] {
  const examples = examplesIn(task);
  const taken = new Set(task.visible.trust === 'split' ? task.visible.cases.filter(isCall).map(callKey) : []);
  const found: CallCase[] = [];
  for (const line of text.split('\n')) {
    const written = readLine(line, examples);
    if (written === null || taken.has(callKey(written))) continue;
    taken.add(callKey(written));
    found.push({ ...written, id: `written-${found.length + 1}` });
    if (found.length === MAX_WRITTEN) break;
  }
  return found;
}

/** Whether cases can be written at all: there are calls to make like it. */
export function canWrite(task: Pick<Task, 'visible'>): boolean {
  return examplesIn(task).length > 0;
}

/** A call by name with plain values, and what it returns. */
function examplesIn({ visible }: Pick<Task, 'visible'>): readonly CallCase[] {
  if (visible.trust !== 'split') return [];
  return visible.cases
    .filter(isCall)
    .filter(({ steps, call, expect }) => steps === undefined && call.on === undefined && call.kwargs === undefined && 'returns' in expect);
}

const CALL = /(?:^|[^\w.])(?<name>[A-Za-z_]\w*)\s*\(/g;
const RELATION = /^\s*(?:===?|=>|->|→|=|,?\s*(?:should\s+)?(?:returns?|yields?|gives)\b|,?\s*is\b)\s*/;

function readLine(line: string, examples: readonly CallCase[]): CallCase | null {
  for (const match of line.matchAll(CALL)) {
    const example = examples.find(({ call }) => bareName(call.fn) === match.groups?.['name']);
    const inside = line.slice(match.index + match[0].length);
    const found = example === undefined ? null : readCase(inside, example);
    if (found !== null) return found;
  }
  return null;
}

function readCase(inside: string, example: CallCase): CallCase | null {
  const args = readArguments(inside);
  const relation = args === null ? null : RELATION.exec(args.rest);
  const result = args === null || relation === null ? null : readLiteral(args.rest.slice(relation[0].length));
  if (args === null || result === null || !/^[\s.,;)`]*$/.test(result.rest)) return null;
  const { call, expect, compare } = example;
  if (args.values.length !== call.args.length || !('returns' in expect)) return null;
  const fitted = args.values.map((value, index) => fit(value, call.args[index]));
  return { id: '', call: { ...call, args: fitted }, expect: { returns: fit(result.value, expect.returns) }, compare };
}

function readArguments(text: string): { readonly values: readonly Value[]; readonly rest: string } | null {
  const values: Value[] = [];
  let rest = text.trimStart();
  while (!rest.startsWith(')')) {
    const read = readLiteral(rest);
    if (read === null) return null;
    values.push(read.value);
    rest = read.rest.trimStart();
    if (rest.startsWith(',')) rest = rest.slice(1).trimStart();
    else if (!rest.startsWith(')')) return null;
  }
  return { values, rest: rest.slice(1) };
}

/**
 * The same value in the kind that stands at its place in a visible case: 2 is 2.0 where numbers are floating, a list a tuple where
 * those are.
 */
function fit(value: Value, like: Value | undefined): Value {
  if (like === undefined || like === null || typeof like !== 'object') return value;
  if (isList(like)) return isList(value) ? value.map((each) => fit(each, like[0])) : value;
  switch (like.$) {
    case 'float':
      return typeof value === 'number' ? { $: 'float', v: String(value) } : value;
    case 'tuple':
      return isList(value) ? { $: 'tuple', v: value.map((each, index) => fit(each, like.v[index] ?? like.v[0])) } : value;
    case 'set':
    case 'frozenset': {
      const items = isList(value) ? value : typeof value === 'object' && value !== null && value.$ === 'set' ? value.v : null;
      return items === null ? value : { $: like.$, v: items.map((each) => fit(each, like.v[0])) };
    }
    case 'dict':
    case 'map': {
      const [pair] = like.v;
      if (typeof value !== 'object' || value === null || isList(value) || value.$ !== 'dict') return value;
      return { $: like.$, v: value.v.map(([key, each]) => [fit(key, pair?.[0]), fit(each, pair?.[1])] as const) };
    }
    case 'int':
    case 'bytes':
    case 'object':
    case 'ref':
    case 'handle':
    case 'decimal':
    case 'fraction':
    case 'complex':
    case 'typed':
    case 'opaque':
      return value;
  }
}

function bareName(fn: string): string {
  return fn.slice(fn.indexOf(':') + 1);
}

function callKey({ call }: CallCase): string {
  return JSON.stringify([call.fn, call.args]);
}

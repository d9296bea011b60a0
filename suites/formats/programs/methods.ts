import type { CallCase, Task } from '../../../domain/task.js';
import type { Value } from '../../../domain/value.js';

/** What answers of such sets may name without an import. */
export const USUAL_IMPORTS = [
  'import collections',
  'import functools',
  'import heapq',
  'import itertools',
  'import math',
  'import random',
  'import re',
  'import string',
  'from bisect import *',
  'from collections import *',
  'from functools import *',
  'from heapq import *',
  'from itertools import *',
  'from math import *',
  'from operator import *',
  'from typing import *',
].join('\n');

/** The file of a class `Solution` with a method to write: what stands before it, its head, and nothing in it. */
export function unwritten(before: string, starter: string): string {
  return `${before.trimEnd()}\n\n\n${starter.trim()}\n        raise NotImplementedError\n`;
}

export const SOLUTION = 'solution.py';

/** The same call as one of a method of a new object of `Solution`. */
export function onSolution(each: CallCase, method: string): CallCase {
  return {
    ...each,
    steps: [{ keep: 'solution', call: { fn: 'solution:Solution', args: [] } }],
    call: { ...each.call, fn: method, on: 'solution' },
  };
}

export function methodTask(
  task: Pick<Task, 'id' | 'prompt' | 'visible' | 'hidden' | 'limits' | 'reference'> & { readonly start: string; readonly method: string },
): Task {
  const { start, method, prompt, ...rest } = task;
  return {
    ...rest,
    language: 'python',
    kind: 'implement',
    family: rest.id,
    prompt: `${prompt.trim()}\n\nWrite the method \`${method}\` of the class \`Solution\` in \`${SOLUTION}\`.`,
    files: { [SOLUTION]: start },
    editable: [SOLUTION],
  };
}

/** What JSON says, as a value; undefined where a number is larger than JSON keeps it here. */
export function valueOf(json: unknown): Value | undefined {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') {
    if (Number.isSafeInteger(json)) return json;
    return Number.isInteger(json) ? undefined : { $: 'float', v: String(json) };
  }
  if (Array.isArray(json)) {
    const items = json.map(valueOf);
    return items.every((each) => each !== undefined) ? items : undefined;
  }
  if (typeof json !== 'object') return undefined;
  const entries = Object.entries(json).map(([key, each]) => [key, valueOf(each)] as const);
  return entries.every((entry): entry is readonly [string, Value] => entry[1] !== undefined) ? { $: 'dict', v: entries } : undefined;
}

import { pickIndex } from '../domain/random.js';
import type { MemoryRow } from '../ports/records.js';

const VERBS = [
  'get',
  'set',
  'find',
  'count',
  'merge',
  'split',
  'parse',
  'sort',
  'push',
  'drop',
  'is',
  'has',
  'make',
  'sum',
  'walk',
  'join',
];
const NOUNS = [
  'index',
  'value',
  'node',
  'key',
  'list',
  'range',
  'edge',
  'word',
  'digit',
  'cache',
  'stack',
  'queue',
  'path',
  'token',
  'cell',
  'row',
];
const ERRORS = ['IndexError: list index out of range', 'KeyError', 'RecursionError', 'ZeroDivisionError', 'returned None', 'timed out'];
const OPERATORS = ['<', '<=', '==', '!=', '>', '>=', '+', '-', '//', '%'];

/** A failure and a program, as rows are found by; some words are in most texts and most words in few, as in code. */
export function keyOf(seed: number, number: number): string {
  const pick = <T>(from: readonly T[], purpose: string): T | string => from[pickIndex(seed, `${number}/${purpose}`, from.length)] ?? '';
  const name = (purpose: string): string => {
    const rare = pickIndex(seed, `${number}/${purpose}/rare`, 4) === 0 ? `_${pickIndex(seed, `${number}/${purpose}/which`, 5_000)}` : '';
    return `${pick(VERBS, `${purpose}/verb`)}_${pick(NOUNS, `${purpose}/noun`)}${rare}`;
  };
  const lines = Array.from({ length: 6 }, (_, line) => {
    const [left, right] = [name(`${line}/left`), name(`${line}/right`)];
    return `    if ${left} ${pick(OPERATORS, `${line}/operator`)} ${right}:\n        return ${name(`${line}/back`)}(${left}, ${pickIndex(seed, `${number}/${line}/number`, 10)})`;
  });
  return [pick(ERRORS, 'error'), `def ${name('def')}(${name('argument')}):`, ...lines].join('\n');
}

/** One of a hundred rows is of a campaign of its own. */
export const [MANY, FEW] = ['many', 'few'] as const;

export function rowOf(seed: number, number: number): MemoryRow {
  return {
    id: `row-${String(number).padStart(7, '0')}`,
    campaign: number % 100 === 0 ? FEW : MANY,
    branch: 0,
    cycle: Math.floor(number / 25),
    pool: 'train',
    family: `family-${number % 997}`,
    taskId: `task-${number % 997}`,
    language: 'python',
    kind: number % 3 === 0 ? 'fix' : 'lesson',
    sentence: `Look at ${keyOf(seed, number).slice(0, 60)}.`,
    key: keyOf(seed, number),
    symptom: 'it fails',
    remedy: 'mend it',
    solved: number % 3 === 0,
    attempts: 1 + (number % 4),
  };
}

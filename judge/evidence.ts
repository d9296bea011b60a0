import { showCall, showValue } from '../domain/show.js';
import type { CallCase } from '../domain/task.js';
import type { Value } from '../domain/value.js';
import { visibleLine } from '../domain/visible.js';
import type { TestResult } from '../domain/verdict.js';

const MAX_MESSAGE = 500;
export const MAX_SHOWN = 200;

/** An exception as a driver reports it. */
export interface Raised {
  /** its class and the classes above it */
  readonly names: readonly string[];
  readonly message: string;
  /** the innermost line of the task's own files; empty where there is none */
  readonly path: string;
  readonly line: number;
}

export const NOT_RUN = 'not run: earlier cases did not return';

export function returnedInstead(each: CallCase, answer: Value): string {
  const shown = showValue(answer);
  const got = `${showCall(each)} returned ${cut(shown, MAX_SHOWN)}`;
  if ('raises' in each.expect) return clean(`${got}, expected ${each.expect.raises}`);
  if ('prints' in each.expect) return clean(got);
  const { compare } = each;
  if (compare.kind === 'truthy') return clean(`${got}, expected ${truthOf(each.expect.returns)}`);
  const wanted = showValue(each.expect.returns);
  const note =
    wanted === shown
      ? ' of another type'
      : compare.kind === 'unordered'
        ? ' in any order'
        : compare.kind === 'close'
          ? ` within ${compare.tolerance}`
          : '';
  return clean(`${got}, expected ${cut(wanted, MAX_SHOWN)}${note}`);
}

export function printedInstead(each: CallCase, printed: string, expected: string): string {
  return clean(`${showCall(each)} printed ${cut(showValue(printed), MAX_SHOWN)}, expected ${cut(showValue(expected), MAX_SHOWN)}`);
}

export function raised({ names, message, path, line }: Raised): string {
  return clean(
    `raised ${names[0] ?? 'an exception'}${message === '' ? '' : `: ${cut(message, MAX_SHOWN)}`}${path === '' ? '' : ` (${path} line ${line})`}`,
  );
}

/** One line without addresses in memory and without the box's own folders: the same on every machine and every run. */
export function clean(text: string): string {
  const line = text
    .replaceAll(/ at 0x[0-9a-f]+/gi, '')
    .replaceAll(/\/(?:work|job)\//g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return cut(visibleLine(line), MAX_MESSAGE);
}

export function failed(id: string, message: string): TestResult {
  return { id, status: 'failed', message };
}

export function missing(id: string, message: string): TestResult {
  return { id, status: 'missing', message };
}

export function passed(id: string): TestResult {
  return { id, status: 'passed', message: '' };
}

function truthOf(value: Value): string {
  return value === null || value === false || value === 0 ? 'a false value' : 'a true value';
}

export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

import type { Task } from '../domain/task.js';
import { lines, messageText, visibleJson, visibleLine, visibleText, type Lines } from '../domain/visible.js';

/** Data goes to stdout, everything else to stderr, so that `--json` can be piped. Nothing here sends what a terminal obeys. */
export function printJson(data: unknown): void {
  process.stdout.write(`${visibleJson(JSON.stringify(data, null, 2))}\n`);
}

/** One line, whatever is in it: a file name with a line feed makes no second one. */
export function printLine(line = ''): void {
  process.stdout.write(`${visibleLine(line)}\n`);
}

/** A text of several lines, put together by `lines`. */
export function printText(text: Lines): void {
  process.stdout.write(`${text}\n`);
}

/** A document for use elsewhere, whose lines are its own. */
export function printDocument(text: string): void {
  process.stdout.write(`${visibleText(text)}\n`);
}

/** One line of what goes on. */
export function progress(line: string): void {
  process.stderr.write(`${visibleLine(line)}\n`);
}

/** Why a command ends; may have several lines. */
export function complain(why: string): void {
  process.stderr.write(`${messageText(why)}\n`);
}

/** Columns padded to their widest cell; numbers to the right. */
export function table(head: readonly string[], rows: Rows): Lines {
  return lines(tableLines(head, rows));
}

type Rows = readonly (readonly (string | number)[])[];

export function tableLines(head: readonly string[], rows: Rows): readonly string[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => visibleLine(String(cell))));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const right = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (right[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const [first = [], ...rest] = cells;
  return [line(first), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)];
}

/** Tells of what a suite holds and cannot be used: a person may count on it. */
interface Parted {
  readonly name: string;
  readonly tasks: readonly Pick<Task, 'language' | 'kind'>[];
  readonly others: number;
  readonly leftOut: readonly { readonly task: string; readonly reason: string }[];
}

export function sayLeftOut({ name, tasks, others, leftOut }: Parted): void {
  if (others > 0) {
    const which = [...new Set(tasks.map(({ language }) => language)), ...new Set(tasks.map(({ kind }) => kind))].join(', ');
    progress(`${tasks.length} tasks of ${name} are taken (${which}); --language and --kinds take others, of which it has ${others}`);
  }
  const [first] = leftOut;
  if (first !== undefined)
    progress(
      `${leftOut.length} of the suite ${leftOut.length === 1 ? 'is' : 'are'} left out, which \`ratchet suite check\` lists; the first: ${first.task}: ${first.reason}`,
    );
}

/** A line that is longer says nothing but what stands in it: no fence, heading, path, marker or definition is that long. */
const MAX_TELLING = 400;

/** Ended as in Unix, Windows, or, where no line is, old Macs. */
export function linesOf(text: string): string[] {
  if (!text.includes('\n')) return text.split('\r');
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** The line as far as it can be a fence, a marker or a name. */
export function telling(line: string): string {
  return line.length > MAX_TELLING ? '' : line;
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Less far in, by what all lines share and at most by `depth`. */
export function dedented(lines: readonly string[], depth = Number.POSITIVE_INFINITY): readonly string[] {
  const shared = lines.reduce((least, line) => (isBlank(line) ? least : Math.min(least, indentOf(line))), depth);
  return lines.map((line) => line.slice(Math.min(shared, indentOf(line))));
}

/** Without blank lines at its ends. */
export function trimmed(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => !isBlank(line));
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => !isBlank(line)) + 1);
}

export interface Fence {
  /** what stands before it: indentation, a list mark, quote marks */
  readonly lead: string;
  readonly mark: string;
  /** what stands behind it */
  readonly rest: string;
}

const FENCE = /^((?:\s|>|[-*+•]\s|\d{1,3}[.)]\s)*)(`{3,}|~{3,})(.*)$/;

/** Null for a line of text, and for a span of code within one line. */
export function fenceIn(line: string): Fence | null {
  const found = FENCE.exec(telling(line));
  if (found === null) return null;
  const [, lead = '', mark = '', rest = ''] = found;
  return mark.startsWith('`') && rest.includes('`') ? null : { lead, mark, rest: rest.trim() };
}

/** Whether a fence can end a block that another one opened. Whether it does is said by what stands behind it. */
export function canClose(fence: Fence, open: Fence): boolean {
  const isAsLong = fence.mark[0] === open.mark[0] && fence.mark.length >= open.mark.length;
  return isAsLong && fence.lead.replaceAll('>', '').trim() === '' && fence.lead.length <= open.lead.length + MAX_MORE_INDENT;
}

/** As in Markdown: further in, three backticks are text of the block. */
const MAX_MORE_INDENT = 3;

/** One pattern of several, so that each can stand on a line of its own. */
export function anyOf(patterns: readonly RegExp[], flags = ''): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), flags);
}

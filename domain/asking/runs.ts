import { fenced } from '../fence.js';
import type { Checker, StdioCase } from '../task.js';

/** Of one input or output, and of all of them, in a prompt. */
const MAX_TEXT = 1_500;
const MAX_ALL = 12_000;

/** What a program is given and must print, a block each; how the output is held against it stands before them. */
export function runLines(cases: readonly StdioCase[]): readonly string[] {
  const [first] = cases;
  if (first === undefined) return [];
  const shown: string[] = [];
  let room = MAX_ALL;
  for (const { id, stdin, stdout } of cases) {
    const lines = [`### ${id}, input`, fenced(cut(stdin), ''), `### ${id}, output`, fenced(cut(stdout), '')];
    room -= lines.join('\n').length;
    if (room < 0 && shown.length > 0) break;
    shown.push(...lines);
  }
  const left = cases.length - shown.length / 4;
  return [
    `The whole program is run once for each: it reads standard input and prints to standard output. ${comparedBy(first.checker)}`,
    ...shown,
    ...(left > 0 ? [`(${left} more.)`] : []),
  ];
}

function comparedBy(checker: Checker): string {
  switch (checker.kind) {
    case 'exact':
      return 'Blanks at the end of a line do not count.';
    case 'tokens':
      return 'White space does not count.';
    case 'floats':
      return `White space does not count, and numbers may differ by ${checker.tolerance}, absolutely or relatively.`;
  }
}

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}… (${text.length - MAX_TEXT} more characters)`;
}

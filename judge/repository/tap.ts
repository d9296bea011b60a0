import type { Reported } from './reports.js';

interface Result {
  readonly name: string;
  readonly ok: boolean;
  readonly skipped: boolean;
  /** a heading of its own stood before it: a test, and no assertion of one */
  readonly isTest: boolean;
  readonly children: readonly Result[];
  message: string;
}

const INDENT = 4;
/** What is kept of a message of several lines. */
const SHOWN_LINES = 10;

/**
 * TAP with subtests by indentation, of node:test and of tap. A test is what has a heading (`# Subtest`), and each
 * assertion at the top of a file; what is in a test is told with it, but tests in it are tests of their own. The names of
 * those around it stand before its own, parted by ` > `; one that comes a second time has its number.
 */
export function readTap(text: string, file: string): readonly Reported[] {
  const results = treeOf(text.split('\n').map((line) => line.replace(/\r$/, '')));
  const found = results.flatMap((result) => testsIn(result, [file, result.name]));
  const seen = new Map<string, number>();
  return found.map((each) => {
    const count = (seen.get(each.id) ?? 0) + 1;
    seen.set(each.id, count);
    return count === 1 ? each : { ...each, id: `${each.id} #${count}` };
  });
}

function testsIn(result: Result, path: readonly string[]): readonly Reported[] {
  const inner = result.children.filter((child) => child.isTest);
  if (inner.length === 0) return [reported(result, path)];
  const own = result.children.filter((child) => !child.isTest);
  return [
    ...(own.length === 0 ? [] : [reported({ ...result, ok: own.every((each) => each.ok || each.skipped), children: own }, path)]),
    ...inner.flatMap((child) => testsIn(child, [...path, child.name])),
  ];
}

function reported(result: Result, path: readonly string[]): Reported {
  const bad = result.children.find((child) => !child.ok && !child.skipped);
  const message = result.message || (bad === undefined ? '' : [bad.name, bad.message].filter((part) => part !== '').join(': '));
  return { id: path.join(' > '), status: result.skipped ? 'skipped' : result.ok ? 'passed' : 'failed', message: result.ok ? '' : message };
}

/** A result stands after what is in it. */
function treeOf(lines: readonly string[]): readonly Result[] {
  const waiting: Result[][] = [];
  const headings: { readonly name: string; readonly depth: number }[] = [];
  let last: Result | null = null;
  let isInBlock = false;
  for (const [index, line] of lines.entries()) {
    const depth = Math.floor((/^ */.exec(line)?.[0].length ?? 0) / INDENT);
    const words = line.trim();
    if (words === '---' || words === '...') {
      isInBlock = words === '---';
      continue;
    }
    if (isInBlock) {
      if (last !== null && !last.ok && last.message === '')
        last.message = messageIn(words, lines.slice(index + 1, index + 1 + SHOWN_LINES));
      continue;
    }
    const heading = /^# Subtest(?:: (.*))?$/.exec(words);
    if (heading !== null) headings.push({ name: plainName(heading[1] ?? ''), depth });
    const result = /^(not )?ok\b(?: +\d+)?(?: +-)? *(.*?)(?: +\{)?$/.exec(words);
    if (result === null) continue;
    const [, name = '', directive = ''] = /^(.*?)(?: +# *((?:SKIP|TODO|time=).*))?$/i.exec(result[2] ?? '') ?? [];
    const own = plainName(name);
    // some write the heading like the result, some like what is in it
    const at = headings.findLastIndex((each) => each.name === own && (each.depth === depth || each.depth === depth + 1));
    if (at !== -1) headings.splice(at, 1);
    last = {
      name: own || 'unnamed',
      ok: result[1] === undefined,
      skipped: /^(?:SKIP|TODO)/i.test(directive),
      isTest: at !== -1,
      children: waiting[depth + 1] ?? [],
      message: '',
    };
    waiting.length = Math.min(waiting.length, depth + 1);
    for (let above = 0; above <= depth; above += 1) waiting[above] ??= [];
    waiting[depth]?.push(last);
  }
  return waiting[0] ?? [];
}

function messageIn(words: string, next: readonly string[]): string {
  const said = /^(?:error|message): *(.*)$/.exec(words)?.[1];
  if (said === undefined) return '';
  if (!/^[|>]/.test(said)) return said.replaceAll(/^['"]|['"]$/g, '');
  const end = next.findIndex((line) => /^ *(?:[a-z]+:|\.\.\.$)/.test(line));
  return next
    .slice(0, end === -1 ? next.length : end)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

function plainName(name: string): string {
  return name.replaceAll(/\\([#\\])/g, '$1').trim();
}

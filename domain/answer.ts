import type { Files } from './task.js';

export type Answer = { readonly kind: 'files'; readonly files: Files } | { readonly kind: 'unusable'; readonly reason: string };

interface Block {
  readonly path: string | null;
  readonly body: string;
}

/**
 * Takes the candidate out of a model's text: one fenced block for each editable path with the whole file, under a
 * heading or an info string that names the path (a task with a single editable path needs no name), or search and
 * replace edits inside a block. The last complete set wins. An answer may leave files as they are, but not all.
 */
export function parseAnswer(text: string, files: Files, editable: readonly string[]): Answer {
  const blocks = fencedBlocks(stripThinking(text));
  if (blocks.length === 0) return { kind: 'unusable', reason: 'the answer holds no closed fenced block' };
  const changed: Record<string, string> = {};
  for (const block of blocks) {
    const path = block.path ?? (editable.length === 1 ? (editable[0] ?? null) : null);
    if (path === null || !editable.includes(path)) continue;
    const edits = searchReplaceEdits(block.body);
    if (edits === null) {
      changed[path] = block.body;
      continue;
    }
    const edited = applyEdits(changed[path] ?? files[path] ?? '', edits);
    if (edited === null) return { kind: 'unusable', reason: `a search text does not stand exactly once in ${path}` };
    changed[path] = edited;
  }
  if (Object.keys(changed).length === 0) return { kind: 'unusable', reason: `no fenced block is for an editable path (${editable.join(', ')})` };
  return { kind: 'files', files: changed };
}

/** Reasoning that some endpoints leave in the text is no answer. */
function stripThinking(text: string): string {
  return text.replace(/<think>[\s\S]*?<\/think>/g, '');
}

const FENCE = /^(`{3,}|~{3,})\s*([^\n`]*)$/;
const HEADING = /^#{1,6}\s+`?([^`\s]+)`?\s*$/;

function fencedBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let heading: string | null = null;
  let open: { fence: string; path: string | null; lines: string[] } | null = null;
  for (const line of text.split('\n').map((each) => each.replace(/\r$/, ''))) {
    if (open !== null) {
      if (line.trimEnd() === open.fence) {
        blocks.push({ path: open.path, body: `${open.lines.join('\n').trimEnd()}\n` });
        open = null;
        heading = null;
      } else open.lines.push(line);
      continue;
    }
    const fence = FENCE.exec(line);
    if (fence !== null) {
      const named = (fence[2] ?? '').split(/\s+/).map(pathIn).find((path) => path !== null);
      open = { fence: fence[1] ?? '', path: named ?? heading, lines: [] };
      continue;
    }
    heading = pathIn(HEADING.exec(line.trim())?.[1] ?? '') ?? heading;
  }
  return blocks;
}

/** The path in a word such as `gcd.py`, `./gcd.py`, `python:gcd.py`, `title="gcd.py"`; null for `python`, `3.11`, `Solution`. */
function pathIn(word: string): string | null {
  const path = word.replace(/^.*[=:]/, '').replace(/["'{}]/g, '').replace(/^\.\//, '');
  return /\/|\.[A-Za-z]\w*$/.test(path) ? path : null;
}

const EDIT = /^<{5,} SEARCH\n([\s\S]*?)^={5,}\n([\s\S]*?)^>{5,} REPLACE$/gm;

function searchReplaceEdits(body: string): { search: string; replace: string }[] | null {
  const edits = [...body.matchAll(EDIT)].map((match) => ({ search: match[1] ?? '', replace: match[2] ?? '' }));
  return edits.length === 0 ? null : edits;
}

/** Finds whole lines only: `x = 1` does not stand in `max = 1`. Null where a search text does not stand exactly once. */
function applyEdits(text: string, edits: readonly { search: string; replace: string }[]): string | null {
  let lines = `\n${text.trimEnd()}\n`;
  for (const { search, replace } of edits) {
    const at = lines.indexOf(`\n${search}`);
    if (search === '' || at < 0 || lines.indexOf(`\n${search}`, at + 1) >= 0) return null;
    lines = `${lines.slice(0, at)}\n${replace}${lines.slice(at + 1 + search.length)}`;
  }
  return lines.slice(1);
}

import { canClose, fenceIn, type Fence } from '../../domain/answer/lines.js';

/** A prompt as its sections: heading line → the lines under it. Headings inside fenced blocks are text. */
export type Sections = ReadonlyMap<string, readonly string[]>;

export function readSections(text: string, headings: readonly string[]): Sections {
  const known = new Set(headings);
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  let open: Fence | null = null;
  for (const line of text.split('\n')) {
    open = openAfter(line, open);
    if (open === null && known.has(line.trimEnd())) {
      current = [];
      sections.set(line.trimEnd(), current);
    } else current.push(line);
  }
  return sections;
}

/**
 * A prompt without marked headings: a line that is one of the words is one, and its section ends at the first blank line outside of
 * fenced blocks, since parts stand apart by one. All that stands under none of them is under `rest`.
 */
export function readPlain(text: string, headings: ReadonlyMap<string, string>, rest: string): Sections {
  const loose: string[] = [];
  const sections = new Map<string, string[]>([[rest, loose]]);
  let current = loose;
  let open: Fence | null = null;
  for (const line of text.split('\n')) {
    open = openAfter(line, open);
    const heading = open === null ? headings.get(line.trimEnd()) : undefined;
    if (heading !== undefined) {
      current = [];
      sections.set(heading, current);
    } else {
      if (open === null && line.trim() === '') current = loose;
      current.push(line);
    }
  }
  return sections;
}

/** The fence that is open behind a line: a shorter one, or one with words behind it, closes none. */
function openAfter(line: string, open: Fence | null): Fence | null {
  const fence = fenceIn(line);
  if (open === null || fence === null) return open ?? fence;
  return canClose(fence, open) && fence.rest === '' ? null : open;
}

/** The items of a list: lines that begin with `- ` or `1. `, without their mark. */
export function listItems(lines: readonly string[] | undefined): string[] {
  return (lines ?? []).flatMap((line) => /^(?:- |\d+\. )(.*)$/.exec(line)?.[1] ?? []);
}

/** Files under `### path` headings, each in one fenced block. */
export function fencedFiles(lines: readonly string[] | undefined): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let path = '';
  let body: string[] = [];
  let open: Fence | null = null;
  for (const line of lines ?? []) {
    const after = openAfter(line, open);
    if (open !== null && after !== null) body.push(line);
    else if (open !== null) files.set(path, `${body.join('\n')}\n`);
    else if (after !== null) body = [];
    else path = /^### (.+)$/.exec(line)?.[1]?.trim() ?? path;
    open = after;
  }
  return files;
}

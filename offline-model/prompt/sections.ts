/** A prompt as its sections: heading line → the lines under it. Headings inside fenced blocks are text. */
export type Sections = ReadonlyMap<string, readonly string[]>;

export function readSections(text: string, headings: readonly string[]): Sections {
  const known = new Set(headings);
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  let isFenced = false;
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) isFenced = !isFenced;
    if (!isFenced && known.has(line.trimEnd())) {
      current = [];
      sections.set(line.trimEnd(), current);
    } else current.push(line);
  }
  return sections;
}

/** The items of a list: lines that begin with `- ` or `1. `, without their mark. */
export function listItems(lines: readonly string[] | undefined): string[] {
  return (lines ?? []).flatMap((line) => /^(?:- |\d+\. )(.*)$/.exec(line)?.[1] ?? []);
}

/** Files under `### path` headings, each in one fenced block. */
export function fencedFiles(lines: readonly string[] | undefined): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let path = '';
  let body: string[] | null = null;
  for (const line of lines ?? []) {
    if (body === null) {
      path = /^### (.+)$/.exec(line)?.[1]?.trim() ?? path;
      if (line.startsWith('```')) body = [];
    } else if (line === '```') {
      files.set(path, `${body.join('\n')}\n`);
      body = null;
    } else body.push(line);
  }
  return files;
}

import { isCall, isRun, type Task } from '../task.js';
import { WORD } from './lexical.js';
import { telling } from './lines.js';

/** What a text defines, brings in and uses, read line by line and alike for every language: hints which block is a whole program. */
export interface Names {
  readonly defined: ReadonlySet<string>;
  /** defined at the margin */
  readonly outer: ReadonlySet<string>;
  /** brought in from elsewhere */
  readonly imported: ReadonlySet<string>;
  /** called, or asked for one of its parts */
  readonly used: ReadonlySet<string>;
  /** brings in the module that the text would be: it is a text about that module */
  readonly importsItself: boolean;
}

/** `stem`: the module that the text would be. */
export function namesIn(lines: readonly string[], stem: string): Names {
  const [defined, outer, imported, used] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  let importsItself = false;
  for (const raw of lines) {
    const line = telling(raw);
    const words = [...line.matchAll(WORD)];
    for (const { 0: word, index } of words) if (isUse(line, index + word.length)) used.add(word);
    const source = sourceOf(line);
    if (source !== null) {
      if (source.includes(stem)) importsItself = true;
      else for (const { 0: word } of words) if (!KEYWORDS.has(word)) imported.add(word);
      continue;
    }
    const made = EXPORTED.test(line) ? words.map(({ 0: word }) => word) : [definedBy(line)].filter((name) => name !== null);
    for (const name of made) defined.add(name);
    if (/^\S/.test(line)) for (const name of made) outer.add(name);
  }
  return { defined, outer, imported, used, importsItself };
}

/** Whether whoever asks for the name finds it: also where it is brought in, and not used but passed on. */
export function has({ defined, imported, used }: Names, name: string): boolean {
  return defined.has(name) || (imported.has(name) && !used.has(name));
}

function isUse(line: string, at: number): boolean {
  return (
    line[at] === '(' ||
    line[at] === '[' ||
    line.startsWith('::', at) ||
    line.startsWith('!(', at) ||
    (line[at] === '.' && /\w/.test(line[at + 1] ?? ''))
  );
}

/** The names that the visible cases of a task ask a file for. */
export function askedOf(path: string, { visible }: Pick<Task, 'visible'>): readonly string[] {
  if (visible.trust !== 'split') return [];
  const calls = visible.cases
    .filter(isCall)
    .flatMap(({ call, steps = [] }) => [call, ...steps.map((step) => step.call)])
    .filter(({ on }) => on === undefined);
  const names = calls.flatMap(({ fn }) => {
    const colon = fn.lastIndexOf(':');
    return stemOf(path) === lastPart(fn.slice(0, colon)) ? [fn.slice(colon + 1).split('.')[0] ?? ''] : [];
  });
  return [...new Set(names)].filter((name) => name !== '');
}

/** The words of all that may ask a file for something: the visible tests, and the other files. */
export function wordsAskedOf(path: string, { files, visible }: Pick<Task, 'files' | 'visible'>): ReadonlySet<string> {
  const others = Object.entries(files).flatMap(([each, text]) => (each === path ? [] : [text]));
  const tests = visible.trust === 'in-process' ? Object.values(visible.tests.files) : [];
  const calls =
    visible.trust === 'split'
      ? visible.cases.filter(isCall).flatMap(({ call, steps = [] }) => [call, ...steps.map((step) => step.call)])
      : [];
  const runs = visible.trust === 'split' && visible.cases.some(isRun) ? ['main'] : [];
  return new Set([...others, ...tests, ...runs, ...calls.map(({ fn }) => fn)].flatMap((text) => text.match(WORD) ?? []));
}

/** The name of a file without folder and ending. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/\.[^.]*$/, '');
}

function lastPart(module: string): string {
  return module.slice(Math.max(module.lastIndexOf('/'), module.lastIndexOf('.')) + 1);
}

const EXPORTED = /^\s*(?:export\s*\{|module\.exports\s*=|exports\s*=)/;
/** In lines that bring names in, no names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'import from as use pub export const let var require type static extern self super crate'.split(' '),
);

/** Words before a definition. */
export const MODIFIERS =
  /(?:(?:export|default|pub(?:\([\w\s]{0,20}\))?|public|private|protected|static|final|abstract|async|unsafe|const|declare|sealed|extern|override|synchronized)\s+)*/
    .source;
const DEFINER = /def|class|function|fn|struct|enum|trait|interface|record|type|mod|const|let|var|static|union|macro_rules/;
const KEYWORD = new RegExp(`^\\s*${MODIFIERS}(?:${DEFINER.source})\\b!?\\s*(?:mut\\s+)?\\*?\\s*([A-Za-z_$][\\w$]*)`);
const MEMBER = /^\s*(?:module\.)?exports\.([A-Za-z_$][\w$]*)\s*=(?!=)/;
const ASSIGNED = /^(?:globalThis\.)?([A-Za-z_$][\w$]*)\s*(?::[^=]{1,80})?=(?![=>])/;
const METHOD =
  /^\s*(?:public|private|protected|static|final|abstract|synchronized|async|override|get|set)\s[^=;("']{0,120}?([A-Za-z_$][\w$]*)\s*\(/;
const BRACED = /^\s*(?:[\w<>[\],.?]{1,60}\s+)?([A-Za-z_$][\w$]*)\s*\([^;{]*\)[^;={]{0,80}\{/;
const PROPERTY = /^\s*['"]?([A-Za-z_$][\w$]*)['"]?\s*:\s*(?:async\s*)?(?:function\b|\([^)]{0,200}\)\s*=>|\w+\s*=>)/;

function definedBy(line: string): string | null {
  for (const pattern of [MEMBER, METHOD, KEYWORD, ASSIGNED, BRACED, PROPERTY]) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

/** The last parts of the module that a line brings names in from; null where it brings in nothing. */
function sourceOf(line: string): readonly string[] | null {
  const python = /^\s*(?:from\s+([\w.]+)\s+import\b|import\s+([\w.]+))/.exec(line);
  const quoted = /(?:^\s*(?:import|export)\b[^'"]*\bfrom\s*|^\s*import\s*|\brequire\(\s*|\bimport\(\s*)['"]([^'"]+)['"]/.exec(line);
  if (quoted !== null) return [stemOf(quoted[1] ?? '')];
  if (python !== null) return [lastPart(python[1] ?? python[2] ?? '')];
  const rust = /^\s*(?:pub(?:\([\w\s]{0,20}\))?\s+)?use\s+([\w:]+)/.exec(line);
  return rust === null ? null : (rust[1] ?? '').split('::').slice(0, -1);
}

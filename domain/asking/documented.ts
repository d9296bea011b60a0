import { type Case, isCall, type Language, type Task } from '../task.js';
import { caseLines } from './cases.js';

/** What stands for a body where a program is only begun. */
const UNWRITTEN: Readonly<Record<Language, RegExp>> = {
  python: /^[ \t]+raise NotImplementedError\b.*$/,
  javascript: /^[ \t]+throw new \w+\(.*\);?$/,
  typescript: /^[ \t]+throw new \w+\(.*\);?$/,
  java: /^[ \t]+throw new \w+\(.*\);$/,
  rust: /^[ \t]+(?:todo|unimplemented)!\(.*\);?$/,
};

/**
 * A program that is only begun, with what is to be done and the cases as the documentation of its one function, as they stand
 * in most code that models were trained on. Null where there is more than one function to write, or no room for documentation.
 */
export function documented({ kind, language, prompt, editable, files, visible }: Task, most: number): string | null {
  const [path] = editable;
  if (kind !== 'implement' || path === undefined || editable.length !== 1 || visible.trust !== 'split') return null;
  const lines = (files[path] ?? '').split('\n');
  const [body, another] = lines.flatMap((line, index) => (UNWRITTEN[language].test(line) ? [index] : []));
  const cases = visible.cases.slice(0, most);
  if (body === undefined || another !== undefined || !cases.every(isCall)) return null;
  const said = [...prompt.trim().split('\n'), '', ...shown(cases, language)];
  return language === 'python' ? docstring(lines, body, said) : comment(lines, body, said, language);
}

/** As calls stand in documentation: a session of an interpreter, or assertions. */
function shown(cases: readonly Case[], language: Language): readonly string[] {
  return caseLines(language === 'python' ? 'doctest' : 'assertions', cases, language).filter((line) => !line.startsWith('```'));
}

function docstring(lines: readonly string[], body: number, said: readonly string[]): string | null {
  const text = said.join('\n');
  if (text.includes('"""') || text.endsWith('\\')) return null;
  const indent = indentOf(lines[body] ?? '');
  const raw = text.includes('\\') ? 'r' : '';
  const [first, ...rest] = [...said, '"""'];
  const doc = [`${raw}"""${first}`, ...rest].map((line) => (line === '' ? '' : `${indent}${line}`));
  return lines.toSpliced(body, 1, ...doc).join('\n');
}

/** In the other languages it stands above the function, whose body is left open. */
function comment(lines: readonly string[], body: number, said: readonly string[], language: Language): string | null {
  const head = lines
    .slice(0, body)
    .findLastIndex((line) => /^\s*[^\s)]/.test(line) && indentOf(line).length < indentOf(lines[body] ?? '').length);
  if (head < 0 || said.some((line) => line.includes('*/'))) return null;
  const indent = indentOf(lines[head] ?? '');
  const doc = language === 'rust' ? said.map((line) => `/// ${line}`) : ['/**', ...said.map((line) => ` * ${line}`), ' */'];
  return lines
    .toSpliced(body, 1)
    .toSpliced(head, 0, ...doc.map((line) => `${indent}${line}`.trimEnd()))
    .join('\n');
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

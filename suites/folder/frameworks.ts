import type { Files, Framework, Language } from '../../domain/task.js';

/** What the ids of a framework look like, and how they lead to their file. */
export interface FrameworkIds {
  readonly languages: readonly Language[];
  readonly pattern: RegExp;
  /** for a person: the form of an id */
  readonly form: string;
  /** the path of the file that holds a test */
  path(id: string): string;
  /** whether a file defines the test */
  defines(id: string, text: string): boolean;
}

const PYTEST: FrameworkIds = {
  languages: ['python'],
  pattern: /^tests\/[^:]+\.py::\w+(::\w+)?$/,
  form: 'tests/FILE.py::TEST',
  path: (id) => id.slice(0, id.indexOf('::')),
  defines: (id, text) => new RegExp(`def ${lastPart(id, '::')}\\(`).test(text),
};

const JUNIT: FrameworkIds = {
  languages: ['java'],
  pattern: /^[\w.]+(\$\w+)*#\w+(\[\d+\])?$/,
  form: 'PACKAGE.CLASS#TEST',
  path: (id) => `tests/${(id.split(/[#$]/)[0] ?? '').replaceAll('.', '/')}.java`,
  defines: (id, text) => new RegExp(`\\b${lastPart(id, '#').replace(/\[\d+\]$/, '')}\\s*\\(`).test(text),
};

const TITLED: FrameworkIds = {
  languages: ['javascript', 'typescript'],
  pattern: /^tests\/[^>]+\.\w+ > .+$/s,
  form: 'tests/FILE.js > GROUP > TEST',
  path: (id) => id.slice(0, id.indexOf(' > ')),
  defines: (id, text) => text.replaceAll('\\', '').includes(lastPart(id, ' > ').replaceAll('\\', '')),
};

const CARGO: FrameworkIds = {
  languages: ['rust'],
  pattern: /^tests\/[^:]+\.rs(::\w+)+$/,
  form: 'tests/FILE.rs::TEST',
  path: (id) => id.slice(0, id.indexOf('::')),
  defines: (id, text) => new RegExp(`fn ${lastPart(id, '::')}\\s*\\(`).test(text),
};

export const FRAMEWORK_IDS: Readonly<Record<Framework, FrameworkIds>> = { pytest: PYTEST, junit: JUNIT, maven: JUNIT, 'node-test': TITLED, jest: TITLED, tap: TITLED, cargo: CARGO };

/** The file that holds a test: at its path, or for a class, which has a package, wherever its name is; undefined where there is none. */
export function fileOf(ids: FrameworkIds, id: string, files: Files): string | undefined {
  const wanted = ids.path(id);
  if (Object.hasOwn(files, wanted)) return wanted;
  const name = lastPart(wanted, '/');
  return name.endsWith('.java') ? Object.keys(files).find((each) => lastPart(each, '/') === name) : undefined;
}

function lastPart(id: string, separator: string): string {
  return id.slice(id.lastIndexOf(separator) + separator.length);
}

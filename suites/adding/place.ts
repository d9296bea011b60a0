import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Files, Language } from '../../domain/task.js';
import { slug } from '../repository/family.js';
import { kindOf, readText, refused } from '../source/read.js';

const LANGUAGE_OF: Readonly<Record<string, Language>> = {
  '.py': 'python',
  '.java': 'java',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.ts': 'typescript',
  '.rs': 'rust',
};

/** Of a program, by its ending. Throws SuiteFailure. */
export function languageOf(program: string): Language {
  const language = LANGUAGE_OF[extname(program)];
  if (language === undefined) throw refused(program, `is in no language that can be judged (${Object.keys(LANGUAGE_OF).join(', ')})`);
  return language;
}

/** A file's own name, or where that is what programs of any kind are called, that of the nearest folder that says more. */
export function nameOf(file: string): string {
  const parts = resolve(file).split('/');
  const own = basename(file, extname(file));
  return slug([own, ...parts.slice(0, -1).toReversed()].find((name) => name !== '' && !SAYS_NOTHING.test(name)) ?? own);
}

const SAYS_NOTHING = /^(?:main|index|lib|src|source|sources|mod|app|program|solution|java|tests?|__init__|__main__)$/i;

/** Where a program stands in a task. */
export function usualPath(language: Language, program: string, text: string): string {
  if (language === 'rust') return basename(program) === 'main.rs' ? 'src/main.rs' : 'src/lib.rs';
  return packagePath(language, program, text);
}

/** Below the folders of its package, where it has one. */
export function packagePath(language: Language, program: string, text: string): string {
  const inside = language === 'java' ? /^\s*package\s+([\w.]+)\s*;/m.exec(text)?.[1] : undefined;
  return inside === undefined ? basename(program) : `${inside.replaceAll('.', '/')}/${basename(program)}`;
}

/**
 * Files that stand beside a program at a path of its task: those that are named, and of Rust the manifest of its crate. Throws
 * SuiteFailure.
 */
export async function besideOf(
  language: Language,
  program: { readonly file: string; readonly path: string },
  named: readonly string[],
): Promise<Files> {
  const files = new Map<string, string>();
  for (const each of named) {
    const path = basename(each);
    if (path === program.path)
      throw refused(`--with = ${each}`, `would stand where the program stands, at ${path}; say with --as where that is`);
    if (files.has(path)) throw refused(`--with = ${each}`, `would stand where another one stands, at ${path}; give it another name`);
    files.set(path, await readText(each));
  }
  return { ...(language === 'rust' ? await manifestFor(program.file) : {}), ...Object.fromEntries(files) };
}

/** That of the crate which the program is of, or one of its own. */
async function manifestFor(program: string): Promise<Files> {
  for (const folder of [dirname(program), join(dirname(program), '..')]) {
    const manifest = join(folder, 'Cargo.toml');
    if ((await kindOf(manifest)) === 'file') return { 'Cargo.toml': await readText(manifest) };
  }
  const name = slug(basename(program, extname(program))).replaceAll('-', '_');
  return { 'Cargo.toml': `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n` };
}

/** A script and the program that it names by its path: where they lie, and the folder and the path at which they stand in a task. */
export interface Moved {
  readonly where: string;
  readonly program: string;
  readonly folder: string;
  readonly path: string;
}

/** Where tests in JavaScript or TypeScript name the program by its path, they name it where it stands in the task. */
export function movedImports(language: Language, text: string, { where, program, folder, path }: Moved): string {
  if (language !== 'javascript' && language !== 'typescript') return text;
  const known = [resolve(program), resolve(program).replace(/\.[^./]+$/, '')];
  const there = relative(folder, path);
  return text.replaceAll(/(['"])(\.{1,2}\/[^'"\n]+)\1/g, (whole, quote: string, named: string) =>
    known.includes(resolve(dirname(where), named)) ? `${quote}${there.startsWith('.') ? there : `./${there}`}${quote}` : whole,
  );
}

export function under(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

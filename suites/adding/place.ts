import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { manifestsOf } from '../../domain/needs.js';
import type { Files, Language } from '../../domain/task.js';
import { slug } from '../repository/family.js';
import { kindOf, readText, refused } from '../source/read.js';
import type { NewTask } from './given-task.js';

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

/**
 * What a task is called: as its program is, or where that is what programs of any kind are called, as the nearest that says more: its
 * folder, its tests, the folders above.
 */
export function nameOf(given: Pick<NewTask, 'right' | 'of' | 'tests'>): string {
  const file = given.of ?? given.right;
  const [folder = '', ...above] = resolve(file).split('/').slice(0, -1).toReversed();
  const own = stemOf(file);
  return slug([own, folder, testedBy(given.tests), ...above].find(saysMore) ?? own);
}

/** Whether a task has the name of its program, and no other that a person has to be told of. */
export function isNamedByProgram({ right, of }: Pick<NewTask, 'right' | 'of'>): boolean {
  return saysMore(stemOf(of ?? right));
}

function stemOf(file: string): string {
  return basename(file, extname(file));
}

function saysMore(name: string): boolean {
  return name !== '' && !SAYS_NOTHING.test(name);
}

/** What a file of tests is about, by its name: `test_clamp.py`, `ClampTest.java`, `clamp.spec.js`. */
function testedBy(tests = ''): string {
  return stemOf(tests)
    .replace(/^tests?[-_.]?/i, '')
    .replace(/(?:[-_.]?(?:tests?|spec|cases)|Tests?)$/i, '');
}

const SAYS_NOTHING =
  /^(?:main|index|lib|src|source|sources|mod|app|program|code|right|wrong|solution|java|python|rust|js|tests?|cases?|runs|spec|it|__init__|__main__)$/i;

/** Where a program stands in a task. */
export function usualPath(language: Language, program: string, text: string): string {
  if (language === 'rust') return basename(program) === 'main.rs' ? 'src/main.rs' : 'src/lib.rs';
  return packagePath(language, program, text);
}

/** Below the folders of its package, where it has one. */
export function packagePath(language: Language, program: string, text: string): string {
  const inside = language === 'java' ? /^\s*package\s+([\w.]+)\s*;/m.exec(text)?.[1] : undefined;
  const name = (language === 'java' ? publicType(text) : undefined) ?? basename(program);
  return inside === undefined ? name : `${inside.replaceAll('.', '/')}/${name}`;
}

/** The file in which Java looks for the public class of a text, whatever it is called now. */
function publicType(text: string): string | undefined {
  const name = /^public\s+(?:(?:final|abstract|sealed|non-sealed|strictfp)\s+)*(?:class|interface|enum|record)\s+([\p{L}\p{N}_$]+)/mu.exec(
    text,
  )?.[1];
  return name === undefined ? undefined : `${name}.java`;
}

/** Files that name packages, by the names under which they are looked for beside `task.json`. Throws SuiteFailure. */
export async function needsIn(language: Language, named: readonly string[]): Promise<Files> {
  const known = manifestsOf(language);
  for (const each of named)
    if (!known.includes(basename(each)))
      throw refused(`--needs = ${each}`, `is not where packages of ${language} are named; expected ${known.join(' or ')}`);
  return Object.fromEntries(await Promise.all(named.map(async (each) => [basename(each), await readText(each)] as const)));
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
    if (language === 'python' && path === 'requirements.txt')
      throw refused(`--with = ${each}`, 'names packages, and would set up none; give it with --needs');
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

/** A script and the paths by which it may name the program: where it lies, and the folder and the path at which they stand in a task. */
export interface Moved {
  readonly where: string;
  readonly named: readonly string[];
  readonly folder: string;
  readonly path: string;
}

/** Where tests in JavaScript or TypeScript name the program by its path, they name it where it stands in the task. */
export function movedImports(language: Language, text: string, { where, named: names, folder, path }: Moved): string {
  if (language !== 'javascript' && language !== 'typescript') return text;
  const known = names.map((name) => resolve(name)).flatMap((name) => [name, name.replace(/\.[^./]+$/, '')]);
  const there = relative(folder, path);
  return text.replaceAll(/(['"])(\.{1,2}\/[^'"\n]+)\1/g, (whole, quote: string, named: string) =>
    known.includes(resolve(dirname(where), named)) ? `${quote}${there.startsWith('.') ? there : `./${there}`}${quote}` : whole,
  );
}

/** Where tests look for a program now: where it lies, where the wrong one does, or beside them by the path that it will have. */
export function namesOf({ start, as, tests, hiddenTests }: NewTask, program: string): readonly string[] {
  const beside = as === undefined ? [] : [program, tests, hiddenTests].filter((each) => each !== undefined);
  return [program, ...(start === undefined ? [] : [start]), ...beside.map((each) => join(dirname(each), as ?? ''))];
}

export function under(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

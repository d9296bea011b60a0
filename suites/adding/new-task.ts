import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Files, Framework, Language } from '../../domain/task.js';
import { slug } from '../repository/family.js';
import { kindOf, readText, refused } from '../source/read.js';
import { type GivenTests, placeTests } from './given-tests.js';

/** What a person says of a task. Paths are files of theirs. */
export interface NewTask {
  /** in its right form */
  readonly program: string;
  /** calls in, data out (`.json`), or tests of a framework */
  readonly tests: string;
  readonly hiddenTests?: string;
  /** what the candidate starts from: a wrong program, or a stub; without it, an empty file */
  readonly start?: string;
  /** whether `start` is a stub */
  readonly stub?: boolean;
  /** files that the program needs beside it */
  readonly with?: readonly string[];
  readonly prompt?: string;
  readonly id?: string;
  readonly family?: string;
  readonly framework?: Framework;
  /** where the program stands in the task */
  readonly as?: string;
}

const LANGUAGE_OF: Readonly<Record<string, Language>> = {
  '.py': 'python',
  '.java': 'java',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.ts': 'typescript',
  '.rs': 'rust',
};

/** The files of a task's folder. Throws SuiteFailure. */
export async function newTask(given: NewTask): Promise<{ readonly id: string; readonly files: Files }> {
  const { program } = given;
  const language = LANGUAGE_OF[extname(program)];
  if (language === undefined) throw refused(program, `is in no language that can be judged (${Object.keys(LANGUAGE_OF).join(', ')})`);
  const right = await readText(program);
  const path = given.as ?? usualPath(language, program, right);
  const id = given.id ?? slug(nameOf(program));
  const isRepair = given.start !== undefined && given.stub !== true;
  const start = given.start === undefined ? '' : await readText(given.start);
  const beside = await Promise.all((given.with ?? []).map(async (each) => [basename(each), await readText(each)] as const));
  const support = { ...(language === 'rust' ? await manifestFor(program) : {}), ...Object.fromEntries(beside) };
  const checks = await checksOf(given, { language, id, path });
  const task = {
    id,
    language,
    kind: isRepair ? 'repair' : 'implement',
    family: given.family ?? id,
    prompt:
      given.prompt ?? (isRepair ? `\`${path}\` does not do what its tests say. Mend it.` : `Write \`${path}\`, so that its tests pass.`),
    editable: [path],
    ...checks.task,
  };
  return {
    id,
    files: {
      'task.json': `${JSON.stringify(task, null, 2)}\n`,
      ...under('files', { ...support, [path]: start }),
      ...under('reference', { [path]: right }),
      ...checks.files,
    },
  };
}

/** Its own, or where that is what programs of any kind are called, that of the nearest folder that says more. */
function nameOf(program: string): string {
  const parts = resolve(program).split('/');
  const own = basename(program, extname(program));
  return [own, ...parts.slice(0, -1).toReversed()].find((name) => name !== '' && !SAYS_NOTHING.test(name)) ?? own;
}

const SAYS_NOTHING = /^(?:main|index|lib|src|source|sources|mod|app|program|solution|java|tests?|__init__|__main__)$/i;

async function checksOf(
  given: NewTask,
  { language, id, path }: { readonly language: Language; readonly id: string; readonly path: string },
): Promise<{ readonly task: object; readonly files: Files }> {
  if (given.tests.endsWith('.json')) return { task: {}, files: { 'cases.json': await readText(given.tests) } };
  const read = async (where: string): Promise<GivenTests> => {
    const text = await readText(where);
    const isScript = language === 'javascript' || language === 'typescript';
    return { where, name: basename(where), text: isScript ? movedImports(text, where, given.program, path) : text };
  };
  const hidden = given.hiddenTests === undefined ? null : await read(given.hiddenTests);
  const { files, tests } = await placeTests(language, id, await read(given.tests), hidden, given.framework);
  return { task: { tests }, files };
}

/** Where tests name the program by its path, they name it where it stands in the task. */
function movedImports(text: string, where: string, program: string, path: string): string {
  const known = [resolve(program), resolve(program).replace(/\.[^./]+$/, '')];
  return text.replaceAll(/(['"])(\.{1,2}\/[^'"\n]+)\1/g, (whole, quote: string, named: string) =>
    known.includes(resolve(dirname(where), named)) ? `${quote}${relative('tests', path)}${quote}` : whole,
  );
}

function usualPath(language: Language, program: string, text: string): string {
  if (language === 'rust') return basename(program) === 'main.rs' ? 'src/main.rs' : 'src/lib.rs';
  const inside = language === 'java' ? /^\s*package\s+([\w.]+)\s*;/m.exec(text)?.[1] : undefined;
  return inside === undefined ? basename(program) : `${inside.replaceAll('.', '/')}/${basename(program)}`;
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

function under(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

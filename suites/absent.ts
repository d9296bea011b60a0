import { posix } from 'node:path';
import { manifestsOf } from '../domain/needs.js';
import type { Checks, Files, Task } from '../domain/task.js';
import type { Verdict } from '../domain/verdict.js';

/** What language systems say of a package that is not there. */
const NOT_THERE =
  /ModuleNotFoundError: No module named|Cannot find (?:module|package) '[^./]|package [\w.]+ does not exist|unresolved import|can't find crate|use of undeclared crate/;

/** … and of a file that is not where it was opened. */
const NO_FILE = /No such file or directory|FileNotFoundError|ENOENT|NoSuchFileException|java\.io\.FileNotFoundException/;
const WHERE_FILES_STAND =
  '; tests run in an empty folder: a file that they read may stand beside them in tests/, or in files/, and is opened by the place of the test file (`__file__`, `__dirname`)';

/** The way out where a verdict on the right program says that something is not there; empty where it does not. */
export function wayOut(task: Task, checks: Checks, { tests, diagnostics }: Verdict): string {
  if (task.repo !== undefined) return '';
  const words = [...tests, ...diagnostics].map(({ message }) => message);
  const elsewhere = words.map((each) => misplaced(task, checks, each)).find((each) => each !== null);
  if (elsewhere !== undefined) return elsewhere;
  if (!words.some((each) => NOT_THERE.test(each))) return words.some((each) => NO_FILE.test(each)) ? WHERE_FILES_STAND : '';
  const [manifest = ''] = manifestsOf(task.language);
  return task.needs === undefined
    ? `; what it needs beside the language is named by ${manifest} beside task.json, or beside suite.json for all tasks (\`suite add --needs ${manifest}\` puts it there)`
    : `; what it needs has been set up by ${Object.keys(task.needs.files).join(', ')}, and this is not in it`;
}

/** Where tests import something that is not there, and do not import the program: it may only be called otherwise. */
function misplaced(task: Task, checks: Checks, message: string): string | null {
  const [program] = task.editable;
  const tested = checks.trust === 'validated' && checks.validation.kind === 'tests' ? checks.validation.program : program;
  const scripts = checks.trust === 'in-process' ? checks.tests.files : checks.trust === 'validated' ? task.reference : {};
  if (tested === undefined || Object.keys(scripts).length === 0) return null;
  switch (task.language) {
    case 'python':
      return inPython(tested, scripts, message);
    case 'javascript':
    case 'typescript':
      return inScript(tested, scripts, message);
    case 'rust':
      return inRust(task.files['Cargo.toml'] ?? '', scripts, message);
    case 'java':
      // a public class stands in the file that is named after it
      return null;
    default:
      return task.language satisfies never;
  }
}

function inPython(program: string, scripts: Files, message: string): string | null {
  const missing = /No module named '([\w.]+)'/.exec(message)?.[1];
  if (missing === undefined) return null;
  const modules = Object.values(scripts).flatMap((text) =>
    [...text.matchAll(/^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w., \t]+))/gm)].flatMap(([, from, names = '']) =>
      from === undefined ? names.split(',').map((each) => each.trim().split(/\s/)[0] ?? '') : [from],
    ),
  );
  const own = program.replace(/\.py$/, '').replaceAll('/', '.');
  const wanted = modules.find((each) => each === missing || each.startsWith(`${missing}.`));
  return wanted === undefined || modules.includes(own) ? null : told(wanted, program, `${wanted.replaceAll('.', '/')}.py`);
}

function inScript(program: string, scripts: Files, message: string): string | null {
  const missing = /Cannot find module '([^']+)'/.exec(message)?.[1];
  if (missing === undefined || !/^[./]/.test(missing)) return null;
  const named = Object.entries(scripts).flatMap(([path, text]) =>
    [...text.matchAll(/['"](\.{1,2}\/[^'"\n]+)['"]/g)].map(([, to = '']) => ({ to, at: posix.join(posix.dirname(path), to) })),
  );
  if (named.some(({ at }) => bare(at) === bare(program))) return null;
  // a message may have the path from the test file, or the whole one
  const wanted = named.find(({ to, at }) => to === missing || missing.endsWith(at));
  const place = wanted === undefined ? '' : `${bare(wanted.at).replace(/^tests\//, '')}${posix.extname(program)}`;
  return wanted === undefined || place.startsWith('..') ? null : told(wanted.to, program, place);
}

function bare(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function inRust(manifest: string, scripts: Files, message: string): string | null {
  const missing = /(?:unresolved import|undeclared crate or module|unlinked crate|can't find crate for) `(\w+)/.exec(message)?.[1];
  const name = /^\s*name\s*=\s*"([\w-]+)"/m.exec(manifest)?.[1]?.replaceAll('-', '_');
  const uses = (crate: string): boolean => Object.values(scripts).some((text) => new RegExp(`\\b${crate}::`).test(text));
  if (missing === undefined || name === undefined || uses(name) || !uses(missing)) return null;
  return `; the tests use the crate ${missing}, and that of the program is ${name}, which they do not use: name it so in the Cargo.toml of files/ (\`suite add\` takes one that lies beside the program, or by --with)`;
}

function told(wanted: string, program: string, place: string): string {
  return `; the tests import ${wanted}, and not the program, which stands at ${program}: it must stand where they look for it (\`suite add --as ${place}\`)`;
}

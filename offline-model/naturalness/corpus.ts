import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the code to count lies: its files in a fixed order, and a name that people read. */
export interface Corpus {
  readonly name: string;
  readonly files: readonly string[];
}

const MAX_FILES = 1_500;

/** The standard library of the Python that is on the machine; null when there is none. Only its text is read. */
export function pythonLibrary(): Corpus | null {
  for (const command of ['python3', '/usr/bin/python3', 'python']) {
    const folder = libraryOf(command);
    if (folder === null) continue;
    const files = sources(folder, '.py', NOT_LIBRARY).slice(0, MAX_FILES);
    if (files.length > 0) return { name: `the standard library of ${folder.split('/').at(-1) ?? 'python'}`, files };
  }
  return null;
}

const NOT_LIBRARY = new Set([
  'test',
  'tests',
  'site-packages',
  'dist-packages',
  'idlelib',
  'lib2to3',
  'turtledemo',
  '__pycache__',
  'ensurepip',
  'pydoc_data',
  'encodings',
]);

/** The JavaScript of the packages that this program itself stands on: it is on every machine that runs it. */
export function javascriptLibrary(): Corpus | null {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('zod/package.json')));
  const all = PACKAGES.flatMap((name) => sources(join(folder, name), '.js', NOT_WRITTEN));
  const stride = Math.ceil(all.length / MAX_FILES);
  const files = all.filter((_, index) => index % stride === 0);
  return files.length === 0 ? null : { name: 'the packages installed beside this program', files };
}

/** Written by hand, as functions and classes; what bundlers and code generators write reads otherwise. */
const PACKAGES = ['zod', 'commander', 'mongodb', 'bson', 'pino', 'rxjs', '@nestjs', 'express', 'dockerode', 'protobufjs'];
const NOT_WRITTEN = new Set(['node_modules', 'test', 'tests', 'locales', 'umd', 'bundles', 'esm5', 'types']);

function libraryOf(command: string): string | null {
  try {
    const folder = execFileSync(command, ['-I', '-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return statSync(folder).isDirectory() ? folder : null;
  } catch {
    // This command is not there or does not answer: the next one is asked.
    return null;
  }
}

function sources(folder: string, ending: string, skipped: ReadonlySet<string>): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(join(folder, entry.name), ending, skipped);
      return entry.isFile() && entry.name.endsWith(ending) && !entry.name.endsWith(`.min${ending}`) ? [join(folder, entry.name)] : [];
    });
}

export function readSource(path: string): string {
  return readFileSync(path, 'utf8');
}

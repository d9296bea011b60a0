import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the code to count lies: its files in a fixed order, and a name that changes when they do. */
export interface Corpus {
  readonly name: string;
  readonly files: readonly string[];
}

const SKIPPED = new Set(['test', 'tests', 'site-packages', 'dist-packages', 'idlelib', 'lib2to3', 'turtledemo', '__pycache__', 'ensurepip', 'pydoc_data', 'encodings']);
const MAX_FILES = 1_500;

/** The standard library of the Python that is on the machine; null when there is none. Only its text is read. */
export function pythonLibrary(): Corpus | null {
  for (const command of ['python3', '/usr/bin/python3', 'python']) {
    const folder = libraryOf(command);
    if (folder === null) continue;
    const files = sources(folder).slice(0, MAX_FILES);
    if (files.length > 0) return { name: `the standard library of ${folder.split('/').at(-1) ?? 'python'}`, files };
  }
  return null;
}

function libraryOf(command: string): string | null {
  try {
    const folder = execFileSync(command, ['-I', '-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], { encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return statSync(folder).isDirectory() ? folder : null;
  } catch {
    // This command is not there or does not answer: the next one is asked.
    return null;
  }
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sources(join(folder, entry.name));
      return entry.isFile() && entry.name.endsWith('.py') ? [join(folder, entry.name)] : [];
    });
}

export function readSource(path: string): string {
  return readFileSync(path, 'utf8');
}

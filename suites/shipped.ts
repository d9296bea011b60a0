import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import { kindOf } from './source/read.js';

/** Names of the suites that ship. */
export async function shippedSuites(): Promise<string[]> {
  const home = join(packageRoot, 'suites');
  const folders = (await readdir(home, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const suites: string[] = [];
  for (const folder of folders) if ((await kindOf(join(home, folder, 'suite.json'))) === 'file') suites.push(folder);
  return suites.toSorted();
}

/** Where one of them lies. */
export function shippedFolder(name: string): string {
  return join(packageRoot, 'suites', name);
}

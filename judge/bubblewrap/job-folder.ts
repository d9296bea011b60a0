import { statSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../../domain/task.js';
import { isOwnerAlive, ownerName } from './owner.js';

/** Root's boxes run as another user, who may not get into root's own temporary folder. */
const PARENT = process.getuid?.() === 0 ? '/tmp' : tmpdir();
const PREFIX = 'ratchet-job-';

/** A folder of the host that one box sees, read-only. */
export async function makeJobFolder(name: string): Promise<string> {
  const folder = join(PARENT, `${PREFIX}${ownerName()}-${name}`);
  await makeReadable(folder);
  return folder;
}

export async function fillJobFolder(folder: string, files: Files): Promise<void> {
  for (const path of foldersOf(files)) await makeReadable(join(folder, path));
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(folder, path), text);
    await chmod(join(folder, path), 0o644);
  }
}

/** Parents before what is in them. */
function foldersOf(files: Files): readonly string[] {
  const folders = new Set<string>();
  for (const path of Object.keys(files)) {
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].toSorted();
}

/** Root's boxes read as another user, whatever the umask of the judge. */
async function makeReadable(folder: string): Promise<void> {
  await mkdir(folder);
  await chmod(folder, 0o755);
}

export function removeJobFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Removes what judges of this user left that were killed. */
export async function sweepJobFolders(): Promise<void> {
  for (const name of (await readdir(PARENT)).filter((each) => each.startsWith(PREFIX))) {
    const owner = name.slice(PREFIX.length).split('-').slice(0, 2).join('-');
    const found = statSync(join(PARENT, name), { throwIfNoEntry: false });
    if (found?.uid === process.getuid?.() && !isOwnerAlive(owner)) await removeJobFolder(join(PARENT, name));
  }
}

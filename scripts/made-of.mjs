/** What was built stays while it is made of the same: a hash of its sources lies beside it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds, unless `note` says that it was built of these sources.
 * `sources`: files and folders of the package; the lock file is always one.
 */
export async function unlessMadeOf({ note, sources, isSource = () => true }, build) {
  const madeOf = hashOf([...sources, 'package-lock.json'], isSource);
  if (existsSync(note) && readFileSync(note, 'utf8') === madeOf) return;
  await build();
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, madeOf);
}

function hashOf(sources, isSource) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesIn).filter(isSource).toSorted()) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function filesIn(path) {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

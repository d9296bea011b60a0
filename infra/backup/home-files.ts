import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { RatchetFailure } from '../../ports/failures.js';
import { ifThere } from '../stack/if-there.js';
import type { SavedFile } from './format.js';

/** What a home holds beside the state of its servers: suites that a person made, settings, and what else lies there. */
const NOT_SAVED = new Set(['data', 'data.restoring', 'logs', 'run', 'checkouts']);
/** Of settings that a shell reads. */
const SETTINGS = 'settings.sh';
const SECRET = /^(\s*(?:export\s+)?(\w*(?:KEY|TOKEN|SECRET|PASSW|CREDENTIAL|MONGODB_URL)\w*)=).*$/gim;
const PART = 3 * 1_024 * 1_024;

/** The files of a home in parts, but for the state of servers, logs, and secrets. */
export async function* filesOf(home: string): AsyncGenerator<SavedFile> {
  for (const path of await pathsIn(home)) {
    const at = relative(home, path);
    if (at === SETTINGS) {
      const text = withoutSecrets(await readFile(path, 'utf8'));
      yield { kind: 'file', path: at, part: 0, base64: Buffer.from(text).toString('base64') };
    } else yield* partsOf(path, at);
  }
}

async function* partsOf(path: string, at: string): AsyncGenerator<SavedFile> {
  let part = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: PART })) {
    yield { kind: 'file', path: at, part, base64: Buffer.from(bytes).toString('base64') };
    part += 1;
  }
  if (part === 0) yield { kind: 'file', path: at, part, base64: '' };
}

async function pathsIn(home: string): Promise<readonly string[]> {
  const top = (await ifThere(readdir(home, { withFileTypes: true }), [])).filter(({ name }) => !NOT_SAVED.has(name) && !isBackup(name));
  const below = top
    .filter((each) => each.isDirectory())
    .map(async ({ name }) => {
      const entries = await readdir(join(home, name), { withFileTypes: true, recursive: true });
      return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    });
  const files = top.filter((each) => each.isFile()).map(({ name }) => join(home, name));
  return [...files, ...(await Promise.all(below)).flat()].toSorted();
}

/** Backups that lie in the home are no part of the next one. */
function isBackup(name: string): boolean {
  return name.endsWith('.part') || name.endsWith('.ratchet-backup');
}

export function withoutSecrets(settings: string): string {
  return settings.replace(SECRET, '# $2 stood here; backups hold no secrets');
}

/** Puts a part into a folder that holds nothing else. */
export async function placePart(folder: string, { path, part, base64 }: SavedFile): Promise<void> {
  const at = resolve(folder, path);
  if (!at.startsWith(`${folder}${sep}`))
    throw new RatchetFailure('bad-request', `the backup holds the file ${path}, which is outside of a home`);
  await mkdir(dirname(at), { recursive: true, mode: 0o700 });
  await writeFile(at, Buffer.from(base64, 'base64'), { flag: part === 0 ? 'w' : 'a', mode: 0o600 });
}

/** Moves files to their places; what is there already stays. Answers the paths of those that were not needed. */
export async function moveFiles(from: string, home: string): Promise<readonly string[]> {
  const there: string[] = [];
  for (const path of await pathsIn(from)) {
    const at = relative(from, path);
    await mkdir(dirname(join(home, at)), { recursive: true, mode: 0o700 });
    if ((await ifThere(lstat(join(home, at)), null)) === null) await rename(path, join(home, at));
    else there.push(at);
  }
  return there;
}

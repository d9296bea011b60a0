import { lstat, open, readdir, readFile, rename, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { RatchetFailure } from '../../ports/failures.js';
import { ifThere } from '../stack/if-there.js';
import { makeFolder } from '../stack/places.js';
import { refusedPlace } from '../stack/refused-place.js';
import { DRAFT_NAME, type FileIdentity } from './draft.js';
import type { SavedFile } from './format.js';

/** What a home holds beside the state of its servers: suites that a person made, settings, and what else lies there. */
const NOT_SAVED = new Set(['data', 'data.restoring', 'logs', 'run', 'checkouts']);
/** Of settings that a shell reads. */
const SETTINGS = 'settings.sh';
const SECRET = /^(\s*(?:export\s+)?(\w*(?:KEY|TOKEN|SECRET|PASSW|CREDENTIAL|MONGODB_URL)\w*)=).*$/gim;
const PART = 3 * 1_024 * 1_024;

/** The files of a home in parts, but for the state of servers, logs, secrets and backups. `own`: the one that is written meanwhile. */
export async function* filesOf(home: string, own: FileIdentity): AsyncGenerator<SavedFile> {
  for (const path of await pathsIn(home)) {
    const at = relative(home, path);
    if (at === SETTINGS) {
      const text = withoutSecrets(await ifThere(readFile(path, 'utf8'), ''));
      yield { kind: 'file', path: at, part: 0, base64: Buffer.from(text).toString('base64') };
    } else if (!DRAFT_NAME.test(basename(path))) yield* partsOf(path, at, own);
  }
}

/** As much as it held when it was opened: one that grows has an end. */
async function* partsOf(path: string, at: string, own: FileIdentity): AsyncGenerator<SavedFile> {
  const file = await ifThere(open(path), null);
  if (file === null) return;
  try {
    const { dev, ino, size } = await file.stat({ bigint: true });
    if ((dev === own.dev && ino === own.ino) || (await isBackup(file))) return;
    let part = 0;
    if (size > 0n) {
      const range = { start: 0, end: Number(size) - 1, highWaterMark: PART, autoClose: false };
      for await (const bytes of file.createReadStream(range)) {
        yield { kind: 'file', path: at, part, base64: Buffer.from(bytes).toString('base64') };
        part += 1;
      }
    }
    if (part === 0) yield { kind: 'file', path: at, part, base64: '' };
  } catch (error) {
    throw refusedPlace(path, 'read', error);
  } finally {
    await file.close();
  }
}

async function pathsIn(home: string): Promise<readonly string[]> {
  return (await filesBelow(home, (name) => !NOT_SAVED.has(name))).toSorted();
}

/** What is gone before it was looked at is none of them. */
async function filesBelow(folder: string, isWanted: (name: string) => boolean = () => true): Promise<readonly string[]> {
  const entries = (await ifThere(readdir(folder, { withFileTypes: true }), [])).filter(({ name }) => isWanted(name));
  const below: string[] = [];
  for (const each of entries) {
    if (each.isFile()) below.push(join(folder, each.name));
    if (each.isDirectory()) below.push(...(await filesBelow(join(folder, each.name))));
  }
  return below;
}

const HEAD_BYTES = 4_096;
const BEGINNING = '{"kind":"ratchet-backup"';

/** By what it begins with: backups that lie in the home are no part of the next one, whatever they are called. */
async function isBackup(file: FileHandle): Promise<boolean> {
  const head = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return false;
  try {
    const unpacked = gunzipSync(head.subarray(0, bytesRead), { finishFlush: constants.Z_SYNC_FLUSH });
    return unpacked.subarray(0, BEGINNING.length).toString() === BEGINNING;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return false;
    throw error;
  }
}

export function withoutSecrets(settings: string): string {
  return settings.replace(SECRET, '# $2 stood here; backups hold no secrets');
}

/** Puts a part into a folder that holds nothing else. */
export async function placePart(folder: string, { path, part, base64 }: SavedFile): Promise<void> {
  const at = resolve(folder, path);
  if (!at.startsWith(`${folder}${sep}`))
    throw new RatchetFailure('bad-request', `the backup holds the file ${path}, which is outside of a home`);
  if (at.includes('\0'))
    throw new RatchetFailure('bad-request', `the backup holds the file ${JSON.stringify(path)}, which no file can be called`);
  await makeFolder(dirname(at));
  try {
    await writeFile(at, Buffer.from(base64, 'base64'), { flag: part === 0 ? 'w' : 'a', mode: 0o600 });
  } catch (error) {
    throw refusedPlace(at, 'written', error);
  }
}

/** Moves files to their places; what is there already stays. Answers the paths of those that were not needed. */
export async function moveFiles(from: string, home: string): Promise<readonly string[]> {
  const there: string[] = [];
  for (const path of await pathsIn(from)) {
    const at = relative(from, path);
    await makeFolder(dirname(join(home, at)));
    if ((await ifThere(lstat(join(home, at)), null)) === null) await rename(path, join(home, at));
    else there.push(at);
  }
  return there;
}

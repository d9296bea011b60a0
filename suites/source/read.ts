import { isUtf8 } from 'node:buffer';
import { constants, type Dirent } from 'node:fs';
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { SuiteFailure } from '../failure.js';

/** Of one text; what is larger would only fill the memory. */
const MAX_BYTES = 64 * 1_024 * 1_024;

/** What is read line by line, or in groups of rows, may be larger. */
export const MAX_LINES_BYTES = 8 * 1_024 ** 3;

export type Kind = 'file' | 'folder' | 'nothing' | 'other';

/** What lies at a path; `other`: a pipe, a device, a socket. Throws SuiteFailure where that cannot be said. */
export async function kindOf(path: string): Promise<Kind> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (NOTHING_THERE.has(codeOf(error))) return 'nothing';
    throw refused(path, `cannot be looked at (${codeOf(error)})`);
  }
}

/** Also a name that no file can have. */
const NOTHING_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/**
 * The text of a regular file in UTF-8, as it stands. Nothing else is opened, so that a pipe cannot hold anybody up. Throws
 * SuiteFailure.
 */
export async function readText(path: string, maxBytes = MAX_BYTES): Promise<string> {
  return readKnown(path, await kindOf(path), maxBytes);
}

/** The same where a listing has just said what lies there, so that nobody looks twice. */
export async function readKnown(path: string, kind: Kind, maxBytes = MAX_BYTES): Promise<string> {
  if (kind !== 'file') throw refused(path, UNREADABLE[kind]);
  return decoded(path, await bytesOf(path, maxBytes));
}

const UNREADABLE: Readonly<Record<Exclude<Kind, 'file'>, string>> = {
  nothing: 'does not exist',
  folder: 'is no regular file but a folder; a file belongs there',
  other: 'is no regular file',
};

/** What a listing says of a name. A link is `other`, wherever it leads. */
export function kindIn(entries: readonly Dirent[], name: string): Kind {
  const found = entries.find((entry) => entry.name === name);
  return found === undefined ? 'nothing' : found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}

/** Whether a file is larger than a text may be, and no larger than a public set. */
export async function isLarge(path: string): Promise<boolean> {
  if ((await kindOf(path)) !== 'file') return false;
  const { size } = await stat(path);
  return size > MAX_BYTES && size <= MAX_LINES_BYTES;
}

/**
 * The lines of a regular file in UTF-8 that is too large to be read whole; null for one that is no text, or as large as no text may be
 * (`NO_LINE`).
 */
export async function* readLines(path: string): AsyncGenerator<string | null> {
  const file = await opened(path);
  try {
    if (!(await file.stat()).isFile()) throw refused(path, 'is no regular file');
    let parts: Buffer[] = [];
    let length = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES })) {
      let rest = Buffer.from(chunk);
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
        yield textOf(Buffer.concat([...parts, rest.subarray(0, end)]), length + end);
        [parts, length] = [[], 0];
        rest = rest.subarray(end + 1);
      }
      length += rest.length;
      if (length <= MAX_BYTES) parts.push(rest);
    }
    yield textOf(Buffer.concat(parts), length);
  } finally {
    await file.close();
  }
}

const CHUNK_BYTES = 1_024 * 1_024;

/** What a line is that cannot be read. */
export const NO_LINE = `is no text in UTF-8, or longer than ${MAX_BYTES} bytes`;

function textOf(bytes: Buffer, length: number): string | null {
  return length > MAX_BYTES || !isUtf8(bytes) ? null : bytes.toString('utf8');
}

/** Names in a folder, in their order. Throws SuiteFailure. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await entriesIn(folder)).map(({ name }) => name);
}

/** What lies in a folder, in the order of its names. Throws SuiteFailure. */
export async function entriesIn(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw refused(folder, `cannot be read (${codeOf(error)})`);
  }
}

export function refused(where: string, mend: string): SuiteFailure {
  return new SuiteFailure([{ where, field: '', value: '', mend }]);
}

async function bytesOf(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await opened(path);
  try {
    // Another thing may lie there by now: what counts is what was opened.
    const found = await file.stat();
    if (!found.isFile()) throw refused(path, 'is no regular file');
    if (found.size > maxBytes) throw refused(path, `has ${found.size} bytes; at most ${maxBytes} are read`);
    const bytes = new Uint8Array(found.size);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at);
      at += bytesRead;
      if (bytesRead === 0 || at === bytes.length) return bytes.subarray(0, at);
    }
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw refused(path, `cannot be read (${codeOf(error)})`);
  }
}

/** A byte order mark stays: it is a part of a program that has one. */
function decoded(path: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw refused(path, 'is text in UTF-16; save it as UTF-8');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refused(path, 'is no text in UTF-8; save it in that encoding, or remove it');
  }
  if (text.includes('\0')) throw refused(path, 'is no text: it holds bytes of value 0; save it as UTF-8, or remove it');
  return text;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../config/package-root.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Embedder } from '../../ports/memory.js';
import { FILES, readFolder } from './folder.js';
import { saidByThread } from './thread-messages.js';

const THREAD = join(packageRoot, 'dist', 'infra', 'embedder', 'thread.js');

interface Waiting {
  readonly take: (vectors: readonly (readonly number[])[]) => void;
  readonly fail: (why: RatchetFailure) => void;
}

/** A model of a folder, in a thread of its own: it would hold up all else that this process does. The thread begins with the first text. */
export async function openLocalEmbedder(path: string, name: string): Promise<Embedder> {
  const folder = await readFolder(path);
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let asked = 0;
  const end = (why: string): void => {
    thread = null;
    const failure = new RatchetFailure('unavailable', `the embedder ${name} ended: ${why}`);
    for (const { fail } of waiting.values()) fail(failure);
    waiting.clear();
  };
  const begin = (): Worker => {
    const begun = new Worker(THREAD, { workerData: { folder: path } });
    // it keeps no process alive
    begun.unref();
    begun.on('message', (message) => {
      const said = saidByThread.parse(message);
      if ('failed' in said) {
        end(said.failed);
        return;
      }
      waiting.get(said.id)?.take(said.vectors);
      waiting.delete(said.id);
    });
    begun.on('error', (error) => end(String(error)));
    begun.on('exit', (code) => {
      if (thread === begun) end(`exit code ${code}`);
    });
    return begun;
  };
  return {
    name,
    dimension: folder.dimension,
    embed: (texts, signal) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1);
        const late = (): void => {
          waiting.delete(id);
          reject(new RatchetFailure('unavailable', `the embedder ${name} did not embed ${texts.length} texts in time`));
        };
        if (signal.aborted) {
          late();
          return;
        }
        signal.addEventListener('abort', late, { once: true });
        const done =
          <T>(settle: (value: T) => void) =>
          (value: T): void => {
            signal.removeEventListener('abort', late);
            settle(value);
          };
        waiting.set(id, { take: done(resolve), fail: done(reject) });
        thread ??= begin();
        thread.postMessage({ id, texts }, []);
      }),
  };
}

/** The name of a folder's model: another content is another name, so that its vectors meet no others. */
export async function nameOfFolder(path: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of FILES) {
    hash.update(`${file}\0`);
    if (existsSync(join(path, file))) await pipeline(createReadStream(join(path, file)), hash, { end: false });
  }
  return `${basename(path)}-${hash.digest('hex').slice(0, 12)}`;
}

import { setImmediate as others } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { RatchetFailure } from '../../ports/failures.js';
import { openFolder, readFolder } from './folder.js';
import { askedOfThread, threadData } from './thread-messages.js';

interface Wish {
  readonly id: number;
  readonly texts: readonly string[];
  readonly vectors: number[][];
}

/** A thread that embeds: whoever waits for little comes first, and gets his turn between two texts of others. */
function serve(): void {
  const port = parentPort;
  if (port === null) return;
  const wishes: Wish[] = [];
  let isAtWork = false;
  const model = readFolder(threadData.parse(workerData).folder).then(openFolder);
  const work = async (): Promise<void> => {
    const { embed } = await model;
    for (let wish = wishes[0]; wish !== undefined; wish = wishes[0]) {
      if (wish.vectors.length < wish.texts.length) wish.vectors.push(embed(wish.texts[wish.vectors.length] ?? ''));
      if (wish.vectors.length === wish.texts.length) {
        port.postMessage({ id: wish.id, vectors: wish.vectors });
        wishes.splice(wishes.indexOf(wish), 1);
      }
      await others();
      wishes.sort((a, b) => left(a) - left(b));
    }
    isAtWork = false;
  };
  const failed = (error: unknown): void => {
    port.postMessage({ failed: error instanceof RatchetFailure ? error.message : String(error) });
    port.close();
  };
  port.on('message', (message) => {
    wishes.push({ ...askedOfThread.parse(message), vectors: [] });
    if (isAtWork) return;
    isAtWork = true;
    work().catch(failed);
  });
}

function left({ texts, vectors }: Wish): number {
  return texts.length - vectors.length;
}

serve();

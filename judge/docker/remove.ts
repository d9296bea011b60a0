import type { Container } from 'dockerode';
import { statusOf } from './engine.js';

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 50;

/** Kills everything in a container and removes it; resolves when nothing of it is left. */
export async function removeContainer(container: Container): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await container.remove({ force: true, v: true });
      return;
    } catch (error) {
      const status = statusOf(error) ?? 0;
      if (status === 404) return;
      // the engine is at it already
      if (status === 409) return untilRemoved(container);
      // its program ended while the engine was about to kill it ("… is not running"), or its end came too late for the engine
      if (status < 500 || attempt === ATTEMPTS) throw error;
    }
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function untilRemoved(container: Container): Promise<void> {
  try {
    await container.wait({ condition: 'removed' });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

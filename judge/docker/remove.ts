import type { Container } from 'dockerode';
import { statusOf } from './engine.js';

/** Kills everything in a container and removes it; resolves when nothing of it is left. */
export async function removeContainer(container: Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    if (statusOf(error) === 404) return;
    // the engine is at it already
    if (statusOf(error) !== 409) throw error;
    await untilRemoved(container);
  }
}

async function untilRemoved(container: Container): Promise<void> {
  try {
    await container.wait({ condition: 'removed' });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

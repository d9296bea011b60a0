import { setTimeout as sleep } from 'node:timers/promises';
import { attachedTo, named } from './attached.js';
import { StackFailure } from './failure.js';
import { lockOwner } from './lock.js';
import { placesOf } from './places.js';
import { isAlive } from './process-identity.js';
import { step, type Report } from './report.js';

/** Longer than all services may take one after the other. */
const PATIENCE_MS = 120_000;
const POLL_MS = 100;

/** Asks the owner of the home to end its stack, and waits until it has; its process id, or null where nothing ran. */
export async function endOwner(home: string, report: Report): Promise<number | null> {
  const owner = await lockOwner(placesOf(home).owner);
  if (owner === null) return null;
  for (const each of await attachedTo(placesOf(home))) report(`${named(each)} still works on it, and is cut off`);
  process.kill(owner.pid, 'SIGTERM');
  const deadline = performance.now() + PATIENCE_MS;
  await step('ending the stack', report, async () => {
    while (await isAlive(owner)) {
      if (performance.now() > deadline)
        throw new StackFailure(
          'unhealthy',
          `process ${owner.pid} did not end its stack within ${PATIENCE_MS / 1_000} s. \`kill -9 ${owner.pid}\` ends it and its services; nothing that was acknowledged is lost.`,
        );
      await sleep(POLL_MS);
    }
  });
  return owner.pid;
}

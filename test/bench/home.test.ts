import { expect, it } from 'vitest';
import { toItsEnd } from '../../bench/home.js';

it('what a bench began is ended to its end, however often it is asked to stop', async () => {
  const listeners = process.listenerCount('SIGINT');
  const said: string[] = [];
  let isEnded = false;
  await toItsEnd(
    (line) => said.push(line),
    async () => {
      for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) {
        process.kill(process.pid, signal);
        await expect.poll(() => said.length, { interval: 5 }).toBeGreaterThan(0);
        said.length = 0;
      }
      isEnded = true;
    },
  );
  expect(isEnded).toBe(true);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});

import { expect, it } from 'vitest';
import { toItsEnd } from '../../bench/home.js';

it('what a bench began is ended to its end, however often it is asked to stop', async () => {
  const before = process.listeners('SIGINT');
  const said: string[] = [];
  let isEnded = false;
  await toItsEnd(
    (line) => said.push(line),
    async () => {
      const [told, ...others] = process.listeners('SIGINT').filter((each) => !before.includes(each));
      expect(others).toEqual([]);
      for (const signal of ['SIGINT', 'SIGINT'] as const) told?.(signal);
      await Promise.resolve();
      isEnded = true;
    },
  );
  expect(said).toHaveLength(2);
  expect(isEnded).toBe(true);
  expect(process.listeners('SIGINT')).toEqual(before);
});

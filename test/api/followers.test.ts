import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Followers } from '../../api/events/followers.js';

it('are no more than have a place, however many come at once; a place is free again when a stream ends, or never began', async () => {
  const followers = new Followers();
  const streams = Array.from({ length: 600 }, () => new AbortController());
  const come = (stream: AbortController): string => {
    try {
      followers.admit(stream.signal);
      return 'in';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
  const gone = new AbortController();
  gone.abort();
  expect(come(gone)).toBe('in');
  const admitted = streams.filter((stream) => come(stream) === 'in');
  expect(admitted).toHaveLength(500);
  for (const stream of admitted) stream.abort();
  for (const stream of admitted) stream.abort();
  await sleep(0);
  expect(Array.from({ length: 501 }, () => come(new AbortController())).filter((said) => said === 'in')).toHaveLength(500);
});

import { expect, it } from 'vitest';
import type { BoxBackend } from '../../judge/box.js';
import { BoxFault } from '../../judge/judgement.js';
import { BoxPool } from '../../judge/pool.js';

const ORDER = {
  program: { name: 'python-pytest', command: [], env: {}, folders: [], job: true },
  limits: { wallMs: 1_000, cpuMs: 1_000, memoryMb: 64, pids: 1, diskMb: 1, outputKb: 1 },
};

function pool(error: Error): BoxPool {
  const backend: BoxBackend = {
    name: 'bubblewrap',
    version: '',
    start: () => Promise.reject(error),
    guarantees: () => [],
    close: () => Promise.resolve(),
  };
  return new BoxPool(backend, 0);
}

it('a box that cannot be started is a fault of the box, and a fault in the program stays what it is', async () => {
  await expect(pool(new Error('spawn EAGAIN')).take(ORDER)).rejects.toBeInstanceOf(BoxFault);
  const wrong = new TypeError("Cannot read properties of undefined (reading 'group')");
  await expect(pool(wrong).take(ORDER)).rejects.toBe(wrong);
});

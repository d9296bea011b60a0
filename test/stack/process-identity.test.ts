import { readFile } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { identityOf, isAlive, ownIdentity } from '../../infra/stack/process-identity.js';

vi.mock('node:fs/promises', { spy: true });
afterEach(() => vi.mocked(readFile).mockReset());

it.runIf(process.platform === 'linux')('calls nobody dead whom it could not look at', async () => {
  const own = await ownIdentity();
  expect(await isAlive(own)).toBe(true);
  vi.mocked(readFile).mockRejectedValue(Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' }));
  await expect(isAlive(own)).rejects.toThrow('EMFILE');
  vi.mocked(readFile).mockRejectedValue(Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' }));
  expect(await identityOf(own.pid)).toBeNull();
});

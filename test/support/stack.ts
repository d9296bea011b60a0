import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startServices, type Services } from '../../bench/services.js';

/** Servers for the tests of one file: started before them in a home of their own, and gone after them. */
export function withStack(): () => Services {
  let services: Services;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-test-'));
    // vitest shows what a hook writes: a first build of minutes is then no silence.
    services = await startServices(home, (line) => process.stderr.write(`${line}\n`));
  }, 20 * 60_000);
  afterAll(async () => {
    await services.stop();
    await rm(home, { recursive: true, force: true });
  }, 60_000);
  return () => services;
}

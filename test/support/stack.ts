import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startEngine, startServices, type Engine, type Services } from '../../bench/services.js';

/** Servers for the tests of one file: started before them in a home of their own, and gone after them. */
export function withStack(): () => Services {
  return started(startServices);
}

/** The engine alone, for tests whose store and memory are in this process. */
export function withTemporal(): () => Engine {
  return started(startEngine);
}

function started<T extends Engine>(start: (home: string, report: (line: string) => void) => Promise<T>): () => T {
  let services: T;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-test-'));
    // vitest shows what a hook writes: a first build of minutes is then no silence.
    services = await start(home, (line) => process.stderr.write(`${line}\n`));
  }, 20 * 60_000);
  afterAll(async () => {
    await services.stop();
    await rm(home, { recursive: true, force: true });
  }, 60_000);
  return () => services;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '../../infra/config.js';
import { choose, survey } from '../../infra/stack/choose.js';
import { makePlaces, placesOf } from '../../infra/stack/places.js';
import { keepPorts } from '../../infra/stack/ports.js';
import { openProcessBook } from '../../infra/stack/processes.js';
import type { Report } from '../../infra/stack/report.js';
import { startChroma, startMongo, startTemporal } from '../../infra/stack/servers.js';
import { chromaRecipe } from '../../infra/stack/ways/chroma.js';
import { mongoRecipe } from '../../infra/stack/ways/mongo.js';
import { temporalRecipe } from '../../infra/stack/ways/temporal.js';
import type { Recipe } from '../../infra/stack/way.js';

export interface TestServices {
  readonly temporalAddress: string;
  readonly mongoUrl: string;
  readonly chromaUrl: string;
  stop(): Promise<void>;
}

/** Real servers on free ports with their state in `home`, from the cache of the user (built there the first time: minutes). */
export async function startServices(home: string, report: Report = () => {}): Promise<TestServices> {
  const places = placesOf(home);
  await makePlaces(places);
  const { cache } = readConfig();
  const ports = await keepPorts(places.ports, report);
  const around = { places, book: openProcessBook(places.processes), report };
  const chosen = async (recipe: Recipe) => choose(await survey(recipe, places.data), report);
  const [temporal, mongo, chroma] = await Promise.all([
    chosen(temporalRecipe(cache, 'default')).then((way) => startTemporal(way, { port: ports.temporal, uiPort: ports.temporalUi }, 'default', around)),
    chosen(mongoRecipe(cache)).then((way) => startMongo(way, { port: ports.mongo, uiPort: 0 }, around)),
    chosen(chromaRecipe(cache)).then((way) => startChroma(way, { port: ports.chroma, uiPort: 0 }, around)),
  ]);
  return {
    temporalAddress: temporal.address,
    mongoUrl: mongo.url,
    chromaUrl: chroma.url,
    async stop() {
      for (const service of [chroma, mongo, temporal]) await service.stop();
    },
  };
}

/** Servers for the tests of one file: started before them in a home of their own, and gone after them. */
export function withStack(): () => TestServices {
  let services: TestServices;
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

import { readConfig } from '../config/config.js';
import { choose, survey } from '../infra/stack/choose.js';
import { makePlaces, placesOf } from '../infra/stack/places.js';
import { keepPorts } from '../infra/stack/ports.js';
import { openProcessBook } from '../infra/stack/processes.js';
import { startChroma, startMongo, startTemporal } from '../infra/stack/servers.js';
import { chromaRecipe } from '../infra/stack/ways/chroma.js';
import { mongoRecipe } from '../infra/stack/ways/mongo.js';
import type { Recipe } from '../infra/stack/way.js';
import { temporalRecipe } from '../infra/stack/ways/temporal.js';

export interface Services {
  readonly temporalAddress: string;
  readonly mongoUrl: string;
  readonly chromaUrl: string;
  stop(): Promise<void>;
}

/** The servers of the embedded stack without any program of ours: a bench puts its own worker on them. */
export async function startServices(home: string, report: (line: string) => void): Promise<Services> {
  const places = placesOf(home);
  await makePlaces(places);
  const { cache } = readConfig();
  const ports = await keepPorts(places.ports, report);
  const around = { places, book: openProcessBook(places.processes), report };
  const chosen = async (recipe: Recipe) => choose(await survey(recipe, places.data), report);
  const [temporal, mongo, chroma] = await Promise.all([
    chosen(temporalRecipe(cache, 'default')).then((way) =>
      startTemporal(way, { port: ports.temporal, uiPort: ports.temporalUi }, 'default', around),
    ),
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

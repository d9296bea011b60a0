import { readConfig } from '../config/config.js';
import { choose, survey, type Chosen } from '../infra/stack/choose.js';
import { makePlaces, placesOf } from '../infra/stack/places.js';
import { keepPorts, type StackPorts } from '../infra/stack/ports.js';
import { openProcessBook } from '../infra/stack/processes.js';
import type { Report } from '../infra/stack/report.js';
import { startChroma, startMongo, startTemporal, type Surroundings, type TemporalServer } from '../infra/stack/servers.js';
import { chromaRecipe } from '../infra/stack/ways/chroma.js';
import { mongoRecipe } from '../infra/stack/ways/mongo.js';
import type { Recipe } from '../infra/stack/way.js';
import { temporalRecipe } from '../infra/stack/ways/temporal.js';

export interface Engine {
  readonly temporalAddress: string;
  stop(): Promise<void>;
}

export interface Services extends Engine {
  readonly mongoUrl: string;
  readonly chromaUrl: string;
}

/** The servers of the embedded stack without any program of ours: a bench puts its own worker on them. */
export async function startServices(home: string, report: Report): Promise<Services> {
  const { around, ports, cache } = await surroundings(home, report);
  const [engine, mongo, chroma] = await Promise.all([
    temporalIn(around, ports, cache),
    chosen(mongoRecipe(cache), around).then((way) => startMongo(way, { port: ports.mongo, uiPort: 0 }, around)),
    chosen(chromaRecipe(cache), around).then((way) => startChroma(way, { port: ports.chroma, uiPort: 0 }, around)),
  ]);
  return {
    temporalAddress: engine.address,
    mongoUrl: mongo.url,
    chromaUrl: chroma.url,
    async stop() {
      for (const service of [chroma, mongo, engine]) await service.stop();
    },
  };
}

/** Temporal alone, for whoever keeps what is stored elsewhere. */
export async function startEngine(home: string, report: Report): Promise<Engine> {
  const { around, ports, cache } = await surroundings(home, report);
  const engine = await temporalIn(around, ports, cache);
  return { temporalAddress: engine.address, stop: () => engine.stop() };
}

async function surroundings(home: string, report: Report): Promise<{ around: Surroundings; ports: StackPorts; cache: string }> {
  const places = placesOf(home);
  await makePlaces(places);
  const ports = await keepPorts(places.ports, report);
  return { around: { places, book: openProcessBook(places.processes), report }, ports, cache: readConfig().cache };
}

async function temporalIn(around: Surroundings, ports: StackPorts, cache: string): Promise<TemporalServer> {
  const way = await chosen(temporalRecipe(cache, 'default'), around);
  return startTemporal(way, { port: ports.temporal, uiPort: ports.temporalUi }, 'default', around);
}

async function chosen(recipe: Recipe, { places, report }: Surroundings): Promise<Chosen> {
  return choose(await survey(recipe, places.data), report);
}

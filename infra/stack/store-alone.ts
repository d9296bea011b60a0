import type { Config } from '../../config/config.js';
import { choose, survey } from './choose.js';
import { makeFolder, needSpace, type Places } from './places.js';
import { keepPorts } from './ports.js';
import { openProcessBook } from './processes.js';
import type { Report } from './report.js';
import { startMongo } from './servers.js';
import { mongoRecipe } from './ways/mongo.js';

const NEEDED_MEBIBYTES = 512;

/** Runs the document store of a home alone, over the data of these places. The caller owns the home. */
export async function withStoreAlone<T>(config: Config, places: Places, report: Report, use: (url: string) => Promise<T>): Promise<T> {
  await makeFolder(places.data);
  await needSpace(places.home, NEEDED_MEBIBYTES, 'RATCHET_HOME');
  const chosen = await choose(await survey(mongoRecipe(config.cache), places.data), report);
  const { mongo: port } = await keepPorts(places.ports, report);
  const server = await startMongo(chosen, { port, uiPort: 0 }, { places, book: openProcessBook(places.processes), report });
  try {
    return await use(server.url);
  } finally {
    await server.stop();
  }
}

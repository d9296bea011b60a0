import type { Config } from '../../config/config.js';
import { choose, survey } from './choose.js';
import { makeFolder, needSpace, STATE_MEBIBYTES, type Places } from './places.js';
import { keepPorts } from './ports.js';
import { openProcessBook } from './processes.js';
import type { Report } from './report.js';
import { startMongo } from './servers.js';
import { mongoRecipe } from './ways/mongo.js';

/** Runs the document store of a home alone, over the data of these places. The caller owns the home. */
export async function withStoreAlone<T>(config: Config, places: Places, report: Report, use: (url: string) => Promise<T>): Promise<T> {
  await needSpace(places.home, STATE_MEBIBYTES, 'RATCHET_HOME');
  await makeFolder(places.data);
  const chosen = await choose(await survey(mongoRecipe(config.cache), places.data), report);
  const { mongo: port } = await keepPorts(places.ports, report);
  const server = await startMongo(chosen, { port, uiPort: 0 }, { places, book: openProcessBook(places.processes), report });
  try {
    return await use(server.url);
  } finally {
    await server.stop();
  }
}

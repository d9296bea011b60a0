import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../config/config.js';
import { choose, survey } from '../../infra/stack/choose.js';
import { makePlaces, placesOf } from '../../infra/stack/places.js';
import { freePort } from '../../infra/stack/ports.js';
import { openProcessBook } from '../../infra/stack/processes.js';
import { startTemporal } from '../../infra/stack/servers.js';
import { temporalRecipe } from '../../infra/stack/ways/temporal.js';

/** A Temporal server that suggests continue-as-new after so few events that a small campaign gets there. */
export async function startTemporalWithShortHistories(events: number): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'ratchet-short-'));
  const places = placesOf(home);
  await makePlaces(places);
  const chosen = await choose(await survey(temporalRecipe(readConfig().cache, 'default'), places.data), silent);
  const suggest = ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${events}`];
  const engine = {
    ...chosen.engine,
    launch: (...given: Parameters<typeof chosen.engine.launch>) => {
      const launch = chosen.engine.launch(...given);
      return { ...launch, args: [...launch.args, ...suggest] };
    },
  };
  const port = await freePort();
  const uiPort = await freePort(new Set([port]));
  const server = await startTemporal({ ...chosen, engine }, { port, uiPort }, 'default', {
    places,
    book: openProcessBook(places.processes),
    report: silent,
  });
  return {
    address: server.address,
    async stop() {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function silent(): void {}

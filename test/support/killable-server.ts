import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../config/config.js';
import { choose, survey } from '../../infra/stack/choose.js';
import { chromaHealthUrl, isHttpHealthy, isMongoHealthy } from '../../infra/stack/health.js';
import { freePort } from '../../infra/stack/ports.js';
import type { Recipe } from '../../infra/stack/way.js';
import { chromaRecipe } from '../../infra/stack/ways/chroma.js';
import { mongoRecipe } from '../../infra/stack/ways/mongo.js';

/** One real server of a test, that can die at any moment and come back on the same port. */
export interface KillableServer {
  readonly url: string;
  /** SIGKILL: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** Answers once the server does. */
  start(): Promise<void>;
  /** While it is down: takes its disk away. */
  wipe(): Promise<void>;
  /** Kills it and leaves nothing behind. */
  remove(): Promise<void>;
}

export function killableMongo(): Promise<KillableServer> {
  return killable(mongoRecipe(readConfig().cache), (port) => `mongodb://127.0.0.1:${port}/`, isMongoHealthy);
}

export function killableChroma(): Promise<KillableServer> {
  return killable(
    chromaRecipe(readConfig().cache),
    (port) => `http://127.0.0.1:${port}`,
    (url) => isHttpHealthy(chromaHealthUrl(url)),
  );
}

/** For hooks: the first time on a machine, the server is built. */
export const SERVER_TIMEOUT_MS = 20 * 60_000;
const START_TIMEOUT_MS = 300_000;

async function killable(
  recipe: Recipe,
  urlOf: (port: number) => string,
  isHealthy: (url: string) => Promise<boolean>,
): Promise<KillableServer> {
  const home = await mkdtemp(join(tmpdir(), `ratchet-${recipe.server}-`));
  const state = join(home, 'state');
  const { engine, executable } = await choose(await survey(recipe, home), (line) => process.stderr.write(`${line}\n`));
  const port = await freePort();
  const url = urlOf(port);
  const { command, args, env } = engine.launch(executable, { port, uiPort: 0, state });
  let child: ChildProcess | null = null;
  const kill = async (): Promise<void> => {
    if (child === null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = null;
  };
  const start = async (): Promise<void> => {
    await mkdir(state, { recursive: true });
    child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await isHealthy(url))) {
      if (performance.now() > deadline) throw new Error(`${recipe.title} did not answer at ${url} within ${START_TIMEOUT_MS} ms`);
      await sleep(50);
    }
  };
  await start();
  return {
    url,
    kill,
    start,
    wipe: () => rm(state, { recursive: true, force: true }),
    remove: async () => {
      await kill();
      await rm(home, { recursive: true, force: true });
    },
  };
}

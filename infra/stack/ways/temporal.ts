import { join } from 'node:path';
import { SEARCH_ATTRIBUTES } from '../namespace.js';
import { VERSIONS } from '../versions.js';
import type { Engine, Recipe } from '../way.js';
import { downloaded } from './download.js';
import { builtByGo } from './go.js';
import { onPath } from './on-path.js';

/**
 * The development server has one shard, which by default polls its queues 20 times a second and syncs every write:
 * with these an activity costs a tenth. What was acknowledged still survives a kill -9 (WAL, synchronous=NORMAL).
 */
const PRAGMAS = ['journal_mode=WAL', 'synchronous=NORMAL'];
const DYNAMIC = ['transfer', 'timer', 'visibility'].map((queue) => `history.${queue}ProcessorMaxPollRPS=2000`);

const engineFor = (namespace: string): Engine => ({
  name: 'temporal',
  launch: (executable, { port, uiPort, state }) => ({
    command: executable,
    args: [
      'server',
      'start-dev',
      '--ip=127.0.0.1',
      `--port=${port}`,
      `--ui-port=${uiPort}`,
      `--namespace=${namespace}`,
      `--db-filename=${join(state, 'temporal.db')}`,
      '--log-level=warn',
      '--color=never',
      // a person's own settings for the command line are not ours
      '--disable-config-file',
      '--disable-config-env',
      ...PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma]),
      ...DYNAMIC.flatMap((value) => ['--dynamic-config-value', value]),
      ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ],
  }),
});

export function temporalRecipe(cache: string, namespace: string): Recipe {
  const engine = engineFor(namespace);
  const version = VERSIONS.temporalCli;
  const entry = `temporal-${version}`;
  const system = process.platform === 'darwin' ? 'darwin' : 'linux';
  const machine = process.arch === 'arm64' ? 'arm64' : 'amd64';
  return {
    server: 'temporal',
    title: 'Temporal',
    variable: 'TEMPORAL_ADDRESS',
    ways: [
      onPath('temporal', engine),
      downloaded(cache, {
        title: 'Temporal',
        engine,
        entry: `${entry}-download`,
        program: 'temporal',
        url: `https://temporal.download/cli/archive/v${version}?platform=${system}&arch=${machine}`,
        depth: 0,
      }),
      builtByGo(cache, {
        title: 'Temporal',
        engine,
        entry,
        program: 'temporal',
        neededMebibytes: 4_096,
        args: () => ['install', '-trimpath', '-ldflags', '-s -w', `github.com/temporalio/cli/cmd/temporal@v${version}`],
        env: (folder) => ({ GOBIN: folder }),
        usually: 'about 2 minutes on two cores',
      }),
    ],
  };
}

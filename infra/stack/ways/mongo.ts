import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.js';
import { VERSIONS } from '../versions.js';
import type { Engine, Recipe } from '../way.js';
import { downloaded } from './download.js';
import { builtByGo } from './go.js';
import { onPath } from './on-path.js';

const mongod: Engine = {
  name: 'mongod',
  launch: (executable, { port, state }) => ({
    command: executable,
    args: ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', state, '--quiet'],
  }),
};

const ferretdb: Engine = {
  name: 'ferretdb',
  launch: (executable, { port, state }) => ({ command: executable, args: ['-listen', `127.0.0.1:${port}`, '-state', state] }),
};

export function mongoRecipe(cache: string): Recipe {
  const source = join(packageRoot, 'infra', 'ferretdb');
  return {
    server: 'mongo',
    title: 'MongoDB',
    variable: 'MONGODB_URL',
    ways: [
      onPath('mongod', mongod),
      downloaded(cache, {
        title: 'MongoDB',
        engine: mongod,
        entry: `mongod-${VERSIONS.mongod}`,
        program: 'mongod',
        url: mongodArchive(),
        depth: 2,
      }),
      builtByGo(cache, {
        title: 'FerretDB (the MongoDB protocol over SQLite)',
        engine: ferretdb,
        entry: `ferretdb-${VERSIONS.ferretdb}-indexed`,
        program: 'ferretdb',
        neededMebibytes: 1_536,
        args: (folder) => ['build', '-trimpath', '-mod=readonly', '-ldflags', '-s -w', '-o', join(folder, 'ferretdb'), '.'],
        env: () => ({}),
        cwd: source,
        usually: 'about a minute on two cores',
      }),
    ],
  };
}

/** MongoDB builds for each distribution; the build for Ubuntu 22.04 runs wherever glibc 2.35 and OpenSSL 3 are. */
function mongodArchive(): string {
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const name =
    process.platform === 'darwin'
      ? `mongodb-macos-${process.arch === 'arm64' ? 'arm64' : 'x86_64'}`
      : `mongodb-linux-${machine}-${distribution(machine)}`;
  const folder = process.platform === 'darwin' ? 'osx' : 'linux';
  return `https://fastdl.mongodb.org/${folder}/${name}-${VERSIONS.mongod}.tgz`;
}

function distribution(machine: string): string {
  const release = process.platform === 'linux' ? readFileSync('/etc/os-release', 'utf8') : '';
  const [id, version] = ['ID', 'VERSION_ID'].map((key) => new RegExp(`^${key}="?([^"\\n]*)`, 'm').exec(release)?.[1] ?? '');
  if (id === 'ubuntu' && version === '24.04') return 'ubuntu2404';
  if (id === 'debian' && version === '12' && machine === 'x86_64') return 'debian12';
  return 'ubuntu2204';
}

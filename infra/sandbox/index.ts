import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package-root.js';
import { openBubblewrap } from './bubblewrap/backend.js';
import { Judge, type OpenSandbox } from './judge.js';
import { openPython } from './languages/python/python.js';

export interface SandboxOptions {
  /** folder of state and caches */
  readonly home: string;
  readonly backend: 'bubblewrap';
  /** candidates judged side by side; null: the cores */
  readonly concurrency: number | null;
}

/** Throws RatchetFailure('sandbox-unavailable') with the command that mends it. */
export async function openSandbox(options: SandboxOptions): Promise<OpenSandbox> {
  const python = await openPython(options.home);
  const backend = await openBubblewrap(join(options.home, 'cache', 'sandbox'));
  const version = createHash('sha256').update(JSON.stringify([ownCode(), backend.version, python.version])).digest('hex').slice(0, 16);
  return new Judge(backend, new Map([['python', python]]), `${backend.name}-${version}`, options.concurrency ?? availableParallelism());
}

/** Hash of the judge as it runs: any change of it may change a verdict. */
function ownCode(): string {
  const hash = createHash('sha256');
  for (const folder of new Set([dirname(fileURLToPath(import.meta.url)), join(packageRoot, 'infra/sandbox/languages')])) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:js|ts|py|txt)$/.test(name)).toSorted();
    for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

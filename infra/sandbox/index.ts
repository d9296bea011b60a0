import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package-root.js';
import type { BoxBackend, Guarantee } from './box.js';
import { openBubblewrap } from './bubblewrap/backend.js';
import { Judge, type OpenSandbox } from './judge.js';
import { BoxFault } from './judgement.js';
import { HostTools } from './host-tools.js';
import { type Languages, openLanguages } from './languages/index.js';
import { roomHere, seatsFor } from './machine.js';
import { cannotStart, proveGuarantees } from './self-test.js';

export interface SandboxOptions {
  /** folder of what is made once: the system call filter, frameworks */
  readonly cache: string;
  readonly backend: 'bubblewrap';
  /** candidates judged side by side; null: what the cores and the memory of this machine allow */
  readonly concurrency: number | null;
  /** progress of what takes long at its first use, for a person who waits */
  readonly report: (line: string) => void;
}

/** Throws RatchetFailure('sandbox-unavailable') with the command that mends it. */
export async function openSandbox(options: SandboxOptions): Promise<OpenSandbox> {
  const tools = new HostTools(options.cache, options.report);
  const languages = await openLanguages(tools);
  const { backend, guarantees } = await openProven(join(options.cache, 'sandbox'), languages);
  return new Judge({ backend, guarantees, languages, tools, version: `${ownCode()} ${backend.version}`, concurrency: options.concurrency ?? seatsFor(roomHere()) });
}

/** Boxes with control groups where they work, without them otherwise. */
async function openProven(folder: string, languages: Languages, withGroups = true): Promise<{ readonly backend: BoxBackend; readonly guarantees: readonly Guarantee[] }> {
  const backend = await openBubblewrap(folder, withGroups);
  try {
    return { backend, guarantees: await proveGuarantees(backend, languages.probing()) };
  } catch (error) {
    await backend.close();
    if (!(error instanceof BoxFault)) throw error;
    if (withGroups) return openProven(folder, languages, false);
    throw cannotStart(backend, error);
  }
}

/** Hash of the judge as it runs: any change of it may change a verdict. */
function ownCode(): string {
  const hash = createHash('sha256');
  for (const folder of new Set([dirname(fileURLToPath(import.meta.url)), join(packageRoot, 'infra/sandbox/languages')])) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?!md$|d\.ts$|map$)\w+$/.test(name)).toSorted();
    for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

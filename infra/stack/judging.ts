import { existsSync } from 'node:fs';
import { RatchetFailure } from '../../activities/failures.js';
import type { Config } from '../config.js';
import { openSandbox } from '../sandbox/index.js';
import { findOnHost, preparedFolder } from '../sandbox/host-tools.js';
import { interpreters, pytestPreparation } from '../sandbox/languages/python/pytest-install.js';
import { findExecutable } from './command.js';
import { findPython } from '../sandbox/languages/python/toolchain.js';
import type { Finding } from './doctor.js';
import { mendingCommand, type Lack } from './parts.js';
import type { Probe } from './way.js';

/** What nothing here can give: the kernel, or the container that this runs in, has to allow it. */
const ALLOW_BOXES = 'run where user namespaces and mounts are allowed (in a container: --privileged)';
const PIP: Lack = { part: 'pytest', because: 'neither pytest nor a pip to install it with', mend: { packages: ['python3-pip'] } };

export function pythonPart(python: Probe): Finding {
  const absent = python.state === 'absent';
  return { part: 'python', way: absent ? null : `on the machine: ${python.because}`, looked: [{ way: 'on the machine', state: python.state, because: python.because }], mend: absent ? mendOf('python', python) : null };
}

/** Starts a box and lets the self-test look out of it: what the sandbox promises here. */
export async function boxPart(config: Config, { box, python }: { readonly box: Probe; readonly python: Probe }): Promise<Finding> {
  const maker = { way: 'bubblewrap', state: box.state, because: box.because } as const;
  if (box.state === 'absent') return { part: 'sandbox', way: null, looked: [maker], mend: mendOf('sandbox', box) };
  if (python.state === 'absent') return { part: 'sandbox', way: `bubblewrap: ${box.because}; not tested without Python`, looked: [maker], mend: null };
  try {
    const sandbox = await openSandbox({ cache: config.cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
    await sandbox.close();
    const guarantees = sandbox.guarantees();
    const lowered = guarantees.filter(({ level }) => level !== 'enforced');
    return {
      part: 'sandbox',
      way: `bubblewrap: ${box.because}; the self-test holds, ${guarantees.length - lowered.length} of ${guarantees.length} guarantees enforced`,
      looked: [maker, ...lowered.map(({ what, level, by }) => ({ way: what, state: 'possible' as const, because: `${level}: ${by}` }))],
      mend: null,
    };
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    return { part: 'sandbox', way: null, looked: [maker, { way: 'self-test', state: 'absent', because: error.message }], mend: ALLOW_BOXES };
  }
}

/** Tests of a framework are judged by pytest, which is installed at its first use. */
export async function pytestPart(config: Config, python: Probe): Promise<{ readonly finding: Finding; readonly lacks: readonly Lack[] }> {
  if (python.state === 'absent') return { finding: { part: 'pytest', way: null, looked: [{ way: 'installed', state: 'absent', because: 'there is no Python for it' }], mend: null }, lacks: [] };
  const found = await findPython({ find: findOnHost });
  const folder = preparedFolder(config.cache, await pytestPreparation(found));
  const isThere = existsSync(folder);
  const pip = isThere ? null : await pipOf(interpreters(found));
  if (!isThere && pip === null) return { finding: { part: 'pytest', way: null, looked: [{ way: 'installed', state: 'absent', because: PIP.because }], mend: mendingCommand([PIP]) }, lacks: [PIP] };
  const because = isThere ? folder : `at the first use, by ${pip ?? ''} into ${folder}`;
  return { finding: { part: 'pytest', way: `installed: ${because}`, looked: [{ way: 'installed', state: isThere ? 'ready' : 'possible', because }], mend: null }, lacks: [] };
}

async function pipOf(pythons: readonly string[]): Promise<string | null> {
  for (const interpreter of pythons) {
    const executable = await findExecutable(interpreter);
    if (executable !== null && (await findOnHost([executable], ['-m', 'pip', '--version'])) !== null) return `${interpreter} -m pip`;
  }
  return null;
}

function mendOf(part: string, probe: Probe & { readonly state: 'absent' }): string | null {
  return mendingCommand([{ part, because: probe.because, mend: probe.mend }]);
}

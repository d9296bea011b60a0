import { RatchetFailure } from '../../ports/failures.js';
import { findOnHost } from '../../judge/host-tools.js';
import { findPython } from '../../judge/languages/python/toolchain.js';
import { findExecutable, run, versionOf } from './command.js';
import { reasonOf } from './failure.js';
import type { Probe } from './way.js';

/** Whether candidates can be boxed here: bubblewrap there, and allowed by the kernel to make a box. */
export async function probeBox(): Promise<Probe> {
  const executable = await findExecutable('bwrap');
  if (executable === null) return { state: 'absent', because: 'no `bwrap` on PATH', mend: { packages: ['bubblewrap'] } };
  try {
    await run(executable, ['--unshare-all', '--ro-bind', '/', '/', '--proc', '/proc', '--dev', '/dev', 'true'], { timeoutMs: 5_000 });
  } catch (error) {
    return {
      state: 'absent',
      because: `${executable} cannot make a box here: ${reasonOf(error)}`,
      mend: { command: 'sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0' },
    };
  }
  return { state: 'ready', executable, because: `${executable}, ${(await versionOf(executable)) ?? ''}` };
}

/** Whether an interpreter is where a box can reach it. */
export async function probePython(): Promise<Probe> {
  try {
    const { path, version } = await findPython({ find: findOnHost });
    return { state: 'ready', executable: path, because: `${path}, Python ${version}` };
  } catch (error) {
    if (error instanceof RatchetFailure) return { state: 'absent', because: error.message, mend: { packages: ['python3'] } };
    throw error;
  }
}

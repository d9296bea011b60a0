import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RatchetFailure } from '../../../../activities/failures.js';
import { failureCode } from '../../failure-code.js';

const run = promisify(execFile);

/** Interpreters that a box can see: it is given /usr and nothing of a home directory. */
const CANDIDATES = ['/usr/bin/python3', '/usr/local/bin/python3'];
const OLDEST = [3, 9] as const;

export interface PythonToolchain {
  readonly path: string;
  /** `3.11.2` */
  readonly version: string;
}

export async function findPython(candidates: readonly string[] = CANDIDATES): Promise<PythonToolchain> {
  const looked: string[] = [];
  for (const path of candidates) {
    const version = await versionOf(path);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major === OLDEST[0] && minor >= OLDEST[1]) return { path, version };
    looked.push(`${path} (${version})`);
  }
  throw new RatchetFailure('sandbox-unavailable', `no Python ${OLDEST.join('.')} or later where a box can reach it: ${looked.join(', ')}; install it: apt-get install -y python3`);
}

/** The version, or why there is none. */
async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await run(path, ['-I', '-S', '-c', 'import platform; print(platform.python_version())']);
    return stdout.trim();
  } catch (error) {
    return failureCode(error) === 'ENOENT' ? 'absent' : `does not run: ${(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''}`;
  }
}

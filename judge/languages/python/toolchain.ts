import { RatchetFailure } from '../../../ports/failures.js';
import type { ToolHost } from '../../tool-host.js';

const OLDEST = [3, 9] as const;

export interface PythonToolchain {
  readonly path: string;
  /** `3.11.2` */
  readonly version: string;
}

export async function findPython(tools: Pick<ToolHost, 'find'>): Promise<PythonToolchain> {
  const looked: string[] = [];
  for (const candidate of ['/usr/bin/python3', '/usr/local/bin/python3']) {
    const found = await tools.find([candidate], ['-I', '-S', '-c', 'import platform; print(platform.python_version())']);
    const [major = 0, minor = 0] = (found?.version ?? '').split('.').map(Number);
    if (found !== null && major === OLDEST[0] && minor >= OLDEST[1]) return found;
    looked.push(`${candidate} (${found === null ? 'absent, or does not run' : found.version})`);
  }
  throw new RatchetFailure(
    'sandbox-unavailable',
    `no Python ${OLDEST.join('.')} or later where a box can reach it: ${looked.join(', ')}; install it: apt-get install -y python3`,
  );
}

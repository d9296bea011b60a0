import { RatchetFailure } from '../../../ports/failures.js';
import type { Tool, ToolHost } from '../../tool-host.js';

const OLDEST = [20, 11] as const;

/** A Node that boxes can see; its version as `20.11.1`. */
export async function findNode(tools: ToolHost): Promise<Tool> {
  const found = await tools.find(['node', 'nodejs'], ['--version']);
  const version = found?.version.replace(/^v/, '') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (found !== null && (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))) return { path: found.path, version };
  const seen = found === null ? '' : ` (${found.path} is ${found.version})`;
  throw new RatchetFailure(
    'sandbox-unavailable',
    `no Node ${OLDEST.join('.')} or later where a box can reach it${seen}; install it: apt-get install -y nodejs, or from https://nodejs.org into /usr/local`,
  );
}

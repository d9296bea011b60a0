import { readFile } from 'node:fs/promises';
import { findExecutable, run } from './command.js';
import { step, type Report } from './report.js';
import { ifThere } from './if-there.js';

const INSTALL_TIMEOUT_MS = 10 * 60_000;

/** Why this process may not install system packages; null when it may. */
export async function whyNoInstall(mayInstall: boolean): Promise<string | null> {
  if (!mayInstall) return 'RATCHET_NO_INSTALL=1 forbids installing';
  if (process.getuid?.() !== 0) return 'not root';
  const release = await ifThere(readFile('/etc/os-release', 'utf8'), '');
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return 'neither Debian nor Ubuntu';
  return (await findExecutable('apt-get')) === null ? 'no `apt-get`' : null;
}

/** Installs small packages of the system. */
export async function installPackages(packages: readonly string[], report: Report): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  report(`installing system packages: ${packages.join(' ')} (RATCHET_NO_INSTALL=1 forbids this)`);
  await step(`apt-get install ${packages.join(' ')}`, report, async () => {
    await run('apt-get', ['update', '-q'], { timeoutMs: INSTALL_TIMEOUT_MS, env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { timeoutMs: INSTALL_TIMEOUT_MS, env });
  });
}

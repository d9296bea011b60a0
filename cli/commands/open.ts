import { spawn } from 'node:child_process';
import { inheritedEnvironment, readConfig } from '../../config/config.js';
import { hasDisplay } from '../../config/environment.js';
import { findExecutable } from '../../infra/stack/command.js';
import { connectStack } from '../../infra/stack/running.js';
import { CliFailure, EXIT } from '../failures.js';
import { printLine, progress } from '../output.js';

export async function open({ print }: { readonly print?: true }): Promise<void> {
  const { api } = await connectStack(readConfig().home);
  if (api.url === null) throw new CliFailure(EXIT.missing, 'this stack has no API: `ratchet down`, then `ratchet up`, starts one');
  printLine(api.url);
  if (print === true) return;
  const browser = await browserCommand();
  if (browser === null) return progress('no browser can be opened from here: open that address in one');
  // it lives on when this command has ended
  spawn(browser, [api.url], { detached: true, stdio: 'ignore', env: inheritedEnvironment() })
    .once('error', (error) => progress(`${browser} could not be started: ${error.message}`))
    .unref();
}

async function browserCommand(): Promise<string | null> {
  if (process.platform === 'darwin') return 'open';
  return hasDisplay() ? findExecutable('xdg-open') : null;
}

import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { inheritedEnvironment, readConfig } from '../../config/config.js';
import { hasDisplay } from '../../config/environment.js';
import { findExecutable } from '../../infra/stack/command.js';
import { connectStack } from '../../infra/stack/ensure.js';
import { CliFailure, EXIT } from '../failures.js';
import { printLine, progress } from '../output.js';

/** `ratchet open`: what the API shows to people, in a browser. */
export function registerOpen(program: Command): void {
  program
    .command('open')
    .description('Opens the page of the running stack in a browser, and prints its address; where there is no browser, only that.')
    .option('--print', 'only print the address')
    .action(open);
}

async function open({ print }: { readonly print?: true }): Promise<void> {
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

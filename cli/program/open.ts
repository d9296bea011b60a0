import type { Command } from 'commander';
import { later } from './later.js';

/** `ratchet open`: what the API shows to people, in a browser. */
export function registerOpen(program: Command): void {
  program
    .command('open')
    .description('Opens the page of the running stack in a browser, and prints its address; where there is no browser, only that.')
    .option('--print', 'only print the address')
    .action(later(async () => (await import('../commands/open.js')).open));
}

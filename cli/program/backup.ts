import type { Command } from 'commander';
import { later } from './later.js';

/** `ratchet backup` and `ratchet restore`: the whole state as one file. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description(
      'Writes the whole state of the running stack into one file, while campaigns go on: records, schedules, and the files of the home. No secrets, no logs.',
    )
    .argument('<file>', 'where to; must not be there yet')
    .option('--verify', 'write nothing: read the backup that is there, and say whether it is whole and fits together')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/backup.js')).backupTo));
  program
    .command('restore')
    .description('Makes the state of an empty home of a backup. What ran in it goes on with the next `ratchet up`, and pays nothing again.')
    .argument('<file>', 'a backup')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/backup.js')).restoreFrom));
}

import type { Command } from 'commander';
import { MODEL_OF_OURS } from '../options.js';
import { later } from './later.js';

export function registerStack(program: Command): void {
  program
    .command('up')
    .description(
      'Brings up the stack (Temporal, a MongoDB, Chroma, a model, the worker and the API) and leaves it running. Where it runs, hands it the settings of the model that this shell has.',
    )
    .option('--foreground', 'stay in this process until Ctrl-C')
    .option('--model <model>', MODEL_OF_OURS)
    .action(later(async () => (await import('../commands/stack.js')).up));
  program
    .command('down')
    .description('Ends the stack of this home, in order.')
    .action(later(async () => (await import('../commands/stack.js')).down));
  program
    .command('status')
    .description('Says of each part whether it answers. Exit code 3 unless all do.')
    .option('--json', 'print JSON')
    .action(later(async () => (await import('../commands/status.js')).status));
  program
    .command('doctor')
    .description(
      'Says how each part would be had on this machine, what is missing and the command that mends it. Exit code 3 when something is missing.',
    )
    .option('--fix', 'install the missing system packages (root on Debian or Ubuntu; RATCHET_NO_INSTALL=1 forbids)')
    .option('--json', 'print JSON')
    .action(later(async () => (await import('../commands/doctor.js')).doctor));
}

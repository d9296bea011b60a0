import type { Command } from 'commander';
import { z } from 'zod';
import { parsed } from '../options.js';
import { later } from './later.js';

/** `ratchet adapt`: models that are trained here. */
export function registerAdapt(program: Command): void {
  const adapt = program.command('adapt').description('Trains models of code, on this machine or at a host that tunes.');
  adapt
    .command('install')
    .description('Installs what training on this machine takes: PyTorch and its kin, some gigabytes in the cache. Once is enough.')
    .option('--lora', 'also what adapters of local models take (LoRA, preferences)')
    .action(later(async () => (await import('../commands/adapt.js')).install));
  adapt
    .command('serve')
    .description('Serves the fine-tuning wire format on 127.0.0.1 and trains one job at a time, until it is ended: trainings save first.')
    .option('--folder <folder>', 'where files, jobs and models lie (default: adapt in RATCHET_HOME)')
    .option('--port <port>', 'to listen at (default: any that is free)', parsed(z.coerce.number().int().min(0).max(65_535)), 0)
    .option('--json', 'print one JSON document: url, key, pid')
    .action(later(async () => (await import('../commands/adapt.js')).serve));
}

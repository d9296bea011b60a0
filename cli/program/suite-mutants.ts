import type { Command } from 'commander';
import { z } from 'zod';
import { parsed, partOptions } from '../options.js';
import { later } from './later.js';

const share = z.coerce.number().min(0).max(100);

const few = z.coerce.number().int().min(1).max(1000);

const seed = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

export function registerSuiteMutants(suite: Command): void {
  partOptions(suite.command('mutants'))
    .description('put small faults into the reference solutions, and say how many the hidden checks find')
    .argument('<suite>', 'a suite that ships, a folder with suite.json, or FORMAT:PATH')
    .option('--per-task <count>', 'mutants of a task, drawn by the seed', parsed(few), 10)
    .option('--at-least <percent>', 'ends with 1 where a smaller share of them all is found', parsed(share), 90)
    .option('--seed <seed>', 'which are drawn', parsed(seed), 1)
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/suite-mutants.js')).mutants));
}

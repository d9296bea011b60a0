import type { Command } from 'commander';
import { oneAddress } from '../shell-word.js';
import { later } from './later.js';

/** `ratchet explain`: how an answer came about. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description('why an attempt is as it is: its place among the candidates, or each token with its probability and what it looked at')
    .argument('<address...>', 'of an attempt: an episode as `ratchet episodes` lists it, with /attempt/N behind it', oneAddress)
    .option('--svg <file>', 'writes the heat map of input words and output tokens')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/explain.js')).explain));
}

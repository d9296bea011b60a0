import type { Command } from 'commander';
import { oneAddress } from '../shell-word.js';
import { later } from './later.js';

/** `ratchet feedback`: what a person says of an attempt, from which models learn. */
export function registerFeedback(program: Command): void {
  program
    .command('feedback')
    .description('accepts, edits or rejects what an attempt came to; `ratchet adapt train --sets people` learns from it')
    .argument('<address...>', 'of an attempt: an episode as `ratchet episodes` lists it, with /attempt/N behind it', oneAddress)
    .option('--accept', 'it is as it should be')
    .option('--reject', 'it is not')
    .option('--edit <file>', 'it should have been this program')
    .option('--because <words>', 'why, for people', '')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/feedback.js')).feedback));
}

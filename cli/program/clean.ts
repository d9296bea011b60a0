import type { Command } from 'commander';
import { z } from 'zod';
import { campaignName, parsed } from '../options.js';
import { later } from './later.js';

const USUAL_DAYS = 30;

/** A hundred years. */
const MOST_DAYS = 36_500;

const RANGE = `expected a number of days from 0 to ${MOST_DAYS}`;

const days = z.number(RANGE).min(0, RANGE).max(MOST_DAYS, RANGE);

/** `ratchet clean`: frees what nobody needs any more. */
export function registerClean(program: Command): void {
  program
    .command('clean')
    .description(
      'Frees what nobody needs any more: raw texts (prompts, answers, verdicts) of campaigns that were stopped for good, files that are made again, large logs. Never what a campaign needs that runs, is paused, or can be extended.',
    )
    .option('--dry-run', 'remove nothing: say what would be freed')
    .option('--older-than <days>', 'of campaigns and files that have not changed for so many days', parsed(days), USUAL_DAYS)
    .option('--campaign <name>', 'give up a campaign that is done, for good, so that its raw texts are freed too', campaignName)
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/clean.js')).clean));
}

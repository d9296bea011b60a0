import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { giveFeedback } from '../../campaigns/adapt-rows.js';
import { readAttempt } from '../../domain/address.js';
import { readText } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine } from '../output.js';
import { withSession } from '../session.js';

interface FeedbackOptions {
  readonly accept?: true;
  readonly reject?: true;
  readonly edit?: string;
  readonly because?: string;
  readonly json?: true;
}

/** `ratchet feedback`: what a person says of an attempt, from which models learn. */
export function registerFeedback(program: Command): void {
  program
    .command('feedback')
    .description('accepts, edits or rejects what an attempt came to; `ratchet adapt train --sets people` learns from it')
    .argument('<address>', 'of an attempt: an episode as `ratchet episodes` lists it, with /attempt/N behind it')
    .option('--accept', 'it is as it should be')
    .option('--reject', 'it is not')
    .option('--edit <file>', 'it should have been this program')
    .option('--because <words>', 'why, for people', '')
    .option('--json', 'as JSON')
    .action(async (address: string, options: FeedbackOptions) => {
      const { episode, attempt } = readAttempt(address);
      if (attempt === null) throw new CliFailure(EXIT.usage, `${address} names no attempt; put /attempt/N behind it`);
      const verbs = [options.accept && 'accept', options.reject && 'reject', options.edit !== undefined && 'edit'].filter(
        (verb) => verb === 'accept' || verb === 'reject' || verb === 'edit',
      );
      const [verb, ...more] = verbs;
      if (verb === undefined || more.length > 0) throw new CliFailure(EXIT.usage, 'say one of --accept, --reject and --edit FILE');
      const text = options.edit === undefined ? null : await readText(options.edit);
      const said = { episode, attempt, verb, program: text, because: options.because ?? '', by: userInfo().username };
      const kept = await withSession(({ store }) => giveFeedback(store, said));
      if (options.json === true) printJson(kept);
      else
        printLine(
          kept.refused === null ? `${verb}: it is a row to learn from` : `${verb} is kept; it is no row to learn from: ${kept.refused}`,
        );
    });
}

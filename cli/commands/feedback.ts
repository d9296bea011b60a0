import { userInfo } from 'node:os';
import { giveFeedback } from '../../campaigns/adapt-rows.js';
import { readAttempt } from '../../domain/address.js';
import { readText } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine } from '../output.js';
import { withStore } from '../with-store.js';

interface FeedbackOptions {
  readonly accept?: true;
  readonly reject?: true;
  readonly edit?: string;
  readonly because?: string;
  readonly json?: true;
}

export async function feedback(address: string, options: FeedbackOptions): Promise<void> {
  const { episode, attempt } = readAttempt(address);
  if (attempt === null) throw new CliFailure(EXIT.usage, `${address} names no attempt; put /attempt/N behind it`);
  const verbs = [options.accept && 'accept', options.reject && 'reject', options.edit !== undefined && 'edit'].filter(
    (verb) => verb === 'accept' || verb === 'reject' || verb === 'edit',
  );
  const [verb, ...more] = verbs;
  if (verb === undefined || more.length > 0) throw new CliFailure(EXIT.usage, 'say one of --accept, --reject and --edit FILE');
  const text = options.edit === undefined ? null : await readText(options.edit);
  const said = { episode, attempt, verb, program: text, because: options.because ?? '', by: userInfo().username };
  const kept = await withStore(({ store }) => giveFeedback(store, said));
  if (options.json === true) printJson(kept);
  else
    printLine(
      kept.refused === null ? `${verb}: it is a row to learn from` : `${verb} is kept; it is no row to learn from: ${kept.refused}`,
    );
}

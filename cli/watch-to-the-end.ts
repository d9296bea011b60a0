import { CliFailure, EXIT } from './failures.js';
import type { Installation } from './installation.js';
import { interruptSignal } from './interrupt.js';
import { printJson, printText } from './output.js';
import { reportText } from './report-table.js';
import { watchCampaign } from './watch.js';

/** Shows progress until the campaign has ended, or pauses where that ends it too; then its report. */
export async function watchToTheEnd(
  { control }: Pick<Installation, 'control'>,
  id: string,
  options: { readonly json?: boolean; readonly untilPaused?: boolean },
): Promise<void> {
  const signal = interruptSignal();
  try {
    const ended = await watchCampaign(control, id, signal, options);
    if (options.json === true) printJson(ended);
    else printText(reportText(ended));
    if (ended.ended !== 'cycles') process.exitCode = EXIT.interrupted;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new CliFailure(EXIT.interrupted, `the campaign goes on without being watched: ratchet campaign watch ${id}`);
  }
}

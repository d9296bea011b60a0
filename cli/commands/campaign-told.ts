import { cyclesText } from '../../campaigns/state.js';
import { unusableText } from '../../campaigns/told.js';
import { unreadableLine } from '../../campaigns/unreadable.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, printText, progress, table } from '../output.js';
import { reportText } from '../report-table.js';
import { statusText } from '../watch.js';
import { watchToTheEnd } from '../watch-to-the-end.js';
import { withInstallation, withRecords } from '../with-installation.js';

interface Json {
  readonly json?: boolean;
}

export async function list(options: Json): Promise<void> {
  await withRecords(async (at) => {
    const { campaigns, unreadable } = await at.campaigns();
    for (const each of unreadable) progress(unreadableLine(each));
    if (options.json === true) return printJson(campaigns);
    if (campaigns.length === 0 && unreadable.length > 0) return;
    if (campaigns.length === 0) return printLine('No campaign yet: ratchet campaign start --suite selfimprovebench');
    return printText(
      table(
        ['name', 'suite', 'status', 'cycles', 'champion', 'promotions', 'started'],
        campaigns.map((each) => [
          each.id,
          each.config.suite,
          each.status,
          cyclesText(each),
          each.champion,
          each.promotions,
          each.createdAt.slice(0, 19),
        ]),
      ),
    );
  });
}

export async function show(name: string, options: Json): Promise<void> {
  await withInstallation(async (at) => {
    const [status, troubles] = await Promise.all([at.control.status(name), at.troubles()]);
    const hopeless = await at.hopeless(status.state);
    if (options.json === true) return printJson({ ...status, troubles, hopeless });
    printLine(
      `${name}: ${status.state.status}${status.waits.length === 0 ? '' : ', waiting'}${status.state.because === '' ? '' : ` (${status.state.because})`}`,
    );
    if (hopeless !== null) printLine(`A promotion is impossible: ${hopeless}`);
    printText(statusText(status));
    if (status.unusable !== undefined && status.unusable !== null) printLine(unusableText(status.unusable));
    for (const line of troubles) printLine(line);
  });
}

export async function watch(name: string, options: Json): Promise<void> {
  await withInstallation(async (at) => {
    // An unknown name is told at once, not waited for.
    await at.control.status(name);
    await watchToTheEnd(at, name, options);
  });
}

export async function report(name: string, options: Json & { readonly html?: string }): Promise<void> {
  if (options.html !== undefined) return (await import('./campaign-page.js')).pageOf(name, options.html);
  await withInstallation(async (at) => {
    const { state } = await at.control.status(name);
    const found = await at.report(name);
    if (found === null)
      throw new CliFailure(
        EXIT.usage,
        `campaign ${name} has no report yet; it gets one when it ends. \`ratchet campaign show ${name}\` says where it stands, and \`ratchet campaign report ${name} --html FILE\` tells what happened so far.`,
      );
    if (state.status === 'running' || state.status === 'paused')
      progress(`campaign ${name} goes on (${state.status}): this is what it came to when it ended before`);
    return options.json === true ? printJson(found) : printText(reportText(found));
  });
}

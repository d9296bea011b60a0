import { writeFile } from 'node:fs/promises';
import { openExplainer } from '../../adaptation/explain.js';
import { explainedAttempts } from '../../campaigns/explained-attempts.js';
import { gatherStory } from '../../campaigns/gather-story.js';
import { readConfig } from '../../config/config.js';
import { CliFailure, EXIT } from '../failures.js';
import { printLine } from '../output.js';
import { reportPage } from '../report-page/page.js';
import { withSession } from '../session.js';

/** The page is made of all that is on record, so it needs the store itself. */
export async function pageOf(name: string, file: string): Promise<void> {
  const { remote } = readConfig();
  if (remote !== null)
    throw new CliFailure(
      EXIT.usage,
      `--html needs the machine that Ratchet runs on, and RATCHET_API=${remote.url} names another; ${remote.url} shows the campaign in a browser`,
    );
  await withSession(async ({ store, control, config }) => {
    const story = await gatherStory(store, (await control.status(name)).state);
    const explained = await explainedAttempts(store, name, openExplainer(config), AbortSignal.timeout(config.model.timeoutMs));
    await writePage(file, reportPage(story, explained));
  });
}

async function writePage(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (error) {
    throw new CliFailure(
      EXIT.usage,
      `--html ${file}: ${error instanceof Error ? error.message : String(error)}; name a file in a folder that exists and can be written`,
    );
  }
  printLine(`wrote ${file}`);
}

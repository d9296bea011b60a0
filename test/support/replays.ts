import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker, type ReplayHistoriesIterable } from '@temporalio/worker';
import { packageRoot } from '../../config/package-root.js';
import type { toyBundle } from './toy-worker.js';

const FOLDER = join(packageRoot, 'test', 'histories');

export const STORED_HISTORIES: readonly string[] = (await readdir(FOLDER)).filter((file) => file.endsWith('.json'));

/** What each stored history comes to under a build of the workflows: one worker replays them, one after the other. */
export async function replayed(bundle: ReturnType<typeof toyBundle>): Promise<ReadonlyMap<string, Error | undefined>> {
  const results = Worker.runReplayHistories({ workflowBundle: await bundle }, histories());
  const found = new Map<string, Error | undefined>();
  for await (const { error } of results) found.set(STORED_HISTORIES[found.size] ?? 'none', error);
  return found;
}

async function* histories(): ReplayHistoriesIterable {
  for (const file of STORED_HISTORIES) {
    const history = historyFromJSON(JSON.parse(await readFile(join(FOLDER, file), 'utf8')));
    // ids of children may follow from it
    yield { workflowId: history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? file, history };
  }
}

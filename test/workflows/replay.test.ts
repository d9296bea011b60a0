import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { toyBundle } from '../support/toy-worker.js';

const FOLDER = join(packageRoot, 'test', 'histories');
const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json'));

/** What ran under older code must go on under today's: a change that breaks a stored history wants `patched()`. */
describe('stored histories', () => {
  it('are of every workflow, continued and reset ones among them', () => {
    const types = files.map((file) => file.replace(/-(first|last|reset|search|steps|tree)\.json$/, ''));
    expect(types).toEqual(
      expect.arrayContaining(['agent', 'campaign', 'cycle', 'experiment', 'extend', 'night', 'race', 'rollback', 'solve', 'trust']),
    );
    expect(files).toContain('campaign-reset.json');
  });

  it.each(files)('%s replays', async (file) => {
    const history = historyFromJSON(JSON.parse(await readFile(join(FOLDER, file), 'utf8')));
    // ids of children may follow from it
    const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? file;
    const replayed = Worker.runReplayHistories({ workflowBundle: await toyBundle() }, [{ workflowId, history }]);
    for await (const { error } of replayed) expect(error).toBeUndefined();
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { toyBundle } from '../support/toy-worker.js';

const FOLDER = join(packageRoot, 'test', 'histories');
const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json'));

/** What began without traces goes on where somebody asks for them, and the other way round. */
describe('stored histories with traces', () => {
  const bundle = toyBundle('workflows/index.ts', ['workflows/tracing.ts']);

  it('are of another bundle than those without', async () => {
    const [traced, plain] = await Promise.all([bundle, toyBundle()].map(async (each) => readFile((await each).codePath, 'utf8')));
    expect(traced).not.toBe(plain);
  });

  it.each(files)('%s replays', async (file) => {
    const history = historyFromJSON(JSON.parse(await readFile(join(FOLDER, file), 'utf8')));
    const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? file;
    const replayed = Worker.runReplayHistories({ workflowBundle: await bundle }, [{ workflowId, history }]);
    for await (const { error } of replayed) expect(error).toBeUndefined();
  });
});

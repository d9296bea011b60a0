import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { toyBundle } from '../support/toy-worker.js';

const FOLDER = join(packageRoot, 'test', 'histories');
const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json'));

/** What began without traces goes on where somebody asks for them, and the other way round. */
describe('stored histories with traces', () => {
  let workflowBundle: WorkflowBundleWithSourceMap;
  beforeAll(async () => {
    workflowBundle = await bundleWorkflowCode({
      workflowsPath: join(packageRoot, 'workflows', 'index.ts'),
      workflowInterceptorModules: [join(packageRoot, 'workflows', 'tracing.ts')],
      logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    });
  });

  it('are of another bundle than those without', async () => {
    expect(workflowBundle.code).not.toBe((await toyBundle()).code);
  });

  it.each(files)('%s replays', async (file) => {
    const history = historyFromJSON(JSON.parse(await readFile(join(FOLDER, file), 'utf8')));
    const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? file;
    for await (const { error } of Worker.runReplayHistories({ workflowBundle }, [{ workflowId, history }])) expect(error).toBeUndefined();
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { packageRoot } from '../../config/package-root.js';

/** Keeps the history of a run for the replay tests, when it is asked for: `RECORD_HISTORIES=1 npx vitest run test/workflows`. */
export async function recordHistory(client: Client, name: string, workflowId: string, runId?: string): Promise<void> {
  if (process.env['RECORD_HISTORIES'] !== '1') return;
  const folder = join(packageRoot, 'test', 'histories');
  await mkdir(folder, { recursive: true });
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  await writeFile(join(folder, `${name}.json`), `${historyToJSON(history)}\n`);
}

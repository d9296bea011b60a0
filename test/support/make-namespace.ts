import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { prepareForeignNamespace } from '../../infra/stack/namespace.js';
import { until } from './campaign-scene.js';

/** A namespace of its own: a campaign of the same name there has the same addresses, and so the same seeds. */
export async function makeNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
  await connection.close();
  // The server learns of a new namespace when its cache is refreshed.
  await until('the new namespace', () =>
    prepareForeignNamespace(address, namespace).then(
      () => true,
      () => false,
    ),
  );
}

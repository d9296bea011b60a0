import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { StackFailure, reasonOf } from './failure.js';

/** What campaigns are found by in Temporal; names and types as its command line spells them. */
export const SEARCH_ATTRIBUTES = { CampaignId: 'Keyword', Strategy: 'Keyword', Cycle: 'Int', Status: 'Keyword' } as const;

/** Rollback resets runs of the past: a campaign of weeks must still find them. */
const RETENTION_DAYS = 90;
const INDEXED_VALUE_TYPE = { Keyword: 2, Int: 3 } as const;
const CONNECT_TIMEOUT_MS = 5_000;

export async function isTemporalHealthy(address: string, namespace: string): Promise<boolean> {
  return withConnection(address, async (connection) => {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  }).catch(() => false);
}

/** The namespace of our own server: there, kept for long. */
export async function prepareOwnNamespace(address: string, namespace: string): Promise<void> {
  const config = { workflowExecutionRetentionTtl: msToTs(`${RETENTION_DAYS} days`) };
  await withConnection(address, async ({ workflowService }) => {
    await workflowService.updateNamespace({ namespace, config });
  });
}

/** A server that somebody else runs keeps its settings; only search attributes that it lacks are added. */
export async function prepareForeignNamespace(address: string, namespace: string): Promise<void> {
  try {
    await withConnection(address, async ({ workflowService, operatorService }) => {
      await workflowService.describeNamespace({ namespace });
      const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
      const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in (customAttributes ?? {})));
      if (missing.length === 0) return;
      await operatorService.addSearchAttributes({
        namespace,
        searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, INDEXED_VALUE_TYPE[type]])),
      });
    });
  } catch (error) {
    throw new StackFailure(
      'unhealthy',
      `TEMPORAL_ADDRESS=${address}, TEMPORAL_NAMESPACE=${namespace}: ${reasonOf(error)}. The server must be up, and hold the namespace with the search attributes ${Object.keys(SEARCH_ATTRIBUTES).join(', ')}.`,
      { cause: error },
    );
  }
}

async function withConnection<T>(address: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_TIMEOUT_MS });
  try {
    return await connection.withDeadline(Date.now() + CONNECT_TIMEOUT_MS, () => work(connection));
  } finally {
    await connection.close();
  }
}

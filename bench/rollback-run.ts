import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import type { RollbackRecord } from '../ports/campaign-records.js';
import { openStore } from '../infra/mongo/open.js';
import { branchWorkflows, campaignWorkflowId } from '../workflows/contract.js';
import { readStack, type StackAddresses } from '../infra/stack/addresses.js';
import { BenchFailure, type BenchHome } from './home.js';
import { rollbacksOf } from '../campaigns/rollbacks.js';
import { strategyIds } from '../campaigns/strategies.js';
import type { Store } from '../ports/store.js';

const POLL_MS = 500;
/** Everything that must outlive a rollback. */
const KINDS = ['ledger', 'verdicts', 'episodes', 'memory', 'strategies', 'checkpoints', 'races', 'recalls', 'proposals'] as const;

export interface Standing {
  readonly champion: string;
  readonly branch: number;
  readonly strategies: readonly string[];
  readonly rollbacks: number;
}

export async function stateOf(home: BenchHome, campaign: string): Promise<Standing> {
  return withStore(home, async (store) => {
    const state = await store.campaigns.get(campaign);
    if (state === null) throw new BenchFailure(`campaign ${campaign} is not in the store`);
    return {
      champion: state.champion,
      branch: state.branch,
      strategies: await strategyIds(store, campaign),
      rollbacks: (await rollbacksOf(store, campaign)).length,
    };
  });
}

/** The account of the rollback that came after so many; null when there is none in time. */
export async function untilRolledBack(
  home: BenchHome,
  campaign: string,
  before: number,
  patienceMs: number,
): Promise<RollbackRecord | null> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(POLL_MS)) {
    const found = await withStore(home, (store) => rollbacksOf(store, campaign)).catch(() => []);
    if (found.length > before) return found.at(-1) ?? null;
  }
  return null;
}

/** Ids of all records, by kind. */
export async function idsKept(home: BenchHome): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { mongo } = await stackOf(home);
  const client = new MongoClient(mongo.url);
  try {
    const found = await Promise.all(
      KINDS.map(async (kind) => {
        const entries = await client
          .db(mongo.database)
          .collection<{ _id: string }>(kind)
          .find({}, { projection: { _id: 1 } })
          .toArray();
        return [kind, new Set(entries.map(({ _id: id }) => id))] as const;
      }),
    );
    return new Map(found);
  } finally {
    await client.close();
  }
}

/** How many of the records are no longer there. */
export async function lostRows(home: BenchHome, before: ReadonlyMap<string, ReadonlySet<string>>): Promise<number> {
  const now = await idsKept(home);
  return [...before].reduce((lost, [kind, ids]) => lost + [...ids].filter((id) => now.get(kind)?.has(id) !== true).length, 0);
}

/** Children of the campaign that run, but belong to another branch than its own. */
export async function strayChildren(home: BenchHome, campaign: string, branch: number): Promise<number> {
  const { temporal } = await stackOf(home);
  const connection = await Connection.connect({ address: temporal.address });
  try {
    let stray = 0;
    const query = `ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH '${campaignWorkflowId(campaign)}-b'`;
    for await (const { workflowId } of new Client({ connection, namespace: temporal.namespace }).workflow.list({ query }))
      if (!workflowId.startsWith(branchWorkflows(campaign, branch))) stray += 1;
    return stray;
  } finally {
    await connection.close();
  }
}

async function withStore<T>(home: BenchHome, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore((await stackOf(home)).mongo);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function stackOf(home: BenchHome): Promise<StackAddresses> {
  const stack = await readStack(home.folder);
  if (stack === null) throw new BenchFailure(`no stack runs in ${home.folder}`);
  return stack;
}

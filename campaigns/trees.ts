import type { Address } from '../domain/address.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import type { AgentProofRecord, AgentRoundRecord, TreeRecord } from '../ports/tree-records.js';

export async function agentRound(store: Store, id: Address): Promise<AgentRoundRecord> {
  return (await store.find('agentRounds', id)) ?? missing('round', id);
}

export async function agentProof(store: Store, id: Address): Promise<AgentProofRecord> {
  return (await store.find('agentProofs', id)) ?? missing('proof', id);
}

export async function treeRecord(store: Store, id: Address): Promise<TreeRecord> {
  return (await store.find('trees', id)) ?? missing('tree', id);
}

function missing(kind: string, id: string): never {
  throw new RatchetFailure('missing-record', `${kind} ${id} is not in the store`);
}

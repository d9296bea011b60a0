import type { Records } from '../ports/record-kinds.js';
import type { Store } from '../ports/store.js';

type Caches = { readonly [K in keyof Records]: Map<string, Records[K]> };

/**
 * Records are written once and never change, so what was read once can be kept. Bounded for each kind: what was used longest ago goes
 * first.
 */
export function cachedStore(store: Store, maxRecords = 1_000): Store {
  const caches: Caches = {
    tasks: new Map(),
    suites: new Map(),
    strategies: new Map(),
    ledger: new Map(),
    verdicts: new Map(),
    lints: new Map(),
    episodes: new Map(),
    entered: new Map(),
    turns: new Map(),
    actions: new Map(),
    works: new Map(),
    agentRounds: new Map(),
    agentReviews: new Map(),
    agentProofs: new Map(),
    trees: new Map(),
    courses: new Map(),
    unusables: new Map(),
    traces: new Map(),
    checkpoints: new Map(),
    branches: new Map(),
    rollbacks: new Map(),
    orders: new Map(),
    incidents: new Map(),
    undecided: new Map(),
    races: new Map(),
    memory: new Map(),
    accounts: new Map(),
    rowOrders: new Map(),
    recalls: new Map(),
    proposals: new Map(),
    trainings: new Map(),
    screens: new Map(),
    searches: new Map(),
    shares: new Map(),
    ways: new Map(),
    tokens: new Map(),
    audits: new Map(),
    writes: new Map(),
    claims: new Map(),
    sessions: new Map(),
    experiments: new Map(),
    experimentEnds: new Map(),
    harms: new Map(),
    reports: new Map(),
    adaptRows: new Map(),
    adaptSets: new Map(),
    adaptationEvents: new Map(),
    adapters: new Map(),
    feedbacks: new Map(),
    ends: new Map(),
  };
  const hold = <K extends keyof Records>(kind: K, id: string, record: Records[K]): Records[K] => {
    const cache: Map<string, Records[K]> = caches[kind];
    cache.delete(id);
    cache.set(id, record);
    const oldest = cache.size > maxRecords ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    return record;
  };
  return {
    campaigns: store.campaigns,
    budget: store.budget,
    append: (list, id) => store.append(list, id),
    list: (list) => store.list(list),
    async find(kind, id) {
      const record = caches[kind].get(id) ?? (await store.find(kind, id));
      return record === null ? null : hold(kind, id, record);
    },
    keep: async (kind, id, record) => hold(kind, id, await store.keep(kind, id, record)),
  };
}

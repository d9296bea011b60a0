/**
 * What an agent and all that grow below it may spend. It is cut out of its mother's, so that a tree never spends more than its first
 * grant, whatever works side by side.
 */
export interface Grant {
  /** itself counts */
  readonly agents: number;
  readonly tokens: number;
  /** null: no limit of its own */
  readonly costUsd: number | null;
  /** levels that may grow below it */
  readonly depth: number;
}

/** What an agent and all below it have spent. */
export interface TreeSpent {
  readonly agents: number;
  readonly calls: number;
  readonly tokens: number;
  readonly costUsd: number;
  /** how often something was changed that had been written */
  readonly rounds: number;
  readonly sandboxRuns: number;
}

export const NOTHING_SPENT: TreeSpent = { agents: 0, calls: 0, tokens: 0, costUsd: 0, rounds: 0, sandboxRuns: 0 };

export function plus(one: TreeSpent, other: TreeSpent): TreeSpent {
  return {
    agents: one.agents + other.agents,
    calls: one.calls + other.calls,
    tokens: one.tokens + other.tokens,
    costUsd: one.costUsd + other.costUsd,
    rounds: one.rounds + other.rounds,
    sandboxRuns: one.sandboxRuns + other.sandboxRuns,
  };
}

export function leftOf({ agents, tokens, costUsd, depth }: Grant, spent: TreeSpent): Grant {
  return {
    agents: Math.max(0, agents - spent.agents),
    tokens: Math.max(0, tokens - spent.tokens),
    costUsd: costUsd === null ? null : Math.max(0, costUsd - spent.costUsd),
    depth,
  };
}

/** Who is to get a share. */
export interface Claim {
  /** how much is to be written, in lines */
  readonly lines: number;
  /** it does not exist yet, and counts as an agent */
  readonly isNew: boolean;
}

/**
 * What is left, cut into shares by how much each has to write. The mother keeps a share for what she will change
 * herself. Each new agent gets itself; what more agents there are go to those that have most to write.
 */
export function shares(left: Grant, claims: readonly Claim[]): readonly Grant[] {
  const total = claims.reduce((sum, { lines }) => sum + lines, 0);
  if (claims.length === 0 || total <= 0)
    return claims.map(() => ({ ...left, agents: 0, tokens: 0, costUsd: left.costUsd === null ? null : 0 }));
  const part = (of: number, lines: number): number => (of * lines) / (total * (1 + KEPT));
  const born = claims.filter(({ isNew }) => isNew).length;
  const spare = Math.max(0, left.agents - born);
  return claims.map(({ lines, isNew }, index) => ({
    agents: Number(isNew && claims.slice(0, index).filter((each) => each.isNew).length < left.agents) + Math.floor((spare * lines) / total),
    tokens: Math.floor(part(left.tokens, lines)),
    costUsd: left.costUsd === null ? null : part(left.costUsd, lines),
    depth: Math.max(0, left.depth - 1),
  }));
}

/** Of each unit of what helpers get, so much stays with their mother. */
const KEPT = 0.25;

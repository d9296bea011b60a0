import { partsOf, within } from '../../domain/address.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { isVacant } from '../../domain/roles.js';
import type { AgentEnd, AgentSpec } from '../../domain/tree/agent.js';
import { growTree } from '../../domain/tree/grow-tree.js';
import { runAgent, type AgentVerbs } from '../../domain/tree/run-agent.js';
import { TREE_SOLVER } from '../../domain/tree/solver.js';
import { agentProof } from '../../campaigns/trees.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { treeList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import type { AgentProofRecord, AgentReviewRecord, AgentRoundRecord, TreeRecord } from '../../ports/tree-records.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { proveAgent } from './prove.js';
import { reviewAgent } from './review.js';
import { writeAgent } from './write.js';

/** The first agent of the tree that the next answer grows in. */
export async function plant({ store }: EpisodePorts, episode: EpisodeSpec, progress: EpisodeProgress): Promise<AgentSpec> {
  const strategy = await loadStrategy(store, episode.strategy);
  const { agents, tokens, costUsd, depth, width, rounds } = strategy.solver?.kind === 'tree' ? strategy.solver : TREE_SOLVER;
  const tree = within(episode.address, 'answer', progress.answers.length);
  return {
    episode,
    tree,
    at: within(tree, 'agent'),
    mother: null,
    earlier: progress,
    want: 'make',
    grant: { agents, tokens, costUsd, depth },
    before: null,
    bounds: { width, rounds, reviews: strategy.tools.includes('self-review') && !isVacant(episode, 'reviewer') },
  };
}

/** What a tree made becomes an answer like any other. */
export async function harvest(
  { store }: EpisodePorts,
  spec: AgentSpec,
  progress: EpisodeProgress,
  end: AgentEnd,
): Promise<EpisodeProgress> {
  if (end.voided !== '') return { ...progress, voided: end.voided };
  const { tree } = spec;
  if ((await store.find('trees', tree)) === null) await store.keep('trees', tree, await recordOf(store, spec, end));
  return {
    ...progress,
    probes: (progress.probes ?? 0) + end.spent.sandboxRuns,
    answers: [...progress.answers, { ledger: null, tree, n: 1, verdicts: [] }],
  };
}

async function recordOf(store: Store, { tree, at }: AgentSpec, end: AgentEnd): Promise<TreeRecord> {
  const { rounds, reviews, proofs } = await grown(store, tree);
  const [files, latest] = [end.proof === null ? {} : (await agentProof(store, end.proof)).files, latestOf(proofs)];
  const agents = new Set(rounds.map(({ record }) => record.agent));
  const writers = new Set(rounds.filter(({ record }) => Object.keys(record.files).length > 0).map(({ record }) => record.agent));
  const depth = (agent: string): number => partsOf(agent).length - partsOf(at).length;
  const doubted = reviews.filter(({ record }) => record.isDoubted);
  const failed = new Set(proofs.filter(({ record }) => record.state === 'failed').map(({ id }) => id.replace('/proof/', '/review/')));
  return {
    end,
    files,
    calls: [...rounds.flatMap(({ record }) => record.calls), ...reviews.flatMap(({ record }) => record.ledger ?? [])],
    levels: countsOf([...agents].filter((agent) => writers.has(agent)).map(depth)),
    cases: {
      written: latest.reduce((sum, { record }) => sum + record.kept.length + record.holdOnStub, 0),
      kept: latest.reduce((sum, { record }) => sum + record.kept.length, 0),
      holdOnStub: latest.reduce((sum, { record }) => sum + record.holdOnStub, 0),
      broken: latest.reduce((sum, { record }) => sum + record.broken.length, 0),
    },
    reviews: { asked: reviews.length, doubted: doubted.length, doubtedAndFailed: doubted.filter(({ id }) => failed.has(id)).length },
  };
}

interface Kept<R> {
  readonly id: string;
  readonly record: R;
}

interface Grown {
  readonly rounds: readonly Kept<AgentRoundRecord>[];
  readonly reviews: readonly Kept<AgentReviewRecord>[];
  readonly proofs: readonly Kept<AgentProofRecord>[];
}

/** All that is on record of a tree, whoever was faster: in the order of addresses. */
async function grown(store: Store, tree: string): Promise<Grown> {
  const ids = [...new Set(await store.list(treeList(tree)))].toSorted();
  const of = async <R>(what: string, find: (id: string) => Promise<R | null>): Promise<readonly Kept<R>[]> => {
    const found = await Promise.all(ids.filter((id) => partsOf(id).at(-2) === what).map(async (id) => ({ id, record: await find(id) })));
    return found.flatMap(({ id, record }) => (record === null ? [] : [{ id, record }]));
  };
  const [rounds, reviews, proofs] = await Promise.all([
    of('round', (id) => store.find('agentRounds', id)),
    of('review', (id) => store.find('agentReviews', id)),
    of('proof', (id) => store.find('agentProofs', id)),
  ]);
  return { rounds, reviews, proofs };
}

/** The last proof of each agent. */
function latestOf(proofs: readonly Kept<AgentProofRecord>[]): readonly Kept<AgentProofRecord>[] {
  const byAgent = new Map<string, Kept<AgentProofRecord>>();
  for (const each of proofs) byAgent.set(partsOf(each.id).slice(0, -2).join('/'), each);
  return [...byAgent.values()];
}

function countsOf(depths: readonly number[]): readonly number[] {
  return Array.from(
    { length: Math.max(0, ...depths.map((depth) => depth + 1)) },
    (_, level) => depths.filter((depth) => depth === level).length,
  );
}

/** A whole tree inside one activity: after a crash it goes on from what is on record of each agent. */
export function growWithin(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const verbs: AgentVerbs = {
    write: (agent, now) => writeAgent(ports, agent, now, signal),
    review: (agent, now) => reviewAgent(ports, agent, now, signal),
    prove: (agent, now) => proveAgent(ports, agent, now, signal),
    spawn: (agent) => runAgent(agent, verbs),
  };
  return growTree(spec, progress, {
    plant: (episode, earlier) => plant(ports, episode, earlier),
    spawn: (agent) => verbs.spawn(agent),
    harvest: (root, earlier, end) => harvest(ports, root, earlier, end),
  });
}

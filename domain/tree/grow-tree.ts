import type { EpisodeProgress, EpisodeSpec } from '../episode.js';
import type { AgentEnd, AgentSpec } from './agent.js';

export interface TreeVerbs {
  /** the first agent of the tree that the next answer grows in */
  plant(spec: EpisodeSpec, progress: EpisodeProgress): Promise<AgentSpec>;
  spawn(agent: AgentSpec): Promise<AgentEnd>;
  /** keeps what it made as an answer */
  harvest(root: AgentSpec, progress: EpisodeProgress, end: AgentEnd): Promise<EpisodeProgress>;
}

/** An answer that grows in a tree of agents. */
export async function growTree(spec: EpisodeSpec, progress: EpisodeProgress, verbs: TreeVerbs): Promise<EpisodeProgress> {
  const root = await verbs.plant(spec, progress);
  return verbs.harvest(root, progress, await verbs.spawn(root));
}

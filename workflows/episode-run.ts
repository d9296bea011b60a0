import { executeChild, workflowInfo } from '@temporalio/workflow';
import type { EpisodeRecord } from '../ports/records.js';
import type { EpisodeProgress, EpisodeSpec } from '../domain/episode.js';
import { runEpisode, type EpisodeVerbs } from '../domain/run-episode.js';
import { growTree } from '../domain/tree/grow-tree.js';
import { agent } from './agent.js';
import { agentWorkflowId } from './contract.js';
import { onModel, onSandbox, onStore } from './proxies.js';

/** A whole episode: one activity, but where its answers grow in trees, whose agents are workflows of their own. */
export function wholeEpisode(spec: EpisodeSpec): Promise<EpisodeRecord> {
  return spec.tree === undefined ? onSandbox.episode(spec) : runEpisode(spec, EPISODE_STEPS);
}

/** The steps of an episode, each an activity of its own. */
export const EPISODE_STEPS: EpisodeVerbs<EpisodeRecord> = {
  open: onSandbox.open,
  generate: onModel.generate,
  enter: onSandbox.enter,
  turn: onModel.turn,
  act: onSandbox.act,
  handIn: onSandbox.handIn,
  grow,
  execute: onSandbox.execute,
  reflect: onModel.reflect,
  plan: onModel.plan,
  writeTests: onModel.writeTests,
  checkTests: onSandbox.checkTests,
  review: onModel.review,
  vote: onSandbox.vote,
  conclude: onSandbox.conclude,
};

/** The first agent is a child of whoever runs the episode: where that is taken back by a rollback, the tree goes with it. */
function grow(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress> {
  return growTree(spec, progress, {
    plant: onStore.plant,
    spawn: (root) => executeChild(agent, { args: [root], workflowId: agentWorkflowId(workflowInfo().workflowId, root) }),
    harvest: onStore.harvest,
  });
}

import { executeChild, setHandler, workflowInfo } from '@temporalio/workflow';
import type { AgentEnd, AgentNow, AgentSpec } from '../domain/tree/agent.js';
import { runAgent } from '../domain/tree/run-agent.js';
import { agentQuery, agentWorkflowId } from './contract.js';
import { onModel, onSandbox } from './proxies.js';

/**
 * An agent of a tree, and its helpers below it. It needs no continue-as-new: what it writes, how many helpers it has and
 * how often it changes its mind is bounded by its strategy, far below what a history holds.
 */
export async function agent(spec: AgentSpec): Promise<AgentEnd> {
  let latest: AgentNow | null = null;
  setHandler(agentQuery, () => latest);
  const seen = async (step: Promise<AgentNow>): Promise<AgentNow> => {
    latest = await step;
    return latest;
  };
  return runAgent(spec, {
    write: (own, now) => seen(onModel.writeAgent(own, now)),
    review: (own, now) => seen(onModel.reviewAgent(own, now)),
    prove: (own, now) => seen(onSandbox.proveAgent(own, now)),
    spawn: (helper) => executeChild(agent, { args: [helper], workflowId: agentWorkflowId(workflowInfo().workflowId, helper) }),
  });
}

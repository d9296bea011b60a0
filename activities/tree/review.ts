import { within } from '../../domain/address.js';
import { answering } from '../../domain/roles.js';
import type { AgentNow, AgentSpec } from '../../domain/tree/agent.js';
import { unitReviewPrompt } from '../../domain/tree/agent-prompt.js';
import { sent } from '../../domain/tree/after-writing.js';
import { leftOf, plus } from '../../domain/tree/grant.js';
import { agentRound } from '../../campaigns/trees.js';
import { treeList } from '../../ports/lists.js';
import type { AgentReviewRecord } from '../../ports/tree-records.js';
import { askModel } from '../asking/ask.js';
import { reviewForm } from '../asking/structured.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { loadScene } from './scene.js';

const TOKENS = 1_024;

/**
 * Somebody else looks at what was written, before a box is spent on it. What is doubted is judged all the same: so it shows how often a
 * doubt was right.
 */
export async function reviewAgent(ports: EpisodePorts, spec: AgentSpec, now: AgentNow, signal: AbortSignal): Promise<AgentNow> {
  const { store } = ports;
  if (now.round === null) return now;
  const id = reviewId(spec, now);
  const record =
    (await store.find('agentReviews', id)) ?? (await store.keep('agentReviews', id, await review(ports, spec, now, id, signal)));
  if (record.ledger !== null) await store.append(treeList(spec.tree), id);
  return { ...now, spent: plus(now.spent, { agents: 0, rounds: 0, sandboxRuns: 0, ...record.spent }) };
}

export function reviewId({ at }: AgentSpec, { written }: AgentNow): string {
  return within(at, 'review', written - 1);
}

const NOTHING: AgentReviewRecord = { isDoubted: false, because: '', ledger: null, spent: { calls: 0, tokens: 0, costUsd: 0 } };

async function review(ports: EpisodePorts, spec: AgentSpec, now: AgentNow, id: string, signal: AbortSignal): Promise<AgentReviewRecord> {
  const { round } = now;
  if (round === null || (spec.want === 'prove' && now.changes === 0) || leftOf(spec.grant, now.spent).tokens < 2 * TOKENS) return NOTHING;
  const [scene, { files }] = await Promise.all([loadScene(ports, spec, now), agentRound(ports.store, round)]);
  const { episode } = spec;
  const asked = await askModel(
    ports,
    {
      purpose: `reviewing an agent's part of ${scene.task.id}`,
      campaign: episode.campaign,
      address: id,
      ...answering(episode, 'reviewer'),
      messages: unitReviewPrompt(scene, Object.values(files).join('\n')),
      n: 1,
      temperature: 0,
      topP: 1,
      maxTokens: TOKENS,
      seed: episode.seed,
      form: reviewForm,
    },
    signal,
  );
  if (asked.missed !== undefined) return NOTHING;
  const said = reviewForm.parse(asked.answer.choices[0]?.text ?? '');
  const spent = sent(NOTHING.spent, asked.answer);
  return { isDoubted: said !== null && said.doubtful.length > 0, because: said?.because ?? '', ledger: asked.key, spent };
}

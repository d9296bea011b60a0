import { within } from '../../domain/address.js';
import { callsLeft, type EpisodeProgress, type EpisodeSpec, remembered, type Thought } from '../../domain/episode.js';
import type { ChatMessage } from '../../domain/model.js';
import { solving } from '../../domain/roles.js';
import type { Strategy } from '../../domain/strategy.js';
import { type Step, stepsOf } from '../../domain/steps/steps.js';
import { alsoMissed, askModel } from '../asking/ask.js';
import { roomFor } from './calls.js';
import { type EpisodeContext, loadContext } from './episode-context.js';
import type { EpisodePorts } from './episode-ports.js';

/** Where whoever asks names no step: the usual one. */
export const UNNAMED = -1;

/** The step of a strategy at that place of its list. */
export function stepAt(strategy: Strategy, index: number): Step | undefined {
  return stepsOf(strategy)[index];
}

/** Puts a question that asks for no candidate; what comes of it is kept by reference. */
export async function think(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  { kind, index, question }: Thinking,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const context = await loadContext(ports.store, spec, remembered(progress));
  const step: Partial<Step> = stepAt(context.strategy, index) ?? {};
  const messages = question(context, step);
  const { decoding } = context.strategy;
  const wanted = step.decoding?.maxTokens ?? decoding.maxTokens;
  const maxTokens = await roomFor(ports.store, spec, progress, { n: 1, wanted });
  if (messages === null || maxTokens === null || callsLeft(spec, progress) < 1) return progress;
  const { thoughts = [] } = progress;
  const call = {
    purpose: `${PURPOSE[kind]} ${context.task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, kind, thoughts.length),
    ...solving(spec, context.strategy),
    messages,
    n: 1,
    temperature: step.decoding?.temperature ?? 0,
    topP: step.decoding?.topP ?? 1,
    maxTokens,
    seed: spec.seed,
  };
  const asked = await askModel(ports, call, signal);
  if (asked.missed !== undefined) return { ...progress, ...alsoMissed(progress, asked) };
  return { ...progress, thoughts: [...thoughts, { step: kind, ledger: asked.key }], ...alsoMissed(progress, asked) };
}

interface Thinking {
  readonly kind: Thought['step'];
  /** of the step */
  readonly index: number;
  /** null: there is nothing to ask */
  readonly question: (context: EpisodeContext, step: Pick<Step, 'prompt'>) => ChatMessage[] | null;
}

const PURPOSE: Readonly<Record<Thought['step'], string>> = { plan: 'planning', 'write-tests': 'writing tests for' };

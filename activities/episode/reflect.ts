import { within } from '../../domain/address.js';
import { type EpisodeProgress, type EpisodeSpec, remembered } from '../../domain/episode.js';
import { answering } from '../../domain/roles.js';
import { reflectPrompt } from '../../domain/prompt.js';
import { alsoMissed, askModel } from '../asking/ask.js';
import { roomFor } from './calls.js';
import { loadContext } from './episode-context.js';
import { stepAt, UNNAMED } from './thought.js';
import { reflectionForm } from '../asking/structured.js';
import type { EpisodePorts } from './episode-ports.js';

/** Asks the model why its attempts failed; the next prompt holds what it says, and goes without where the question was too long. */
export async function reflect(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
  index = UNNAMED,
): Promise<EpisodeProgress> {
  const { task, strategy, tried } = await loadContext(ports.store, spec, remembered(progress));
  const { prompt = strategy.prompts.reflection, decoding } = stepAt(strategy, index) ?? {};
  const wanted = decoding?.maxTokens ?? strategy.decoding.maxTokens;
  const maxTokens = await roomFor(ports.store, spec, progress, { n: 1, wanted });
  if (maxTokens === null) return progress;
  const call = {
    purpose: `reflecting on ${task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'reflect', progress.answers.length - 1),
    ...answering(spec, 'reflector'),
    messages: reflectPrompt({ ...strategy, prompts: { ...strategy.prompts, reflection: prompt } }, task, tried),
    n: 1,
    temperature: decoding?.temperature ?? 0,
    topP: decoding?.topP ?? 1,
    maxTokens,
    seed: spec.seed,
    form: reflectionForm,
  };
  const asked = await askModel(ports, call, signal);
  if (asked.missed !== undefined) return { ...progress, ...alsoMissed(progress, asked) };
  return { ...progress, reflections: [...progress.reflections, asked.key], ...alsoMissed(progress, asked) };
}

import { within } from '../../domain/address.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { answering } from '../../domain/roles.js';
import { reflectPrompt } from '../../domain/prompt.js';
import { alsoMissed, askModel } from '../asking/ask.js';
import { loadContext } from './episode-context.js';
import { reflectionForm } from '../asking/structured.js';
import type { EpisodePorts } from './episode-ports.js';

/** Asks the model why its attempts failed; the next prompt holds what it says, and goes without where the question was too long. */
export async function reflect(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { task, strategy, tried } = await loadContext(ports.store, spec, progress);
  const call = {
    purpose: `reflecting on ${task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'reflect', progress.answers.length - 1),
    ...answering(spec, 'reflector'),
    messages: reflectPrompt(strategy, task, tried),
    n: 1,
    temperature: 0,
    topP: 1,
    maxTokens: strategy.decoding.maxTokens,
    seed: spec.seed,
    form: reflectionForm,
  };
  const asked = await askModel(ports, call, signal);
  if (asked.missed !== undefined) return { ...progress, ...alsoMissed(progress, asked) };
  return { ...progress, reflections: [...progress.reflections, asked.key], ...alsoMissed(progress, asked) };
}

import { within } from '../domain/address.js';
import type { EpisodeProgress, EpisodeSpec } from '../domain/episode.js';
import { reflectPrompt } from '../domain/prompt.js';
import { loadContext } from './episode-context.js';
import { callModel } from './ledger.js';
import type { EpisodePorts } from './ports.js';
import { reflectionForm } from './structured.js';

/** Asks the model why its attempts failed; the next prompt holds what it says. */
export async function reflect(ports: EpisodePorts, spec: EpisodeSpec, progress: EpisodeProgress, signal: AbortSignal): Promise<EpisodeProgress> {
  const { task, strategy, tried } = await loadContext(ports.store, spec, progress);
  const call = {
    campaign: spec.campaign,
    address: within(spec.address, 'reflect', progress.answers.length - 1),
    model: spec.model,
    messages: reflectPrompt(strategy, task, tried),
    n: 1,
    temperature: 0,
    topP: 1,
    maxTokens: strategy.decoding.maxTokens,
    seed: spec.seed,
    form: reflectionForm,
  };
  const { key } = await callModel(ports, call, signal);
  return { ...progress, reflections: [...progress.reflections, key] };
}

import { within } from '../../domain/address.js';
import { spentAttempts, type AnswerRef, type EpisodeProgress, type EpisodeSpec } from '../../domain/episode.js';
import { answering } from '../../domain/roles.js';
import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import { alsoMissed, askModel } from '../asking/ask.js';
import { loadContext, loadExamples, loadRecalled, loadReflections } from './episode-context.js';
import { review } from './review.js';
import type { EpisodePorts } from './episode-ports.js';

/** Asks the model for the next candidates. */
export async function generate(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { store } = ports;
  const context = await loadContext(store, spec, progress);
  const [recalled, reflections, demonstrations] = await Promise.all([
    loadRecalled(store, spec),
    loadReflections(store, spec, progress),
    loadExamples(store, spec, context),
  ]);
  const { decoding } = context.strategy;
  const n = Math.min(spec.samples, spec.attempts - spentAttempts(progress));
  const call = {
    purpose: `solving ${context.task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'answer', progress.answers.length),
    ...answering(spec, 'solver'),
    messages: solvePrompt({ ...context.strategy, demonstrations }, context.task, recalled, context.tried, reflections),
    n,
    temperature: decoding.temperature,
    topP: decoding.topP,
    maxTokens: decoding.maxTokens,
    seed: spec.seed,
  };
  const asked = await askModel(ports, call, signal);
  // A prompt that the strategy made too long is the strategy's failure: it costs the attempts it asked for.
  const answer: AnswerRef = { ledger: asked.missed === undefined ? asked.key : null, n, verdicts: [] };
  const reviewed = context.strategy.tools.includes('self-review')
    ? await review(ports, spec, progress, context.strategy, context.task, answer, signal)
    : { answer };
  return { ...progress, answers: [...progress.answers, reviewed.answer], ...alsoMissed(progress, asked, reviewed) };
}

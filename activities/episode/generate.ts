import { within } from '../../domain/address.js';
import { attemptsLeft, callsLeft, remembered, type AnswerRef, type EpisodeProgress, type EpisodeSpec } from '../../domain/episode.js';
import { solving } from '../../domain/roles.js';
import { solvePrompt } from '../../domain/asking/solve-prompt.js';
import { alsoMissed, askModel } from '../asking/ask.js';
import { loadContext, loadExamples, loadRecalled, loadReflections } from './episode-context.js';
import { roomFor } from './calls.js';
import { prepared } from './prepared.js';
import { review } from './review.js';
import { stepAt, UNNAMED } from './thought.js';
import type { EpisodePorts } from './episode-ports.js';

/** Asks the model for the next candidates. */
export async function generate(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
  index = UNNAMED,
): Promise<EpisodeProgress> {
  const { store } = ports;
  const told = remembered(progress);
  const context = await loadContext(store, spec, told);
  const step = stepAt(context.strategy, index) ?? { step: 'draft' };
  const [recalled, reflections, demonstrations, left] = await Promise.all([
    loadRecalled(store, spec),
    loadReflections(store, spec, told),
    loadExamples(store, spec, context),
    prepared(store, context.task, progress, context.tried, step),
  ]);
  const decoding = { ...context.strategy.decoding, ...step.decoding };
  const wanted = step.n ?? (step.step === 'self-debug' ? 1 : spec.samples);
  const n = Math.min(wanted, attemptsLeft(spec, progress), callsLeft(spec, progress));
  const maxTokens = await roomFor(store, spec, progress, { n, wanted: decoding.maxTokens });
  if (maxTokens === null) return { ...progress, outOfTokens: true };
  const call = {
    purpose: `solving ${context.task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'answer', progress.answers.length),
    ...solving(spec, context.strategy),
    messages: solvePrompt({ ...context.strategy, demonstrations }, context.task, recalled, context.tried, reflections, left),
    n,
    temperature: decoding.temperature,
    topP: decoding.topP,
    maxTokens,
    seed: spec.seed,
  };
  const asked = await askModel(ports, call, signal);
  // A prompt that the strategy made too long is the strategy's failure: it costs the attempts it asked for.
  const answer: AnswerRef = { ledger: asked.missed === undefined ? asked.key : null, n, verdicts: [] };
  const answered = { ...progress, answers: [...progress.answers, answer], ...alsoMissed(progress, asked) };
  return context.strategy.tools.includes('self-review')
    ? review(ports, spec, answered, { ...context, index: progress.answers.length }, signal)
    : answered;
}

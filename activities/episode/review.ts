import { within } from '../../domain/address.js';
import { callsLeft, type EpisodeProgress, type EpisodeSpec, waiting } from '../../domain/episode.js';
import { answering, isVacant } from '../../domain/roles.js';
import { reviewPrompt } from '../../domain/prompt.js';
import type { StepDecoding } from '../../domain/steps/steps.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { alsoMissed, askModel } from '../asking/ask.js';
import { roomFor } from './calls.js';
import { candidateOf } from '../../campaigns/candidates.js';
import { loadTask } from './episode-context.js';
import type { EpisodePorts } from './episode-ports.js';
import { paidAnswer } from '../asking/ledger.js';
import { reviewForm } from '../asking/structured.js';
import { stepAt } from './thought.js';
import type { Models } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';

interface Reviewing {
  readonly strategy: Strategy;
  readonly task: Task;
  /** of the answer */
  readonly index: number;
  readonly decoding?: StepDecoding;
}

/**
 * A second look of the model at the choices of its answer, before they are judged. Those that it doubts are set aside
 * and cost no attempt; one is always left, so that every answer brings the episode on. Where nobody has the role, nothing is doubted.
 */
export async function review(
  ports: Models & { readonly store: Store },
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  { strategy, task, index, decoding = {} }: Reviewing,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  if (isVacant(spec, 'reviewer')) return progress;
  const answer = progress.answers[index];
  if (answer === undefined || answer.ledger === null || callsLeft(spec, progress) < 1) return progress;
  const { choices } = await paidAnswer(ports.store, answer.ledger);
  const usable = choices.slice(0, answer.n).flatMap((choice, position) => {
    const candidate = candidateOf(task, choice);
    return 'files' in candidate ? [{ position, files: candidate.files }] : [];
  });
  const wanted = decoding.maxTokens ?? strategy.decoding.maxTokens;
  const maxTokens = await roomFor(ports.store, spec, progress, { n: 1, wanted });
  if (usable.length === 0 || maxTokens === null) return progress;
  const call = {
    purpose: `reviewing answers to ${task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'review', index),
    ...answering(spec, 'reviewer'),
    messages: reviewPrompt(
      strategy,
      task,
      usable.map(({ files }) => files),
    ),
    n: 1,
    temperature: decoding.temperature ?? 0,
    topP: decoding.topP ?? 1,
    maxTokens,
    seed: spec.seed,
    form: reviewForm,
  };
  const asked = await askModel(ports, call, signal);
  if (asked.missed !== undefined) return { ...progress, ...alsoMissed(progress, asked) };
  const doubtful = reviewForm.parse(asked.answer.choices[0]?.text ?? '')?.doubtful ?? [];
  const doubted = usable.flatMap(({ position }, place) => (doubtful.includes(place + 1) ? [position] : []));
  const setAside = doubted.length === answer.n ? doubted.slice(1) : doubted;
  const reviewed = { ...answer, n: answer.n - setAside.length, review: asked.key, setAside };
  return { ...progress, answers: progress.answers.with(index, reviewed), ...alsoMissed(progress, asked) };
}

/** The same as a step of its own, with words and decoding of its own: of each answer that waits and was not looked at. */
export async function reviewWaiting(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  step: number,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const [task, strategy] = await Promise.all([loadTask(ports.store, spec.task), loadStrategy(ports.store, spec.strategy)]);
  const { prompt = strategy.prompts.role, decoding = {} } = stepAt(strategy, step) ?? {};
  const told = { ...strategy, prompts: { ...strategy.prompts, role: prompt } };
  let now = progress;
  for (const { index, answer } of waiting(progress))
    if (answer.review === undefined && answer.n > 1)
      now = await review(ports, spec, now, { strategy: told, task, index, decoding }, signal);
  return now;
}

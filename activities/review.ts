import { within } from '../domain/address.js';
import type { AnswerRef, EpisodeProgress, EpisodeSpec } from '../domain/episode.js';
import { reviewPrompt } from '../domain/prompt.js';
import type { Strategy } from '../domain/strategy.js';
import type { Task } from '../domain/task.js';
import { candidateOf } from './episode-context.js';
import { callModel, paidAnswer } from './ledger.js';
import type { Model, Store } from './ports.js';
import { reviewForm } from './structured.js';

/**
 * A second look of the model at the choices of its answer, before they are judged. Those that it doubts are set aside
 * and cost no attempt; one is always left, so that every answer brings the episode on.
 */
export async function review(ports: { readonly model: Model; readonly store: Store }, spec: EpisodeSpec, progress: EpisodeProgress, strategy: Strategy, task: Task, answer: AnswerRef, signal: AbortSignal): Promise<AnswerRef> {
  if (answer.ledger === null) return answer;
  const { choices } = await paidAnswer(ports.store, answer.ledger);
  const usable = choices.slice(0, answer.n).flatMap((choice, position) => {
    const candidate = candidateOf(task, choice);
    return 'files' in candidate ? [{ position, files: candidate.files }] : [];
  });
  if (usable.length === 0) return answer;
  const call = {
    campaign: spec.campaign,
    address: within(spec.address, 'review', progress.answers.length),
    model: spec.model,
    messages: reviewPrompt(strategy, task, usable.map(({ files }) => files)),
    n: 1,
    temperature: 0,
    topP: 1,
    maxTokens: strategy.decoding.maxTokens,
    seed: spec.seed,
    form: reviewForm,
  };
  const paid = await callModel(ports, call, signal);
  const doubtful = reviewForm.parse(paid.answer.choices[0]?.text ?? '')?.doubtful ?? [];
  const doubted = usable.flatMap(({ position }, index) => (doubtful.includes(index + 1) ? [position] : []));
  const setAside = doubted.length === answer.n ? doubted.slice(1) : doubted;
  return { ...answer, n: answer.n - setAside.length, review: paid.key, setAside };
}

import { within } from '../../domain/address.js';
import type { AnswerRef, EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { answering } from '../../domain/roles.js';
import { reviewPrompt } from '../../domain/prompt.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { askModel, type Asked } from '../asking/ask.js';
import { candidateOf } from './episode-context.js';
import { paidAnswer } from '../asking/ledger.js';
import { reviewForm } from '../asking/structured.js';
import type { Models } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';

export interface Reviewed extends Pick<Asked, 'missed' | 'withheld'> {
  readonly answer: AnswerRef;
}

/**
 * A second look of the model at the choices of its answer, before they are judged. Those that it doubts are set aside
 * and cost no attempt; one is always left, so that every answer brings the episode on.
 */
export async function review(
  ports: Models & { readonly store: Store },
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  strategy: Strategy,
  task: Task,
  answer: AnswerRef,
  signal: AbortSignal,
): Promise<Reviewed> {
  if (answer.ledger === null) return { answer };
  const { choices } = await paidAnswer(ports.store, answer.ledger);
  const usable = choices.slice(0, answer.n).flatMap((choice, position) => {
    const candidate = candidateOf(task, choice);
    return 'files' in candidate ? [{ position, files: candidate.files }] : [];
  });
  if (usable.length === 0) return { answer };
  const call = {
    purpose: `reviewing answers to ${task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'review', progress.answers.length),
    ...answering(spec, 'reviewer'),
    messages: reviewPrompt(
      strategy,
      task,
      usable.map(({ files }) => files),
    ),
    n: 1,
    temperature: 0,
    topP: 1,
    maxTokens: strategy.decoding.maxTokens,
    seed: spec.seed,
    form: reviewForm,
  };
  const asked = await askModel(ports, call, signal);
  if (asked.missed !== undefined) return { answer, missed: asked.missed };
  const doubtful = reviewForm.parse(asked.answer.choices[0]?.text ?? '')?.doubtful ?? [];
  const doubted = usable.flatMap(({ position }, index) => (doubtful.includes(index + 1) ? [position] : []));
  const setAside = doubted.length === answer.n ? doubted.slice(1) : doubted;
  return {
    answer: { ...answer, n: answer.n - setAside.length, review: asked.key, setAside },
    ...(asked.withheld === undefined ? {} : { withheld: asked.withheld }),
  };
}

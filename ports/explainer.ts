import type { Explained } from '../domain/adapt/explained.js';
import type { ChatMessage } from '../domain/model.js';

/** An answer that is to be explained. */
export interface ExplainableAnswer {
  readonly model: string;
  readonly question: readonly ChatMessage[];
  readonly program: string;
  readonly text: string;
}

/** Says how answers came about; that it cannot say is an answer too. Throws RatchetFailure where whoever could say is away. */
export interface Explainer {
  explain(answer: ExplainableAnswer, signal: AbortSignal): Promise<Explained>;
}

import { readAdaptedName } from '../domain/adapt/adapter.js';
import type { Explained } from '../domain/adapt/explained.js';
import { MODEL } from '../offline-model/name.js';
import type { ExplainableAnswer, Explainer } from '../ports/explainer.js';
import type { Ranks } from './ranks.js';
import type { TuningEndpoint } from './tuning-client.js';

/**
 * Explains what the offline model answered by its ranking, and what a model that tunes did by what it says itself. Either is loaded when
 * it is asked: few answers are.
 */
export function openExplainer({ home, tuning }: { readonly home: string; readonly tuning: TuningEndpoint | null }): Explainer {
  let ranks: Promise<Ranks> | null = null;
  const opened = (): Promise<Ranks> => (ranks ??= import('./ranks.js').then(({ openRanks }) => openRanks(home)));
  return {
    async explain(answer, signal) {
      const isOffline = answer.model === MODEL || readAdaptedName(answer.model)?.base === MODEL;
      return isOffline ? (await opened())(answer) : tokens(answer, tuning, signal);
    },
  };
}

async function tokens(
  { model, question, text }: ExplainableAnswer,
  tuning: TuningEndpoint | null,
  signal: AbortSignal,
): Promise<Explained> {
  if (tuning === null)
    return { kind: 'nothing', because: `${model} says nothing of how it writes; models of the endpoint in RATCHET_TUNING_BASE_URL do` };
  const { TuningClient } = await import('./tuning-client.js');
  const client = new TuningClient(tuning);
  const said = await client.explain(model, question.map(({ content }) => content).join('\n\n'), text, signal);
  return said === null
    ? { kind: 'nothing', because: `${client.host} does not explain ${model}: it has no /v1/explain` }
    : { kind: 'tokens', tokens: { input: said.input_tokens, tokens: said.tokens } };
}

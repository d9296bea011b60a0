import { join } from 'node:path';
import { readAdaptedName } from '../domain/adapt/adapter.js';
import type { Explained } from '../domain/adapt/explained.js';
import { readTask } from '../offline-model/prompt/read-prompt.js';
import { rankReason } from '../offline-model/rank/reasons.js';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { readRanker } from '../offline-model/rank/stored.js';
import { MODEL } from '../offline-model/server.js';
import { openService } from '../offline-model/service.js';
import type { ExplainableAnswer, Explainer } from '../ports/explainer.js';
import { TuningClient, type TuningEndpoint } from './tuning-client.js';

/** Explains what the offline model answered by its ranking, and what a model that tunes did by what it says itself. */
export function openExplainer({ home, tuning }: { readonly home: string; readonly tuning: TuningEndpoint | null }): Explainer {
  let opened: Promise<Toolbox> | null = null;
  const toolbox = (): Promise<Toolbox> => (opened ??= openService(join(home, 'cache')).then((service) => service.toolbox));
  return {
    async explain(answer, signal) {
      const isOffline = answer.model === MODEL || readAdaptedName(answer.model)?.base === MODEL;
      return isOffline ? ranked(answer, await toolbox(), join(home, 'adapters')) : tokens(answer, tuning, signal);
    },
  };
}

function ranked({ model, question, program }: ExplainableAnswer, toolbox: Toolbox, rankers: string): Explained {
  const ranker = readRanker(rankers, readAdaptedName(model)?.hash ?? '');
  const rank = rankReason(readTask(question), ranker === null ? toolbox : { ...toolbox, ranker }, program);
  return rank === null
    ? { kind: 'nothing', because: 'it is none of the programs one change away; it may be a second change on an earlier one' }
    : { kind: 'rank', rank };
}

async function tokens(
  { model, question, text }: ExplainableAnswer,
  tuning: TuningEndpoint | null,
  signal: AbortSignal,
): Promise<Explained> {
  if (tuning === null)
    return { kind: 'nothing', because: `${model} says nothing of how it writes; models of the endpoint in RATCHET_TUNING_BASE_URL do` };
  const client = new TuningClient(tuning);
  const said = await client.explain(model, question.map(({ content }) => content).join('\n\n'), text, signal);
  return said === null
    ? { kind: 'nothing', because: `${client.host} does not explain ${model}: it has no /v1/explain` }
    : { kind: 'tokens', tokens: { input: said.input_tokens, tokens: said.tokens } };
}

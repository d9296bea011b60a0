import { join } from 'node:path';
import { readAdaptedName } from '../domain/adapt/adapter.js';
import type { RankReason, TokenReasons } from '../domain/adapt/explained.js';
import type { ChatMessage } from '../domain/model.js';
import { readTask } from '../offline-model/prompt/read-prompt.js';
import { rankReason } from '../offline-model/rank/reasons.js';
import { readRanker } from '../offline-model/rank/stored.js';
import { MODEL } from '../offline-model/server.js';
import { openService } from '../offline-model/service.js';
import { TuningClient, type TuningEndpoint } from './tuning-client.js';

/** An answer that is to be explained. */
export interface Answered {
  readonly model: string;
  readonly question: readonly ChatMessage[];
  readonly program: string;
  readonly text: string;
}

export type Explained =
  | { readonly kind: 'rank'; readonly rank: RankReason }
  | { readonly kind: 'tokens'; readonly tokens: TokenReasons }
  | { readonly kind: 'nothing'; readonly because: string };

/** How an answer came about: of the offline model by its ranking, of a model that tunes by what it says itself. */
export async function explain(
  { model, question, program, text }: Answered,
  { home, tuning }: { readonly home: string; readonly tuning: TuningEndpoint | null },
  signal: AbortSignal,
): Promise<Explained> {
  if (model === MODEL || readAdaptedName(model)?.base === MODEL) {
    const { toolbox } = await openService(join(home, 'cache'));
    const ranker = readRanker(join(home, 'adapters'), readAdaptedName(model)?.hash ?? '');
    const rank = rankReason(readTask(question), ranker === null ? toolbox : { ...toolbox, ranker }, program);
    return rank === null
      ? { kind: 'nothing', because: 'it is none of the programs one change away; it may be a second change on an earlier one' }
      : { kind: 'rank', rank };
  }
  if (tuning === null)
    return { kind: 'nothing', because: `${model} says nothing of how it writes; models of the endpoint in RATCHET_TUNING_BASE_URL do` };
  const client = new TuningClient(tuning);
  const said = await client.explain(model, question.map(({ content }) => content).join('\n\n'), text, signal);
  return said === null
    ? { kind: 'nothing', because: `${client.host} does not explain ${model}: it has no /v1/explain` }
    : { kind: 'tokens', tokens: { input: said.input_tokens, tokens: said.tokens } };
}

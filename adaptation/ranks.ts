import { join } from 'node:path';
import { readAdaptedName } from '../domain/adapt/adapter.js';
import type { Explained } from '../domain/adapt/explained.js';
import { readTask } from '../offline-model/prompt/read-prompt.js';
import { rankReason } from '../offline-model/rank/reasons.js';
import { readRanker } from '../offline-model/rank/stored.js';
import { openService } from '../offline-model/service.js';
import type { ExplainableAnswer } from '../ports/explainer.js';

/** Why the offline model gave an answer: how it ranked what it tried. */
export type Ranks = (answer: ExplainableAnswer) => Explained;

export async function openRanks(home: string): Promise<Ranks> {
  const { toolbox } = await openService(join(home, 'cache'));
  return ({ model, question, program }) => {
    const ranker = readRanker(join(home, 'adapters'), readAdaptedName(model)?.hash ?? '');
    const rank = rankReason(readTask(question), ranker === null ? toolbox : { ...toolbox, ranker }, program);
    return rank === null
      ? { kind: 'nothing', because: 'it is none of the programs one change away; it may be a second change on an earlier one' }
      : { kind: 'rank', rank };
  };
}

import { continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import type { DrawnTask } from '../activities/draw.js';
import type { EpisodeRecord, RaceRecord } from '../activities/records.js';
import { address, sidePart, within, SIDES } from '../domain/address.js';
import type { EpisodeSpec } from '../domain/episode.js';
import { judgeRace, logE, logThreshold, type RaceJudgement } from '../domain/gate.js';
import { raceQuery, type RaceCarried, type RaceInput } from './contract.js';
import { onSandbox, onStore } from './proxies.js';
import { sideBySide } from './side-by-side.js';

/** Drawn pairs over judged ones: a race whose infrastructure voids more than this many pairs ends undecided. */
const MAX_DRAWN_PER_PAIR = 2;

/**
 * Challenger against champion on fresh pairs of gate tasks, both sides with the same seed and the same view of memory,
 * until the gate decides. Pairs run in fixed batches and are folded in the order of their index; those past the
 * deciding one are dropped, so the outcome does not depend on which episode ends first.
 */
export async function race(input: RaceInput): Promise<RaceRecord> {
  const { config } = input;
  const at = address(input.campaign, `b${input.branch}`, `c${input.cycle}`, 'race');
  let state = input.carried ?? (await enter(input, at));
  setHandler(raceQuery, () => state);
  const [champion, challenger] = await Promise.all([onStore.policy(input.champion, config.attempts), onStore.policy(input.challenger, config.attempts)]);

  let judgement = judgeRace({ ...state, winFamilies: winFamilies(state), maxPairs: config.maxPairs });
  while (judgement.decision === 'continue') {
    if (state.drawn >= config.maxPairs * MAX_DRAWN_PER_PAIR) return record(input, at, state, { decision: 'undecided', because: `too many void pairs: ${state.drawn - state.pairs} of ${state.drawn}` });
    const tasks = await onStore.draw({ suiteId: config.suiteId, pool: 'gate', seed: config.seed, purpose: at, from: state.drawn, count: config.concurrency, replacement: true });
    const first = state.drawn;
    const sides = tasks.flatMap((task, offset) => SIDES.map((side) => ({ task, side, index: first + offset })));
    const results = await sideBySide(sides, config.concurrency, ({ task, side, index }) =>
      onSandbox.episode(sideSpec(input, within(at, 'pair', index, sidePart(side)), task, side === 'champion' ? { strategy: input.champion, ...champion } : { strategy: input.challenger, ...challenger })),
    );
    for (let offset = 0; offset < tasks.length && judgement.decision === 'continue'; offset += 1) {
      const [one, other, task] = [results[2 * offset], results[2 * offset + 1], tasks[offset]];
      if (one === undefined || other === undefined || task === undefined) break;
      state = fold(state, task, one, other);
      judgement = judgeRace({ ...state, winFamilies: winFamilies(state), maxPairs: config.maxPairs });
    }
    if (judgement.decision === 'continue' && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof race>({ ...input, carried: state });
  }
  return record(input, at, state, { decision: judgement.decision, because: judgement.because });
}

async function enter(input: RaceInput, at: string): Promise<RaceCarried> {
  const [{ k, promotions }, gate] = await Promise.all([onStore.enterRace({ campaign: input.campaign, purpose: at }), onStore.wholePool({ suiteId: input.config.suiteId, pool: 'gate' })]);
  const gateFamilies = new Set(gate.map((task) => task.family)).size;
  return { k, promotions, pairs: 0, of: input.config.maxPairs, wins: 0, losses: 0, drawn: 0, voids: { champion: 0, challenger: 0 }, modelCalls: 0, costUsd: 0, gateFamilies, families: {} };
}

function sideSpec(input: RaceInput, at: string, task: DrawnTask, side: Pick<EpisodeSpec, 'strategy' | 'attempts' | 'samples' | 'reflections' | 'recall'>): EpisodeSpec {
  const { campaign, config, view } = input;
  return { address: at, campaign, model: config.model, task: task.hash, seed: config.seed, ...side, view };
}

/** A void side voids the pair: it counts for neither, and another pair is drawn. */
function fold(state: RaceCarried, task: DrawnTask, champion: EpisodeRecord, challenger: EpisodeRecord): RaceCarried {
  const spent = { drawn: state.drawn + 1, modelCalls: state.modelCalls + champion.modelCalls + challenger.modelCalls, costUsd: state.costUsd + champion.costUsd + challenger.costUsd };
  const [championVoid, challengerVoid] = [champion.status === 'void', challenger.status === 'void'];
  if (championVoid || challengerVoid) return { ...state, ...spent, voids: { champion: state.voids.champion + Number(championVoid), challenger: state.voids.challenger + Number(challengerVoid) } };
  const difference = Number(challenger.solved) - Number(champion.solved);
  const families = difference === 0 ? state.families : { ...state.families, [task.family]: (state.families[task.family] ?? 0) + difference };
  return { ...state, ...spent, pairs: state.pairs + 1, wins: state.wins + Number(difference > 0), losses: state.losses + Number(difference < 0), families };
}

function winFamilies(state: RaceCarried): number {
  return Object.values(state.families).filter((net) => net > 0).length;
}

function record(input: RaceInput, at: string, state: RaceCarried, judgement: RaceJudgement & { readonly decision: RaceRecord['decision'] }): Promise<RaceRecord> {
  const { campaign, branch, cycle, champion, challenger } = input;
  const { k, promotions, pairs, wins, losses, voids, modelCalls, costUsd } = state;
  return onStore.recordRace({
    address: at,
    race: { campaign, branch, cycle, champion, challenger, k, ...judgement, pairs, wins, losses, winFamilies: winFamilies(state), voids, logE: logE(wins, losses), logThreshold: logThreshold(k, promotions), modelCalls, costUsd },
  });
}

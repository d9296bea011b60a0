import { continueAsNew, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import type { RaceCarried, UndecidedRecord } from '../ports/campaign-records.js';
import type { EpisodeRecord, RaceRecord } from '../ports/records.js';
import { acceptance, secondCount } from '../domain/acceptance.js';
import { cycleAddress, within, type Address } from '../domain/address.js';
import { logThreshold, type RaceJudgement, winFamiliesIn } from '../domain/gate.js';
import { addAhead, budgetsEnough, gradesReached, logAttemptsE, logRaceE } from '../domain/race-evidence.js';
import { raceQuery, type RaceInput } from './contract.js';
import { MAX_DRAWN_PER_PAIR, nextPairs, sideOf, type Pair } from './pairs.js';
import { onStore } from './proxies.js';

/**
 * Challenger against champion on fresh pairs of gate tasks, both sides with the same seed and the same view of memory,
 * until the policy decides. One that ended undecided is carried on later with the pairs and the k that it has.
 */
export async function race(input: RaceInput): Promise<RaceRecord> {
  const { config, conditions } = input;
  const at = input.earlier?.address ?? placeOf(input);
  const endsBarren = patched('barren-races-end');
  let state = input.carried ?? (await enter(input, at));
  setHandler(raceQuery, () => state);
  const [championSide, challengerSide] = await Promise.all([
    sideOf(config, conditions.champion, conditions.view),
    sideOf(config, conditions.challenger, conditions.view),
  ]);
  const sides = { champion: championSide, challenger: challengerSide };
  const judge = (): RaceJudgement => {
    const { barrenPairs = 0, ...counts } = state;
    const counted = { winFamilies: winFamiliesIn(state.families), barrenPairs: endsBarren ? barrenPairs : 0 };
    return acceptance(config.acceptance).judge({ ...counts, ...counted, planned: config.cycles, maxPairs: state.of });
  };

  let judgement = judge();
  while (judgement.decision === 'continue') {
    if (state.drawn >= state.of * MAX_DRAWN_PER_PAIR)
      return record(input, at, state, {
        decision: 'undecided',
        because: `too many void pairs: ${state.drawn - state.pairs} of ${state.drawn}`,
      });
    for (const pair of await nextPairs(input, at, state.drawn, sides)) {
      if (judgement.decision !== 'continue') break;
      state = fold(state, pair);
      judgement = judge();
    }
    if (judgement.decision === 'continue' && workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof race>({ ...input, carried: state });
  }
  return record(input, at, state, { ...judgement, decision: judgement.decision });
}

function placeOf({ campaign, branch, cycle }: RaceInput): Address {
  return within(cycleAddress(campaign, branch, cycle), 'race');
}

/** A new challenger takes its k; one that is carried on keeps it, and may take as many pairs again. */
async function enter({ campaign, config, earlier }: RaceInput, at: Address): Promise<RaceCarried> {
  if (earlier !== null) return { ...earlier.state, of: earlier.state.of + config.maxPairs };
  const [{ k, promotions }, gate] = await Promise.all([
    onStore.enterRace({ campaign, purpose: at }),
    onStore.wholePool({ suiteId: config.suiteId, pool: 'gate' }),
  ]);
  const second = secondCount(config);
  const gateFamilies = new Set(gate.map((task) => task.family)).size;
  return {
    k,
    promotions,
    pairs: 0,
    of: config.maxPairs,
    wins: 0,
    losses: 0,
    outcomes: '',
    drawn: 0,
    voids: { champion: 0, challenger: 0 },
    modelCalls: 0,
    costUsd: 0,
    gateFamilies,
    families: {},
    barrenPairs: 0,
    ...(second === null ? {} : { attempts: { ...second, ahead: [] } }),
  };
}

/** A void side voids the pair: it counts for neither, and another pair is drawn. */
function fold(state: RaceCarried, { task, championEpisode, challengerEpisode }: Pair): RaceCarried {
  const spent = {
    drawn: state.drawn + 1,
    modelCalls: state.modelCalls + championEpisode.modelCalls + challengerEpisode.modelCalls,
    costUsd: state.costUsd + championEpisode.costUsd + challengerEpisode.costUsd,
  };
  const [championVoid, challengerVoid] = [championEpisode.status === 'void', challengerEpisode.status === 'void'];
  if (championVoid || challengerVoid)
    return {
      ...state,
      ...spent,
      voids: { champion: state.voids.champion + Number(championVoid), challenger: state.voids.challenger + Number(challengerVoid) },
    };
  const counted = state.attempts === undefined ? {} : { attempts: countAttempts(state.attempts, challengerEpisode, championEpisode) };
  const difference = Number(challengerEpisode.solved) - Number(championEpisode.solved);
  const families =
    difference === 0 ? state.families : { ...state.families, [task.family]: (state.families[task.family] ?? 0) + difference };
  return {
    ...state,
    ...spent,
    pairs: state.pairs + 1,
    wins: state.wins + Number(difference > 0),
    losses: state.losses + Number(difference < 0),
    outcomes: state.outcomes + (difference > 0 ? 'W' : difference < 0 ? 'L' : '='),
    families,
    barrenPairs: winFamiliesIn(families) > winFamiliesIn(state.families) ? 0 : (state.barrenPairs ?? 0) + 1,
    ...counted,
  };
}

function countAttempts(
  attempts: NonNullable<RaceCarried['attempts']>,
  challenger: EpisodeRecord,
  champion: EpisodeRecord,
): NonNullable<RaceCarried['attempts']> {
  const enough = ({ solved, attemptsToPass, hiddenPassed = 0 }: EpisodeRecord): number =>
    attempts.of === 'tests' ? gradesReached(solved, hiddenPassed) : budgetsEnough(solved ? attemptsToPass : null, attempts.budgets);
  const ahead = enough(challenger) - enough(champion);
  return { ...addAhead(attempts, ahead), ahead: [...attempts.ahead, ahead] };
}

function record(
  input: RaceInput,
  at: Address,
  state: RaceCarried,
  judgement: RaceJudgement & { readonly decision: RaceRecord['decision'] },
): Promise<RaceRecord> {
  const { campaign, branch, cycle, conditions, earlier } = input;
  const { champion, challenger } = conditions;
  const { decision, because } = judgement;
  const { k, promotions, pairs, wins, losses, attempts, outcomes, voids, modelCalls, costUsd } = state;
  const counted =
    attempts === undefined
      ? {}
      : { attempts: { ...kindOf(attempts), budgets: attempts.budgets, ahead: attempts.ahead, logE: logAttemptsE(attempts) } };
  const goesOn: UndecidedRecord | null =
    decision === 'undecided' && judgement.isFinal !== true
      ? { campaign, conditions, address: at, rounds: (earlier?.rounds ?? 0) + 1, state }
      : null;
  return onStore.recordRace({
    address: earlier === null ? at : within(placeOf(input), 'on'),
    race: {
      campaign,
      branch,
      cycle,
      champion,
      challenger,
      k,
      decision,
      because,
      pairs,
      wins,
      losses,
      outcomes,
      winFamilies: winFamiliesIn(state.families),
      voids,
      logE: logRaceE(state),
      logThreshold: logThreshold(k, promotions, input.config.cycles),
      ...counted,
      modelCalls,
      costUsd,
    },
    goesOn,
  });
}

function kindOf({ of }: NonNullable<RaceCarried['attempts']>): Pick<NonNullable<RaceCarried['attempts']>, 'of'> {
  return of === undefined ? {} : { of };
}

import { continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { cycleAddress, within } from '../domain/address.js';
import { addTrustPair, judgeTrust, NO_TRUST_PAIRS, TRUST_PAIRS, type TrustJudgement } from '../domain/trust-region.js';
import { trustQuery, type TrustInput, type TrustOutcome, type TrustCarried } from './contract.js';
import { MAX_DRAWN_PER_PAIR, nextPairs, sideOf } from './pairs.js';

/** A fall is small beside what a race looks for, and needs more pairs. */
const PAIRS_PER_RACE_PAIR = 4;

/**
 * Whether what runs now has fallen below its checkpoint: fresh pairs of gate tasks, the checkpoint's strategy with the
 * memory that it had against what runs with what it remembers. Only the decision leaves this workflow, as with a race.
 */
export async function trust(input: TrustInput): Promise<TrustOutcome> {
  const { campaign, config, branch, cycle, baseline, running } = input;
  const at = within(cycleAddress(campaign, branch, cycle), 'trust');
  const maxPairs = Math.min(TRUST_PAIRS, PAIRS_PER_RACE_PAIR * config.maxPairs);
  let state: TrustCarried = input.carried ?? { pairs: NO_TRUST_PAIRS, drawn: 0 };
  setHandler(trustQuery, () => state.pairs);
  const [checkpoint, now] = await Promise.all([
    sideOf(config, baseline.strategy, baseline.view),
    sideOf(config, running.strategy, running.view),
  ]);
  // The sides of all pairs have the names of a race's: they stand in addresses.
  const sides = { champion: checkpoint, challenger: now };
  const judge = (): TrustJudgement =>
    judgeTrust({ pairs: state.pairs, sentinelsFell: input.sentinelsFell, margin: config.trust.margin, maxPairs });

  let judgement = judge();
  while (judgement.decision === 'continue') {
    if (state.drawn >= maxPairs * MAX_DRAWN_PER_PAIR)
      return { decision: 'recovered', because: `too many void pairs to tell: ${state.drawn} drawn`, pairs: state.pairs };
    for (const { championEpisode: ofCheckpoint, challengerEpisode: ofRunning } of await nextPairs(input, at, state.drawn, sides)) {
      if (judgement.decision !== 'continue') break;
      const isVoid = ofCheckpoint.status === 'void' || ofRunning.status === 'void';
      state = {
        drawn: state.drawn + 1,
        pairs: isVoid ? state.pairs : addTrustPair(state.pairs, ofCheckpoint.solved, ofRunning.solved),
      };
      judgement = judge();
    }
    if (judgement.decision === 'continue' && workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof trust>({ ...input, carried: state });
  }
  return { decision: judgement.decision, because: judgement.because, pairs: state.pairs };
}

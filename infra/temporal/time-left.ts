import { acceptance } from '../../domain/acceptance.js';
import { leftToEnd } from '../../domain/time-left.js';
import { boundsOf } from '../../campaigns/state.js';
import type { CampaignProgress } from '../../ports/campaign-control.js';
import type { CampaignState } from '../../ports/records.js';
import type { CampaignView } from '../../workflows/contract.js';

/** What is left of a campaign, by what its workflow says of itself and the clock here. */
export function timeLeft(
  state: CampaignState,
  view: CampaignView,
  exam: CampaignProgress['exam'],
): Pick<CampaignProgress, 'leftMs' | 'leftIsLeast'> {
  const left = leftToEnd({
    ...view,
    cycles: boundsOf(state).cycles,
    exam,
    hasLastExam: acceptance(state.config.acceptance).learns,
    passedMs: view.since === undefined ? 0 : Math.max(0, Date.now() - view.since),
  });
  return { leftMs: left?.ms ?? null, ...(left?.isLeast === true ? { leftIsLeast: true } : {}) };
}

import type { PersonOrder } from '../ports/campaign-records.js';
import type { ProposalRecord } from '../ports/learning-records.js';
import { proposalList, raceList, screenList, allOf } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { ToldFeedback } from '../ports/report-records.js';
import { campaignState } from './state.js';
import { ordersOf } from './orders.js';
import { endOf, rolledBack } from './challengers.js';
import { latestSearch, raceOf, searchEnd, whatSearchSays } from './searched.js';
import type { Store } from '../ports/store.js';

/**
 * What became of each thing that people said to a campaign, in the order in which it was said. `ends`: no cycle follows, whatever its
 * state says.
 */
export async function feedbackOf(store: Store, campaign: string, ends = false): Promise<readonly ToldFeedback[]> {
  const said = (await ordersOf(store, campaign)).flatMap(({ order, at }) => (order.kind === 'feedback' ? [{ order, at }] : []));
  if (said.length === 0) return [];
  const [state, proposals, screens, races, lost, search] = await Promise.all([
    campaignState(store, campaign),
    allOf(store, 'proposals', proposalList(campaign)),
    allOf(store, 'screens', screenList(campaign)),
    allOf(store, 'races', raceList(campaign)),
    rolledBack(store, campaign),
    latestSearch(store, campaign),
  ]);
  // a branch that follows a rollback reads again what was said
  const readBy = (id: string): ProposalRecord | undefined => proposals.findLast(({ heard }) => heard?.includes(id) === true);
  const becameOf = (proposal: ProposalRecord | undefined): Pick<ToldFeedback, 'fate' | 'cycle' | 'strategy' | 'because'> => {
    if (proposal === undefined) return { fate: 'not-read', cycle: null, strategy: null, because: whyNotRead(state, ends) };
    const { cycle, because, asked } = proposal;
    // a blind step may have made the cycle's challenger, after nothing came of the question
    const answered = asked.at(-1);
    const strategy = answered !== undefined && answered.modelCalls > 0 ? proposal.strategy : null;
    if (strategy === null) return { fate: 'no-challenger', cycle, strategy, because: whyUnanswered(proposal) };
    const screened = screens.find((each) => each.challenger === strategy);
    const race = raceOf(search, proposal, races);
    const end = endOf(strategy, screened, race, lost) ?? searchEnd(search, strategy);
    const fate = end === null || end === 'none' || end === 'entered' ? 'open' : end;
    return { fate, cycle, strategy, because: (race ?? screened)?.because ?? whatSearchSays(search, strategy) ?? because };
  };
  return said.map(({ order, at }) => ({
    at,
    text: order.because,
    about: targetOf(order),
    judgement: order.judgement,
    ...becameOf(readBy(order.id)),
  }));
}

function targetOf({ about }: Extract<PersonOrder, { kind: 'feedback' }>): string {
  if ('campaign' in about) return 'the campaign';
  return 'attempt' in about ? `attempt ${about.attempt}` : `strategy ${about.strategy}`;
}

function whyUnanswered({ asked, because }: ProposalRecord): string {
  const refused = asked.flatMap((each) =>
    each.modelCalls > 0 && each.refused !== null ? [`${each.choice.tactic} (${each.refused})`] : [],
  );
  return refused.length === 0 ? because : refused.join('; ');
}

function whyNotRead({ status, config }: CampaignState, ends: boolean): string {
  if (config.acceptance === 'fixed') return 'the strategy is fixed: nothing is proposed';
  if (!ends && (status === 'running' || status === 'paused')) return 'the next cycle proposes something that reads it';
  return 'the campaign ended before it proposed anything more';
}

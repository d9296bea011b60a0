import type { Outcome } from '../domain/meta/outcome.js';
import { latestOf, proposalList, screenList, raceList } from '../ports/lists.js';
import { ordersOf } from './orders.js';
import { rolledBack, endOf } from './challengers.js';
import { latestSearch, progressOf, raceOf, searchEnd } from './searched.js';
import type { ProposalRecord, ScreenRecord, SearchRecord } from '../ports/learning-records.js';
import { armName } from '../domain/meta/arms.js';
import type { Store } from '../ports/store.js';

/**
 * What came of the latest choices, oldest first: aggregates only. A challenger whose race or screen is still to come is
 * left out. Proposals of a search are made side by side: those of the cycle that asks (null: no search asks) are not seen,
 * so that what is chosen does not depend on which of them ends first.
 */
export async function outcomesOf(store: Store, campaign: string, asking: Asking | null = null): Promise<readonly Outcome[]> {
  const [made, screens, races, orders, lost, search] = await Promise.all([
    latestOf(store, 'proposals', proposalList(campaign)),
    latestOf(store, 'screens', screenList(campaign)),
    latestOf(store, 'races', raceList(campaign)),
    ordersOf(store, campaign),
    rolledBack(store, campaign),
    latestSearch(store, campaign),
  ]);
  const proposals = asking === null ? made : earlierThan(made, asking);
  return proposals.flatMap(({ strategy, asked, through = [] }) =>
    asked.flatMap(({ choice, refused, modelCalls }): Outcome[] => {
      const { tactic, variant, context } = choice;
      const odds = choice.odds[armName(choice)] ?? 1;
      if (refused !== null || strategy === null)
        return [{ tactic, variant, context, odds, end: 'none', progress: 0, calls: modelCalls, judged: null }];
      const screened = screens.find((each) => each.challenger === strategy);
      const raced = raceOf(search, { strategy, through }, races);
      const end = endOf(strategy, screened, raced, lost) ?? searchEnd(search, strategy);
      if (end === null) return [];
      const judged = orders.findLast(
        ({ order, strategy: about }) => order.kind === 'feedback' && about === strategy && order.judgement !== 'comment',
      )?.order;
      return [
        {
          tactic,
          variant,
          context,
          odds,
          end,
          progress: screened === undefined ? progressOf(search, strategy) : savedBy(screened),
          ...foretoldBy(search, strategy),
          // a race that was carried on stands several times, each time with all that it took
          calls: modelCalls + (screened?.modelCalls ?? 0) + (raced?.modelCalls ?? 0),
          judged: judged?.kind === 'feedback' && judged.judgement !== 'comment' ? judged.judgement : null,
        },
      ];
    }),
  );
}

/** What it was said to solve, and did: that it may break something is said too seldom rightly to count. */
function foretoldBy(search: SearchRecord | null, strategy: string): Pick<Outcome, 'foretold'> {
  const said = search?.state.foretold?.findLast(({ child }) => child === strategy);
  return said === undefined || said.fixable === 0 ? {} : { foretold: said.fixed / said.fixable };
}

type Asking = Pick<ProposalRecord, 'branch' | 'cycle'>;

function earlierThan(proposals: readonly ProposalRecord[], { branch, cycle }: Asking): readonly ProposalRecord[] {
  return proposals
    .filter((each) => each.branch !== branch || each.cycle < cycle)
    .toSorted((a, b) => a.branch - b.branch || a.cycle - b.cycle || (a.number ?? 0) - (b.number ?? 0));
}

function savedBy({ championAttempts, challengerAttempts }: Pick<ScreenRecord, 'championAttempts' | 'challengerAttempts'>): number {
  return championAttempts === 0 ? 0 : (championAttempts - challengerAttempts) / championAttempts;
}

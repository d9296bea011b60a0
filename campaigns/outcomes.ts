import type { Outcome } from '../domain/meta/outcome.js';
import { latestOf, proposalList, screenList, raceList } from '../ports/lists.js';
import { ordersOf } from './orders.js';
import { rolledBack, endOf } from './challengers.js';
import { armName } from '../domain/meta/arms.js';
import type { Store } from '../ports/store.js';

/** What came of the latest choices, oldest first: aggregates only. A challenger whose race or screen is still to come is left out. */
export async function outcomesOf(store: Store, campaign: string): Promise<readonly Outcome[]> {
  const [proposals, screens, races, orders, lost] = await Promise.all([
    latestOf(store, 'proposals', proposalList(campaign)),
    latestOf(store, 'screens', screenList(campaign)),
    latestOf(store, 'races', raceList(campaign)),
    ordersOf(store, campaign),
    rolledBack(store, campaign),
  ]);
  return proposals.flatMap(({ strategy, asked }) =>
    asked.flatMap(({ choice, refused, modelCalls }): Outcome[] => {
      const { tactic, variant, context } = choice;
      const odds = choice.odds[armName(choice)] ?? 1;
      if (refused !== null || strategy === null)
        return [{ tactic, variant, context, odds, end: 'none', progress: 0, calls: modelCalls, judged: null }];
      const screened = screens.find((each) => each.challenger === strategy);
      const raced = races.filter((each) => each.challenger === strategy);
      const end = endOf(strategy, screened, raced.at(-1), lost);
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
          progress:
            screened === undefined || screened.championAttempts === 0
              ? 0
              : (screened.championAttempts - screened.challengerAttempts) / screened.championAttempts,
          // a race that was carried on stands several times, each time with all that it took
          calls: modelCalls + (screened?.modelCalls ?? 0) + (raced.at(-1)?.modelCalls ?? 0),
          judged: judged?.kind === 'feedback' && judged.judgement !== 'comment' ? judged.judgement : null,
        },
      ];
    }),
  );
}

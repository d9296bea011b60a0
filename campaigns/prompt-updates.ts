import { type PromptUpdate, promptHistory } from '../domain/prompt-history.js';
import { strategyList, allOf, trainingList, screenList, raceList } from '../ports/lists.js';
import { rolledBack, endOf } from './challengers.js';
import { versionsIn } from './strategies.js';
import type { Store } from '../ports/store.js';

/** Each update of the strategy with its reasons, how far it came, and its success on train tasks from cycle to cycle. */
export async function promptHistoryOf(store: Store, campaign: string): Promise<readonly PromptUpdate[]> {
  const [ids, trainings, screens, races, lost] = await Promise.all([
    store.list(strategyList(campaign)),
    allOf(store, 'trainings', trainingList(campaign)),
    allOf(store, 'screens', screenList(campaign)),
    allOf(store, 'races', raceList(campaign)),
    rolledBack(store, campaign),
  ]);
  const versions = await Promise.all(ids.map(await versionsIn(store, campaign)));
  return promptHistory(versions, trainings, (id) =>
    endOf(
      id,
      screens.find((each) => each.challenger === id),
      races.findLast((each) => each.challenger === id),
      lost,
    ),
  );
}

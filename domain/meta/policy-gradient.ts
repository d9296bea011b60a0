import { armName, type Arm } from './arms.js';
import { rewardPerCost, type Context, type Outcome } from './outcome.js';
import { likeness } from './thompson.js';

const RATE = 2;
/** Share of the odds that is spread evenly, so that no arm is ever given up for good. */
const FLOOR = 0.1;

/**
 * Odds of a softmax policy over arms that REINFORCE has learned from all outcomes so far, in their order: the chosen
 * arm's preference moves by what its reward per cost was above the mean until then, less where the context was another, and
 * less where it was chosen more often than the policy would (a share is kept for some, a person may force them). Nothing
 * is stored but outcomes; learning them anew gives the same policy after a restart.
 */
export function policyOdds(
  arms: readonly Arm[],
  weightOf: (tactic: string) => number,
  outcomes: readonly Outcome[],
  context: Context,
): readonly number[] {
  const names = arms.map(armName);
  const preferences = arms.map(({ tactic }) => Math.log(Math.max(weightOf(tactic), 1e-6)));
  const usualCalls = mean(outcomes.map((each) => each.calls).filter((calls) => calls > 0)) || 1;
  let [baseline, seen] = [0, 0];
  for (const outcome of outcomes) {
    const chosen = names.indexOf(armName(outcome));
    if (chosen < 0) continue;
    const reward = rewardPerCost(outcome, usualCalls);
    const odds = softmax(preferences);
    const own = outcome.odds === undefined || outcome.odds === 0 ? 1 : Math.min(1, (odds[chosen] ?? 0) / outcome.odds);
    const advantage = (reward - baseline) * likeness(context, outcome.context) * own;
    for (const [index, share] of odds.entries())
      preferences[index] = (preferences[index] ?? 0) + RATE * advantage * (Number(index === chosen) - share);
    seen += 1;
    baseline += (reward - baseline) / seen;
  }
  return softmax(preferences).map((share) => (1 - FLOOR) * share + FLOOR / arms.length);
}

function softmax(preferences: readonly number[]): number[] {
  const most = Math.max(...preferences);
  const grown = preferences.map((each) => Math.exp(each - most));
  const total = grown.reduce((sum, each) => sum + each, 0);
  return grown.map((each) => each / total);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;
}

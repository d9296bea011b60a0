import { stepsOf } from '../steps/steps.js';
import type { Rule } from '../strategy.js';
import type { ArchivedVersion } from './tactic.js';
import { comparePlaces, type Paired } from './train-score.js';

/** Tasks that a rule must have been measured on before anything is said of it. */
export const ENOUGH_PLACES = 6;

/**
 * What a rule is worth, measured on train episodes only: over all pairs of versions that differ by nothing but this
 * rule, the tasks that both met at the same place, with the rule against without. Null where no such pair has met.
 */
export function ablate(rule: Pick<Rule, 'text'>, archive: readonly ArchivedVersion[]): Paired | null {
  const without = new Map(archive.filter(({ version }) => !holds(version, rule)).map((each) => [bare(each, rule), each]));
  const pairs = archive
    .filter(({ version }) => holds(version, rule))
    .flatMap((present) => {
      const absent = without.get(bare(present, rule));
      return absent === undefined ? [] : [comparePlaces(present.results, absent.results)];
    });
  const total = pairs.reduce(
    (sum, each) => ({ n: sum.n + each.n, saved: sum.saved + each.saved, gained: sum.gained + each.gained, lost: sum.lost + each.lost }),
    { n: 0, saved: 0, gained: 0, lost: 0 },
  );
  return total.n === 0 ? null : total;
}

export function ablationLine(rule: Rule, { n, saved, gained, lost }: Paired): string {
  return `rule ${rule.id}, present against absent on ${n} train tasks: ${saved >= 0 ? `${saved} attempts saved` : `${-saved} attempts more`}, ${gained} solved only with it, ${lost} only without`;
}

function holds({ strategy }: ArchivedVersion['version'], rule: Pick<Rule, 'text'>): boolean {
  return strategy.rules.some((each) => each.text === rule.text);
}

/** A strategy as text without one rule; ids and pins change nothing that an episode sees. */
function bare({ version: { strategy } }: ArchivedVersion, rule: Pick<Rule, 'text'>): string {
  const { asking, prompts, decoding, episode, memory, tools, focus, worth, demonstrations } = strategy;
  return JSON.stringify([
    asking,
    prompts,
    decoding,
    episode,
    memory,
    tools,
    stepsOf(strategy),
    focus,
    worth,
    demonstrations.map(({ text, example }) => example ?? text),
    strategy.rules.map((each) => each.text).filter((text) => text !== rule.text),
  ]);
}

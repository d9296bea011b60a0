import { MAX_RULE_CHARACTERS, playbookFault } from '../playbook.js';
import type { Rule, Strategy } from '../strategy.js';
import { challenger, failed, move, nothing, type Tactic } from './tactic.js';

/** Words in common, of all words of both, from which on two rules say the same thing twice. */
const ALIKE = 0.4;

/** Two rules that say nearly the same become one: what only the second says is added to the first. */
export const ruleMerge: Tactic = {
  name: 'rule-merge',
  about: 'two rules that say nearly the same, as one',
  propose: (snapshot) => {
    const { strategy } = snapshot.parent;
    const pairs = strategy.rules.flatMap((first, index) =>
      strategy.rules
        .slice(index + 1)
        .map((second) => ({ first, second, likeness: likeness(first, second), text: asOne(first.text, second.text) })),
    );
    const best = pairs
      .filter(
        (pair) =>
          !pair.first.pinned &&
          !pair.second.pinned &&
          pair.likeness >= ALIKE &&
          pair.text.length <= MAX_RULE_CHARACTERS &&
          !failed(snapshot, withOne(strategy, pair)),
      )
      .toSorted((a, b) => b.likeness - a.likeness)[0];
    if (best === undefined) return nothing('no two rules are alike enough to be one');
    const { first, second, text } = best;
    const merged = withOne(strategy, best);
    const fault = playbookFault(merged);
    if (fault !== null) return nothing(fault);
    return move(
      challenger(merged, 'rules-merged', {
        old: `${first.text} / ${second.text}`,
        new: text,
        because: `${Math.round(best.likeness * 100)} % of their words are the same`,
        evidence: [`rules ${first.id} and ${second.id}`],
      }),
    );
  },
};

interface Pair {
  readonly first: Rule;
  readonly second: Rule;
  /** what both say */
  readonly text: string;
}

function withOne(strategy: Strategy, { first, second, text }: Pair): Strategy {
  const rules = strategy.rules.filter((rule) => rule !== second).map((rule) => (rule === first ? { ...first, text } : rule));
  return { ...strategy, rules };
}

function likeness(first: Rule, second: Rule): number {
  const [one, other] = [words(first.text), words(second.text)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, new Set([...one, ...other]).size);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? []);
}

/** The first rule, and the second where it says something that the first does not. */
function asOne(first: string, second: string): string {
  const known = words(first);
  return [...words(second)].every((word) => known.has(word)) ? first : `${first.replace(/[.;]?\s*$/, ';')} ${second}`;
}

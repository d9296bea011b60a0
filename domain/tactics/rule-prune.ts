import { tokensOf } from '../playbook.js';
import { dropRule } from '../proposal.js';
import type { Rule, Strategy } from '../strategy.js';
import { ablate, ablationLine, ENOUGH_PLACES } from './ablation.js';
import { failed, move, nothing, type Snapshot, type Tactic } from './tactic.js';
import type { Paired } from './train-score.js';

/**
 * Leaves out the rule that earns least for its tokens. One that was never measured is left out to measure it: the
 * screen runs both strategies on the same train tasks, which is the ablation. A rule that saved attempts stays.
 */
export const rulePrune: Tactic = {
  name: 'rule-prune',
  about: 'the playbook without a rule that does not earn its tokens',
  propose: (snapshot) => {
    const { strategy } = snapshot.parent;
    const open = strategy.rules.filter((rule) => !rule.pinned && !failed(snapshot, without(strategy, rule)));
    const measured = open.map((rule) => ({ rule, ablation: measuredOf(snapshot, rule) }));
    const worst = measured
      .filter(({ ablation }) => !isEarning(ablation))
      .toSorted((a, b) => earned(a.rule, a.ablation) - earned(b.rule, b.ablation))[0];
    if (worst === undefined)
      return nothing(
        strategy.rules.length === 0 ? 'the playbook is empty' : 'each rule is pinned, earns its tokens, or was left out before in vain',
      );
    const { rule, ablation } = worst;
    const [because, evidence] =
      ablation === null
        ? ['it was never measured: without it the same train tasks show what it is worth', []]
        : ['it does not earn its tokens', [ablationLine(rule, ablation)]];
    const dropped = dropRule(strategy, rule.id, because, evidence);
    return 'refused' in dropped ? nothing(dropped.refused) : move(dropped);
  },
};

function without(strategy: Strategy, rule: Rule): Strategy {
  return { ...strategy, rules: strategy.rules.filter((each) => each !== rule) };
}

/** From the versions that are at hand, or from all that the campaign has counted, whichever has met more. */
function measuredOf({ archive, ruleCounts }: Snapshot, rule: Rule): Paired | null {
  const now = ablate(rule, archive);
  const counted = ruleCounts.find((each) => each.rule === rule.text);
  return counted === undefined || counted.places <= (now?.n ?? 0)
    ? now
    : { n: counted.places, saved: counted.saved, gained: counted.helpful, lost: counted.harmful };
}

/** A rule that is shown to help on enough tasks. */
function isEarning(ablation: Paired | null): boolean {
  return (
    ablation !== null &&
    ablation.n >= ENOUGH_PLACES &&
    (ablation.gained > ablation.lost || (ablation.gained === ablation.lost && ablation.saved > 0))
  );
}

/** Attempts saved for each task and token; what was not measured comes after what was found idle. */
function earned(rule: Rule, ablation: Paired | null): number {
  return ablation === null ? 0 : ablation.saved / ablation.n / tokensOf(rule.text) - Number(ablation.n >= ENOUGH_PLACES);
}

/** The rules that earn their tokens, by the archive: what a fresh start keeps. */
export function earningRules(snapshot: Snapshot): readonly { readonly rule: Rule; readonly line: string }[] {
  return snapshot.parent.strategy.rules.flatMap((rule) => {
    const ablation = measuredOf(snapshot, rule);
    return ablation !== null && isEarning(ablation) ? [{ rule, line: ablationLine(rule, ablation) }] : [];
  });
}

import type { Rule, Strategy, StrategyVersion } from '../../domain/strategy.js';

/** A rule of the champion that a person wants kept, and that the strategy leaves out. */
export function lostPin(strategy: Strategy, champion: Strategy, pinned: ReadonlySet<string>): Rule | undefined {
  return champion.rules.find((rule) => (rule.pinned || pinned.has(rule.id)) && !strategy.rules.some((each) => each.text === rule.text));
}

/** Tactics see a pin wherever it comes from; an order's pin is not written into strategies, since it can be taken back. */
export function withPins(version: StrategyVersion, pinned: ReadonlySet<string>): StrategyVersion {
  return {
    ...version,
    strategy: {
      ...version.strategy,
      rules: version.strategy.rules.map((rule) => ({ ...rule, pinned: rule.pinned || pinned.has(rule.id) })),
    },
  };
}

export function withoutPins(strategy: Strategy, parent: Strategy): Strategy {
  const own = new Set(parent.rules.filter((rule) => rule.pinned).map((rule) => rule.id));
  return { ...strategy, rules: strategy.rules.map((rule) => ({ ...rule, pinned: own.has(rule.id) })) };
}

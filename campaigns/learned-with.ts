import type { Strategy, StrategyVersion } from '../domain/strategy.js';
import type { View } from '../domain/view.js';
import type { Store } from '../ports/store.js';
import { viewFromOutside } from './memory-scope.js';
import { campaignIn, resolveStrategy } from './named-strategy.js';

export interface Named extends StrategyVersion {
  /** the memory that comes with it: that of the campaign that it was named by */
  readonly view: View;
  /** what a person should know of how they named it; empty where there is nothing */
  readonly hints: readonly string[];
}

/**
 * A strategy with what its campaign has learned: it was raced and examined with that, and is another agent without. `CAMPAIGN@first`
 * is what the campaign began with, and has nothing of it. Throws RatchetFailure `bad-request` that says what there is.
 */
export async function resolveLearned(store: Store, name: string): Promise<Named> {
  const version = await resolveStrategy(store, name);
  const campaign = campaignIn(name);
  const isLearned = campaign !== null && !name.endsWith('@first');
  const view = isLearned ? await viewFromOutside(store, campaign) : [];
  const hint = campaign === null && wantsExamples(version.strategy);
  return { ...version, view, hints: hint ? [withoutExamples(name, version.strategy)] : [] };
}

function wantsExamples({ memory }: Strategy): boolean {
  return (memory.examples ?? 0) > 0;
}

function withoutExamples(name: string, { memory }: Strategy): string {
  return `${name} shows ${memory.examples ?? 0} examples chosen for each task, of what a campaign has learned, and is named without one: it has none. Name it CAMPAIGN@${name}, or CAMPAIGN@champion.`;
}

import { guaranteeOf } from '../domain/acceptance.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { type BrokenRecord, leavingOut } from './leaving-out.js';
import type { Store } from '../ports/store.js';
import { forcedNote, forcedOf } from './forced.js';
import type { ToldVersion } from './story.js';
import { campaignsWith, type Having } from './strategies.js';
import { toldVersions } from './told-versions.js';

/** Why a strategy is as it is, told of one campaign that has it. */
export interface Lineage {
  readonly campaign: string;
  /** each step from the first one to it, with what it changed, the evidence and the cost */
  readonly steps: readonly ToldVersion[];
  /** what was made of those and given up */
  readonly tried: readonly ToldVersion[];
  /** what a promotion of the campaign means, in one sentence */
  readonly guarantee: string;
  /** other campaigns that have it too */
  readonly others: readonly Having[];
  /** what of the campaign cannot be read */
  readonly unreadable: readonly BrokenRecord[];
}

/** Of the campaign that was named, else of the one that made it; null where no campaign has it. */
export async function lineageOf(store: Store, { id }: StrategyVersion, named: string | null): Promise<Lineage | null> {
  const having = await campaignsWith(store, id);
  const one = having.find(({ campaign }) => campaign.id === named) ?? having.find(({ made }) => made) ?? having[0];
  if (one === undefined) return null;
  const lenient = leavingOut(store);
  const [versions, forced] = await Promise.all([toldVersions(lenient, one.campaign), forcedOf(lenient, one.campaign.id)]);
  const steps = stepsTo(versions, id);
  return {
    campaign: one.campaign.id,
    steps,
    tried: versions.filter(
      ({ version, fate }) =>
        steps.some((each) => each.version.id === version.parent) && ['dropped', 'screened out', 'rolled back'].includes(fate),
    ),
    guarantee: [guaranteeOf(one.campaign.config), ...forcedNote(forced)].join(' '),
    others: having.filter((each) => each !== one),
    unreadable: lenient.leftOut(),
  };
}

function stepsTo(versions: readonly ToldVersion[], id: string): readonly ToldVersion[] {
  const byId = new Map(versions.map((each) => [each.version.id, each]));
  const steps: ToldVersion[] = [];
  for (let at = byId.get(id); at !== undefined && !steps.includes(at); at = byId.get(at.version.parent ?? '')) steps.unshift(at);
  return steps;
}

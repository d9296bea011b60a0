import type { Address } from '../../domain/address.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import type { Challenger } from '../../domain/tactics/tactic.js';
import { strategyId } from '../../ports/keys.js';
import type { AskedTactic, ProposalRecord } from '../../ports/learning-records.js';
import { proposalList, strategyList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';

/** Who asks for a proposal, and where it is kept. */
type Asking = Pick<ProposalRecord, 'campaign' | 'branch' | 'cycle'> & {
  readonly address: Address;
  readonly feedbackIds?: readonly string[];
  readonly search?: { readonly number: number };
};

export interface Proposed extends Pick<ProposalRecord, 'strategy' | 'because'> {
  /** ids of what a model read of the feedback: not every tactic asks one, and what came later waits for the next */
  readonly heard: readonly string[];
  readonly modelCalls: number;
  /** versions of the search that a person has vetoed; left out where there are none, as in histories of before */
  readonly vetoed?: readonly string[];
  /** the versions on the way to it, where several edits made it */
  readonly through?: readonly string[];
  /** ids of train tasks that its first look begins with; missing where it foretells none */
  readonly aim?: {
    readonly willFix: readonly string[];
    readonly mayBreak: readonly string[];
    readonly guards?: readonly string[];
  };
}

/** The first write wins: a retry that asked again, of a store that had changed, answers what was kept. */
export async function keepProposal(store: Store, input: Asking, asked: readonly AskedTactic[], made: Challenger | null): Promise<Proposed> {
  const { campaign, branch, cycle } = input;
  const last = asked.at(-1);
  const how =
    made === null || last === undefined ? null : { parent: last.choice.parent, change: { ...made.change, tactic: last.choice.tactic } };
  const version: StrategyVersion | null =
    made === null || how === null ? null : { id: strategyId(made.strategy), strategy: made.strategy, ...how };
  if (version !== null) {
    await store.keep('strategies', version.id, version);
    await store.append(strategyList(campaign), version.id);
  }
  const through = made === null || how === null ? [] : await keepThrough(store, made, how);
  const because = how === null ? whyNone(asked) : `${how.change.tactic}: ${how.change.because}`;
  const kept = await store.keep('proposals', input.address, {
    campaign,
    branch,
    cycle,
    ...(input.search === undefined ? {} : { number: input.search.number }),
    strategy: version?.id ?? null,
    ...(how === null ? {} : { made: how }),
    ...(through.length === 0 ? {} : { through }),
    ...(made?.foretold === undefined ? {} : { foretold: made.foretold }),
    because,
    heard: asked.some(isAnswered) ? (input.feedbackIds ?? []) : [],
    asked,
  });
  await store.append(proposalList(campaign), input.address);
  return proposedOf(kept);
}

/** The versions on the way are no challengers of the campaign: what an edit of a bundle is worth is found by taking it away. */
async function keepThrough(
  store: Store,
  { through = [] }: Challenger,
  { parent, change }: Pick<StrategyVersion, 'parent' | 'change'>,
): Promise<readonly string[]> {
  const ids = through.map(({ strategy }) => strategyId(strategy));
  await Promise.all(
    through.map(async (each, index) => {
      const id = ids[index] ?? '';
      const before = index === 0 ? parent : (ids[index - 1] ?? parent);
      await store.keep('strategies', id, {
        id,
        strategy: each.strategy,
        parent: before,
        change: { ...each.change, tactic: change?.tactic ?? '' },
      });
    }),
  );
  return ids;
}

export function proposedOf({ strategy, because, heard = [], asked, through, foretold }: ProposalRecord): Proposed {
  const modelCalls = asked.reduce((sum, each) => sum + each.modelCalls, 0);
  return {
    strategy,
    because,
    heard,
    modelCalls,
    ...(through === undefined ? {} : { through }),
    ...(foretold === undefined ? {} : aimOf(foretold)),
  };
}

/** Reasons are for people: a workflow's history has no use for them. */
function aimOf({ willFix, mayBreak, guards }: NonNullable<ProposalRecord['foretold']>): Pick<Proposed, 'aim'> {
  return willFix.length + mayBreak.length === 0 ? {} : { aim: { willFix, mayBreak, ...(guards === undefined ? {} : { guards }) } };
}

function isAnswered({ modelCalls }: AskedTactic): boolean {
  return modelCalls > 0;
}

function whyNone(asked: readonly AskedTactic[]): string {
  return asked.length === 0
    ? 'there is no tactic to ask'
    : `no tactic made a challenger: ${asked.map(({ choice, refused }) => `${choice.tactic} (${refused ?? ''})`).join('; ')}`;
}

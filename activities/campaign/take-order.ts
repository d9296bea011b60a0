import type { BudgetLimits, Ordered, PersonOrder } from '../../ports/campaign-records.js';
import { cycleAddress, isTrainEpisode, readAttempt, readPlace, sideIn, within, type Address, type Place } from '../../domain/address.js';
import { settingsOfRoles } from '../../domain/roles.js';
import { RatchetFailure } from '../../ports/failures.js';
import { strategyList, allOf, checkpointList, orderList } from '../../ports/lists.js';
import type { CampaignState, EpisodeRecord } from '../../ports/records.js';
import { amountText, count } from '../../domain/figures.js';
import { campaignState } from '../../campaigns/state.js';
import { vetoedStrategies, pinnedRules } from '../../campaigns/orders.js';
import { isWithin } from '../../domain/view.js';
import { ancestorsOf } from '../../campaigns/rollbacks.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { Store } from '../../ports/store.js';

interface Ports {
  readonly store: Store;
}

export async function isVetoed(
  { store }: Ports,
  { campaign, strategy }: { readonly campaign: string; readonly strategy: string },
): Promise<boolean> {
  return (await vetoedStrategies(store, campaign)).has(strategy);
}

/**
 * Checks an order against what is stored and puts it on record, once. Throws `bad-request` or `conflict` with field, value
 * and way out for one that cannot be taken; nothing of it stays then.
 */
export async function takeOrder(
  { store }: Ports,
  { campaign, order }: { readonly campaign: string; readonly order: PersonOrder },
): Promise<void> {
  const id = recordId(campaign, order);
  const taken = await store.find('orders', id);
  if (taken !== null && taken.order.id === order.id) return;
  if (taken !== null) throw pointless(twice(campaign, id));
  const strategy = await check(store, await campaignState(store, campaign), order);
  const kept = await store.keep('orders', id, { campaign, order, strategy, at: new Date().toISOString() });
  if (kept.order.id !== order.id) throw pointless(twice(campaign, id));
  await store.append(orderList(campaign), id);
}

function twice(campaign: string, id: string): string {
  return `about: feedback on ${id.slice(campaign.length + 1)} was given before; \`ratchet campaign history ${campaign}\` shows it. Say more as a sentence to the campaign, without --attempt or --strategy.`;
}

/** One feedback for each attempt or strategy; anything else is as often said as ordered. */
function recordId(campaign: string, order: PersonOrder): string {
  if (order.kind !== 'feedback' || 'campaign' in order.about) return `${campaign}/order ${order.id}`;
  return `${campaign}/${'attempt' in order.about ? `attempt ${order.about.attempt}` : `strategy ${order.about.strategy}`}`;
}

/** Answers the strategy that feedback speaks of. */
async function check(store: Store, state: CampaignState, order: PersonOrder): Promise<string | null> {
  switch (order.kind) {
    case 'resume':
      if (order.model !== undefined || order.roles !== undefined)
        await store.campaigns.update(state.id, {
          ...(order.model === undefined ? {} : { model: order.model }),
          ...settingsOfRoles(order.roles),
        });
      return null;
    case 'pause':
    case 'stop':
      return null;
    case 'budget':
      await limit(store, state.id, order.id, order.limits);
      return null;
    case 'feedback':
      if (state.config.acceptance === 'fixed')
        throw refused('feedback: the strategy of this campaign is fixed, so no proposal will ever read it');
      return speaksOf(store, state, order.about);
    case 'veto':
      return vetoable(store, state, order.strategy);
    case 'promote':
      return promotable(store, state, order.strategy);
    case 'pin':
      return pinnable(store, state, order);
  }
}

async function limit(store: Store, campaign: string, key: string, limits: BudgetLimits): Promise<void> {
  if (await store.budget.limit(campaign, key, limits)) return;
  const { spent, reserved } = await store.budget.read(campaign);
  throw refused(
    `budget: ${limits.modelCalls === null ? 'any number of model calls' : count(limits.modelCalls, 'model call')} and ${limits.costUsd === null ? 'any sum' : `$${amountText(limits.costUsd)}`} would be below what is spent (${count(spent.modelCalls, 'call')}, $${spent.costUsd.toFixed(4)}) and reserved for calls in flight and the last exam (${count(reserved.modelCalls, 'call')}, $${reserved.costUsd.toFixed(4)}); give more, or stop the campaign`,
  );
}

async function speaksOf(
  store: Store,
  state: CampaignState,
  about: Extract<Ordered, { kind: 'feedback' }>['about'],
): Promise<string | null> {
  if ('campaign' in about) return null;
  if ('strategy' in about) return known(store, state, about.strategy);
  const { at, episode, place } = await attempted(store, state, about.attempt);
  if (place === null || !isTrainEpisode(at))
    throw refused(
      `attempt: ${JSON.stringify(about.attempt)} is of the ${place === null ? 'sealed' : 'gate'} pool (task ${episode.taskId}): what is learned of it would spoil the comparison. Give feedback on a practised attempt (…/practise/… or …/search/…).`,
    );
  return sideIn(at) ?? championAt(store, place);
}

/** An episode that a person named, and where it stands; null for one of an exam. */
async function attempted(
  store: Store,
  { id }: CampaignState,
  attempt: string,
): Promise<{ readonly at: Address; readonly episode: EpisodeRecord; readonly place: Place | null }> {
  const { episode: episodeAddress, attempt: number } = readAttempt(attempt);
  const episode = episodeAddress.startsWith(`${id}/`) ? await store.find('episodes', episodeAddress) : null;
  const wayOut = `An attempt is named by the address of its episode, such as ${within(cycleAddress(id, 0, 0), 'practise', 0, 'TASK')}, with /attempt/N for its N-th candidate.`;
  if (episode === null) throw refused(`attempt: campaign ${id} has no episode ${JSON.stringify(episodeAddress)}. ${wayOut}`);
  if (number !== null && (number < 1 || number > episode.attempts))
    throw refused(`attempt: ${number} is not there, the episode had ${episode.attempts}. ${wayOut}`);
  return { at: episodeAddress, episode, place: readPlace(episodeAddress) };
}

/** The champion that practised in a cycle: that of the latest checkpoint before it. */
async function championAt(store: Store, { campaign, branch, cycle }: Place): Promise<string | null> {
  const past = [...(await ancestorsOf(store, campaign, branch)), { branch, upToCycle: cycle - 1 }];
  const records = await allOf(store, 'checkpoints', checkpointList(campaign));
  const before = records.filter((record) => isWithin(past, campaign, record));
  return before.at(-1)?.strategy ?? null;
}

async function vetoable(store: Store, state: CampaignState, strategy: string): Promise<string> {
  await known(store, state, strategy);
  if (strategy === state.champion)
    throw pointless(`strategy: ${strategy} is the champion; go back first: ratchet campaign rollback ${state.id} --to VERSION`);
  if (await isVetoed({ store }, { campaign: state.id, strategy })) throw pointless(`strategy: ${strategy} is vetoed already`);
  return strategy;
}

async function promotable(store: Store, state: CampaignState, strategy: string): Promise<string> {
  await known(store, state, strategy);
  if (strategy === state.champion) throw pointless(`strategy: ${strategy} is the champion already`);
  if (await isVetoed({ store }, { campaign: state.id, strategy })) throw pointless(`strategy: ${strategy} is vetoed`);
  return strategy;
}

async function pinnable(
  store: Store,
  state: CampaignState,
  { rule, pinned }: { readonly rule: string; readonly pinned: boolean },
): Promise<string> {
  const { rules } = await loadStrategy(store, state.champion);
  if (!rules.some(({ id }) => id === rule))
    throw refused(
      `rule: the champion ${state.champion} has no rule ${JSON.stringify(rule)}; it has ${rules.map(({ id }) => id).join(', ') || 'none'}`,
    );
  if ((await pinnedRules(store, state.id)).has(rule) === pinned)
    throw pointless(`rule: ${rule} is ${pinned ? 'pinned already' : 'not pinned'}`);
  return state.champion;
}

async function known(store: Store, { id }: CampaignState, strategy: string): Promise<string> {
  const all = await store.list(strategyList(id));
  if (all.includes(strategy)) return strategy;
  throw refused(
    `strategy: campaign ${id} has no strategy ${JSON.stringify(strategy)}; \`ratchet strategy list --all --campaign ${id}\` lists them`,
  );
}

/** Of an order that was right at another time. */
function pointless(message: string): RatchetFailure {
  return new RatchetFailure('conflict', message);
}

function refused(message: string): RatchetFailure {
  return new RatchetFailure('bad-request', message);
}

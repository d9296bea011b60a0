import { takenOver, viewAt, type View } from '../domain/view.js';
import type { Inherited } from '../schemas/settings.js';
import { importList, scopeList, SCOPES } from '../ports/lists.js';
import type { CampaignState, MemoryRow, MemoryView } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { ancestorsOf } from './rollbacks.js';
import { campaignState } from './state.js';
import { loadSuiteRecord } from './suite-record.js';

/** Whose rows are those that were imported under a name: no campaign can be called so. */
export function importedInto(scope: string): string {
  return `scope ${scope}`;
}

/** The name; null of a campaign. */
export function scopeOf(owner: string): string | null {
  return owner.startsWith(importedInto('')) ? owner.slice(importedInto('').length) : null;
}

/**
 * The memory that is shared under a name, as far as each campaign has come by now; imports first. Without those that are known
 * otherwise.
 */
export async function memoryOf(store: Store, scope: string, without: ReadonlySet<string>): Promise<Inherited['memory']> {
  const imports = (await store.list(importList(scope))).length;
  const imported = imports === 0 ? [] : [{ campaign: importedInto(scope), branch: 0, upToCycle: imports - 1 }];
  const campaigns = (await store.list(scopeList(scope))).filter((id) => !without.has(id));
  const own = await Promise.all(
    campaigns.map(async (id) => {
      const state = await store.campaigns.get(id);
      return state === null ? [] : (await ownView(store, state)).map((each) => ({ ...each, campaign: id }));
    }),
  );
  return [...imported, ...own.flat()];
}

export async function enterScope(store: Store, scope: string, campaign: string): Promise<void> {
  await store.append(SCOPES, scope);
  await store.append(scopeList(scope), campaign);
}

/** The how-manieth import under a name this one is, from 0; the same one always has the same number. */
export async function enterImports(store: Store, scope: string, hash: string): Promise<number> {
  await store.append(SCOPES, scope);
  await store.append(importList(scope), hash);
  return (await store.list(importList(scope))).indexOf(hash);
}

/**
 * Whether a campaign may learn from a row. Its own come from train tasks alone; what was taken over may be of a task that
 * it keeps for its gate or its exams, since another campaign can have parted the same tasks otherwise.
 */
export async function learnableBy(store: Store, campaign: string): Promise<(row: MemoryRow) => boolean> {
  const config = (await store.campaigns.get(campaign))?.config;
  if (config === undefined || takenOver(config).length === 0) return () => true;
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  const held = tasks.filter(({ pool }) => pool !== 'train');
  const [families, ids] = [new Set(held.map(({ family }) => family)), new Set(held.map(({ id }) => id))];
  return (row) => row.campaign === campaign || !(families.has(row.family) || ids.has(row.taskId));
}

/** What a campaign itself has learned, on the branches that led to where it stands. */
async function ownView(store: Store, { id, branch, cycle }: CampaignState): Promise<View> {
  return viewAt({ ancestors: await ancestorsOf(store, id, branch), branch, cycle });
}

/** All that a campaign has learned up to where it stands, and took over, as whoever is no campaign of that name sees it. */
export async function viewFromOutside(store: Store, campaign: string): Promise<View> {
  const state = await campaignState(store, campaign);
  return [...takenOver(state.config), ...(await ownView(store, state)).map((each) => ({ ...each, campaign }))];
}

/** All that a campaign sees now, of the cycle that goes on too. */
export async function viewNow(store: Store, campaign: string): Promise<MemoryView> {
  const { config, branch } = await campaignState(store, campaign);
  const own = [...(await ancestorsOf(store, campaign, branch)), { branch, upToCycle: Number.MAX_SAFE_INTEGER }];
  return { campaign, branches: [...takenOver(config), ...own] };
}

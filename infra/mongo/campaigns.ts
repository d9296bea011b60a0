import { z } from 'zod';
import { nothingNamed } from '../../domain/nothing-named.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { CampaignState } from '../../ports/records.js';
import { decode, encode } from './codec.js';
import { InGroups } from './in-groups.js';
import type { Folded, Journal } from './journal.js';
import type { Journals } from './journals.js';
import type { IdList } from './lists.js';
import type { CampaignStore, Unreadable } from '../../ports/store.js';
import { ofEach } from '../../campaigns/unreadable.js';
import { campaignConfig } from '../../schemas/settings.js';

type Change = Parameters<CampaignStore['update']>[1];
type Counter = Parameters<CampaignStore['count']>[1];

const status = z.enum(['running', 'paused', 'done', 'stopped']);
const limit = z.number().nonnegative().nullable();
const bounds = { cycles: z.number(), maxHours: z.number().nullable(), deadline: z.string().nullable(), modelCalls: limit, costUsd: limit };
const extensions = z
  .array(
    z.object({
      id: z.string(),
      number: z.number(),
      at: z.string(),
      because: z.string(),
      ended: z.enum(['cycles', 'budget', 'deadline', 'stopped']),
      from: z.object(bounds),
      ...bounds,
    }),
  )
  .exactOptional();
const state: z.ZodType<CampaignState> = z.object({
  id: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  config: campaignConfig,
  status,
  because: z.string(),
  branch: z.number(),
  cycle: z.number(),
  champion: z.string(),
  challengers: z.number(),
  promotions: z.number(),
  activeMs: z.number(),
  extensions,
});
const change = z.object({
  status: status.exactOptional(),
  because: z.string().exactOptional(),
  cycle: z.number().exactOptional(),
  champion: z.string().exactOptional(),
  activeMs: z.number().exactOptional(),
  extensions,
  model: z.string().exactOptional(),
  reflectionModel: z.string().nullable().exactOptional(),
  proposalModel: z.string().nullable().exactOptional(),
  reviewModel: z.string().nullable().exactOptional(),
});
const entry = z.union([
  z.object({ create: state }),
  z.object({ change, at: z.string() }),
  z.object({ count: z.enum(['challengers', 'promotions', 'branch']), purpose: z.string(), at: z.string() }),
]);

interface All {
  readonly states: readonly CampaignState[];
  readonly unreadable: readonly Unreadable[];
}

/** A campaign as its journal tells it. */
export class CampaignFold implements Folded {
  #state: CampaignState | null = null;
  readonly #numbers = new Map<string, number>();

  get state(): CampaignState | null {
    return this.#state;
  }

  number(counter: Counter, purpose: string): number | null {
    return this.#numbers.get(`${counter}:${purpose}`) ?? null;
  }

  apply(text: string): void {
    const added = decode(entry, text, 'an entry of a campaign');
    if ('create' in added) {
      this.#state ??= added.create;
      return;
    }
    if (this.#state === null) throw new RatchetFailure('missing-record', 'the journal of a campaign does not begin with its creation');
    if ('count' in added) {
      if (this.number(added.count, added.purpose) !== null) return;
      const number = this.#state[added.count] + 1;
      this.#numbers.set(`${added.count}:${added.purpose}`, number);
      this.#state = { ...this.#state, [added.count]: number, updatedAt: added.at };
      return;
    }
    // time that was worked never becomes less, also when an earlier part of the history runs again
    const activeMs = Math.max(this.#state.activeMs, added.change.activeMs ?? 0);
    const { model, reflectionModel, proposalModel, reviewModel, ...changed } = added.change;
    const { pausedAt: _, ...before } = this.#state;
    const named = Object.entries({ model, reflectionModel, proposalModel, reviewModel }).filter(([, name]) => name !== undefined);
    const mended = { ...this.#state.config, ...Object.fromEntries(named) };
    this.#state = { ...before, ...changed, config: mended, activeMs, ...this.#pausedBy(changed.status, added.at), updatedAt: added.at };
  }

  /** Since when it is paused: the moment stands in the journal, so everybody who reads it finds the same. */
  #pausedBy(now: CampaignState['status'] | undefined, at: string): { pausedAt?: string } {
    const { status: before, pausedAt } = this.#state ?? {};
    if ((now ?? before) !== 'paused') return {};
    return { pausedAt: before === 'paused' && pausedAt !== undefined ? pausedAt : at };
  }
}

export class JournaledCampaigns implements CampaignStore {
  readonly #campaigns: Journals<CampaignFold>;
  readonly #index: Journals<IdList>;
  /** it reads something of each: those who ask while it is read share what comes next */
  readonly #all = new InGroups<null, All>(async (askers) => {
    const all = await this.#readAll();
    return askers.map(() => all);
  });

  constructor(campaigns: Journals<CampaignFold>, index: Journals<IdList>) {
    this.#campaigns = campaigns;
    this.#index = index;
  }

  async create(created: CampaignState): Promise<CampaignState> {
    const text = encode({ create: created }, `campaign ${created.id}`);
    const campaign = this.#campaigns.of(created.id);
    if (campaign.known.state === null) await campaign.add(text, () => null);
    const ids = this.#index.of(INDEX);
    if (!ids.known.has(created.id)) await ids.add(created.id, () => null);
    return campaign.read(({ state: stored }) => stored ?? created);
  }

  async get(id: string): Promise<CampaignState | null> {
    return this.#campaigns.of(id).read((campaign) => campaign.state);
  }

  async list(): Promise<readonly CampaignState[]> {
    return (await this.#all.do(null)).states;
  }

  async unreadable(): Promise<readonly Unreadable[]> {
    return (await this.#all.do(null)).unreadable;
  }

  async #readAll(): Promise<All> {
    const ids = await this.#index.of(INDEX).read((index) => index.all());
    const { answers, unreadable } = await ofEach(
      ids.map((id) => ({ id })),
      ({ id }) => this.get(id),
    );
    return { states: answers.filter((each) => each !== null), unreadable };
  }

  async update(id: string, wanted: Change): Promise<void> {
    const text = encode({ change: wanted, at: new Date().toISOString() }, `a change of campaign ${id}`);
    await (await this.#created(id)).add(text, () => null);
  }

  async count(id: string, counter: Counter, purpose: string): Promise<number> {
    const text = encode({ count: counter, purpose, at: new Date().toISOString() }, `a count of campaign ${id}`);
    const campaign = await this.#created(id);
    const number = campaign.known.number(counter, purpose) ?? (await campaign.add(text, (counted) => counted.number(counter, purpose)));
    if (number === null) throw missing(id);
    return number;
  }

  async #created(id: string): Promise<Journal<CampaignFold>> {
    const campaign = this.#campaigns.of(id);
    if (campaign.known.state !== null || (await campaign.read(({ state: stored }) => stored !== null))) return campaign;
    throw missing(id);
  }
}

const INDEX = 'all';

function missing(id: string): RatchetFailure {
  return new RatchetFailure('missing-record', nothingNamed('campaign', id, { lists: 'ratchet campaign list' }));
}

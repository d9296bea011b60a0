import { z } from 'zod';
import { RatchetFailure } from '../../activities/failures.js';
import type { CampaignStore } from '../../activities/ports.js';
import type { CampaignState } from '../../activities/records.js';
import { decode, encode } from './codec.js';
import type { Folded } from './journal.js';
import type { Journals } from './journals.js';
import type { IdList } from './lists.js';

type Change = Parameters<CampaignStore['update']>[1];
type Counter = Parameters<CampaignStore['count']>[1];

const status = z.enum(['running', 'paused', 'done', 'stopped', 'failed']);
const limit = z.number().nonnegative().nullable();
const config = z.object({
  suite: z.string(),
  suiteId: z.string(),
  model: z.string(),
  cycles: z.number(),
  attempts: z.number(),
  batch: z.number(),
  maxPairs: z.number(),
  concurrency: z.number(),
  seed: z.number(),
  acceptance: z.enum(['gate', 'fixed']),
  budget: z.object({ modelCalls: limit, costUsd: limit }),
  maxHours: z.number().nullable(),
  deadline: z.string().nullable(),
});
const state: z.ZodType<CampaignState> = z.object({
  id: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  config,
  status,
  because: z.string(),
  branch: z.number(),
  cycle: z.number(),
  champion: z.string(),
  challengers: z.number(),
  promotions: z.number(),
  activeMs: z.number(),
});
const change = z.object({
  status: status.exactOptional(),
  because: z.string().exactOptional(),
  cycle: z.number().exactOptional(),
  champion: z.string().exactOptional(),
  activeMs: z.number().exactOptional(),
});
const entry = z.union([
  z.object({ create: state }),
  z.object({ change, at: z.string() }),
  z.object({ count: z.enum(['challengers', 'promotions', 'branch']), purpose: z.string(), at: z.string() }),
]);

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
      const number = this.#state[added.count] + 1;
      this.#numbers.set(`${added.count}:${added.purpose}`, number);
      this.#state = { ...this.#state, [added.count]: number, updatedAt: added.at };
      return;
    }
    // time that was worked never becomes less, also when an earlier part of the history runs again
    const activeMs = Math.max(this.#state.activeMs, added.change.activeMs ?? 0);
    this.#state = { ...this.#state, ...added.change, activeMs, updatedAt: added.at };
  }
}

export class JournaledCampaigns implements CampaignStore {
  readonly #campaigns: Journals<CampaignFold>;
  readonly #index: Journals<IdList>;

  constructor(campaigns: Journals<CampaignFold>, index: Journals<IdList>) {
    this.#campaigns = campaigns;
    this.#index = index;
  }

  async create(created: CampaignState): Promise<CampaignState> {
    const text = encode({ create: created }, `campaign ${created.id}`);
    const stored = await this.#campaigns.of(created.id).add((campaign) => ({ entry: campaign.state === null ? text : null, answer: campaign.state ?? created }));
    await this.#index.of(INDEX).add((ids) => ({ entry: ids.has(created.id) ? null : created.id, answer: null }));
    return stored;
  }

  async get(id: string): Promise<CampaignState | null> {
    return this.#campaigns.of(id).read((campaign) => campaign.state);
  }

  async list(): Promise<readonly CampaignState[]> {
    const ids = await this.#index.of(INDEX).read((index) => index.all());
    const states = await Promise.all(ids.map((id) => this.get(id)));
    return states.filter((each) => each !== null);
  }

  async update(id: string, wanted: Change): Promise<void> {
    const text = encode({ change: wanted, at: new Date().toISOString() }, `a change of campaign ${id}`);
    await this.#campaigns.of(id).add((campaign) => {
      required(campaign, id);
      return { entry: text, answer: null };
    });
  }

  async count(id: string, counter: Counter, purpose: string): Promise<number> {
    const text = encode({ count: counter, purpose, at: new Date().toISOString() }, `a count of campaign ${id}`);
    return this.#campaigns.of(id).add((campaign) => {
      const number = campaign.number(counter, purpose);
      return number === null ? { entry: text, answer: required(campaign, id)[counter] + 1 } : { entry: null, answer: number };
    });
  }
}

const INDEX = 'all';

function required(campaign: CampaignFold, id: string): CampaignState {
  if (campaign.state === null) throw new RatchetFailure('missing-record', `there is no campaign ${id}`);
  return campaign.state;
}

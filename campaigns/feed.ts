import { FEED } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { ofEach } from './unreadable.js';
import { eventAt, knowing, NOTHING_TOLD, placesAfter, standingOf, type CampaignEvent, type Told } from './events.js';

/** What happened to a campaign, in the order of all. */
export interface FeedEvent extends Omit<CampaignEvent, 'id'> {
  readonly campaign: string;
}

/**
 * What happened to all campaigns, as one list in the store. Whoever follows brings it up to date first: an event has the same
 * name whichever process finds it, a list holds it once, and its place in the list never changes. So the number of an event
 * is all that a follower needs, at any process, also after a restart.
 */
export class Feed {
  /** entries that were read, and how much of each campaign they tell */
  #read = 0;
  readonly #known = new Map<string, Told>();
  /** what a campaign looked like when nothing of it was left to tell */
  readonly #lookedAt = new Map<string, string>();

  constructor(private readonly store: Store) {}

  /** Enters what happened since, and answers the campaigns as they are now. */
  async bringUp(): Promise<readonly CampaignState[]> {
    const [campaigns, entries] = await Promise.all([this.store.campaigns.list(), this.store.list(FEED)]);
    this.#learn(entries);
    // one that cannot be read is told of by whoever shows campaigns; the news of all others do not wait for it
    const found = await ofEach(
      campaigns.filter((state) => this.#mayTell(state)),
      (state) => this.#news(state),
    );
    const news = found.answers.flat().toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)));
    for (const { entry } of news) await this.store.append(FEED, entry);
    if (news.length > 0) this.#learn(await this.store.list(FEED));
    for (const state of campaigns) this.#lookedAt.set(state.id, state.updatedAt);
    return campaigns;
  }

  /** Entries behind so many, at most as many as wanted; what cannot be read any more is left out and counts. */
  async after(count: number, most: number): Promise<readonly { readonly number: number; readonly event: FeedEvent | null }[]> {
    const entries = (await this.store.list(FEED)).slice(count, count + most);
    return Promise.all(entries.map(async (entry, index) => ({ number: count + index + 1, event: await this.#event(entry) })));
  }

  async length(): Promise<number> {
    return (await this.store.list(FEED)).length;
  }

  /** One that has ended, and was looked at since, has nothing more to tell. */
  #mayTell({ id, status, updatedAt }: CampaignState): boolean {
    return status === 'running' || status === 'paused' || this.#lookedAt.get(id) !== updatedAt;
  }

  async #news({ id }: CampaignState): Promise<readonly News[]> {
    const places = await placesAfter(this.store, await standingOf(this.store, id), this.#known.get(id) ?? NOTHING_TOLD);
    return places.map(({ place, at }) => ({ entry: `${id} ${place}`, at }));
  }

  #learn(entries: readonly string[]): void {
    for (const entry of entries.slice(this.#read)) {
      const { campaign, place } = partsOf(entry);
      this.#known.set(campaign, knowing(this.#known.get(campaign) ?? NOTHING_TOLD, place));
    }
    this.#read = entries.length;
  }

  async #event(entry: string): Promise<FeedEvent | null> {
    const { campaign, place } = partsOf(entry);
    const event = await eventAt(this.store, campaign, place);
    return event === null ? null : { ...event, campaign };
  }
}

interface News {
  readonly entry: string;
  readonly at: string | null;
}

/** What has no moment on record happened just now, as far as anybody knows. */
function momentOf({ at }: News): string {
  return at ?? '~';
}

function partsOf(entry: string): { readonly campaign: string; readonly place: string } {
  const at = entry.lastIndexOf(' ');
  return { campaign: entry.slice(0, at), place: entry.slice(at + 1) };
}

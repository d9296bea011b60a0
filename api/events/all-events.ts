import { setTimeout as sleep } from 'node:timers/promises';
import { BadRequestException, Inject, Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { Feed } from '../../campaigns/feed.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { campaignEvent, campaignState } from '../campaigns/campaign-schemas.js';
import { safeJson } from '../http/safe-json.js';
import { LOOK_EVERY, STORE } from '../parts.js';
import { Followers, HEARTBEAT_MS } from './followers.js';

/** Events that are read at a time. */
const AT_ONCE = 200;

export const feedEvent = campaignEvent.omit({ id: true }).extend({ campaign: z.string() }).meta({ id: 'FeedEvent' });

/** What of a campaign changes all the time, and is told whenever it does. */
export const campaignChange = campaignState
  .pick({ id: true, status: true, because: true, branch: true, cycle: true, champion: true, promotions: true, updatedAt: true })
  .meta({ id: 'CampaignChange' });

/**
 * Tells followers what happens to all campaigns. What happened stands in the store, so any process of the API goes on where another was
 * left.
 */
@Injectable()
export class AllEvents implements OnModuleDestroy {
  readonly #ending = new AbortController();
  readonly #feed: Feed;
  #look: Look | null = null;
  readonly #followers = new Followers();

  constructor(
    @Inject(STORE) store: Store,
    @Inject(LOOK_EVERY) private readonly lookEveryMs: number,
  ) {
    this.#feed = new Feed(store);
  }

  onModuleDestroy(): void {
    this.#ending.abort();
  }

  /**
   * Refuses with a status before the first byte is sent; after that it goes on until the signal. `backlog`: how many of the latest are
   * told where nobody says what was heard.
   */
  async follow(lastEventId: string | undefined, backlog: number, signal: AbortSignal): Promise<AsyncIterable<MessageEvent>> {
    const heard = lastEventId === undefined ? null : /^f(0|[1-9]\d{0,9})$/.exec(lastEventId)?.[1];
    if (heard === undefined)
      throw new BadRequestException([`Last-Event-ID "${lastEventId}" is the id of no event: leave it out to be told the latest`]);
    await this.#campaigns();
    const length = await this.#feed.length();
    this.#followers.admit(signal);
    const from = heard === null ? Math.max(0, length - backlog) : Math.min(length, Number(heard));
    return this.#tell(from, AbortSignal.any([signal, this.#ending.signal]));
  }

  async *#tell(from: number, signal: AbortSignal): AsyncIterable<MessageEvent> {
    const shown = new Map<string, string>();
    let told = from;
    let sentAt = -HEARTBEAT_MS;
    while (!signal.aborted) {
      const campaigns = await this.#campaigns();
      const messages: MessageEvent[] = [];
      const news = await this.#feed.after(told, AT_ONCE);
      for (const { number, event } of news) {
        told = number;
        if (event !== null) messages.push({ id: `f${number}`, type: event.kind, data: safeJson(feedEvent.parse(event)) });
      }
      for (const state of campaigns) {
        const change = safeJson(campaignChange.parse(state));
        if (shown.get(state.id) !== change) messages.push({ id: `f${told}`, type: 'campaign', data: change });
        shown.set(state.id, change);
      }
      if (messages.length === 0 && performance.now() - sentAt >= HEARTBEAT_MS)
        messages.push({ id: `f${told}`, type: 'heartbeat', data: {} });
      if (messages.length > 0) sentAt = performance.now();
      yield* messages;
      if (news.length < AT_ONCE) await sleep(this.lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Looked up once for all followers, and not again while that goes on. */
  #campaigns(): Promise<readonly CampaignState[]> {
    if (this.#look !== null && (this.#look.at === null || performance.now() - this.#look.at < this.lookEveryMs))
      return this.#look.campaigns;
    const look: Look = { at: null, campaigns: this.#feed.bringUp() };
    this.#look = look;
    look.campaigns.then(
      () => {
        look.at = performance.now();
      },
      () => {
        // one that failed is no answer to the next follower
        if (this.#look === look) this.#look = null;
      },
    );
    return look.campaigns;
  }
}

interface Look {
  /** when it ended; null while it goes on */
  at: number | null;
  readonly campaigns: Promise<readonly CampaignState[]>;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { BadRequestException, Inject, Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { eventsAfter, NOTHING_TOLD, onRecord, readTold, showTold, type Standing, standingOf } from '../../campaigns/events.js';
import type { Store } from '../../ports/store.js';
import { Followers, HEARTBEAT_MS } from '../events/followers.js';
import { safeJson } from '../http/safe-json.js';
import { LOOK_EVERY, STORE } from '../parts.js';
import { ProgressNow } from '../progress/progress-now.js';
import { campaignEvent, campaignProgress } from './campaign-schemas.js';
import { existingCampaign } from './existing-campaign.js';

/** Events that are read at a time: a long story is told by and by, and no further than its follower stays. */
const AT_ONCE = 50;

/** What a campaign's followers are told, looked up once for all of them. */
interface Look {
  readonly standing: Standing;
  /** JSON; null while nobody can say, and of one that has ended */
  readonly progress: string | null;
}

/**
 * Tells followers of campaigns what happens. What it tells stands in the store, so any process of the API goes on where another was
 * left.
 */
@Injectable()
export class CampaignStream implements OnModuleDestroy {
  /** a process that ends leaves its followers to the next one */
  readonly #ending = new AbortController();
  readonly #looks = new Map<string, { readonly at: number; readonly look: Promise<Look> }>();
  readonly #followers = new Followers();

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(ProgressNow) private readonly progress: ProgressNow,
    @Inject(LOOK_EVERY) private readonly lookEveryMs: number,
  ) {}

  onModuleDestroy(): void {
    this.#ending.abort();
  }

  /** Refuses with a status before the first byte is sent; after that it goes on until the signal. */
  async follow(name: string, lastEventId: string | undefined, signal: AbortSignal): Promise<AsyncIterable<MessageEvent>> {
    const told = lastEventId === undefined ? NOTHING_TOLD : readTold(lastEventId);
    if (told === null)
      throw new BadRequestException([`Last-Event-ID "${lastEventId}" is the id of no event of a campaign: leave it out to be told all`]);
    await existingCampaign(this.store, name);
    this.#followers.admit(signal);
    return this.#tell(name, told, AbortSignal.any([signal, this.#ending.signal]));
  }

  /**
   * Each message has an id, that of the last event where it is none itself: a message without one is given a number, and a follower
   * would go on from that.
   */
  async *#tell(name: string, from: typeof NOTHING_TOLD, signal: AbortSignal): AsyncIterable<MessageEvent> {
    let told = from;
    let shown: string | null = null;
    let sentAt = -HEARTBEAT_MS;
    while (!signal.aborted) {
      const messages: MessageEvent[] = [];
      const { standing, progress } = await this.#look(name);
      told = onRecord(told, standing);
      const events = await eventsAfter(this.store, standing, told, AT_ONCE);
      for (const event of events) {
        messages.push({ id: event.id, type: event.kind, data: safeJson(campaignEvent.parse(event)) });
        told = readTold(event.id) ?? told;
      }
      const isToldAll = events.length < AT_ONCE;
      // what happens now comes behind all that happened before
      if (isToldAll && progress !== null && progress !== shown) messages.push({ id: showTold(told), type: 'progress', data: progress });
      if (isToldAll) shown = progress;
      if (messages.length === 0 && performance.now() - sentAt >= HEARTBEAT_MS)
        messages.push({ id: showTold(told), type: 'heartbeat', data: {} });
      if (messages.length > 0) sentAt = performance.now();
      yield* messages;
      if (isToldAll) await sleep(this.lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #look(name: string): Promise<Look> {
    const known = this.#looks.get(name);
    if (known !== undefined && performance.now() - known.at < this.lookEveryMs) return known.look;
    const look = this.#lookNow(name);
    this.#looks.set(name, { at: performance.now(), look });
    // one that failed is no answer to the next follower
    look.catch(() => this.#looks.delete(name));
    return look;
  }

  async #lookNow(name: string): Promise<Look> {
    const [standing, progress] = await Promise.all([standingOf(this.store, name), this.#progress(name)]);
    return { standing, progress };
  }

  async #progress(name: string): Promise<string | null> {
    const state = await this.store.campaigns.get(name);
    const { progress } = state === null ? { progress: null } : await this.progress.of(state);
    return progress === null ? null : safeJson(campaignProgress.parse(progress));
  }
}

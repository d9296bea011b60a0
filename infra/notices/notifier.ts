import { setTimeout as sleep } from 'node:timers/promises';
import { budgetNotice, pauseNotice, unnoticedOnRecord, waitNotices, type Noticed } from '../../campaigns/notices.js';
import { ofEach, unreadableLine } from '../../campaigns/unreadable.js';
import { RatchetFailure } from '../../ports/failures.js';
import { noticedList, NOTICES_SINCE } from '../../ports/lists.js';
import type { CampaignControl } from '../../ports/campaign-control.js';
import type { NoticeQueue, NoticeKind } from '../../ports/notices.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';

export interface NotifierParts {
  readonly store: Store;
  readonly control: Pick<CampaignControl, 'status'>;
  readonly queue: NoticeQueue;
  /** what is wanted; the rest is noticed in silence */
  readonly kinds: readonly NoticeKind[];
  /** a wait of more than this is an incident */
  readonly waitBoundMs: number;
  readonly report: (line: string) => void;
}

const LOOK_EVERY_MS = 5_000;

/**
 * Looks at the records for what people want to be told of, and hands it over. What was handed over stands in a list of the
 * campaign, and notices have ids of their own: several workers may look, and one that ends between the two steps repeats itself
 * with the same id.
 */
export class Notifier {
  readonly #parts: NotifierParts;
  /** ended campaigns of which all is told, by when they last changed */
  readonly #settled = new Map<string, string>();
  /** causes for which a campaign waits, as they were told: while it waits, the step that waits longest may change */
  readonly #waiting = new Set<string>();
  readonly #said = new Set<string>();

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  /** Until the signal; an outage is waited out. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.look(new Date());
      } catch (error) {
        if (!(error instanceof RatchetFailure)) throw error;
        this.#parts.report(`could not look for what is to be told: ${error.message}`);
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async look(now: Date): Promise<void> {
    const { store } = this.#parts;
    if ((await store.list(NOTICES_SINCE)).length === 0) await store.append(NOTICES_SINCE, now.toISOString());
    const [since = ''] = await store.list(NOTICES_SINCE);
    for (const state of await store.campaigns.list()) {
      if (this.#settled.get(state.id) === state.updatedAt) continue;
      const { unreadable } = await ofEach([state], () => this.#lookAt(state, since, now));
      for (const each of unreadable) this.#sayOnce(unreadableLine(each));
      if (state.status === 'done' || state.status === 'stopped') this.#settled.set(state.id, state.updatedAt);
    }
  }

  /** Of what stays so, at each look nothing new is to be said. */
  #sayOnce(line: string): void {
    if (this.#said.has(line)) return;
    this.#said.add(line);
    this.#parts.report(line);
  }

  async #lookAt(state: CampaignState, since: string, now: Date): Promise<void> {
    const { store } = this.#parts;
    const noticed = new Set(await store.list(noticedList(state.id)));
    const found = await unnoticedOnRecord(store, state, noticed);
    // what happened before anybody wanted to be told is no news
    const isOld = noticed.size === 0 && state.createdAt < since;
    const notices = [...(isOld ? [] : found.notices), ...(await this.#present(state, now))];
    for (const notice of notices.filter(({ id }) => !noticed.has(id))) await this.#tell(state.id, notice);
    for (const id of found.ids) await store.append(noticedList(state.id), id);
  }

  /** What is so now, and stands in no list. */
  async #present(state: CampaignState, now: Date): Promise<readonly Noticed[]> {
    const { store } = this.#parts;
    const isOpen = state.status === 'running' || state.status === 'paused';
    const budget = isOpen ? budgetNotice(state, await store.budget.read(state.id)) : null;
    const waits = state.status === 'running' ? await this.#waits(state.id, now) : [];
    return [budget, await pauseNotice(store, state), ...waits].filter((each) => each !== null);
  }

  async #waits(campaign: string, now: Date): Promise<readonly Noticed[]> {
    const { control, waitBoundMs } = this.#parts;
    const { waits } = await control.status(campaign);
    const keys = new Set(waits.map(({ kind }) => `${campaign} ${kind}`));
    for (const told of this.#waiting) if (told.startsWith(`${campaign} `) && !keys.has(told)) this.#waiting.delete(told);
    return waitNotices(
      waits.filter(({ kind }) => !this.#waiting.has(`${campaign} ${kind}`)),
      waitBoundMs,
      now.getTime(),
    );
  }

  async #tell(campaign: string, notice: Noticed): Promise<void> {
    const { store, queue, kinds } = this.#parts;
    if (kinds.includes(notice.kind)) await queue.handOver({ ...notice, campaign, id: `${campaign}/${notice.id}` });
    await store.append(noticedList(campaign), notice.id);
    const waits = /^waiting-(?<kind>[\w-]+?)-\d{4}-/.exec(notice.id)?.groups?.['kind'];
    if (waits !== undefined) this.#waiting.add(`${campaign} ${waits}`);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { CampaignControl, CampaignProgress } from '../../ports/campaign-control.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { CampaignState } from '../../ports/records.js';
import { CONTROL } from '../parts.js';
import { type ApiWaits, WAITS } from '../waits.js';

/** What a campaign does now. `unknown`: why nobody says, in words; all else is on record. */
export type Seen =
  { readonly progress: CampaignProgress | null; readonly unknown?: never } | { readonly progress: null; readonly unknown: string };

const ENDED: Seen = { progress: null };

/** Asks the engine where campaigns stand, for pages that tell more than that: one that does not say soon keeps nobody waiting. */
@Injectable()
export class ProgressNow {
  /** those who look at the same time wait for one answer, and one that hangs is asked once */
  readonly #asked = new Map<string, Promise<Seen>>();

  constructor(
    @Inject(CONTROL) private readonly control: CampaignControl,
    @Inject(WAITS) private readonly waits: Pick<ApiWaits, 'standingMs'>,
  ) {}

  async of({ id, status }: Pick<CampaignState, 'id' | 'status'>): Promise<Seen> {
    if (status === 'done' || status === 'stopped') return ENDED;
    const over = new AbortController();
    const { standingMs } = this.waits;
    const late = sleep(standingMs, { progress: null, unknown: `Temporal does not say within ${standingMs / 1_000} s` }, over).catch(
      () => ENDED,
    );
    try {
      return await Promise.race([this.#ask(id), late]);
    } finally {
      over.abort();
    }
  }

  #ask(id: string): Promise<Seen> {
    const asked = this.#asked.get(id) ?? this.#seen(id).finally(() => this.#asked.delete(id));
    this.#asked.set(id, asked);
    return asked;
  }

  async #seen(id: string): Promise<Seen> {
    try {
      return { progress: await this.control.status(id) };
    } catch (error) {
      if (error instanceof RatchetFailure) return { progress: null, unknown: error.message };
      throw error;
    }
  }
}

import { cycleIds } from '../../campaigns/cycles.js';
import { practisedCycle, type PractisedCycle } from '../../campaigns/practice-table.js';
import type { LenientStore } from '../../campaigns/leaving-out.js';
import type { Store } from '../../ports/store.js';

/** Campaigns whose practice is held; the one that was looked at longest ago goes first. */
const MOST_CAMPAIGNS = 50;

interface Practice {
  /** ids that were read */
  read: number;
  /** by cycle; one that ran again after a rollback counts as it went last */
  readonly told: Map<number, PractisedCycle>;
  /** ids of which there is no record that can be read */
  broken: readonly string[];
}

/** What campaigns practised. Records never change and their lists only grow, so each is read once, however often somebody looks. */
export class PracticeRecords {
  readonly #known = new Map<string, Practice>();
  /** those who look at the same time wait for one reading */
  readonly #reading = new Map<string, Promise<Practice>>();

  /** What cannot be read is left out, and tried again by the next one who looks. */
  async cycles(store: LenientStore, campaign: string): Promise<readonly PractisedCycle[]> {
    const { told, broken } = await this.#practice(store, campaign);
    await Promise.all(broken.map((id) => store.find('trainings', id)));
    return [...told.values()].toSorted((one, other) => one.cycle - other.cycle);
  }

  #practice(store: Store, campaign: string): Promise<Practice> {
    const going = this.#reading.get(campaign) ?? this.#read(store, campaign).finally(() => this.#reading.delete(campaign));
    this.#reading.set(campaign, going);
    return going;
  }

  async #read(store: Store, campaign: string): Promise<Practice> {
    const practice = this.#known.get(campaign) ?? {
      read: 0,
      told: new Map<number, PractisedCycle>(),
      broken: [],
    };
    const all = await cycleIds(store, campaign);
    const ids = [...practice.broken, ...all.slice(practice.read)];
    const records = await Promise.all(ids.map(async (id) => ({ id, record: await store.find('trainings', id) })));
    for (const { record } of records) if (record !== null) practice.told.set(record.cycle, practisedCycle(record));
    practice.broken = records.filter(({ record }) => record === null).map(({ id }) => id);
    practice.read = all.length;
    this.#known.delete(campaign);
    this.#known.set(campaign, practice);
    const oldest = this.#known.size > MOST_CAMPAIGNS ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
    return practice;
  }
}

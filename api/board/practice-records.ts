import { cycleIds } from '../../campaigns/cycles.js';
import { practisedCycle, type PractisedCycle } from '../../campaigns/practice-table.js';
import type { Store } from '../../ports/store.js';

/** Campaigns whose practice is held; the one that was looked at longest ago goes first. */
const MOST_CAMPAIGNS = 50;

interface Practice {
  /** ids that were read */
  read: number;
  /** by cycle; one that ran again after a rollback counts as it went last */
  readonly told: Map<number, PractisedCycle>;
}

/** What campaigns practised. Records never change and their lists only grow, so each is read once, however often somebody looks. */
export class PracticeRecords {
  readonly #known = new Map<string, Practice>();
  /** those who look at the same time wait for one reading */
  readonly #reading = new Map<string, Promise<Practice>>();

  constructor(private readonly store: Store) {}

  async cycles(campaign: string): Promise<readonly PractisedCycle[]> {
    const { told } = await this.#practice(campaign);
    return [...told.values()].toSorted((one, other) => one.cycle - other.cycle);
  }

  #practice(campaign: string): Promise<Practice> {
    const going = this.#reading.get(campaign) ?? this.#read(campaign).finally(() => this.#reading.delete(campaign));
    this.#reading.set(campaign, going);
    return going;
  }

  async #read(campaign: string): Promise<Practice> {
    const practice = this.#known.get(campaign) ?? {
      read: 0,
      told: new Map<number, PractisedCycle>(),
    };
    const ids = await cycleIds(this.store, campaign);
    const records = await Promise.all(ids.slice(practice.read).map((id) => this.store.find('trainings', id)));
    for (const record of records) {
      if (record === null) continue;
      practice.told.set(record.cycle, practisedCycle(record));
    }
    practice.read = ids.length;
    this.#known.delete(campaign);
    this.#known.set(campaign, practice);
    const oldest = this.#known.size > MOST_CAMPAIGNS ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
    return practice;
  }
}

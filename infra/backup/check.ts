import { count } from '../../domain/figures.js';
import { EXPERIMENT_LIST, TOKENS, AUDIT } from '../../ports/lists.js';
import type { Records } from '../../ports/record-kinds.js';
import { ENTRIES } from '../mongo/journal.js';
import { storeOver } from '../mongo/store.js';
import type { End, Header, SavedSchedule } from './format.js';
import { firstGap, numberIn } from './numbers.js';
import { readBackup } from './read.js';
import { totalOf } from './write.js';

export interface Checked {
  readonly header: Header;
  readonly end: End;
  /** what runs, or is paused, in it */
  readonly open: readonly string[];
  readonly schedules: readonly SavedSchedule[];
  /** what does not fit together; empty where all does */
  readonly faults: readonly string[];
}

/** More say nothing new. */
const MOST_FAULTS = 20;

/**
 * Reads a backup from its first to its last byte: it is whole, no number of a journal is missing, what stands in a list is there,
 * and each campaign has its suite and its champion. Throws `bad-request` where it is none.
 */
export async function checkBackup(file: string): Promise<Checked> {
  const found = new Found();
  let [header, end]: [Header | null, End | null] = [null, null];
  const schedules: SavedSchedule[] = [];
  for await (const line of readBackup(file)) {
    if (line.kind === 'ratchet-backup') header = line;
    if (line.kind === 'schedule') schedules.push(line);
    if (line.kind === 'document') found.take(line.collection, line.id, line.text);
    if (line.kind === 'end') end = line;
  }
  if (header === null || end === null) throw new Error('a backup was read to its end without having one');
  found.compare(end);
  return { header, end, schedules, open: await found.campaigns(), faults: found.faults };
}

/** Lists whose entries are ids of records, by what their names begin with. */
const LISTS: Readonly<Record<string, keyof Records>> = {
  strategies: 'strategies',
  proposals: 'proposals',
  trainings: 'trainings',
  screens: 'screens',
  searches: 'searches',
  traces: 'traces',
  episodes: 'episodes',
  reports: 'reports',
  ends: 'ends',
  ways: 'ways',
  races: 'races',
  checkpoints: 'checkpoints',
  orders: 'orders',
  rollbacks: 'rollbacks',
  incidents: 'incidents',
  undecided: 'undecided',
  unusable: 'unusables',
  accounts: 'accounts',
  'row-orders': 'rowOrders',
  [EXPERIMENT_LIST]: 'experiments',
  [TOKENS]: 'tokens',
  [AUDIT]: 'audits',
};

class Found {
  readonly #ids = new Map<string, Set<string>>();
  readonly #numbers = new Map<string, Set<number>>();
  /** of journals, by id: they are small, and say what must be there */
  readonly #entries = new Map<string, string>();
  readonly #faults: string[] = [];
  #more = 0;

  get faults(): readonly string[] {
    return this.#more === 0 ? this.#faults : [...this.#faults, `and ${count(this.#more, 'fault')} more`];
  }

  take(collection: string, id: string, text: string): void {
    const ids = this.#ids.get(collection) ?? new Set();
    this.#ids.set(collection, ids);
    if (ids.has(id)) this.#fault(`${collection} ${id} is there twice`);
    ids.add(id);
    if (collection === ENTRIES) this.#takeEntry(id, text);
    else if (!isJson(text)) this.#fault(`${collection} ${id} is no JSON`);
  }

  #takeEntry(id: string, text: string): void {
    const { journal, number } = numberIn(id);
    const numbers = this.#numbers.get(journal) ?? new Set();
    this.#numbers.set(journal, numbers.add(number));
    if (!journal.startsWith('budget:')) this.#entries.set(id, text);
  }

  compare({ documents, cut }: End): void {
    const held = Object.fromEntries([...this.#ids].map(([collection, ids]) => [collection, ids.size]));
    if (totalOf(held) !== totalOf(documents)) this.#fault(`it holds ${totalOf(held)} documents, and says ${totalOf(documents)}`);
    for (const [journal, numbers] of this.#numbers) {
      const gap = firstGap(numbers);
      if (gap < numbers.size && cut[journal] !== gap) this.#fault(`entry ${journal}#${gap} is missing`);
      const kind = LISTS[/^list:([^:]+)/.exec(journal)?.[1] ?? ''];
      if (kind !== undefined) for (let at = 0; at < gap; at += 1) this.#need(kind, this.#entries.get(`${journal}#${at}`) ?? '', journal);
    }
  }

  /** Those that have not ended. */
  async campaigns(): Promise<readonly string[]> {
    const { campaigns } = storeOver({
      get: async (collection, id) => (collection === ENTRIES ? (this.#entries.get(id) ?? null) : null),
      // pages are copies, and nothing else is written here
      insert: async () => false,
    });
    const states = await campaigns.list();
    for (const { campaign, because } of await campaigns.unreadable()) this.#fault(`campaign ${campaign} cannot be read: ${because}`);
    for (const { id, champion, config } of states) {
      this.#need('suites', config.suiteId, `campaign ${id}`);
      this.#need('strategies', champion, `campaign ${id}`);
    }
    return states.filter(({ status }) => status === 'running' || status === 'paused').map(({ id }) => id);
  }

  #need(kind: keyof Records, id: string, whose: string): void {
    if (this.#ids.get(kind)?.has(id) !== true) this.#fault(`${whose} names ${kind} ${id}, which is not there`);
  }

  #fault(what: string): void {
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(what);
    else this.#more += 1;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

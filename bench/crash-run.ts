import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { raceList } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { openStore } from '../infra/mongo/open.js';
import { readStack, type StackAddresses } from '../infra/stack/addresses.js';
import { placesOf } from '../infra/stack/places.js';
import { readProcesses } from '../infra/stack/processes.js';
import { BenchFailure, type BenchHome } from './home.js';

const POLL_MS = 2_000;

/** What must be the same after any number of crashes. */
export interface Outcome {
  readonly champion: string;
  /** wins, losses and decision of each race, in order */
  readonly races: readonly string[];
  readonly ledger: ReadonlySet<string>;
  /** answers that the budget counted as paid for */
  readonly counted: number;
}

export async function outcomeOf(home: BenchHome, campaign: string): Promise<Outcome> {
  const { mongo } = await stackOf(home);
  const [store, client] = [await openStore(mongo), new MongoClient(mongo.url)];
  try {
    const state = await store.campaigns.get(campaign);
    if (state === null) throw new BenchFailure(`campaign ${campaign} is not in the store`);
    const races = await Promise.all((await store.list(raceList(campaign))).map((id) => store.find('races', id)));
    const entries = await client
      .db(mongo.database)
      .collection<{ _id: string }>('ledger')
      .find({}, { projection: { _id: 1 } })
      .toArray();
    return {
      champion: state.champion,
      races: races.map((race) => (race === null ? 'lost' : `${race.wins}:${race.losses} ${race.decision}`)),
      ledger: new Set(entries.map(({ _id: id }) => id)),
      counted: (await store.budget.read(campaign)).spent.modelCalls,
    };
  } finally {
    await client.close();
    await store.close();
  }
}

/** Waits while a campaign runs; answers how it stands when it does not run any more, or when asked to stop, or when the bench is. */
export async function untilEnded(home: BenchHome, campaign: string, stop: () => boolean): Promise<CampaignState['status']> {
  while (!stop() && !home.over.aborted) {
    const status = await statusOf(home, campaign);
    if (status !== null && status !== 'running') return status;
    await sleep(POLL_MS);
  }
  return 'running';
}

async function statusOf(home: BenchHome, campaign: string): Promise<CampaignState['status'] | null> {
  return fromStore(home, async ({ campaigns }) => (await campaigns.get(campaign))?.status ?? null);
}

/** Null while the store is down: a command that only looks would cost more than what is looked at. */
export async function fromStore<T>(home: BenchHome, look: (store: Store) => Promise<T>): Promise<T | null> {
  const stack = await readStack(home.folder);
  if (stack === null) return null;
  const store = await openStore(stack.mongo).catch(() => null);
  if (store === null) return null;
  try {
    return await look(store);
  } catch {
    return null;
  } finally {
    await store.close();
  }
}

export type Victim = 'worker' | 'stack';

/** kill -9 of the worker, or of everything that the home's owner runs, and of the owner before all. */
export async function kill(home: BenchHome, victim: Victim): Promise<void> {
  const processes = await readProcesses(placesOf(home.folder).processes);
  const pids =
    victim === 'worker' ? [processes['worker']?.pid] : [(await stackOf(home)).pid, ...Object.values(processes).map(({ pid }) => pid)];
  for (const pid of pids) if (pid !== undefined) killOne(pid);
}

/** What died with its owner is gone already. */
function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Processes that still carry this home in their command or their environment. */
export async function leftOver(home: BenchHome): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [command, environment] = await Promise.all(
        ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      return `${command}${environment}`.includes(home.folder) ? `${pid} ${(command ?? '').replaceAll('\0', ' ').slice(0, 120)}` : null;
    }),
  );
  return found.filter((each) => each !== null);
}

async function stackOf(home: BenchHome): Promise<StackAddresses> {
  const stack = await readStack(home.folder);
  if (stack === null) throw new BenchFailure(`no stack runs in ${home.folder}`);
  return stack;
}

import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import { count } from '../../domain/figures.js';
import { lines } from '../../domain/visible.js';
import { RatchetFailure } from '../../ports/failures.js';
import { ENTRIES } from '../mongo/journal.js';
import { openWholeStore, type StoredText, type WholeStore } from '../mongo/whole.js';
import { StackFailure } from '../stack/failure.js';
import { ifThere } from '../stack/if-there.js';
import { writeJsonFile } from '../stack/json-file.js';
import { lockOwner, takeLock } from '../stack/lock.js';
import { makeFolder, needSpace, placesOf, STATE_MEBIBYTES, type Places } from '../stack/places.js';
import { step, type Report } from '../stack/report.js';
import { withStoreAlone } from '../stack/store-alone.js';
import { checkBackup, type Checked } from './check.js';
import type { Line } from './format.js';
import { moveFiles, placePart } from './home-files.js';
import { numberIn } from './numbers.js';
import { readBackup } from './read.js';
import { restoredFile, type Restored } from './restored.js';
import { totalOf } from './write.js';

export interface Restoring {
  readonly config: Config;
  readonly file: string;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/**
 * Makes the state of a home that has none. All of it is made beside the place where it belongs and gets there by one rename, so
 * a home has the whole state or none, whenever this is cut off. What ran in it goes on with the next `up`.
 */
export async function restoreBackup({ config, file, report, signal }: Restoring): Promise<Checked> {
  const places = placesOf(config.home);
  refuseServersOfOthers(config);
  // before anything is made: a home that is refused, or a file that is no backup, leaves no trace
  await needBackup(file);
  await needNobody(places);
  await needNoState(places);
  const checked = await step(`checking ${file}`, report, () => checkBackup(file));
  if (checked.faults.length > 0)
    throw new StackFailure('unhealthy', lines([`${file} does not fit together; nothing was restored:`, ...checked.faults]));
  await needSpace(places.home, STATE_MEBIBYTES, 'RATCHET_HOME');
  for (const folder of [places.home, places.run, places.logs]) await makeFolder(folder);
  const lock = await takeLock(places.owner);
  if (!lock.held) throw inUse(places, lock.owner);
  try {
    await needNoState(places);
    await restoreInto(places, checked, { config, file, report, signal });
    return checked;
  } finally {
    await lock.release();
  }
}

/** One that is not there, or begins otherwise, is told before anybody is asked to end a stack for it. */
async function needBackup(file: string): Promise<void> {
  const found = readBackup(file);
  await found.next();
  await found.return(undefined);
}

async function needNobody(places: Places): Promise<void> {
  const owner = await lockOwner(places.owner);
  if (owner !== null) throw inUse(places, owner);
}

function inUse({ home }: Places, { pid }: { readonly pid: number }): RatchetFailure {
  return new RatchetFailure(
    'conflict',
    `${home}: process ${pid} works with it. End it by \`ratchet down\`, or set RATCHET_HOME to an empty folder.`,
  );
}

/** A store of somebody else's has its own ways of backup, and cannot be exchanged by a rename. */
function refuseServersOfOthers({ mongo }: Config): void {
  if (mongo.url !== null)
    throw new RatchetFailure(
      'bad-request',
      'MONGODB_URL is set: a restore makes the state of an embedded stack. Unset it, or bring that server back by its own tools (mongorestore).',
    );
}

async function needNoState({ home, data }: Places): Promise<void> {
  if ((await ifThere(readdir(data), [])).length > 0)
    throw new RatchetFailure(
      'conflict',
      `${home} holds a state already, which a restore would replace: set RATCHET_HOME to an empty folder, or move ${data} away`,
    );
}

async function restoreInto(places: Places, checked: Checked, { config, file, report, signal }: Restoring): Promise<void> {
  const draft: Places = { ...places, data: join(places.home, 'data.restoring') };
  const files = join(draft.data, 'files');
  await rm(draft.data, { recursive: true, force: true });
  await makeFolder(files);
  await withStoreAlone(config, draft, report, async (url) => {
    const store = await openWholeStore({ url, database: config.mongo.database });
    try {
      await unpack(file, { store, files, checked, report, signal });
    } finally {
      await store.close();
    }
  });
  for (const path of await moveFiles(files, places.home)) report(`${path} is in the home already, and stays as it is`);
  await rm(files, { recursive: true, force: true });
  await writeJsonFile(restoredFile(draft), { backup: checked.header.id, schedules: checked.schedules } satisfies Restored);
  await ifThere(rmdir(places.data), undefined);
  await rename(draft.data, places.data);
}

/** Puts documents into a store, and files into a folder. */
export async function unpack(
  file: string,
  {
    store,
    files,
    checked,
    report,
    signal,
  }: Pick<Restoring, 'report' | 'signal'> & {
    readonly store: WholeStore;
    readonly files: string;
    readonly checked: Checked;
  },
): Promise<void> {
  const writer = new Writer(store, checked, report);
  for await (const line of readBackup(file)) {
    signal.throwIfAborted();
    if (line.kind === 'file') await placePart(files, line);
    else await writer.take(line);
  }
  await writer.end();
}

const GROUP = 400;
const GROUP_BYTES = 4 * 1_024 * 1_024;
const TOLD_EVERY_MS = 2_000;

/** Writes documents in groups, and leaves out what stands behind the cut of a journal. */
class Writer {
  readonly #store: WholeStore;
  readonly #checked: Checked;
  readonly #report: Report;
  #collection = '';
  #group: StoredText[] = [];
  #bytes = 0;
  #written = 0;
  #toldMs = performance.now();

  constructor(store: WholeStore, checked: Checked, report: Report) {
    this.#store = store;
    this.#checked = checked;
    this.#report = report;
  }

  async take(line: Exclude<Line, { kind: 'file' }>): Promise<void> {
    if (line.kind !== 'document' || this.#isCut(line.collection, line.id)) return;
    if (line.collection !== this.#collection || this.#group.length >= GROUP || this.#bytes >= GROUP_BYTES) await this.end();
    this.#collection = line.collection;
    this.#group.push({ id: line.id, text: line.text });
    this.#bytes += line.text.length;
  }

  async end(): Promise<void> {
    if (this.#group.length > 0) await this.#store.insert(this.#collection, this.#group);
    this.#written += this.#group.length;
    this.#group = [];
    this.#bytes = 0;
    if (performance.now() - this.#toldMs < TOLD_EVERY_MS) return;
    this.#toldMs = performance.now();
    this.#report(`restored ${this.#written} of ${count(totalOf(this.#checked.end.documents), 'document')}`);
  }

  #isCut(collection: string, id: string): boolean {
    if (collection !== ENTRIES) return false;
    const { journal, number } = numberIn(id);
    const cut = this.#checked.end.cut[journal];
    return cut !== undefined && number >= cut;
  }
}

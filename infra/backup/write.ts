import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { count } from '../../domain/figures.js';
import { ENTRIES, PAGES } from '../mongo/journal.js';
import type { StoredText, WholeStore } from '../mongo/whole.js';
import type { Report } from '../stack/report.js';
import { openDraft, written, type FileIdentity } from './draft.js';
import { FORMAT, MOST_LINE_BYTES, type End, type Header, type Line, type SavedSchedule } from './format.js';
import { filesOf } from './home-files.js';
import { inOrder } from './order.js';
import { numberIn, firstGap } from './numbers.js';

export interface Saved extends Pick<Header, 'version' | 'settings'> {
  readonly store: WholeStore;
  readonly schedules: readonly SavedSchedule[];
  readonly home: string;
}

/**
 * Writes the whole state into one file, while campaigns go on. The store only ever gets more, so the order of reading makes it
 * whole: first the lists, which say what counts, then the records that they name, at last the budgets, so that whatever was paid
 * for is counted as spent. The file has its name once it is complete and on the disk.
 */
export async function writeBackup(saved: Saved, file: string, report: Report, signal: AbortSignal): Promise<End> {
  const draft = await openDraft(file);
  const archive = new Archive(report, draft.identity);
  try {
    const lines = Readable.from(inChunks(archive.lines(saved)));
    await written(file, () => pipeline(lines, createGzip({ level: 4 }), draft.content, { signal }));
    await draft.finish();
    return archive.end;
  } finally {
    await draft.discard();
  }
}

const CHUNK = 64 * 1_024;

async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const each of lines) {
    chunk += each;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

const TOLD_EVERY_MS = 2_000;

class Archive {
  readonly #report: Report;
  /** the file that it is written to */
  readonly #own: FileIdentity;
  readonly #digest = createHash('sha256');
  readonly #documents: Record<string, number> = {};
  readonly #cut: Record<string, number> = {};
  #schedules = 0;
  #files = 0;
  #toldMs = performance.now();

  constructor(report: Report, own: FileIdentity) {
    this.#report = report;
    this.#own = own;
  }

  get end(): End {
    const digest = this.#digest.copy().digest('hex');
    return { kind: 'end', documents: this.#documents, schedules: this.#schedules, files: this.#files, cut: this.#cut, digest };
  }

  async *lines({ store, schedules, home, version, settings }: Saved): AsyncGenerator<string> {
    yield this.#line({ kind: 'ratchet-backup', format: FORMAT, id: randomUUID(), version, at: new Date().toISOString(), settings });
    yield* this.#journals(store, (journal) => !isBudget(journal));
    const collections = (await store.collections()).filter((name) => name !== ENTRIES && name !== PAGES);
    for (const collection of inOrder(collections)) yield* this.#all(collection, store.all(collection));
    yield* this.#journals(store, isBudget);
    for (const schedule of schedules) {
      this.#schedules += 1;
      yield this.#line(schedule);
    }
    for await (const part of filesOf(home, this.#own)) {
      if (part.part === 0) this.#files += 1;
      yield this.#line(part);
    }
    yield `${JSON.stringify(this.end)}\n`;
  }

  /**
   * Entries are numbered. One that is missing was being written when its neighbours were read, and is there now, or what stands behind
   * it does not count.
   */
  async *#journals(store: WholeStore, isWanted: (journal: string) => boolean): AsyncGenerator<string> {
    const numbers = new Map<string, Set<number>>();
    const note = (id: string): boolean => {
      const { journal, number } = numberIn(id);
      if (!isWanted(journal)) return false;
      const known = numbers.get(journal) ?? new Set();
      numbers.set(journal, known.add(number));
      return true;
    };
    yield* this.#all(ENTRIES, store.all(ENTRIES), note);
    for (const [journal, known] of numbers) {
      for (let gap = firstGap(known); gap < known.size; gap = firstGap(known)) {
        const id = `${journal}#${gap}`;
        const text = await store.get(ENTRIES, id);
        if (text === null) {
          this.#cut[journal] = gap;
          break;
        }
        note(id);
        yield this.#document(ENTRIES, { id, text });
      }
    }
  }

  async *#all(
    collection: string,
    documents: AsyncIterable<StoredText>,
    isWanted: (id: string) => boolean = () => true,
  ): AsyncGenerator<string> {
    for await (const each of documents) if (isWanted(each.id)) yield this.#document(collection, each);
  }

  #document(collection: string, { id, text }: StoredText): string {
    this.#documents[collection] = (this.#documents[collection] ?? 0) + 1;
    if (performance.now() - this.#toldMs > TOLD_EVERY_MS) {
      this.#toldMs = performance.now();
      this.#report(`saved ${count(totalOf(this.#documents), 'document')} so far, now ${collection}`);
    }
    return this.#line({ kind: 'document', collection, id, text });
  }

  #line(line: Line): string {
    const text = `${JSON.stringify(line)}\n`;
    // nothing that a store or a home can hold comes near: who reads it goes by the same bound
    if (text.length > MOST_LINE_BYTES / 3 && Buffer.byteLength(text) > MOST_LINE_BYTES)
      throw new Error(`a line of a backup would be longer than ${MOST_LINE_BYTES} bytes: ${text.slice(0, 200)}`);
    this.#digest.update(text);
    return text;
  }
}

function isBudget(journal: string): boolean {
  return journal.startsWith('budget:');
}

export function totalOf(documents: Readonly<Record<string, number>>): number {
  return Object.values(documents).reduce((sum, each) => sum + each, 0);
}

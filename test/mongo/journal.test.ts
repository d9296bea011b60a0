import { EventEmitter, once } from 'node:events';
import { setImmediate as turnOfEvents } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import type { Documents } from '../../infra/mongo/documents.js';
import { ENTRIES_PER_PAGE, Journal } from '../../infra/mongo/journal.js';
import { IdList } from '../../infra/mongo/lists.js';
import { FakeDocuments } from '../support/fake-store.js';

const add = (journal: Journal<IdList>, id: string): Promise<null> => journal.add(id, () => null);
const read = (journal: Journal<IdList>): Promise<readonly string[]> => journal.read((ids) => ids.all());
const open = (documents: Documents): Journal<IdList> => new Journal(documents, 'list', new IdList());

describe('journal', () => {
  it('holds what was acknowledged, once and in one order for all, whoever writes when and whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.tuple(fc.nat(2), fc.nat(9)), { maxLength: 24 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        async (scheduler, adds, failures) => {
          const documents = new FailingDocuments(new FakeDocuments(), new Set(failures), (work) =>
            scheduler.schedule(Promise.resolve()).then(work),
          );
          const processes = [open(documents), open(documents), open(documents)];
          const acknowledged: string[] = [];
          const done = Promise.allSettled(
            adds.map(async ([process, id]) => {
              const journal = processes[process];
              if (journal === undefined) return;
              await add(journal, `id ${id}`);
              acknowledged.push(`id ${id}`);
            }),
          );
          await scheduler.waitFor(done);
          documents.calm = true;
          const seen = await read(open(documents));
          expect(acknowledged.filter((id) => !seen.includes(id))).toEqual([]);
          expect(new Set(seen).size).toBe(seen.length);
          for (const journal of processes) expect(await read(journal)).toEqual(seen);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('goes on over the end of a page that could not be written, and somebody else writes it', async () => {
    const inner = new FakeDocuments();
    const documents = new FailingDocuments(inner, new Set(), (work) => work());
    const journal = open(documents);
    for (let index = 0; index < ENTRIES_PER_PAGE - 1; index += 1) await add(journal, `id ${index}`);
    documents.failing = 'journalPages';
    await expect(add(journal, 'last of the page')).rejects.toMatchObject({ kind: 'unavailable' });
    documents.failing = null;
    await add(journal, 'first of the next');
    expect(await inner.get('journalPages', 'list#0')).toBeNull();
    const other = await read(open(documents));
    expect(other.slice(-2)).toEqual(['last of the page', 'first of the next']);
    expect(await inner.get('journalPages', 'list#0')).not.toBeNull();
    expect(await read(open(documents))).toEqual(other);
  });

  it('reads pages, not entries, from nothing', async () => {
    const inner = new FakeDocuments();
    const writer = open(inner);
    for (let index = 0; index < 10 * ENTRIES_PER_PAGE; index += 1) await add(writer, `id ${index}`);
    const documents = new FailingDocuments(inner, new Set(), (work) => work());
    expect(await read(open(documents))).toHaveLength(10 * ENTRIES_PER_PAGE);
    expect(documents.calls).toBeLessThan(20);
  });

  it('writes together what was asked for while a write was under way, in that order', async () => {
    const inner = new FakeDocuments();
    const writes: string[][] = [[]];
    const gate = new EventEmitter();
    const held = once(gate, 'open');
    const journal = open({
      get: (collection, id) => inner.get(collection, id),
      insert: async (collection, id, text) => {
        writes.at(-1)?.push(text);
        await held;
        return inner.insert(collection, id, text);
      },
    });
    const first = add(journal, 'first');
    await turnOfEvents();
    writes.push([]);
    const others = ['b', 'c', 'd'].map((id) => add(journal, id));
    await turnOfEvents();
    expect(writes).toEqual([['first'], []]);
    gate.emit('open');
    await Promise.all([first, ...others]);
    expect(writes).toEqual([['first'], ['b', 'c', 'd']]);
    expect(await read(open(inner))).toEqual(['first', 'b', 'c', 'd']);
  });

  it('answers each from the state right behind its own entry', async () => {
    const journal = open(new FakeDocuments());
    expect(await Promise.all(['a', 'b', 'c'].map((id) => journal.add(id, (ids) => ids.all().length)))).toEqual([1, 2, 3]);
  });

  it('fails all who wait behind an outage at once, and nobody who comes later', async () => {
    const documents = new FailingDocuments(new FakeDocuments(), new Set([2]), (work) => work());
    const journal = open(documents);
    const ends = await Promise.allSettled(['a', 'b', 'c'].map((id) => add(journal, id)));
    expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected']);
    await add(journal, 'd');
    expect(await read(journal)).toEqual(['d']);
  });
});

/** Documents of a server that is slow at will, and down for the calls of the given numbers: before the work, or after it. */
class FailingDocuments implements Documents {
  calm = false;
  failing: string | null = null;
  calls = 0;

  constructor(
    private readonly inner: Documents,
    private readonly failures: ReadonlySet<number>,
    private readonly delay: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  get(collection: string, id: string): Promise<string | null> {
    return this.#call(collection, () => this.inner.get(collection, id));
  }

  insert(collection: string, id: string, text: string): Promise<boolean> {
    return this.#call(collection, () => this.inner.insert(collection, id, text));
  }

  async #call<T>(collection: string, work: () => Promise<T>): Promise<T> {
    if (this.calm) return work();
    this.calls += 1;
    const number = this.calls;
    if (collection === this.failing) throw new RatchetFailure('unavailable', 'down');
    const fails = this.failures.has(number);
    if (fails && number % 2 === 0) throw new RatchetFailure('unavailable', 'down before the work');
    const result = await this.delay(work);
    if (fails) throw new RatchetFailure('unavailable', 'down after the work');
    return result;
  }
}

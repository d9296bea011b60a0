import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, RowKind, Use } from '../../../domain/memory/account.js';
import { bookOf, mayBeTold, SHORT_TERM_CYCLES } from '../../../domain/memory/book.js';
import { choose, WITHHELD } from '../../../domain/memory/choose.js';
import { retriesIn, retryQueue } from '../../../domain/memory/retry.js';

const account = (more: Partial<Account> = {}): Account => ({ episodes: [], wrote: [], merged: [], orders: {}, ...more });
const wrote = (...rows: readonly (readonly [string, RowKind])[]): Account => account({ wrote: rows.map(([id, kind]) => ({ id, kind })) });
const quiet = (cycles: number): Account[] => Array.from({ length: cycles }, () => account());
const ended = (task: string, solved: boolean, more: Partial<Use> = {}): Use => ({
  episode: `${task} ${Math.random()}`,
  taskId: task,
  task,
  solved,
  attempts: 1,
  of: 4,
  practised: true,
  asked: true,
  told: [],
  withheld: [],
  ...more,
});

const outs = (of: readonly Use[]): readonly string[] =>
  [...bookOf([account({ episodes: of })]).entries].map(([id, { out }]) => `${id} ${out}`).toSorted();

describe('the book of a view', () => {
  it('lets what a failure taught expire, and nothing else', () => {
    const first = wrote(['failed', 'lesson'], ['fixed', 'fix']);
    expect(bookOf([first, ...quiet(SHORT_TERM_CYCLES - 1)]).entries.get('failed')?.out).toBeNull();
    const late = bookOf([first, ...quiet(SHORT_TERM_CYCLES)]);
    expect(late.entries.get('failed')?.out).toBe('expired');
    expect(late.entries.get('fixed')?.out).toBeNull();
  });

  it('lets it live on where it is learned again, and counts that once', () => {
    const again = account({ merged: [{ into: 'failed', row: 'x' }] });
    const book = bookOf([wrote(['failed', 'lesson']), ...quiet(5), again, again, ...quiet(SHORT_TERM_CYCLES - 2)]);
    expect(book.entries.get('failed')).toMatchObject({ count: 2, out: null });
  });

  it('heeds the latest orders of a person before all else', () => {
    const rows = wrote(['one', 'lesson'], ['two', 'fix']);
    const ordered = account({ orders: { one: 'restore', two: 'forget' } });
    const book = bookOf([rows, ...quiet(SHORT_TERM_CYCLES + 5), ordered]);
    expect([book.entries.get('one')?.out, book.entries.get('two')?.out]).toEqual([null, 'forgotten']);
    expect(bookOf([rows, ordered, account()]).entries.get('two')?.out).toBeNull();
  });

  it('puts what hurts aside, with the evidence', () => {
    const episodes = Array.from({ length: 24 }, (_, index) => ended('t', index % 2 === 1, { told: index % 2 === 0 ? ['bad'] : [] }));
    const book = bookOf([wrote(['bad', 'fix']), account({ episodes })]);
    expect(book.entries.get('bad')).toMatchObject({ out: 'hurts', evidence: { told: 12, came: 0, controls: 12 } });
    expect(mayBeTold(book, 'bad')).toBe(false);
    expect(mayBeTold(book, 'never heard of')).toBe(true);
  });

  it('holds so many of the long term, and those that help', () => {
    const rows = wrote(['a', 'fix'], ['b', 'fix'], ['c', 'code'], ['d', 'lesson']);
    const episodes = [ended('t', true, { told: ['a'] }), ended('t', false)];
    const { entries } = bookOf([rows, account({ episodes })], { shortTermCycles: 5, longTermRows: 2 });
    expect([...entries].flatMap(([id, { out }]) => (out === null ? [] : [id, out]))).toEqual(['c', 'crowded-out']);
  });

  it('is the same whatever the order of the episodes of a cycle', () => {
    const rows = fc.subarray(['a', 'b', 'c']);
    const made = fc.array(fc.record({ task: fc.constantFrom('t', 'u'), solved: fc.boolean(), told: rows }), { maxLength: 20 });
    fc.assert(
      fc.property(made, (each) => {
        const episodes = each.map((one, index) => ended(one.task, one.solved, { ...one, episode: `e${index}` }));
        expect(outs(episodes.toReversed())).toEqual(outs(episodes));
      }),
    );
  });
});

describe('what an episode is told', () => {
  const found = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id }));
  const of = { limit: 3, seed: 1, address: 'c/b0/c1/practise/0/t', isTrain: true };

  it('is the nearest where nothing is tried out', () => {
    expect(choose(found, bookOf([]), { ...of, isTrain: false })).toEqual({ told: found.slice(0, 3), withheld: [] });
  });

  it('is the same for all sides, and each time', () => {
    const book = bookOf([wrote(['a', 'fix'])]);
    const one = choose(found, book, { ...of, address: 'c/b0/c1/search/t/0/side:x' });
    expect(choose(found, book, { ...of, address: 'c/b0/c1/search/t/0/side:y' })).toEqual(one);
  });

  it('never is what is out, and never more than wanted', () => {
    const book = bookOf([account({ orders: { a: 'forget', c: 'forget' } })]);
    fc.assert(
      fc.property(fc.nat(), fc.nat(8), fc.boolean(), (seed, limit, isTrain) => {
        const { told, withheld } = choose(found, book, { ...of, seed, limit, isTrain });
        const ids = [...told, ...withheld].map(({ id }) => id);
        expect(ids.length).toBeLessThanOrEqual(limit);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain('a');
        expect(ids).not.toContain('c');
        expect(isTrain || withheld.length === 0).toBe(true);
      }),
    );
  });

  it('is kept from a train episode now and then', () => {
    const kept = Array.from({ length: 2_000 }, (_, seed) => choose(found, bookOf([]), { ...of, seed }).withheld.length);
    const share = kept.reduce((sum, each) => sum + each, 0) / (3 * kept.length);
    expect(Math.abs(share - WITHHELD)).toBeLessThan(0.02);
  });

  it('is what helped, when much is known', () => {
    const episodes = Array.from({ length: 60 }, (_, index) => ended('t', index % 2 === 0, { told: index % 2 === 0 ? ['d'] : [] }));
    const { told } = choose(found, bookOf([account({ episodes })]), { ...of, isTrain: false });
    expect(told.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
  });
});

const queue = (...accounts: readonly Account[]) => retryQueue(accounts).map((each) => [each.task, each.failures, each.in]);

describe('the queue of failed tasks', () => {
  const failed = account({ episodes: [ended('x', false)] });

  it('brings a task back in the next cycle, then later each time, then not', () => {
    expect(queue(failed)).toEqual([['x', 1, 0]]);
    expect(queue(failed, failed)).toEqual([['x', 2, 1]]);
    expect(queue(failed, failed, account())).toEqual([['x', 2, 0]]);
    expect(queue(failed, failed, failed)).toEqual([['x', 3, 3]]);
    expect(queue(failed, failed, failed, failed)).toEqual([]);
  });

  it('forgets what was solved, and heeds practice alone', () => {
    expect(queue(failed, account({ episodes: [ended('x', true)] }))).toEqual([]);
    expect(queue(account({ episodes: [ended('x', false), ended('x', true)] }))).toEqual([]);
    expect(queue(account({ episodes: [ended('x', false, { practised: false })] }))).toEqual([]);
  });

  it('takes a quarter of a cycle at most', () => {
    expect([3, 4, 12].map(retriesIn)).toEqual([0, 1, 3]);
  });
});

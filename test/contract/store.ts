import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignState, LedgerEntry } from '../../ports/records.js';
import { SERVER_TIMEOUT_MS } from '../support/killable-server.js';
import type { Store } from '../../ports/store.js';

/** Stores over one server, as separate processes would have them. */
export interface StoreWorld {
  open(): Promise<Store>;
  close(): Promise<void>;
}

/** What every Store keeps to. */
export function storeContract(name: string, enter: () => Promise<StoreWorld>): void {
  describe(`${name}: the contract of Store`, () => {
    let world: StoreWorld;
    let store: Store;
    let other: Store;
    beforeAll(async () => {
      world = await enter();
      store = await world.open();
      other = await world.open();
    }, SERVER_TIMEOUT_MS);
    afterAll(() => world.close());

    describe('records', () => {
      it('answers null for what is not there', async () => {
        expect(await store.find('ledger', 'nobody')).toBeNull();
      });

      it('gives back exactly what was kept, whatever its keys and nesting', async () => {
        const entry = ledgerEntry('a/b', { 'tests/test_gcd.py': '"\u0000\ud800 é\n', $: [[1, [2, { 'a.b': null }]]], '': -1.5e-9 });
        expect(await store.keep('ledger', 'exact', entry)).toEqual(entry);
        expect(await other.find('ledger', 'exact')).toEqual(entry);
      });

      it('lets the first write win, from any process and side by side', async () => {
        const kept = await Promise.all(
          Array.from({ length: 40 }, (_, index) =>
            (index % 2 === 0 ? store : other).keep('ledger', 'race', ledgerEntry(`writer ${index}`)),
          ),
        );
        const stored = await store.find('ledger', 'race');
        expect(new Set(kept.map((entry) => entry.address))).toEqual(new Set([stored?.address]));
      });

      it('keeps what is written beside an id that is taken', async () => {
        await other.keep('ledger', 'beside 3', ledgerEntry('first'));
        const kept = await Promise.all(
          Array.from({ length: 8 }, (_, index) => store.keep('ledger', `beside ${index}`, ledgerEntry(`writer ${index}`))),
        );
        const expected = kept.map((_, index) => (index === 3 ? 'first' : `writer ${index}`));
        expect(kept.map((entry) => entry.address)).toEqual(expected);
        expect(await Promise.all(expected.map(async (_, index) => (await other.find('ledger', `beside ${index}`))?.address))).toEqual(
          expected,
        );
      });

      it('finds many at once, and says which of them are not there', async () => {
        const ids = Array.from({ length: 1_200 }, (_, index) => `many ${index}`);
        await Promise.all(ids.slice(1).map((id) => store.keep('ledger', id, ledgerEntry(id))));
        const found = await Promise.all(ids.map((id) => other.find('ledger', id)));
        expect(found.map((entry) => entry?.address)).toEqual([undefined, ...ids.slice(1)]);
      });

      it('keeps kinds apart', async () => {
        await store.keep('ledger', 'same id', ledgerEntry('x'));
        expect(await store.find('verdicts', 'same id')).toBeNull();
      });

      it('refuses a record that is too big, and stores nothing of it', async () => {
        await expect(store.keep('ledger', 'big', ledgerEntry('x'.repeat(12_000_001)))).rejects.toMatchObject({
          kind: 'bad-request',
          message: expect.stringContaining('ledger big'),
        });
        expect(await store.find('ledger', 'big')).toBeNull();
      });

      it('refuses a number that would not come back', async () => {
        await expect(store.keep('ledger', 'nan', ledgerEntry('x', { costUsd: Number.NaN }))).rejects.toMatchObject({
          kind: 'bad-request',
          message: expect.stringContaining('costUsd'),
        });
      });
    });

    describe('lists', () => {
      it('are empty before the first adding', async () => {
        expect(await store.list('unknown list')).toEqual([]);
      });

      it('hold each id once, in the order of its first adding, over many pages', async () => {
        const ids = Array.from({ length: 600 }, (_, index) => `id ${index}`);
        for (const id of ids) await store.append('long', id);
        for (const id of ids.slice(250, 260)) await other.append('long', id);
        expect(await store.list('long')).toEqual(ids);
        expect(await other.list('long')).toEqual(ids);
        expect(await (await world.open()).list('long')).toEqual(ids);
      });

      it('lose nothing and double nothing when two processes add side by side', async () => {
        const ids = Array.from({ length: 60 }, (_, index) => `id ${index}`);
        await Promise.all([...ids.map((id) => store.append('shared', id)), ...ids.toReversed().map((id) => other.append('shared', id))]);
        const seen = await store.list('shared');
        expect(seen.toSorted()).toEqual(ids.toSorted());
        expect(await other.list('shared')).toEqual(seen);
      });

      it('take any name and id', async () => {
        await store.append('a#1', 'x.$y#0');
        await store.append('a', 'z');
        await store.append('a', '__proto__');
        expect([await other.list('a#1'), await other.list('a')]).toEqual([['x.$y#0'], ['z', '__proto__']]);
      });
    });

    describe('campaigns', () => {
      it('creates once and answers what is there', async () => {
        const first = await store.campaigns.create(campaignState('once'));
        expect(first).toEqual(campaignState('once'));
        expect(await other.campaigns.create({ ...campaignState('once'), champion: 'another' })).toEqual(first);
        expect(await other.campaigns.get('once')).toEqual(first);
        expect((await other.campaigns.list()).filter((each) => each.id === 'once')).toEqual([first]);
      });

      it('answers null for one that is not there, and refuses to change or count it', async () => {
        expect(await store.campaigns.get('nobody')).toBeNull();
        await expect(store.campaigns.update('nobody', { status: 'done' })).rejects.toMatchObject({ kind: 'missing-record' });
        await expect(store.campaigns.count('nobody', 'branch', 'x')).rejects.toMatchObject({ kind: 'missing-record' });
      });

      it('changes only what is named, also when two change different fields side by side', async () => {
        await store.campaigns.create(campaignState('changes'));
        await Promise.all([
          store.campaigns.update('changes', { champion: 'v2' }),
          other.campaigns.update('changes', { status: 'paused', because: 'asked' }),
          store.campaigns.update('changes', { cycle: 3 }),
        ]);
        expect(await store.campaigns.get('changes')).toMatchObject({
          champion: 'v2',
          status: 'paused',
          because: 'asked',
          cycle: 3,
          promotions: 0,
        });
      });

      it('never lets worked time become less', async () => {
        await store.campaigns.create(campaignState('time'));
        await store.campaigns.update('time', { activeMs: 500 });
        await other.campaigns.update('time', { activeMs: 200, cycle: 1 });
        expect(await store.campaigns.get('time')).toMatchObject({ activeMs: 500, cycle: 1 });
      });

      it('gives each purpose one number, from 1, without a gap, from any process and side by side', async () => {
        await store.campaigns.create(campaignState('counts'));
        const purposes = Array.from({ length: 30 }, (_, index) => `cycle:${index}.$x`);
        const asked = await Promise.all(
          purposes.flatMap((purpose) => [store, other, store].map((each) => each.campaigns.count('counts', 'challengers', purpose))),
        );
        const numbers = purposes.map((_, index) => asked.slice(index * 3, index * 3 + 3));
        for (const [first, ...again] of numbers) expect(again).toEqual([first, first]);
        expect(numbers.map(([first]) => first).toSorted((a = 0, b = 0) => a - b)).toEqual(purposes.map((_, index) => index + 1));
        expect(await store.campaigns.count('counts', 'branch', 'cycle:0.$x')).toBe(1);
        expect(await other.campaigns.get('counts')).toMatchObject({ challengers: 30, branch: 1, promotions: 0 });
      });
    });

    describe('budget', () => {
      it('says when it was never opened', async () => {
        await expect(store.budget.read('unopened')).rejects.toMatchObject({ kind: 'missing-record' });
        await expect(store.budget.reserve('unopened', 'k', { modelCalls: 1, costUsd: 0 })).rejects.toMatchObject({
          kind: 'missing-record',
        });
        await expect(store.budget.settle('unopened', 'k', NOTHING)).rejects.toMatchObject({ kind: 'missing-record' });
      });

      it('changes its limits once for a key, and never below what is spent and reserved', async () => {
        await store.budget.open('changed', { modelCalls: 5, costUsd: null });
        await store.budget.reserve('changed', 'spent', { modelCalls: 1, costUsd: 0 });
        await store.budget.settle('changed', 'spent', { modelCalls: 1, tokens: 1, costUsd: 0, sandboxRuns: 0 });
        await store.budget.reserve('changed', 'in flight', { modelCalls: 1, costUsd: 0 });
        expect(await other.budget.limit('changed', 'less', { modelCalls: 1, costUsd: null })).toBe(false);
        expect((await store.budget.read('changed')).limits.modelCalls).toBe(5);
        expect(await other.budget.limit('changed', 'exact', { modelCalls: 2, costUsd: null })).toBe(true);
        expect(await store.budget.reserve('changed', 'more', { modelCalls: 1, costUsd: 0 })).toBe(false);
        expect(await store.budget.limit('changed', 'exact', { modelCalls: 50, costUsd: null })).toBe(true);
        expect((await other.budget.read('changed')).limits).toEqual({ modelCalls: 2, costUsd: null });
        expect(await store.budget.limit('changed', 'raised', { modelCalls: 3, costUsd: 1 })).toBe(true);
        expect(await other.budget.reserve('changed', 'fits now', { modelCalls: 1, costUsd: 0.5 })).toBe(true);
      });

      it('keeps the limits it was first opened with', async () => {
        await store.budget.open('limits', { modelCalls: 5, costUsd: null });
        await other.budget.open('limits', { modelCalls: 50, costUsd: 1 });
        expect(await other.budget.read('limits')).toEqual({
          limits: { modelCalls: 5, costUsd: null },
          spent: NOTHING,
          reserved: NONE,
          inFlight: NONE,
          lost: { modelCalls: 0, tokens: 0, costUsd: 0, last: null },
        });
      });

      it('refuses what is no amount', async () => {
        await expect(store.budget.open('wrong', { modelCalls: -1, costUsd: null })).rejects.toMatchObject({
          kind: 'bad-request',
          message: expect.stringContaining('modelCalls'),
        });
        await store.budget.open('wrong', { modelCalls: null, costUsd: null });
        await expect(store.budget.reserve('wrong', 'k', { modelCalls: 1, costUsd: Number.NaN })).rejects.toMatchObject({
          kind: 'bad-request',
          message: expect.stringContaining('costUsd'),
        });
      });

      it('never reserves beyond a limit, with calls in flight, from any process', async () => {
        await store.budget.open('race', { modelCalls: 10, costUsd: null });
        const won = await Promise.all(
          Array.from({ length: 60 }, (_, index) =>
            (index % 2 === 0 ? store : other).budget.reserve('race', `k${index}`, { modelCalls: 1, costUsd: 0.5 }),
          ),
        );
        expect(won.filter(Boolean)).toHaveLength(10);
        expect(await other.budget.read('race')).toMatchObject({ reserved: { modelCalls: 10, costUsd: 5 } });
      });

      it('holds money to the last billionth: ten times 0.41 fit 4.10, and nothing more does', async () => {
        await store.budget.open('cents', { modelCalls: null, costUsd: 4.1 });
        for (let index = 0; index < 10; index += 1)
          expect(await store.budget.reserve('cents', `k${index}`, { modelCalls: 1, costUsd: 0.41 })).toBe(true);
        expect(await store.budget.reserve('cents', 'more', { modelCalls: 1, costUsd: 0.000_000_001 })).toBe(false);
      });

      it('lets a process use at once what another has given back', async () => {
        await store.budget.open('back', { modelCalls: 1, costUsd: null });
        expect(await store.budget.reserve('back', 'a', { modelCalls: 1, costUsd: 0 })).toBe(true);
        await other.budget.release('back', 'a');
        expect(await store.budget.reserve('back', 'b', { modelCalls: 1, costUsd: 0 })).toBe(true);
        expect(await other.budget.reserve('back', 'c', { modelCalls: 1, costUsd: 0 })).toBe(false);
      });

      it('decides side by side as one after the other: what is given back first can be had', async () => {
        await store.budget.open('order', { modelCalls: 1, costUsd: null });
        const wanted = { modelCalls: 1, costUsd: 0 };
        const { budget } = store;
        expect(
          await Promise.all([
            budget.reserve('order', 'a', wanted),
            budget.reserve('order', 'b', wanted),
            budget.release('order', 'a'),
            budget.reserve('order', 'c', wanted),
          ]),
        ).toEqual([true, false, undefined, true]);
        expect(await other.budget.read('order')).toMatchObject({ reserved: { modelCalls: 1 } });
      });

      it('spends once for a key that is reserved again after it was settled, as a step does that runs again', async () => {
        await store.budget.open('again', { modelCalls: null, costUsd: null });
        const cost = { modelCalls: 0, tokens: 0, costUsd: 0, sandboxRuns: 9 };
        for (const each of [store, other, store]) {
          expect(await each.budget.reserve('again', 'k', { modelCalls: 0, costUsd: 0 })).toBe(true);
          await each.budget.settle('again', 'k', cost);
        }
        expect(await other.budget.read('again')).toMatchObject({ spent: cost, reserved: { modelCalls: 0, costUsd: 0 } });
      });

      it('counts what a try of a call cost, whoever of the processes ends it, and a second time nothing', async () => {
        await store.budget.open('tries', { modelCalls: 10, costUsd: 1 });
        expect(await store.budget.begin('tries', 'call', 'one', AT_MOST)).toBe(true);
        expect(await other.budget.begin('tries', 'call', 'one', AT_MOST)).toBe(true);
        expect(await store.budget.read('tries')).toMatchObject({
          spent: NOTHING,
          reserved: { modelCalls: 4, costUsd: 0.4 },
          inFlight: { modelCalls: 4, costUsd: 0.4 },
        });
        const taken = { modelCalls: 4, tokens: 90, costUsd: 0.1 };
        for (const each of [other, store, other]) await each.budget.end('tries', 'call', 'one', { taken });
        expect(await store.budget.read('tries')).toMatchObject({
          spent: { ...taken, sandboxRuns: 0 },
          reserved: NONE,
          inFlight: NONE,
          lost: { modelCalls: 0, last: null },
        });
      });

      it('says what each role was paid for, whoever counted it, and what was lost too', async () => {
        await store.budget.open('roles', { modelCalls: 20, costUsd: null });
        expect((await store.budget.read('roles')).roles).toBeUndefined();
        const taken = { modelCalls: 1, tokens: 90, costUsd: 0.1 };
        await store.budget.begin('roles', 'a', 'one', AT_MOST);
        await other.budget.end('roles', 'a', 'one', { taken });
        await store.budget.begin('roles', 'b', 'one', AT_MOST, 0, 'proposer');
        await store.budget.end('roles', 'b', 'one', { lost: AT_MOST, because: 'the stream ended' });
        await other.budget.begin('roles', 'b', 'two', AT_MOST, 0, 'proposer');
        await other.budget.end('roles', 'b', 'two', { taken });
        await store.budget.begin('roles', 'c', 'one', AT_MOST, 0, 'reviewer');
        await store.budget.end('roles', 'c', 'one', { unpaid: true });
        const { spent, roles } = await other.budget.read('roles');
        expect(roles).toEqual({
          solver: taken,
          proposer: { modelCalls: AT_MOST.modelCalls + 1, tokens: AT_MOST.tokens + 90, costUsd: AT_MOST.costUsd + 0.1 },
        });
        expect(spent.modelCalls).toBe(AT_MOST.modelCalls + 2);
      });

      it('counts a try that was lost by what it may have cost, and gives one back that was not paid for', async () => {
        await store.budget.open('lost', { modelCalls: 8, costUsd: null });
        await store.budget.begin('lost', 'a', 'one', AT_MOST);
        await store.budget.end('lost', 'a', 'one', { unpaid: true });
        expect(await other.budget.read('lost')).toMatchObject({ spent: NOTHING, reserved: NONE });
        await store.budget.begin('lost', 'a', 'two', AT_MOST);
        await store.budget.end('lost', 'a', 'two', { lost: AT_MOST, because: 'the stream ended' });
        expect(await other.budget.read('lost')).toMatchObject({
          spent: { ...AT_MOST, sandboxRuns: 0 },
          reserved: NONE,
          lost: { ...AT_MOST, last: 'the stream ended' },
        });
        expect(await other.budget.begin('lost', 'a', 'three', AT_MOST)).toBe(true);
        await other.budget.end('lost', 'a', 'three', { lost: AT_MOST, because: 'again' });
        expect(await store.budget.begin('lost', 'a', 'four', AT_MOST)).toBe(false);
      });

      it('counts a try that never ended by all of its parts, when the call is made again', async () => {
        await store.budget.open('killed', { modelCalls: 20, costUsd: null });
        await store.budget.begin('killed', 'a', 'one', AT_MOST);
        expect(await store.budget.begin('killed', 'a', 'one', { modelCalls: 3, tokens: 30, costUsd: 0.3 }, 1)).toBe(true);
        expect((await store.budget.read('killed')).inFlight).toEqual({ modelCalls: 7, costUsd: 0.7 });
        expect(await other.budget.begin('killed', 'a', 'two', AT_MOST)).toBe(true);
        expect(await other.budget.read('killed')).toMatchObject({
          spent: { modelCalls: 7, tokens: 430, costUsd: 0.7 },
          inFlight: { modelCalls: 4, costUsd: 0.4 },
          lost: { modelCalls: 7 },
        });
        // It was not dead after all: what it brings is counted already, and the other is not waited for.
        await store.budget.end('killed', 'a', 'one', { taken: { modelCalls: 7, tokens: 90, costUsd: 0.1 } });
        expect(await other.budget.read('killed')).toMatchObject({ spent: { modelCalls: 11 }, inFlight: NONE });
        await other.budget.end('killed', 'a', 'two', { taken: { modelCalls: 4, tokens: 90, costUsd: 0.1 } });
        expect((await store.budget.read('killed')).spent.modelCalls).toBe(11);
      });

      it('counts what an earlier version had reserved for a call that is made again', async () => {
        await store.budget.open('earlier', { modelCalls: 2, costUsd: null });
        await store.budget.reserve('earlier', 'a', { modelCalls: 1, costUsd: 0.2 });
        expect(await other.budget.begin('earlier', 'a', 'new', { modelCalls: 1, tokens: 9, costUsd: 0 })).toBe(true);
        expect(await store.budget.read('earlier')).toMatchObject({ spent: { modelCalls: 1, costUsd: 0.2 }, inFlight: { modelCalls: 1 } });
      });

      it('says how often a call was paid for in vain since it last had an answer, and whether others had one', async () => {
        await store.budget.open('vain', { modelCalls: null, costUsd: null });
        const lose = async (call: string, id: string): Promise<unknown> => {
          await store.budget.begin('vain', call, id, AT_MOST);
          return other.budget.end('vain', call, id, { lost: AT_MOST, because: 'cut' });
        };
        expect([await lose('a', '1'), await lose('a', '2'), await lose('b', '1')]).toEqual(
          [1, 2, 1].map((tries) => ({ tries, othersTaken: false })),
        );
        await store.budget.begin('vain', 'b', '2', AT_MOST);
        await store.budget.end('vain', 'b', '2', { taken: AT_MOST });
        await store.budget.begin('vain', 'a', 'cut', AT_MOST);
        expect(await store.budget.end('vain', 'a', 'cut', { lost: AT_MOST, because: 'paused', cut: true })).toEqual({
          tries: 2,
          othersTaken: true,
        });
        expect([await lose('a', '3'), await lose('c', '1')]).toEqual([
          { tries: 3, othersTaken: true },
          { tries: 1, othersTaken: false },
        ]);
      });

      it('reserves, settles and releases once for each key', async () => {
        await store.budget.open('once', { modelCalls: 2, costUsd: 1 });
        const cost = { modelCalls: 1, tokens: 90, costUsd: 0.2, sandboxRuns: 0 };
        expect(await Promise.all([reserveOnce(store, 'a.$'), reserveOnce(other, 'a.$'), reserveOnce(store, 'a.$')])).toEqual([
          true,
          true,
          true,
        ]);
        expect(await store.budget.read('once')).toMatchObject({ spent: NOTHING, reserved: { modelCalls: 1, costUsd: 0.4 } });
        await Promise.all([store, other, store].map((each) => each.budget.settle('once', 'a.$', cost)));
        expect(await other.budget.read('once')).toMatchObject({ spent: cost, reserved: { modelCalls: 0, costUsd: 0 } });
        expect(await reserveOnce(store, 'b')).toBe(true);
        expect(await reserveOnce(other, 'c')).toBe(false);
        await other.budget.release('once', 'b');
        await store.budget.release('once', 'b');
        await store.budget.settle('once', 'b', cost);
        expect(await reserveOnce(store, 'c')).toBe(true);
        expect(await other.budget.read('once')).toMatchObject({ spent: cost, reserved: { modelCalls: 1, costUsd: 0.4 } });
      });
    });
  });
}

const NOTHING = { modelCalls: 0, tokens: 0, costUsd: 0, sandboxRuns: 0 };

const NONE = { modelCalls: 0, costUsd: 0 };
const AT_MOST = { modelCalls: 4, tokens: 400, costUsd: 0.4 };

function reserveOnce(store: Store, key: string): Promise<boolean> {
  return store.budget.reserve('once', key, { modelCalls: 1, costUsd: 0.4 });
}

export function ledgerEntry(address: string, extra: Readonly<Record<string, unknown>> = {}): LedgerEntry {
  const usage = { promptTokens: 10, completionTokens: 5, reasoningTokens: 0, estimated: false };
  const answer = { choices: [{ text: 'text', finish: 'stop' as const }], usage, costUsd: 0.001, fingerprint: 'test', ...extra };
  return { address, campaign: 'c', requestHash: 'h', answer, at: '2026-01-01T00:00:00.000Z' };
}

export function campaignState(id: string): CampaignState {
  return {
    id,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    config: {
      suite: 'self-improve',
      suiteId: 's1',
      model: 'offline',
      cycles: 3,
      attempts: 4,
      batch: 8,
      maxPairs: 40,
      concurrency: 4,
      seed: 7,
      acceptance: 'gate',
      controller: 'thompson',
      budget: { modelCalls: 100, costUsd: null },
      trust: { sentinels: 4, margin: 0.1 },
      maxHours: null,
      deadline: null,
    },
    status: 'running',
    because: '',
    branch: 0,
    cycle: 0,
    champion: 'v1',
    challengers: 0,
    promotions: 0,
    activeMs: 0,
  };
}

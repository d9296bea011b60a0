import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawsFor } from '../../../domain/meta/draws.js';
import type { Use } from '../../../domain/memory/account.js';
import { evidenceOf, NO_EVIDENCE, outcomeOf } from '../../../domain/memory/credit.js';
import { reuseOf } from '../../../domain/memory/reuse.js';
import { drawLift, hurts, liftOf } from '../../../domain/memory/utility.js';

const use = (episode: string, more: Partial<Use> = {}): Use => ({
  episode,
  taskId: 't',
  task: 't',
  solved: false,
  attempts: 4,
  of: 4,
  practised: true,
  asked: true,
  told: [],
  withheld: [],
  ...more,
});

const rows = fc.subarray(['a', 'b', 'c']);
const uses = fc
  .array(fc.record({ task: fc.constantFrom('t1', 't2'), solved: fc.boolean(), attempts: fc.integer({ min: 1, max: 4 }), told: rows }), {
    maxLength: 40,
  })
  .map((made) => made.map((each, index) => use(`e${index}`, each)));

describe('credit', () => {
  it('is for the share of budgets that would have solved it', () => {
    expect(outcomeOf({ solved: true, attempts: 1, of: 4 })).toBe(1);
    expect(outcomeOf({ solved: true, attempts: 4, of: 4 })).toBe(0.25);
    expect(outcomeOf({ solved: false, attempts: 4, of: 4 })).toBe(0);
    expect(outcomeOf({ solved: true, attempts: 9, of: 4 })).toBe(0);
  });

  it('holds a row against the same task without it', () => {
    const found = evidenceOf([
      use('1', { solved: true, attempts: 1, told: ['a'] }),
      use('2', { solved: false }),
      use('3', { solved: true, attempts: 1 }),
      use('4', { task: 'never without it', solved: true, attempts: 1, told: ['a'] }),
      use('5', { of: 2, solved: true, attempts: 1 }),
    ]);
    expect(found.get('a')).toEqual({ told: 1, came: 1, expected: 0.5, controls: 2 });
  });

  it('counts an episode once, in whichever order and however often it is handed in', () => {
    fc.assert(
      fc.property(uses, fc.infiniteStream(fc.nat()), (made, keys) => {
        const keyed = [...made, ...made].map((each) => ({ each, key: keys.next().value ?? 0 }));
        const again = evidenceOf(keyed.toSorted((x, y) => x.key - y.key).map(({ each }) => each));
        for (const [row, { told, came, expected, controls }] of evidenceOf(made)) {
          const other = again.get(row) ?? NO_EVIDENCE;
          expect([other.told, other.controls]).toEqual([told, controls]);
          expect(other.came).toBeCloseTo(came, 9);
          expect(other.expected).toBeCloseTo(expected, 9);
        }
      }),
    );
  });

  it('never speaks of more than there was', () => {
    fc.assert(
      fc.property(uses, (made) => {
        for (const [row, { told, came, expected, controls }] of evidenceOf(made)) {
          expect(told).toBeLessThanOrEqual(made.filter((each) => each.told.includes(row)).length);
          expect(controls).toBeLessThanOrEqual(made.filter((each) => !each.told.includes(row)).length);
          expect(Math.max(came, expected)).toBeLessThanOrEqual(told + 1e-9);
        }
      }),
    );
  });
});

const evidence = fc
  .record({
    told: fc.nat(60),
    controls: fc.nat(60),
    came: fc.double({ min: 0, max: 1, noNaN: true }),
    expected: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ told, controls, came, expected }) => ({
    told,
    controls: told === 0 ? 0 : controls,
    came: told * came,
    expected: told * expected,
  }));

describe('the worth of a row', () => {
  it('is nothing where nothing is known, and within bounds', () => {
    expect(liftOf(NO_EVIDENCE)).toBe(0);
    fc.assert(fc.property(evidence, (each) => Math.abs(liftOf(each)) < 1));
  });

  it('only rises with what came of it', () => {
    fc.assert(
      fc.property(evidence, fc.double({ min: 0, max: 1, noNaN: true }), (each, more) => {
        const better = { ...each, came: each.came + more * (each.told - each.came) };
        expect(liftOf(better)).toBeGreaterThanOrEqual(liftOf(each));
        expect(Number(hurts(better))).toBeLessThanOrEqual(Number(hurts(each)));
      }),
    );
  });

  it('draws the same for the same address, and within bounds', () => {
    fc.assert(
      fc.property(evidence, fc.nat(), fc.string(), (each, seed, at) => {
        const drawn = drawLift(each, drawsFor(seed, at));
        expect(drawLift(each, drawsFor(seed, at))).toBe(drawn);
        expect(Math.abs(drawn)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is harm only where enough was seen of both sides', () => {
    expect(hurts({ told: 12, came: 1, expected: 10, controls: 30 })).toBe(true);
    expect(hurts({ told: 3, came: 0, expected: 3, controls: 30 })).toBe(false);
    expect(hurts({ told: 12, came: 0, expected: 10, controls: 3 })).toBe(false);
    expect(hurts({ told: 12, came: 9, expected: 10, controls: 30 })).toBe(false);
    expect(hurts()).toBe(false);
  });

  it('takes few rows for harmful that are alike with and without', () => {
    const next = drawsFor(1, 'rows without effect');
    const blamed = Array.from({ length: 1_000 }, () => {
      const seen = Array.from({ length: 24 }, (_, index) =>
        use(String(index), { solved: next() < 0.5, attempts: 1, told: index % 2 === 0 ? ['a'] : [] }),
      );
      return hurts(evidenceOf(seen).get('a'));
    });
    expect(blamed.filter(Boolean).length).toBeLessThan(40);
  });
});

describe('MemoryReuseRate', () => {
  it('is of the episodes that looked into memory', () => {
    const { rate, solvedWith, solvedWithout } = reuseOf([
      use('1', { told: ['a'], solved: true }),
      use('2', { told: ['a'] }),
      use('3'),
      use('4', { asked: false, solved: true }),
    ]);
    expect([rate.value, rate.n]).toEqual([2 / 3, 3]);
    expect([solvedWith.value, solvedWithout.n]).toEqual([0.5, 1]);
  });
});

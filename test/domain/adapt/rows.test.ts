import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgotten } from '../../../domain/adapt/adapter.js';
import { exported, EXPORTS } from '../../../domain/adapt/exported.js';
import { replayed } from '../../../domain/adapt/replay.js';
import { isValidation, teachable, type AdaptRow } from '../../../domain/adapt/rows.js';
import { codeIn } from '../../../domain/fence.js';
import { hash53 } from '../../../domain/random.js';
import { fixRow } from '../../support/adapt-rows.js';

const NOTHING_HELD = { families: new Set<string>(), tasks: new Set<string>() };

const rows = fc.array(
  fc
    .record({ number: fc.nat(8), family: fc.nat(4), accepted: fc.boolean(), rejected: fc.boolean() })
    .map(({ number, family, accepted, rejected }): AdaptRow => {
      const row = fixRow(number, { family: `f${family}` });
      return { ...row, accepted: accepted ? row.accepted : null, rejected: rejected ? row.rejected : null };
    }),
  { maxLength: 12 },
);

describe('rows to learn from', () => {
  it('are never of a family or a task that is held back, whatever else they are', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(4)), fc.array(fc.nat(8)), (all, families, tasks) => {
        const held = { families: new Set(families.map((n) => `f${n}`)), tasks: new Set(tasks.map((n) => `count-${n}`)) };
        const { taken, refused } = teachable(all, held);
        expect(taken.some(({ family, task }) => held.families.has(family) || held.tasks.has(task))).toBe(false);
        expect(taken.length + refused.length).toBe(all.length);
        const words = taken.map(({ before, accepted, rejected }) => JSON.stringify([before, accepted, rejected]));
        expect(new Set(words).size).toBe(words.length);
        expect(taken.every(({ accepted, rejected }) => accepted !== null || rejected !== null)).toBe(true);
      }),
    );
  });

  it('are refused with a reason where they say nothing, or twice the same', () => {
    const refusals = (row: Partial<AdaptRow>): string[] => teachable([fixRow(1, row)], NOTHING_HELD).refused.map(({ because }) => because);
    expect(refusals({})).toEqual([]);
    expect(refusals({ accepted: null, rejected: null })).toEqual(['nothing in it was accepted or rejected']);
    expect(refusals({ rejected: fixRow(1).accepted })).toEqual(['the same program is accepted and rejected in it']);
    expect(refusals({ accepted: '  ' })).toEqual(['the accepted program is empty']);
    expect(refusals({ accepted: 'x\u0000' })).toEqual(['it is no text']);
    expect(refusals({ accepted: 'x'.repeat(40_001) })).toEqual(['it is longer than 40000 characters']);
    expect(teachable([fixRow(1), fixRow(1)], NOTHING_HELD).refused).toHaveLength(1);
  });

  it('are held out by families as wholes', () => {
    const held = Array.from({ length: 400 }, (_, n) => isValidation(`family ${n}`, hash53)).filter(Boolean).length;
    expect(held).toBeGreaterThan(15);
    expect(held).toBeLessThan(80);
  });

  it('keep their programs in each form, right to left and combining characters too', () => {
    const accepted = 'def f():\n    return "שלום e\u0301 👩‍🔧 积"\n';
    const row = fixRow(1, { accepted });
    for (const form of EXPORTS)
      expect(JSON.stringify(exported(row, form))).toContain(JSON.stringify('שלום e\u0301 👩‍🔧 积').slice(1, -1).replaceAll('"', '\\"'));
    expect(exported(row, 'pairs')).toMatchObject({ target: accepted });
    expect(exported({ ...row, rejected: null }, 'dpo')).toBeNull();
    expect(exported({ ...row, accepted: null }, 'sft')).toBeNull();
  });
});

describe('continual learning', () => {
  it('learns what is new, and exactly as much of what is old where there is as much', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.nat(20), (ids, old) => {
        const known = ids.slice(0, old);
        const drawn = replayed(ids, known, (id) => hash53(id, 1));
        const fresh = ids.filter((id) => !known.includes(id));
        expect(drawn.filter((id) => !known.includes(id))).toEqual(fresh);
        expect(drawn.filter((id) => known.includes(id))).toHaveLength(Math.min(known.length, fresh.length));
        expect(replayed(ids, known, (id) => hash53(id, 1))).toEqual(drawn);
      }),
    );
  });

  it('calls it forgetting where what was known gets less likely by more than 2 %', () => {
    expect(forgotten(null)).toBeNull();
    expect(forgotten({ before: 1, after: 1.019, rows: 3 })).toBeNull();
    expect(forgotten({ before: 1, after: 1.021, rows: 3 })).toContain('rose by 2.1 %');
  });
});

describe('the code in an answer', () => {
  it('is its first block, or all of it', () => {
    expect(codeIn('Here:\n```python\nx = 1\n```\nand more')).toBe('x = 1');
    expect(codeIn('````\n```\n````')).toBe('```');
    expect(codeIn('x = 1')).toBe('x = 1');
  });
});

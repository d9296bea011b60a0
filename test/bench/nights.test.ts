import { describe, expect, it } from 'vitest';
import { nightsResult, type Night } from '../../bench/nights.js';
import { sealedSum, type SealedPair } from '../../bench/sealed.js';

/** So many tasks that were lost and are won, each in two runs. */
function won(tasks: number): readonly SealedPair[] {
  return Array.from({ length: 2 * tasks }, (_, index) => ({ task: `task-${index >> 1}`, before: null, after: 2 }));
}

const LOST: SealedPair = { task: 'lost', before: 3, after: null };

function night(seed: number, promoted: number, load: readonly [number, number], sealed: readonly SealedPair[]): Night {
  const races = Array.from({ length: promoted }, (_, index) => ({ decision: 'promoted', k: index + 1, pairs: 40 }));
  return { seed, minutes: 9, load, attempts: 8, sealed, report: { races, spent: { modelCalls: 100 }, activeMs: 1 } };
}

describe('sealed tasks of several campaigns', () => {
  it('are pooled by task: runs of one task are no evidence of their own', () => {
    expect(sealedSum(won(10), 8)).toMatchObject({ runs: 20, tasks: 10, first: 0, last: 20, points: 100, p: 2 / 2 ** 10 });
    expect(sealedSum([...won(3), ...won(3)], 8)).toMatchObject({ runs: 12, tasks: 3, p: 2 / 2 ** 3 });
    expect(sealedSum([...won(1), LOST], 8)).toMatchObject({ first: 1, last: 2, tasks: 2, runs: 3 });
  });

  it('come to nothing where there are none', () => {
    expect(sealedSum([], 8)).toMatchObject({ runs: 0, tasks: 0, points: 0, p: 1 });
  });
});

function verdicts(played: readonly Night[]): readonly unknown[] {
  return nightsResult(played, []).tables[1]?.rows.map((row) => row[3]) ?? [];
}

describe('nights beside their goals', () => {
  it('says what was reached', () => {
    expect(verdicts([night(0, 1, [0.1, 2], won(12)), night(1, 1, [2, 2], won(12))])).toEqual([
      'reached',
      'reached',
      'reached',
      'not reached',
    ]);
    expect(verdicts([night(0, 1, [0.1, 2], won(2)), night(1, 0, [2, 2], [LOST])])).toEqual([
      'not reached',
      'reached',
      'not reached',
      'not reached',
    ]);
  });

  it('says nothing of minutes beside other work', () => {
    expect(verdicts([night(0, 1, [900, 900], won(12))]).at(-1)).toBe('cannot be said');
  });
});

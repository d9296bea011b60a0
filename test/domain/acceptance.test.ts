import { describe, expect, it } from 'vitest';
import { acceptance, ACCEPTANCES, goesOn, GREEDY_PAIRS, guaranteeOf, type RaceConditions } from '../../domain/acceptance.js';
import { judgeRace, type RaceState } from '../../domain/gate.js';

const race = (change: Partial<RaceState>): RaceState => ({
  pairs: 0,
  wins: 0,
  losses: 0,
  winFamilies: 0,
  gateFamilies: 40,
  k: 1,
  promotions: 0,
  planned: 5,
  maxPairs: 100,
  ...change,
});
const CONDITIONS: RaceConditions = {
  champion: 'a',
  challenger: 'b',
  view: [{ branch: 0, upToCycle: 3 }],
  fingerprint: 'm-1',
  suiteId: 's',
};

describe('acceptance', () => {
  it('says of each policy what a promotion is worth', () => {
    for (const name of ACCEPTANCES) expect(guaranteeOf({ acceptance: name })).toContain(`Acceptance was ${name}`);
    expect(guaranteeOf({ acceptance: 'gate' })).toContain('at most 10 %');
    expect(guaranteeOf({ acceptance: 'greedy' })).toContain('guarantees nothing');
  });

  it('by the gate is the gate', () => {
    const states = [race({}), race({ pairs: 30, wins: 12, winFamilies: 7 }), race({ pairs: 100, wins: 3, losses: 9 })];
    for (const state of states) expect(acceptance('gate').judge(state)).toEqual(judgeRace(state));
  });

  it('by the higher mean looks once, after its pairs', () => {
    const { judge } = acceptance('greedy');
    expect(judge(race({ pairs: GREEDY_PAIRS - 1, wins: 20 })).decision).toBe('continue');
    expect(judge(race({ pairs: GREEDY_PAIRS, wins: 4, losses: 3 })).decision).toBe('promoted');
    expect(judge(race({ pairs: GREEDY_PAIRS, wins: 4, losses: 4 })).decision).toBe('dropped');
    expect(judge(race({ pairs: 12, wins: 4, losses: 3, maxPairs: 12 })).decision).toBe('promoted');
  });

  it('fixed learns nothing and promotes nothing', () => {
    expect(acceptance('fixed').learns).toBe(false);
    expect(acceptance('fixed').judge(race({ pairs: 100, wins: 90 })).decision).toBe('dropped');
  });
});

describe('an undecided race', () => {
  const undecided = { ...CONDITIONS, decision: 'undecided' as const };

  it('goes on where everything is as it was', () => {
    expect(goesOn(undecided, { ...CONDITIONS, view: [{ branch: 0, upToCycle: 3 }] })).toBe(true);
  });

  it.each<[string, Partial<RaceConditions>]>([
    ['another champion', { champion: 'c' }],
    ['another challenger', { challenger: 'c' }],
    ['a longer view of memory', { view: [{ branch: 0, upToCycle: 4 }] }],
    ['a view of one branch more', { view: [...CONDITIONS.view, { branch: 1, upToCycle: 0 }] }],
    ['another model', { fingerprint: '' }],
    ['another pool', { suiteId: 't' }],
  ])('starts afresh with %s', (_, change) => {
    expect(goesOn(undecided, { ...CONDITIONS, ...change })).toBe(false);
  });

  it('is not one that was decided', () => {
    for (const decision of ['promoted', 'dropped'] as const) expect(goesOn({ ...CONDITIONS, decision }, CONDITIONS)).toBe(false);
  });
});

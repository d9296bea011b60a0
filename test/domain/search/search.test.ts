import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../domain/search/compare.js';
import { enters } from '../../../domain/search/expand.js';
import { finalist } from '../../../domain/search/finalist.js';
import { learn, raced, rebased, vetoed } from '../../../domain/search/learn.js';
import { practicePlaces } from '../../../domain/search/halving.js';
import { placeAt } from '../../../domain/search/places.js';
import { judgedPlaces, scoreAt, wasRun, withRun } from '../../../domain/search/runs.js';
import { championOf, MAX_AWAY, SETTINGS, variantOf, type Variant } from '../../../domain/search/state.js';
import { nextSteps } from '../../../domain/search/steps.js';
import { uniform } from '../../../domain/random.js';
import { BEGUN, play, resultOf, type PlainWorld } from './support.js';

const BARE: Omit<Variant, 'id' | 'runs'> = { parents: [], edits: [], entrance: [], race: 'none' };

/** One proposal in three is the good rule; the others change nothing. Solved by luck: 30 %, 80 % with the rule. */
const WORLD: PlainWorld = {
  propose: (parent, number) => (number % 3 === 0 ? `${parent}+rule` : `${parent}+idle${number}`),
  solves: (variant, place) => uniform(1, `${variant} at ${place}`) < (variant.includes('rule') ? 0.8 : 0.3),
};

function round(from: number): number[] {
  return Array.from({ length: 10 }, (_, index) => placeAt(BEGUN, from + index).task);
}

describe('runs', () => {
  it('keep what each place came to, in any order', () => {
    const runs = withRun(withRun(withRun('', 3, { attempts: 2 }), 1, 'unsolved'), 0, 'void');
    expect(runs).toBe('x0.2');
    expect([0, 1, 2, 3, 9].map((place) => scoreAt(runs, place, 4))).toEqual([null, 0, null, 0.75, null]);
    expect([0, 2, 9].map((place) => wasRun(runs, place))).toEqual([true, false, false]);
    expect(judgedPlaces(runs)).toEqual([1, 3]);
  });

  it('hold each task equally often in each round of places', () => {
    for (const from of [0, 10, 50]) expect(round(from).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(round(0)).not.toEqual(round(10));
  });
});

describe('a child', () => {
  const parent: Variant = { ...BARE, id: 'p', runs: '001' };
  const child = (runs: string): Variant => ({ ...BARE, id: 'c', runs });

  it('enters where it is strictly better on the minibatch', () => {
    expect(enters(BEGUN, child('011'), parent, [0, 1, 2])).toBe(true);
    expect(enters(BEGUN, child('010'), parent, [0, 1, 2])).toBe(false);
    expect(enters(BEGUN, child('01x'), parent, [0, 1, 2])).toBe(true);
    expect(enters(BEGUN, child('xxx'), parent, [0, 1, 2])).toBe(false);
  });

  it('has no evidence in the places that let it in', () => {
    const entered = { ...child('1111'), entrance: [0, 1] };
    expect(compare(BEGUN, entered, { ...parent, runs: '0001' })).toMatchObject({ places: 2, wins: 1, losses: 0 });
  });
});

describe('the next steps', () => {
  it('let the champion show where it fails, then ask for several proposals at once', () => {
    const first = nextSteps(BEGUN, SETTINGS, { calls: 100 });
    expect(first.every((step) => step.kind === 'evaluate' && step.variant === 'first')).toBe(true);
    const then = nextSteps(
      learn(
        BEGUN,
        SETTINGS,
        first.map((step) => resultOf(WORLD, step)),
      ),
      SETTINGS,
      { calls: 100 },
    );
    expect(then.map(({ kind }) => kind)).toEqual(Array.from({ length: SETTINGS.proposals }, () => 'expand'));
  });

  it('are the same for the same state, also as a copy', () => {
    const { state } = play(WORLD, BEGUN, 12);
    expect(nextSteps(structuredClone(state), SETTINGS, { calls: 50 })).toEqual(nextSteps(state, SETTINGS, { calls: 50 }));
  });

  it('fit what may still be spent, and stop where nothing may', () => {
    expect(nextSteps(BEGUN, SETTINGS, { calls: 3 })).toHaveLength(3);
    expect(nextSteps(BEGUN, SETTINGS, { calls: 0 })).toEqual([{ kind: 'stop', because: 'the calls of this cycle are spent' }]);
  });

  it('run no place of a variant twice', () => {
    const { steps } = play(WORLD);
    const runs = steps.flatMap((step) => (step.kind === 'evaluate' ? [`${step.variant} at ${step.place}`] : []));
    expect(new Set(runs).size).toBe(runs.length);
  });

  it('compare a child where its parent failed, with one place that it solved as a guard', () => {
    const { state } = play(WORLD, BEGUN, 1);
    for (const step of nextSteps(state, SETTINGS, { calls: 100 })) {
      if (step.kind !== 'expand') throw new Error('expected a proposal');
      const scores = step.minibatch.map((place) => scoreAt(variantOf(state, step.parent)?.runs ?? '', place, 1));
      expect(scores.filter((score) => score === 1).length).toBeLessThanOrEqual(1);
      expect(scores).toContain(0);
    }
  });
});

describe('a search', () => {
  it('ends with the rule that helps, without the weight that it picked up on the way', () => {
    const { state, steps } = play(WORLD);
    const found = finalist(state, SETTINGS);
    expect(found.variant).toMatch(/rule/);
    expect(steps.at(-1)).toMatchObject({ kind: 'stop' });
    expect(found.because).toMatch(/won \d+ and lost \d+/);
  });

  it('takes away what does not help', () => {
    const alwaysWithRule: PlainWorld = {
      propose: (parent, number) => (parent === 'first' ? `first+idle${number}` : `${parent}+rule`),
      solves: (variant, place) => place % 5 === 0 || variant.includes('rule') || (variant.includes('idle') && place % 5 === 1),
    };
    // idle things help on one place of five, so that they enter; the rule comes on top of one of them and helps everywhere
    const { state, steps } = play(alwaysWithRule, BEGUN, 400, { ...SETTINGS, evidence: 50 });
    expect(steps.some(({ kind }) => kind === 'take-away')).toBe(true);
    expect(finalist(state, { ...SETTINGS, evidence: 50 }).variant).toBe('first+rule');
  });

  it('has no finalist where nothing helps, and says how far the best one came', () => {
    const dull: PlainWorld = { ...WORLD, solves: (variant, place) => uniform(2, `${variant} at ${place}`) < 0.3 };
    const { state } = play(dull, BEGUN, 40, { ...SETTINGS, evidence: 1_000 });
    const found = finalist(state, { ...SETTINGS, evidence: 1_000 });
    expect(found.variant).toBeNull();
    expect(found.because).toMatch(/no version has shown enough/);
  });

  it('keeps its size, whatever comes', () => {
    const { state } = play({ ...WORLD, solves: (_variant, place) => place % 2 === 0 }, BEGUN, 150, { ...SETTINGS, evidence: 1e9 });
    expect(state.pool.length).toBeLessThanOrEqual(SETTINGS.poolSize);
    expect(state.away.length).toBeLessThanOrEqual(MAX_AWAY);
    expect(JSON.stringify(state).length).toBeLessThan(60_000);
  });

  it('looks at a proposal again that comes again, on other places', () => {
    const stubborn: PlainWorld = {
      propose: () => 'first+rule',
      solves: (variant, place) => (variant === 'first' ? place % 3 === 0 : place % 3 === 1 && place > 5),
    };
    const { state } = play(stubborn, BEGUN, 30, { ...SETTINGS, evidence: 1e9 });
    expect(variantOf(state, 'first+rule')?.entrance.length).toBeGreaterThan(SETTINGS.minibatch - 1);
    expect([...state.pool, ...state.away].filter(({ id }) => id === 'first+rule')).toHaveLength(1);
  });

  it('comes to the same state in whatever order a batch was run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 100 }), (batches, seed) => {
        const { state } = play(WORLD, { ...BEGUN, seed }, batches);
        const steps = nextSteps(state, SETTINGS, { calls: 200 });
        if (steps.some(({ kind }) => kind === 'stop' || kind === 'expand')) return;
        const results = steps.map((step) => resultOf(WORLD, step));
        expect(learn(state, SETTINGS, results.toReversed())).toEqual(learn(state, SETTINGS, results));
      }),
      { numRuns: 30 },
    );
  });

  it('survives steps that make nothing and runs that are void', () => {
    const broken: PlainWorld = { propose: (parent, number) => (number % 2 === 0 ? null : `${parent}+${number}`), solves: () => true };
    let state = BEGUN;
    for (let batch = 0; batch < 40; batch += 1) {
      const steps = nextSteps(state, SETTINGS, { calls: 100 });
      expect(steps[0]?.kind).not.toBe('stop');
      state = learn(
        state,
        SETTINGS,
        steps.map((step) => (step.kind === 'evaluate' ? { step, result: 'void', calls: 1 } : resultOf(broken, step))),
      );
    }
    expect(state.pool.map(({ id }) => id)).toEqual(['first']);
  });
});

describe('after a race', () => {
  const { state } = play(WORLD);
  const found = finalist(state, SETTINGS).variant ?? '';

  it('what was dropped is not raced again', () => {
    expect(finalist(raced(state, found, 'dropped'), SETTINGS).variant).not.toBe(found);
  });

  it('what a person vetoed is gone', () => {
    expect(variantOf(vetoed(state, found), found)).toBeUndefined();
    expect(vetoed(state, 'first')).toBe(state);
  });

  it('the champion practises where it has not been', () => {
    const places = practicePlaces(state, 5);
    expect(new Set(places).size).toBe(5);
    expect(places.filter((place) => wasRun(championOf(state).runs, place))).toEqual([]);
  });

  it('what is undecided is still the finalist', () => {
    expect(finalist(raced(state, found, 'undecided'), SETTINGS).variant).toBe(found);
  });

  it('a new champion takes over with all that was run', () => {
    const next = rebased(state, found, { fresh: false });
    expect(championOf(next)).toMatchObject({ id: found, runs: variantOf(state, found)?.runs });
    expect(next.pool.map(({ id }) => id)).toContain('first');
    expect(finalist(next, SETTINGS).variant).toBeNull();
  });

  it('evidence begins anew where memory or model is another', () => {
    const next = rebased(state, 'first', { fresh: true });
    expect(finalist(next, SETTINGS).variant).toBeNull();
    expect(nextSteps(next, SETTINGS, { calls: 100 })[0]).toMatchObject({ kind: 'evaluate', variant: 'first', place: next.from });
    expect(next.pool.map(({ runs }) => runs).toSorted()).toEqual(state.pool.map(({ runs }) => runs).toSorted());
  });

  it('a champion that the search has never seen is welcome', () => {
    const next = rebased(state, 'by a person', { fresh: false });
    expect(championOf(next)).toMatchObject({ id: 'by a person', runs: '' });
    expect(nextSteps(next, SETTINGS, { calls: 100 })[0]).toMatchObject({ variant: 'by a person' });
  });
});

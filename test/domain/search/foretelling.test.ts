import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aimedMinibatch } from '../../../domain/search/aim.js';
import { alsoSeen, expansions } from '../../../domain/search/expand.js';
import { hitRates, inVain, MAX_FORETELLINGS } from '../../../domain/search/foretelling.js';
import { learn } from '../../../domain/search/learn.js';
import { placeAt, tasksByPlace } from '../../../domain/search/places.js';
import { judgedPlaces, scoreAt, withRun } from '../../../domain/search/runs.js';
import { championOf, SETTINGS, type SearchState } from '../../../domain/search/state.js';
import { nextSteps, type Step } from '../../../domain/search/steps.js';
import { seedOf, turnAfter } from '../../../domain/search/turns.js';
import { BEGUN, resultOf } from './support.js';

type Expand = Extract<Step, { kind: 'expand' }>;

/** The champion solves odd tasks only. */
const solves = (variant: string, place: number): boolean => variant !== 'first' || placeAt(BEGUN, place).task % 2 === 1;
const champion = (places: number): SearchState => {
  const runs = Array.from({ length: places }, (_, place) => place).reduce(
    (so, place) => withRun(so, place, solves('first', place) ? { attempts: 1 } : 'unsolved'),
    '',
  );
  return { ...BEGUN, calls: places, evaluations: places, pool: BEGUN.pool.map((each) => ({ ...each, runs })) };
};
const expandOf = (state: SearchState): Expand => ({ kind: 'expand', ...(expansions(state, SETTINGS, 1)[0] ?? expect.unreachable()) });

/** All that a first look asks for is done. */
function look(begun: SearchState, world: typeof solves = solves): SearchState {
  let state = begun;
  for (let batch = 0; state.candidates.length > 0 && batch < 10; batch += 1)
    state = learn(
      state,
      SETTINGS,
      nextSteps(state, SETTINGS, { calls: 1_000 }).map((step) => resultOf({ solves: world, propose: () => null }, step)),
    );
  return state;
}

describe('a proposal that foretells', () => {
  it('is looked at where it is to solve something, and at one guard that its parent solved', () => {
    const state = champion(10);
    const step = expandOf(state);
    const made = learn(state, SETTINGS, [{ step, strategy: 'child', calls: 1, aim: { willFix: [4, 8], mayBreak: [1] } }]);
    const tasks = (made.candidates[0]?.minibatch ?? []).map((place) => placeAt(state, place).task);
    expect(tasks.slice(0, 2)).toEqual([4, 8]);
    expect((tasks[2] ?? 0) % 2).toBe(1);
    expect(made.candidates[0]?.entrance).toEqual(made.candidates[0]?.minibatch);
  });

  it('has on record what came of it, and what did not is told of', () => {
    const state = champion(10);
    const step = expandOf(state);
    const aim = { willFix: [4, 8], mayBreak: [1, 3] };
    const came = look(learn(state, SETTINGS, [{ step, strategy: 'child', calls: 1, aim }]));
    expect(came.foretold).toMatchObject([{ child: 'child', parent: 'first', fixable: 2, fixed: 2, broke: 0 }]);
    expect(inVain(came, 8)).toEqual([]);
    const worse = look(
      learn(state, SETTINGS, [{ step, strategy: 'child', calls: 1, aim }]),
      (variant, place) => variant === 'first' && solves(variant, place),
    );
    expect(worse.foretold).toMatchObject([{ fixable: 2, fixed: 0 }]);
    expect(hitRates(worse.foretold ?? []).fixes).toEqual({ came: 0, of: 2 });
    expect(inVain(worse, 8).map(({ child }) => child)).toEqual(['child']);
    expect(worse.pool.map(({ id }) => id)).toEqual(['first']);
  });

  it('says nothing where it names nothing that can be looked at: the search chooses', () => {
    const state = champion(10);
    const step = expandOf(state);
    const made = learn(state, SETTINGS, [{ step, strategy: 'child', calls: 1, aim: { willFix: [1], mayBreak: [] } }]);
    expect(made.candidates[0]?.minibatch).toEqual(step.minibatch);
    const silent = learn(state, SETTINGS, [{ step, strategy: 'child', calls: 1 }]);
    expect(silent.candidates[0]?.minibatch).toEqual(step.minibatch);
    expect(silent).not.toHaveProperty('foretold');
  });

  it('adds each edit of a bundle by itself, so that each can be taken away', () => {
    const state = champion(10);
    const made = learn(state, SETTINGS, [{ step: expandOf(state), strategy: 'c', through: ['a', 'b'], calls: 1 }]);
    expect(made.candidates[0]?.edits).toEqual([
      { before: 'first', after: 'a' },
      { before: 'a', after: 'b' },
      { before: 'b', after: 'c' },
    ]);
  });

  it('is kept for the latest only', () => {
    let state = champion(20);
    for (let number = 0; number < MAX_FORETELLINGS + 9; number += 1)
      state = learn(state, SETTINGS, [{ step: expandOf(state), strategy: `c${number}`, calls: 1, aim: { willFix: [2], mayBreak: [] } }]);
    expect(state.foretold).toHaveLength(MAX_FORETELLINGS);
    expect(state.foretold?.at(-1)?.child).toBe(`c${MAX_FORETELLINGS + 8}`);
  });

  it('is looked at on places that its parent has run, each once, of the size of any first look', () => {
    const runs = fc.string({ unit: fc.constantFrom('0', '1', '2', 'x', '.'), minLength: 12, maxLength: 40 });
    const tasks = fc.array(fc.nat({ max: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(runs, tasks, tasks, fc.nat({ max: 50 }), (row, willFix, guards, number) => {
        const state = { ...BEGUN, attempts: 2 };
        const judged = judgedPlaces(row);
        const minibatch = judged.slice(0, 3);
        const chosen = aimedMinibatch(state, SETTINGS, { number, minibatch }, { runs: row }, { willFix, mayBreak: [], guards });
        const taskOf = tasksByPlace(state, row.length);
        const fixable = judged.filter((place) => willFix.includes(taskOf[place] ?? -1) && (scoreAt(row, place, 2) ?? 0) < 1);
        expect(chosen === null).toBe(fixable.length === 0);
        if (chosen === null) return;
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.length).toBeLessThanOrEqual(SETTINGS.minibatch);
        expect(judged).toEqual(expect.arrayContaining([...chosen]));
        expect(fixable).toContain(chosen[0]);
        expect(aimedMinibatch(state, SETTINGS, { number, minibatch }, { runs: row }, { willFix, mayBreak: [], guards })).toEqual(chosen);
      }),
    );
  });

  it('is told of other tasks than those that it is made from', () => {
    const state = champion(10);
    const step = expandOf(state);
    const seen = alsoSeen(state, step);
    expect(seen.length).toBeGreaterThan(4);
    expect(seen.filter((place) => step.minibatch.includes(place))).toEqual([]);
  });
});

describe('a search that has brought no race for long', () => {
  it('takes a turn after three cycles, and each three cycles another', () => {
    expect([0, 1, 2, 3, 5, 6].map(turnAfter)).toEqual([0, 0, 0, 1, 1, 2]);
  });

  it('starts every other proposal from another seed of the archive, also one that it turned away', () => {
    const begun = champion(10);
    const away = ['x', 'y'].map((id) => ({ ...championOf(begun), id, runs: '000' }));
    const state = { ...begun, away };
    const parents = (turn: number): readonly string[] => expansions(state, SETTINGS, 6, turn).map(({ parent }) => parent);
    expect(parents(0)).toEqual(Array.from({ length: 6 }, () => 'first'));
    const first = seedOf(state, SETTINGS, 1)?.id;
    expect(parents(1)).toEqual(['first', first, 'first', first, 'first', first]);
    expect(new Set([1, 2].map((turn) => seedOf(state, SETTINGS, turn)?.id))).toEqual(new Set(['x', 'y']));
    expect(seedOf(begun, SETTINGS, 1)).toBeNull();
    expect(expansions(begun, SETTINGS, 2, 1).map(({ parent }) => parent)).toEqual(['first', 'first']);
  });

  it('never waits for a version that it let go', () => {
    const begun = champion(10);
    const away = Array.from({ length: 48 }, (_, index) => ({
      ...championOf(begun),
      id: `v${index}`,
      runs: '0'.repeat(10),
    }));
    let state: SearchState = { ...begun, away };
    for (let batch = 0; batch < 60; batch += 1) {
      const steps = nextSteps(state, SETTINGS, { calls: 10_000, turn: 1 });
      if (steps.some(({ kind }) => kind === 'stop')) break;
      state = learn(
        state,
        SETTINGS,
        steps.map((step) =>
          resultOf(
            { solves: (variant, place) => solves('first', place) && variant !== '', propose: (parent, number) => `${parent}+${number}` },
            step,
          ),
        ),
      );
    }
    expect(state.candidates.length).toBeLessThanOrEqual(SETTINGS.proposals);
    expect(state.asked).toBeGreaterThan(30);
  });
});

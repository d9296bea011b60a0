import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, SHARE_FOR_ASKING, shareForAsking, type Situation } from '../../domain/meta/controller.js';
import { CONTROLLERS } from '../../domain/meta/controllers.js';
import { drawBeta, drawIndex, drawsFor } from '../../domain/meta/draws.js';
import { contextOf, type End, ENDS, rewardOf, rewardPerCost, type Outcome } from '../../domain/meta/outcome.js';
import { parentOdds } from '../../domain/meta/parents.js';
import { policyOdds } from '../../domain/meta/policy-gradient.js';
import { type Posterior, posteriorOf } from '../../domain/meta/thompson.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import type { ArchivedVersion } from '../../domain/tactics/tactic.js';
import type { TrainResult } from '../../domain/tactics/train-score.js';
import { TACTICS } from '../../domain/tactics/tactics.js';

const CONTEXT = { dominant: 'Logic', plateau: false } as const;
const outcome = (change: Partial<Outcome>): Outcome => ({
  tactic: 'rule-add',
  variant: null,
  context: CONTEXT,
  end: 'screened',
  progress: 0,
  calls: 10,
  judged: null,
  ...change,
});
const situation = (change: Partial<Situation>): Situation => ({
  controller: 'thompson',
  tactics: TACTICS,
  excluded: [],
  mustAsk: false,
  archive: [],
  champion: 'first',
  weights: {},
  context: CONTEXT,
  outcomes: [],
  seed: 1,
  purpose: 'p',
  ...change,
});

const result = (taskId: string, solved: boolean): TrainResult => ({
  taskId,
  place: taskId,
  solved,
  attempts: solved ? 1 : 8,
  of: 8,
  errorClass: null,
});

/** A version that solved these tasks at once, and these not at all. */
function archived(
  id: string,
  solved: readonly string[],
  failed: readonly string[] = [],
  strategy: Strategy = FIRST_STRATEGY,
): ArchivedVersion {
  return {
    version: { id, strategy, parent: null, change: null },
    results: [...solved.map((task) => result(task, true)), ...failed.map((task) => result(task, false))],
  };
}

/** How often each tactic is chosen over many seeds. */
function shares(change: Partial<Situation>, runs = 300): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < runs; seed += 1) {
    const tactic = choose(situation({ ...change, seed }))?.tactic ?? '';
    counts.set(tactic, (counts.get(tactic) ?? 0) + 1 / runs);
  }
  return counts;
}

const said = (judged: Outcome['judged']): number => rewardOf({ end: 'dropped', progress: 0, judged });

describe('the reward of a choice', () => {
  it('is between 0 and 1, grows with how far a challenger came, and a rollback takes all of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ENDS),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.constantFrom(null, 'accepted' as const, 'rejected' as const),
        (end, progress, judged) => {
          const reward = rewardOf({ end, progress, judged });
          expect(reward).toBeGreaterThanOrEqual(0);
          expect(reward).toBeLessThanOrEqual(1);
        },
      ),
    );
    const steps = (['none', 'screened', 'dropped', 'undecided', 'promoted'] as const).map((end) =>
      rewardOf({ end, progress: 0, judged: null }),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(steps).size).toBe(steps.length);
    expect(rewardOf({ end: 'rolled-back', progress: 1, judged: null })).toBe(0);
  });

  it('listens to people and to what it cost', () => {
    expect(said('accepted')).toBeGreaterThan(said(null));
    expect(said('rejected')).toBeLessThan(said(null));
    expect(rewardPerCost(outcome({ end: 'promoted', calls: 5 }), 10)).toBeCloseTo(2 * rewardOf(outcome({ end: 'promoted' })));
    expect(rewardPerCost(outcome({ end: 'promoted', calls: 0 }), 10)).toBeCloseTo(rewardOf(outcome({ end: 'promoted' })));
  });
});

describe('the context', () => {
  it('names the class of most failures, and a plateau where five choices brought nothing', () => {
    expect(contextOf({ Syntax: 2, Logic: 5 }, [])).toEqual({ dominant: 'Logic', plateau: false });
    expect(contextOf({}, []).dominant).toBeNull();
    const idle = Array.from({ length: 5 }, () => outcome({}));
    expect(contextOf({}, idle).plateau).toBe(true);
    expect(contextOf({}, idle.slice(1)).plateau).toBe(false);
    expect(contextOf({}, [...idle.slice(1), outcome({ end: 'promoted' })]).plateau).toBe(false);
    expect(contextOf({}, [...idle.slice(1), outcome({ progress: 0.2 })]).plateau).toBe(false);
  });
});

const gained = (seen: readonly Outcome[], context: Outcome['context'] = CONTEXT): number => posteriorOf('rule-add', context, seen).a - 1;
const expected = ({ a, b }: Posterior): number => a / (a + b);

describe('Thompson sampling', () => {
  it('forgets: what was seen of a tactic long ago counts less, and so does another context', () => {
    const won = outcome({ end: 'promoted' });
    const later = Array.from({ length: 100 }, () => outcome({ end: 'none' }));
    expect(gained([won, ...later])).toBeCloseTo(gained([won]) * 0.98 ** 100);
    expect(gained([won], { dominant: 'Syntax', plateau: false })).toBeLessThan(gained([won]) / 2);
    expect(gained([won], { dominant: 'Logic', plateau: true })).toBeLessThan(gained([won]));
  });

  it('holds an unknown tactic for worth what all were on average', () => {
    expect(expected(posteriorOf('weights', CONTEXT, []))).toBeCloseTo(0.5);
    const seen = Array.from({ length: 30 }, () => outcome({}));
    expect(expected(posteriorOf('weights', CONTEXT, seen))).toBeLessThan(0.1);
  });

  it('comes to choose what was rewarded, and goes on to try the rest', () => {
    const outcomes = Array.from({ length: 20 }, (_, index) =>
      outcome(index % 2 === 0 ? { tactic: 'demonstrate', end: 'promoted' } : { tactic: 'decode' }),
    );
    const chosen = shares({ outcomes });
    // of the choices that are not kept for tactics that ask the model
    expect(chosen.get('demonstrate') ?? 0).toBeGreaterThan(0.3 * (1 - SHARE_FOR_ASKING));
    expect(chosen.get('decode') ?? 0).toBeLessThan(0.05);
    expect(chosen.size).toBeGreaterThan(5);
  });

  it('is moved by the weights of the strategy', () => {
    expect(shares({ weights: { weights: 5 } }).get('weights') ?? 0).toBeGreaterThan(0.6 * (1 - SHARE_FOR_ASKING));
  });
});

describe('the policy gradient', () => {
  const arms = [
    { tactic: 'rule-add', variant: null },
    { tactic: 'weights', variant: 'best' },
    { tactic: 'weights', variant: 'latest' },
  ];

  it('learns which arm pays for its calls, variants apart, and leaves none out', () => {
    const outcomes = Array.from(
      { length: 60 },
      (_, index) =>
        [
          outcome({ tactic: 'weights', variant: 'best', end: 'promoted' }),
          outcome({ tactic: 'weights', variant: 'latest' }),
          outcome({ end: 'dropped', calls: 40 }),
        ][index % 3] ?? outcome({}),
    );
    const [add = 0, best = 0, latest = 0] = policyOdds(arms, () => 1, outcomes, CONTEXT);
    expect(best).toBeGreaterThan(0.6);
    expect(Math.min(add, latest)).toBeGreaterThan(0.03);
    expect(add + best + latest).toBeCloseTo(1);
  });

  it('takes less from a choice that was made for it: a share that is kept for some must not pass for success', () => {
    const won = (odds: number): number => policyOdds(arms, () => 1, [outcome({ end: 'promoted', odds })], CONTEXT)[0] ?? 0;
    expect(won(1)).toBeGreaterThan(1 / 3);
    expect(won(1)).toBeLessThan(won(1 / 3));
    expect(won(1 / 3)).toBeCloseTo(policyOdds(arms, () => 1, [outcome({ end: 'promoted' })], CONTEXT)[0] ?? 0);
  });

  it('starts from the weights alone', () => {
    expect(policyOdds(arms, () => 1, [], CONTEXT)).toEqual([1 / 3, 1 / 3, 1 / 3].map((each) => expect.closeTo(each)));
    expect(policyOdds(arms, (tactic) => (tactic === 'rule-add' ? 4 : 1), [], CONTEXT)[0]).toBeGreaterThan(0.6);
  });
});

/** What the heuristic chooses after so many choices. */
const turn = (count: number, excluded: readonly string[] = []): string | undefined =>
  choose(situation({ controller: 'heuristic', outcomes: Array.from({ length: count }, () => outcome({})), excluded }))?.tactic;

describe('the other controllers', () => {
  it('takes turns in a fixed order, and leaves a turn to the next where a tactic is out', () => {
    expect([0, 1, 2].map((count) => turn(count))).toEqual(TACTICS.slice(0, 3).map(({ name }) => name));
    expect(turn(TACTICS.length)).toBe(TACTICS[0]?.name);
    expect(turn(0, [TACTICS[0]?.name ?? ''])).toBe(TACTICS[1]?.name);
  });

  it('draws each tactic alike', () => {
    for (const share of shares({ controller: 'random' }, 1_000).values()) expect(Math.abs(share - 1 / TACTICS.length)).toBeLessThan(0.05);
  });
});

describe('any controller', () => {
  it('chooses the same in the same situation, never an excluded tactic, with odds that add up', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CONTROLLERS),
        fc.nat(),
        fc.array(fc.constantFrom(...TACTICS.map(({ name }) => name)), { maxLength: 9 }),
        fc.array(fc.record({ tactic: fc.constantFrom('decode', 'weights'), end: fc.constantFrom(...ENDS) }), { maxLength: 12 }),
        (controller, seed, excluded, ended) => {
          const asked = situation({
            controller,
            seed,
            excluded,
            outcomes: ended.map((each) => outcome(each)),
            archive: [archived('first', ['a', 'b'], ['c']), archived('other', ['c'], ['a'])],
          });
          const choice = choose(asked);
          expect(choose(asked)).toEqual(choice);
          expect(excluded).not.toContain(choice?.tactic);
          expect(Object.values(choice?.odds ?? {}).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 1);
          expect(Object.keys(choice?.parents ?? {})).toContain(choice?.parent);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each(['thompson', 'policy-gradient'] as const)(
    'that learns keeps a share for the tactics that ask the model, whatever was seen, and says so in its odds: %s',
    (controller) => {
      const asking = TACTICS.filter(({ asks }) => asks === true).map(({ name }) => name);
      fc.assert(
        fc.property(
          fc.nat(),
          fc.array(fc.record({ tactic: fc.constantFrom(...TACTICS.map(({ name }) => name)), end: fc.constantFrom(...ENDS) }), {
            maxLength: 30,
          }),
          (seed, ended) => {
            const odds = choose(situation({ controller, seed, outcomes: ended.map((each) => outcome(each)) }))?.odds ?? {};
            expect(asking.reduce((sum, name) => sum + (odds[name] ?? 0), 0)).toBeGreaterThanOrEqual(
              shareForAsking(new Set(asking), ended) - 0.01,
            );
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('asks a model less and less whose ideas come to nothing, and keeps asking one that has an idea now and then', () => {
    const asking = new Set(['rule-add']);
    const asked = (ends: readonly End[]) =>
      shareForAsking(
        asking,
        ends.map((end) => ({ tactic: 'rule-add', end })),
      );
    expect(asked([])).toBe(SHARE_FOR_ASKING);
    const nothing = Array.from({ length: 28 }, (): End => 'none');
    expect(asked(nothing)).toBeCloseTo(SHARE_FOR_ASKING / 5);
    expect(asked(nothing.map((end, index) => (index % 7 === 0 ? 'entered' : end)))).toBe(SHARE_FOR_ASKING);
    expect(
      shareForAsking(
        asking,
        nothing.map((end) => ({ tactic: 'decode', end })),
      ),
    ).toBe(SHARE_FOR_ASKING);
  });

  it('asks the model first where a person waits to be read, and any other only when none of those is left', () => {
    const asking = TACTICS.filter(({ asks }) => asks === true).map(({ name }) => name);
    for (const controller of CONTROLLERS) {
      for (let seed = 0; seed < 20; seed += 1) expect(asking).toContain(choose(situation({ controller, seed, mustAsk: true }))?.tactic);
      expect(asking).not.toContain(choose(situation({ controller, mustAsk: true, excluded: asking }))?.tactic);
    }
  });

  it('has nothing to say where no tactic is left', () => {
    for (const controller of CONTROLLERS) expect(choose(situation({ controller, excluded: TACTICS.map(({ name }) => name) }))).toBeNull();
  });
});

describe('parents', () => {
  it('have a chance by the tasks on which none is better, of those that several have practised', () => {
    const odds = parentOdds([archived('first', ['a', 'b', 'c', 'own'], ['d']), archived('second', ['d'], ['a', 'b', 'c'])], 'first');
    expect(odds).toEqual([
      { id: 'first', best: 3, odds: 0.75 },
      { id: 'second', best: 1, odds: 0.25 },
    ]);
  });

  it('are not those that another covers; of equals the smaller playbook stays, and the champion always', () => {
    const long = { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: 'A rule that earns nothing.', pinned: false }] };
    expect(
      parentOdds(
        [archived('champion', ['a'], ['b', 'c']), archived('long', ['a', 'b'], ['c'], long), archived('short', ['a', 'b'], ['c'])],
        'champion',
      ).map(({ id }) => id),
    ).toEqual(['champion', 'short']);
    expect(parentOdds([], 'champion')).toEqual([{ id: 'champion', best: 1, odds: 1 }]);
  });
});

describe('draws', () => {
  it('follow Beta(a, b) and the weights', () => {
    const next = drawsFor(3, 'test');
    const values = Array.from({ length: 4_000 }, () => drawBeta(3, 2, next));
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0.6, 1);
    expect(variance).toBeCloseTo(0.04, 2);
    const picked = Array.from({ length: 4_000 }, () => drawIndex([1, 0, 3], next));
    expect(picked.filter((each) => each === 2).length / picked.length).toBeCloseTo(0.75, 1);
    expect(picked).not.toContain(1);
    expect(drawIndex([0, 0], next)).toBe(-1);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategyId } from '../../../ports/keys.js';
import { stepEdits } from '../../../domain/steps/edits.js';
import { readSteps, stepLine, stepSentence, stepsText } from '../../../domain/steps/step-text.js';
import { asksModelIn, isQuestion, isUsual, type Step, STEP_NAMES, stepsFault, stepsOf, USUAL_STEPS } from '../../../domain/steps/steps.js';
import { STEPS_WAYS } from '../../../domain/steps/ways.js';
import { strategyMarkdown } from '../../../domain/export.js';
import { sameBehaviour } from '../../../domain/same-behaviour.js';
import { withoutEdit } from '../../../domain/search/edits.js';
import { diffLines, strategyDiff } from '../../../domain/strategy-diff.js';
import { FIRST_STRATEGY, policyOf, type Strategy, withSteps } from '../../../domain/strategy.js';

const named = (...names: readonly Step['step'][]): readonly Step[] => names.map((step) => ({ step }));
const ruled = (strategy: Strategy): Strategy => ({ ...strategy, rules: [{ id: 'r1', text: 'Mind signs.', pinned: false }] });
const PLANNED = withSteps(FIRST_STRATEGY, named('plan', 'draft', 'run-visible', 'reflect'));

/** Any list that may stand in a strategy. */
const words = fc
  .string({ unit: fc.constantFrom('a', 'b', ' ', ',', ':', 'x3', '.', '->'), minLength: 1, maxLength: 20 })
  .map((text) => text.trim() || 'a');
const step: fc.Arbitrary<Step> = fc
  .record({
    name: fc.constantFrom(...STEP_NAMES),
    n: fc.option(fc.integer({ min: 1, max: 16 })),
    prompt: fc.option(words),
    temperature: fc.option(fc.constantFrom(0, 0.5, 1)),
  })
  .map(({ name, n, prompt, temperature }) => ({
    step: name,
    ...(n === null || !isQuestion(name) ? {} : { n }),
    ...(prompt === null || !asksModelIn(name) ? {} : { prompt }),
    ...(temperature === null || !asksModelIn(name) ? {} : { decoding: { temperature } }),
  }));
const list = fc.array(step, { minLength: 1, maxLength: 8 }).filter((steps) => stepsFault(steps) === null);

describe('the usual steps', () => {
  it('are not written down, so that no stored id changes', () => {
    const same = withSteps({ ...FIRST_STRATEGY, steps: named('draft') }, named('draft', 'run-visible', 'reflect'));
    expect(same).toEqual(FIRST_STRATEGY);
    expect(strategyId(same)).toBe(strategyId(FIRST_STRATEGY));
    expect(strategyId(PLANNED)).not.toBe(strategyId(FIRST_STRATEGY));
    expect(isUsual(stepsOf(FIRST_STRATEGY))).toBe(true);
    expect(policyOf(FIRST_STRATEGY, 8)).not.toHaveProperty('steps');
  });

  it('are what an episode with those steps written down is not told from', () => {
    expect(sameBehaviour({ ...FIRST_STRATEGY, steps: USUAL_STEPS }, FIRST_STRATEGY)).toBe(true);
    expect(sameBehaviour(PLANNED, FIRST_STRATEGY)).toBe(false);
  });
});

describe('a list of steps', () => {
  it.each<[string, readonly Step[], RegExp]>([
    ['is empty', [], /^steps: the list is empty; leave "steps" out/],
    ['is too long', Array.from({ length: 13 }, () => ({ step: 'draft' as const })), /^steps: 13 are too many; drop some, 12 are allowed$/],
    [
      'never asks',
      named('plan', 'write-tests'),
      /^steps: none of plan, write-tests asks for a candidate, so an episode would loop .*; add a draft$/,
    ],
    ['only begins anew', named('restart'), /would loop without end; add a draft$/],
    [
      'goes on behind a restart',
      named('draft', 'restart', 'plan'),
      /^steps\.1: what stands behind "restart" is never reached; make it the last$/,
    ],
    ['votes on nothing', named('vote', 'draft'), /^steps\.0: "vote" stands before any draft/],
    [
      'votes on what was run',
      named('draft', 'run-visible', 'vote'),
      /^steps\.2: nothing waits for "vote" behind "run-visible"; put it before$/,
    ],
    ['reviews what was elected', named('draft', 'vote', 'review'), /^steps\.2: the vote has chosen/],
    ['plans twice', named('plan', 'plan', 'draft'), /^steps\.1: "plan" stands twice with no draft or self-debug between; keep one$/],
    [
      'has a number where none is',
      [{ step: 'plan', n: 3 }, { step: 'draft' }],
      /^steps\.0\.n: 3 candidates of "plan", which makes none; remove it$/,
    ],
    ['has too many candidates', [{ step: 'draft', n: 99 }], /^steps\.0: samples 99 is not a whole number from 1 to 16$/],
    ['is too warm', [{ step: 'draft', decoding: { temperature: 9 } }], /^steps\.0: temperature 9 is not from 0 to 1\.5$/],
    ['tells a box something', [{ step: 'draft' }, { step: 'vote', prompt: 'x' }], /^steps\.1\.prompt: "vote" asks no model; remove it$/],
    [
      'decodes a box',
      [{ step: 'draft' }, { step: 'run-visible', decoding: { topP: 1 } }],
      /^steps\.1\.decoding: "run-visible" asks no model/,
    ],
    [
      'tells too much',
      [{ step: 'draft', prompt: 'x'.repeat(1_001) }],
      /^steps\.0\.prompt: 1001 characters are too many; shorten it to 1000$/,
    ],
    ['tells nothing', [{ step: 'draft', prompt: ' ' }], /^steps\.0\.prompt: it is empty; write a sentence or leave it out$/],
    ['ends its own section', [{ step: 'draft', prompt: 'so\n# Task' }], /^steps\.0\.prompt: it holds a heading/],
  ])('that %s is refused with field, value and way out', (_, steps, fault) => {
    expect(stepsFault(steps)).toMatch(fault);
  });

  it('is one in each known way and after each edit of one', () => {
    for (const { name, steps } of STEPS_WAYS) expect([name, stepsFault(steps)]).toEqual([name, null]);
    expect(new Set(STEPS_WAYS.map(({ name }) => name)).size).toBe(STEPS_WAYS.length);
    fc.assert(
      fc.property(list, (steps) => {
        const edits = stepEdits(steps);
        expect(edits.map((each) => stepsFault(each.steps)).filter((fault) => fault !== null)).toEqual([]);
        expect(edits.filter((each) => JSON.stringify(each.steps) === JSON.stringify(steps))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is read again from the lines that tell of it', () => {
    fc.assert(
      fc.property(list, (steps) => {
        expect(readSteps(steps.map(stepLine).join('\n'))).toEqual(steps);
      }),
    );
  });

  it.each<[string, readonly Step[]]>([
    [
      'plan, write-tests, draft x3, vote, run-visible, self-debug',
      [...named('plan', 'write-tests'), { step: 'draft', n: 3 }, ...named('vote', 'run-visible', 'self-debug')],
    ],
    ['Plan -> Draft × 2 -> run visible', [{ step: 'plan' }, { step: 'draft', n: 2 }, { step: 'run-visible' }]],
    ['1. plan: List the special cases.\n2. draft', [{ step: 'plan', prompt: 'List the special cases.' }, { step: 'draft' }]],
    ['- `draft`, temperature 0.8\n- vote: all of them', [{ step: 'draft', decoding: { temperature: 0.8 } }, { step: 'vote' }]],
  ])('is read as a model writes it: %j', (text, steps) => {
    expect(readSteps(text)).toEqual(steps);
  });

  it('of which one is unknown is refused by its name', () => {
    expect(readSteps('plan, meditate, draft')).toEqual({
      refused: expect.stringMatching(/^"meditate" is no step; known: localise, plan, /),
    });
  });

  it('stands in the difference of two strategies, and in what is exported', () => {
    const told = { ...PLANNED, steps: [{ step: 'plan' as const, prompt: 'Be brief.' }, ...named('draft', 'run-visible', 'reflect')] };
    expect(diffLines(strategyDiff(FIRST_STRATEGY, told))).toEqual([
      '@@ steps @@',
      '-1. draft',
      '-2. run-visible',
      '-3. reflect',
      '+1. plan: Be brief.',
      '+2. draft',
      '+3. run-visible',
      '+4. reflect',
    ]);
    const text = strategyMarkdown({ id: 'x', strategy: told, parent: null, change: null });
    expect(text).toContain(`# Steps\n\n1. ${stepSentence({ step: 'plan' })} Be brief.\n2. Write the program.`);
    expect(strategyMarkdown({ id: 'x', strategy: FIRST_STRATEGY, parent: null, change: null })).not.toContain('# Steps');
    expect(stepsText(told.steps)).toBe('plan, draft, run-visible, reflect');
  });

  it('is taken away from a bundle as a whole', () => {
    expect(withoutEdit(ruled(PLANNED), FIRST_STRATEGY, PLANNED)).toEqual(ruled(FIRST_STRATEGY));
    const again = withSteps(PLANNED, named('draft', 'vote', 'run-visible'));
    expect(withoutEdit(again, FIRST_STRATEGY, PLANNED)).toBeNull();
  });
});

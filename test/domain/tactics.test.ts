import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLES_TOKENS, examplesTokens, MAX_DEMONSTRATIONS, playbookFault } from '../../domain/playbook.js';
import { singleEdit, type Bundle, type Proposal } from '../../domain/reflection.js';
import { WAYS } from '../../domain/asking/ways.js';
import { stepsFault, stepsOf, USUAL_STEPS } from '../../domain/steps/steps.js';
import { STEPS_WAYS } from '../../domain/steps/ways.js';
import { strategyDiff } from '../../domain/strategy-diff.js';
import {
  FIRST_AGENT,
  FIRST_TREE,
  FIRST_STRATEGY,
  TOOLS,
  type Rule,
  type Example,
  type Strategy,
  type StrategyVersion,
  withSteps,
} from '../../domain/strategy.js';
import { ablate } from '../../domain/tactics/ablation.js';
import { effectOf } from '../../domain/effect.js';
import type { ArchivedVersion, Challenger, FailedChange, Move, Question, Shown, Snapshot } from '../../domain/tactics/tactic.js';
import { TACTICS } from '../../domain/tactics/tactics.js';
import { NOTHING_YET } from '../support/snapshot.js';

const rule = (id: string, text: string, pinned = false): Rule => ({ id, text, pinned });
const version = (id: string, strategy: Strategy, parent: string | null = null): StrategyVersion => ({ id, strategy, parent, change: null });
const PARENT = version('parent', {
  ...FIRST_STRATEGY,
  rules: [rule('r1', 'Check the loop bounds first.'), rule('r2', 'Check the comparison.')],
});
const LESSON = { solved: true, attempts: 3, symptom: 'raised IndexError', remedy: 'a bound changed' };
const snapshot = (change: Partial<Snapshot> = {}): Snapshot => ({
  parent: PARENT,
  champion: PARENT,
  ...NOTHING_YET,
  lessons: [LESSON],
  ...change,
});

function archived(id: string, strategy: Strategy, attempts: Readonly<Record<string, number | null>>): ArchivedVersion {
  return {
    version: version(id, strategy),
    results: Object.entries(attempts).map(([taskId, n]) => ({
      taskId,
      place: `c0/${taskId}`,
      solved: n !== null,
      attempts: n ?? 8,
      of: 8,
      errorClass: null,
    })),
  };
}

function ask(name: string, change: Partial<Snapshot> = {}): Move {
  const tactic = TACTICS.find((each) => each.name === name);
  if (tactic === undefined) return { kind: 'nothing', because: 'no such tactic' };
  return tactic.propose(snapshot(change));
}

function made(move: Move): Challenger {
  if (move.kind !== 'challenger') throw new TypeError(`no challenger: ${JSON.stringify(move)}`);
  return move.challenger;
}

/** The change as a record of a failure, in other words than the tactic gave it. */
function failedChange({ strategy, change }: Challenger, parent = PARENT): FailedChange {
  return {
    change: { action: change.action, old: `(${change.old})`, new: `(${change.new})` },
    effect: effectOf(parent.strategy, strategy),
  };
}

function asked(move: Move): Question {
  if (move.kind !== 'question') throw new TypeError(`no question: ${JSON.stringify(move)}`);
  return move.question;
}

const why = (move: Move): string => (move.kind === 'nothing' ? move.because : `made ${move.kind}`);
const edit = (change: Partial<Proposal>): Proposal => ({
  action: 'rule-added',
  ruleId: '',
  rule: '',
  setting: '',
  value: 0,
  because: 'it helps',
  ...change,
});
const answer = (change: Partial<Proposal>): Bundle => singleEdit(edit(change));

const SIX = ['a', 'b', 'c', 'd', 'e', 'f'];
const on = (attempts: number | null): Record<string, number | null> => Object.fromEntries(SIX.map((task) => [task, attempts]));
const without = (strategy: Strategy, id: string): Strategy => ({ ...strategy, rules: strategy.rules.filter((each) => each.id !== id) });

describe('every tactic', () => {
  it('has a name of its own and says what it is about', () => {
    expect(new Set(TACTICS.map(({ name }) => name)).size).toBe(TACTICS.length);
    for (const { name, about } of TACTICS) expect(`${name} ${about}`).toMatch(/^[a-z]+(-[a-z]+)* .{10,}/);
  });

  it('is a function of the snapshot, changes nothing in it, and makes what the budget holds', () => {
    const text = fc.string({ minLength: 1, maxLength: 300 }).map((each) => each.replaceAll(/\s+/g, ' ').trim() || 'x');
    const worlds = fc.record({
      texts: fc.uniqueArray(text, { maxLength: 12 }),
      tools: fc.uniqueArray(fc.constantFrom(...TOOLS)),
      temperature: fc.constantFrom(0, 0.4, 1.5),
      samples: fc.integer({ min: 1, max: 16 }),
      recall: fc.integer({ min: 0, max: 16 }),
      successes: fc.array(fc.record({ taskId: fc.string(), family: fc.string(), text, solved: fc.boolean() }), { maxLength: 4 }),
      seed: fc.nat(),
      index: fc.nat({ max: TACTICS.length - 1 }),
    });
    fc.assert(
      fc.property(worlds, ({ texts, tools, temperature, samples, recall, successes, seed, index }) => {
        const rules = texts
          .map((each, at) => rule(`r${at + 1}`, each, at === 0))
          .filter((_, at, all) => playbookFault({ rules: all.slice(0, at + 1), demonstrations: [] }) === null);
        const strategy: Strategy = {
          ...FIRST_STRATEGY,
          rules,
          tools,
          decoding: { ...FIRST_STRATEGY.decoding, temperature },
          episode: { ...FIRST_STRATEGY.episode, samples },
          memory: { recall },
        };
        const given = snapshot({
          parent: version('p', strategy),
          champion: version('p', strategy),
          successes,
          seed,
          archive: [archived('p', strategy, on(3)), archived('q', FIRST_STRATEGY, { ...on(3), g: 1 })],
        });
        const before = structuredClone(given);
        const move = TACTICS[index]?.propose(given);
        expect(JSON.stringify(TACTICS[index]?.propose(given))).toBe(JSON.stringify(move));
        expect(given).toEqual(before);
        const changed = move?.kind === 'challenger' ? move.challenger.strategy : { ...strategy, tools: [] };
        expect(playbookFault(changed)).toBeNull();
        expect(move?.kind === 'challenger' && JSON.stringify(changed) === JSON.stringify(strategy)).toBe(false);
        expect(changed.rules.map((each) => each.text)).toEqual(expect.arrayContaining(rules.slice(0, 1).map((each) => each.text)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('tactics that ask the model', () => {
  it('put the lessons before it and take the named actions only, with the evidence', () => {
    const question = asked(ask('rule-add', { feedback: ['Look at signs.'] }));
    expect(question.messages[1]?.content).toContain('raised IndexError');
    expect(question.read(answer({ rule: 'Read the failing case.' }))).toMatchObject({
      strategy: { rules: [{ id: 'r1' }, { id: 'r2' }, { id: 'r3', text: 'Read the failing case.' }] },
      change: { action: 'rule-added', evidence: ['1 lessons, 1 of solved tasks', 'a person said: Look at signs.'] },
    });
    expect(question.read(answer({ action: 'rule-changed', because: 'no lesson speaks for one' }))).toEqual({
      refused: 'the model proposes nothing: no lesson speaks for one',
    });
    expect(question.read(answer({ action: 'recombined', rule: 'x' }))).toEqual({ refused: 'recombined was not asked for' });
  });

  it('edit a section of the prompt from what the lessons say', () => {
    const question = asked(ask('reflect-and-edit'));
    expect(question.actions).toContain('prompt-changed');
    expect(question.messages[1]?.content).toContain('- planning: (empty)');
    expect(question.read(answer({ action: 'prompt-changed', setting: 'planning', rule: 'Name the failing case.' }))).toMatchObject({
      strategy: { prompts: { planning: 'Name the failing case.' } },
    });
  });

  it('ask nothing where there is nothing to learn from', () => {
    for (const name of ['rule-add', 'reflect-and-edit']) expect(why(ask(name, { lessons: [] }))).toContain('no lesson yet');
  });
});

describe('ablation', () => {
  it('compares versions that differ by the rule alone, on the same places', () => {
    const archive = [
      archived('with', PARENT.strategy, { ...on(2), only: 1 }),
      archived('without', without(PARENT.strategy, 'r1'), { ...on(3), a: null }),
      archived('other', FIRST_STRATEGY, on(1)),
    ];
    expect(ablate({ text: 'Check the loop bounds first.' }, archive)).toEqual({ n: 6, saved: 5 + 6, gained: 1, lost: 0 });
    expect(ablate({ text: 'Unknown.' }, archive)).toBeNull();
  });

  it('makes a rule go that does not earn its tokens, and none that does', () => {
    const idle = [
      archived('with', PARENT.strategy, on(3)),
      archived('bare', without(PARENT.strategy, 'r2'), on(3)),
      archived('bare-1', without(PARENT.strategy, 'r1'), on(5)),
    ];
    expect(made(ask('rule-prune', { archive: idle })).change).toMatchObject({
      action: 'rule-dropped',
      old: 'Check the comparison.',
      evidence: [expect.stringContaining('present against absent on 6 train tasks: 0 attempts saved')],
    });
    const both = [
      archived('with', PARENT.strategy, on(3)),
      archived('bare', without(PARENT.strategy, 'r2'), on(4)),
      archived('bare-1', without(PARENT.strategy, 'r1'), on(5)),
    ];
    expect(why(ask('rule-prune', { archive: both }))).toContain('earns its tokens');
  });

  it('measures a rule that was never measured, and leaves a pinned one alone', () => {
    expect(made(ask('rule-prune')).change.because).toContain('never measured');
    const pinned = version('p', { ...PARENT.strategy, rules: PARENT.strategy.rules.map((each) => ({ ...each, pinned: true })) });
    expect(why(ask('rule-prune', { parent: pinned }))).toContain('pinned');
  });
});

const counts = (text: string, helpful: number, harmful: number) => ({ rule: text, places: 20, helpful, harmful, saved: helpful - harmful });

describe('counts of a rule', () => {
  it('make it go where it harms, and stay where it helps, whatever the versions at hand say', () => {
    const [first, second] = PARENT.strategy.rules.map(({ text }) => text);
    const ruleCounts = [counts(first ?? '', 6, 1), counts(second ?? '', 1, 5)];
    const { change } = made(ask('rule-prune', { ruleCounts }));
    expect(change).toMatchObject({ action: 'rule-dropped', old: second });
    expect(change.evidence.join()).toContain('1 solved only with it, 5 only without');
  });

  it('stand in the question to whoever proposes', () => {
    const ruleCounts = [counts('Check the comparison.', 1, 5)];
    expect(asked(ask('rule-add', { ruleCounts })).messages[1]?.content).toContain(
      '- r2: helped once and harmed 5 times on 20 train places',
    );
  });
});

describe('rules that say the same', () => {
  it('become one, which keeps what only the second says', () => {
    const rules = [
      rule('r1', 'When a loop ends early, check the bound.'),
      rule('r2', 'When a loop ends early, check the step.'),
      rule('r3', 'Mind signs.'),
    ];
    expect(made(ask('rule-merge', { parent: version('p', { ...FIRST_STRATEGY, rules }) })).strategy.rules).toEqual([
      rule('r1', 'When a loop ends early, check the bound; When a loop ends early, check the step.'),
      rules[2],
    ]);
    expect(why(ask('rule-merge'))).toContain('no two rules');
  });
});

function hot(id: string, temperature: number, attempts: Record<string, number | null>): ArchivedVersion {
  const strategy = { ...FIRST_STRATEGY, decoding: { ...FIRST_STRATEGY.decoding, temperature } };
  return { ...archived(id, strategy, attempts), version: version(id, strategy, 'root') };
}

describe('recombining', () => {
  it('takes rules and sections of a version that solves what the parent does not', () => {
    const other: Strategy = { ...FIRST_STRATEGY, rules: [rule('r1', 'Mind signs.')], memory: { recall: 1 } };
    const archive = [
      archived('parent', PARENT.strategy, { a: 1, b: null }),
      archived('other', other, { a: null, b: 1 }),
      archived('base', FIRST_STRATEGY, {}),
    ];
    const { strategy, change } = made(ask('recombine', { parent: { ...PARENT, parent: 'base' }, archive }));
    expect(strategy.rules.map(({ id, text }) => [id, text])).toEqual([
      ['r1', 'Check the loop bounds first.'],
      ['r2', 'Check the comparison.'],
      ['r3', 'Mind signs.'],
    ]);
    expect(strategy.memory.recall).toBe(1);
    expect(change.because).toBe('other is better on 1 train tasks, parent on 1');
    expect(why(ask('recombine', { archive: archive.slice(0, 1) }))).toContain('no other version');
  });

  it('looks first where the two differ, takes what both changed from the better one, and nothing of its own line', () => {
    const [one, other] = [hot('one', 1, { a: 1, b: null, c: null }), hot('other', 0.1, { a: null, b: 1, c: 2 })];
    const root = version('root', FIRST_STRATEGY);
    const given = { parent: one.version, archive: [one, other], ancestors: [root] };
    const { strategy, change, foretold } = made(ask('recombine', given));
    expect(strategy.decoding.temperature).toBe(0.1);
    expect(change.evidence.join()).toContain('of both changed: decoding.temperature; taken from other');
    expect(foretold).toMatchObject({ willFix: ['b', 'c'], guards: ['a'] });
    const line = { ...other, version: { ...other.version, parent: 'one' } };
    expect(why(ask('recombine', { ...given, archive: [one, line] }))).toContain('no other version');
  });
});

const success = (taskId: string, family = taskId): Shown => ({ taskId, family, text: `Example ${taskId}.`, solved: true });

const EXAMPLE: Example = { task: 'Add two numbers.', failing: '', language: 'python', before: 'a - b', answer: 'a + b' };
const reference = (taskId: string, example: Example = EXAMPLE): Shown => ({
  taskId,
  family: taskId,
  text: `The answer to ${taskId}.`,
  example,
  solved: false,
});

/** A seed with which so many examples are added. */
const adding = (count: number): number => {
  const references = Array.from({ length: 12 }, (_, index) => reference(`t${index}`));
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);
  return (
    seeds.find((seed) => made(ask('demonstrate', { references, seed })).strategy.demonstrations.length === count) ?? expect.unreachable()
  );
};

describe('demonstrations', () => {
  it('come from solved tasks of other families, then from references, and the oldest gives way', () => {
    const [one, four] = [adding(1), adding(4)];
    const begun = made(ask('demonstrate', { successes: [success('a')], seed: one })).strategy;
    expect(begun.demonstrations).toEqual([{ id: 'd1', text: 'Example a.' }]);
    expect(why(ask('demonstrate', { parent: version('p', begun), successes: [success('a'), success('a2', 'a')] }))).toContain(
      'no train task with an answer is left',
    );
    const both = made(ask('demonstrate', { successes: [success('a')], references: [reference('b'), reference('c')], seed: four }));
    expect(both.strategy.demonstrations.map(({ example }) => example !== undefined)).toEqual([false, true, true]);
    expect(both.change.evidence).toContain('train task a, solved in practice');
    const full: Strategy = {
      ...FIRST_STRATEGY,
      demonstrations: Array.from({ length: MAX_DEMONSTRATIONS }, (_, n) => ({ id: `d${n + 1}`, text: `Example ${n + 1}.` })),
    };
    const { strategy, change } = made(ask('demonstrate', { parent: version('p', full), successes: [success('new')], seed: one }));
    expect([strategy.demonstrations[0]?.id, strategy.demonstrations.at(-1)?.id]).toEqual(['d2', `d${MAX_DEMONSTRATIONS + 1}`]);
    expect(change).toMatchObject({ old: 'Example 1.', new: 'examples of new' });
  });

  it('stay within a budget of their own', () => {
    const long = { ...EXAMPLE, answer: 'x'.repeat(4_000) };
    const references = ['a', 'b', 'c', 'd'].map((id) => reference(id, long));
    const { demonstrations } = made(ask('demonstrate', { references, seed: adding(MAX_DEMONSTRATIONS) })).strategy;
    expect(demonstrations).toHaveLength(2);
    expect(examplesTokens({ demonstrations })).toBeLessThanOrEqual(EXAMPLES_TOKENS);
  });
});

describe('another way to ask', () => {
  it('is one of the known ways, each once', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => made(ask('ask-otherwise', { seed })));
    expect(new Set(seeds.map(({ change }) => change.new))).toEqual(new Set(WAYS.slice(1).map(({ name }) => name)));
    for (const { strategy, change } of seeds) {
      expect(strategy.asking).toEqual(WAYS.find(({ name }) => name === change.new)?.asking);
      expect(change).toMatchObject({ action: 'asking-changed', old: 'plain' });
    }
    const failedBefore = seeds.map((each) => failedChange(each));
    expect(why(ask('ask-otherwise', { failedBefore }))).toContain('each known way to ask was tried');
  });
});

describe('other steps', () => {
  it('are a known way through an episode, or one edit of the parent, and always a list that can be', () => {
    const ways = STEPS_WAYS.map(({ steps }) => JSON.stringify(steps));
    const seen = Array.from({ length: 200 }, (_, seed) => made(ask('reorder-steps', { seed })));
    const known = seen.filter(({ strategy }) => ways.includes(JSON.stringify(strategy.steps)));
    expect(new Set(known.map(({ strategy }) => JSON.stringify(strategy.steps))).size).toBe(STEPS_WAYS.length);
    expect(known.length).toBeLessThan(seen.length);
    for (const { strategy, change } of seen) {
      expect(stepsFault(stepsOf(strategy))).toBeNull();
      expect(strategyDiff(PARENT.strategy, strategy).map(({ part }) => part)).toEqual(['steps']);
      expect(change).toMatchObject({ action: 'steps-changed', old: 'draft, run-visible, reflect' });
    }
  });

  it('go back to the usual ones without a word of them', () => {
    const planned = version('p', withSteps(FIRST_STRATEGY, [{ step: 'plan' }, ...USUAL_STEPS]));
    const seeds = Array.from({ length: 300 }, (_, seed) => seed);
    const isUsual = (seed: number): boolean =>
      isDeepStrictEqual(made(ask('reorder-steps', { parent: planned, seed })).strategy, FIRST_STRATEGY);
    expect(seeds.some(isUsual)).toBe(true);
  });
});

/** A version that a tactic made. */
const by = (id: string, parent: string, tactic: string): ArchivedVersion => ({
  version: { id, strategy: FIRST_STRATEGY, parent, change: { action: 'rule-added', tactic, old: '', new: '', because: '', evidence: [] } },
  results: [],
});

/** What the tactic `decode` makes of a strategy that uses this share of its attempts. */
function stepFrom(attempts: number, failedBefore: readonly FailedChange[] = []): string {
  return made(ask('decode', { parent: using(attempts), failedBefore })).change.new;
}

function using(attempts: number): StrategyVersion {
  return version('p', { ...FIRST_STRATEGY, episode: { ...FIRST_STRATEGY.episode, attempts } });
}

describe('settings, tools and weights', () => {
  it.each(['decode', 'tool-chain', 'weights', 'reorder-steps'])(
    '%s walks through other values, never one that failed, until none is left',
    (name) => {
      const failedBefore: FailedChange[] = [];
      for (;;) {
        const move = ask(name, { failedBefore });
        if (move.kind !== 'challenger') break;
        const failed = failedChange(move.challenger);
        expect(failedBefore).not.toContainEqual(failed);
        failedBefore.push(failed);
      }
      expect(failedBefore.length).toBeGreaterThan(2);
      expect(failedBefore.length).toBeLessThan(100);
    },
  );

  it('uses the attempts that a campaign allows before anything else, up to all of them, and never fewer', () => {
    expect(stepFrom(0.25)).toBe('attempts 0.5');
    expect(stepFrom(0.75)).toBe('attempts 1');
    const doubled = failedChange(made(ask('decode', { parent: using(0.25) })), using(0.25));
    expect(stepFrom(0.25, [doubled])).not.toContain('attempts');
    expect(stepFrom(1)).not.toContain('attempts');
  });

  it('allows longer answers where some were cut off', () => {
    expect(made(ask('decode', { cutOff: 3 })).change).toMatchObject({
      action: 'decoding-changed',
      old: 'maxTokens 2048',
      new: 'maxTokens 4096',
      evidence: ['3 answers were cut off'],
    });
    const longer = failedChange(made(ask('decode', { cutOff: 3 })));
    expect(made(ask('decode', { cutOff: 3, failedBefore: [longer] })).change.new).not.toContain('maxTokens');
  });

  it('adds the compiler first where many failures do not compile', () => {
    const bare = version('p', { ...FIRST_STRATEGY, tools: [] });
    for (let seed = 0; seed < 10; seed += 1)
      expect(made(ask('tool-chain', { parent: bare, errorClasses: { Syntax: 4, Logic: 5 }, seed })).strategy.tools).toEqual([
        'compile-first',
      ]);
  });

  it('changes the order of tools only where an episode can tell', () => {
    const chained = version('p', { ...FIRST_STRATEGY, tools: ['compile-first', 'linter', 'coverage'] });
    const chains = Array.from({ length: 40 }, (_, seed) => made(ask('tool-chain', { parent: chained, seed })).strategy.tools.join(' '));
    expect(new Set(chains)).toEqual(
      new Set([
        'linter coverage',
        'compile-first coverage',
        'compile-first linter',
        'linter compile-first coverage',
        'compile-first linter coverage tests-first',
        'compile-first linter coverage self-review',
      ]),
    );
  });

  it('takes the named way, and favours tactics that made versions with descendants', () => {
    const { strategy } = made(ask('weights', { variant: 'best', archive: [by('a', 'first', 'rule-add'), by('b', 'a', 'decode')] }));
    expect(strategy.focus.tests).toBe(1);
    expect(strategy.tactics).toEqual({ 'rule-add': 1.25, decode: 0.8 });
  });
});

describe('a fresh start', () => {
  it('keeps what a person pinned and what earned its tokens, and leaves the rest', () => {
    const strategy: Strategy = {
      ...PARENT.strategy,
      rules: [...PARENT.strategy.rules, rule('r3', 'Pinned.', true), rule('r4', 'Idle.')],
      memory: { recall: 0 },
    };
    const archive = [archived('with', strategy, on(2)), archived('bare', without(strategy, 'r1'), on(6))];
    const { strategy: fresh, change } = made(ask('fresh-start', { parent: version('p', strategy), archive }));
    expect(fresh.rules.map(({ id }) => id)).toEqual(['r1', 'r3']);
    expect(fresh.memory).toEqual(FIRST_STRATEGY.memory);
    expect(change.evidence).toEqual([expect.stringContaining('rule r1')]);
    const seeds = Array.from({ length: 200 }, (_, seed) => ask('fresh-start', { parent: version('p', FIRST_STRATEGY), seed }));
    const ways = seeds.map((each) => (each.kind === 'challenger' ? each.challenger.change.new : why(each)));
    expect(new Set(ways)).toEqual(
      new Set(['there is nothing to leave behind', ...WAYS.slice(1).map(({ name }) => `0 rules, asked by ${name}`)]),
    );
  });
});

describe('what failed before', () => {
  const alike = version('alike', {
    ...FIRST_STRATEGY,
    rules: [rule('r1', 'Check the loop bounds first.'), rule('r2', 'Check the loop bounds.')],
  });
  const tried: readonly [string, Partial<Snapshot>][] = [
    ['decode', { cutOff: 3 }],
    ['demonstrate', { successes: [success('a')] }],
    ['ask-otherwise', {}],
    ['tool-chain', {}],
    ['rule-prune', {}],
    ['rule-merge', { parent: alike }],
    ['weights', { variant: 'best' }],
  ];
  it.each(tried)('%s knows again by what it does, however it was worded', (name, change) => {
    const first = made(ask(name, change));
    const failed = failedChange(first, change.parent);
    const next = ask(name, { ...change, failedBefore: [failed] });
    expect(next.kind === 'challenger' ? next.challenger.strategy : null).not.toEqual(first.strategy);
  });

  it('is known again from another parent', () => {
    const failed = failedChange(made(ask('demonstrate', { successes: [success('a')] })));
    const full: Strategy = {
      ...FIRST_STRATEGY,
      demonstrations: Array.from({ length: MAX_DEMONSTRATIONS }, (_, n) => ({ id: `d${n + 1}`, text: `Example ${n + 1}.` })),
    };
    expect(why(ask('demonstrate', { parent: version('p', full), successes: [success('a')], failedBefore: [failed] }))).toContain(
      'tried before',
    );
  });
});

describe('habits of an agent', () => {
  const parent = version('agent', FIRST_AGENT);
  it('are nothing to a strategy that answers', () => {
    expect(TACTICS.find(({ name }) => name === 'work-habits')?.fits?.(FIRST_STRATEGY)).toBe(false);
    expect(why(ask('work-habits'))).toContain('does not work in a checkout');
  });

  it.each([
    ['turn-limit', /^(?:tokens 600000, turns 40|turns 40)$/, /^(?:tokens 1200000, turns 80|turns 20)$/],
    ['test-first', /^testFirst true$/, /^testFirst false$/],
    ['give-up', /^instructions /, /(?:look for the cause elsewhere|submit the best you have)\.$/],
    ['edit-format', /^edits either$/, /^edits (?:search-replace|whole-file)$/],
  ])('are changed one at a time: %s', (variant, old, now) => {
    const { strategy, change } = made(ask('work-habits', { parent, champion: parent, variant }));
    expect(change).toMatchObject({ action: 'solver-changed', old: expect.stringMatching(old), new: expect.stringMatching(now) });
    expect({ ...strategy, solver: FIRST_AGENT.solver }).toEqual(FIRST_AGENT);
  });

  it.each([
    ['turn-limit', /^(?:agents 48, depth 3, tokens 300000|depth 3)$/],
    ['test-first', /^tests 4$/],
    ['give-up', /^rounds 2$/],
  ])('of a tree of agents too: %s', (variant, old) => {
    const tree = version('tree', FIRST_TREE);
    const { strategy, change } = made(ask('work-habits', { parent: tree, champion: tree, variant }));
    expect(change).toMatchObject({ action: 'solver-changed', old: expect.stringMatching(old) });
    expect({ ...strategy, solver: FIRST_TREE.solver }).toEqual(FIRST_TREE);
  });

  it('are not changed again in a way that failed before', () => {
    const failedBefore = [failedChange(made(ask('work-habits', { parent, variant: 'test-first' })), parent)];
    expect(why(ask('work-habits', { parent, variant: 'test-first', failedBefore }))).toBe('each step of a habit was tried');
  });
});

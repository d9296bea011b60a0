import { describe, expect, it } from 'vitest';
import { effectOf, sameEffect } from '../../domain/effect.js';
import { sameBehaviour } from '../../domain/same-behaviour.js';
import { AGENT_SOLVER, firstOfCommand, type Strategy, type StrategyVersion } from '../../domain/strategy.js';
import { strategyDiff } from '../../domain/strategy-diff.js';
import type { Challenger, Move } from '../../domain/tactics/tactic.js';
import { TACTICS } from '../../domain/tactics/tactics.js';
import { NOTHING_YET } from '../support/snapshot.js';

const version = (id: string, strategy: Strategy): StrategyVersion => ({ id, strategy, parent: null, change: null });

function ask(name: string, parent: StrategyVersion, variant: string | null = null): Move {
  const tactic = TACTICS.find((each) => each.name === name);
  if (tactic === undefined) throw new TypeError('no such tactic');
  return tactic.propose({
    parent,
    champion: parent,
    ...NOTHING_YET,
    variant,
  });
}

function made(move: Move): Challenger {
  if (move.kind !== 'challenger') throw new TypeError(`no challenger: ${JSON.stringify(move)}`);
  return move.challenger;
}

describe('what a person’s own agent is told', () => {
  const first = firstOfCommand({ command: ['agent', '{statement}'], files: [{ path: 'AGENTS.md', what: 'strategy' }] });
  const parent = version('own', first);

  it.each([
    ['turn-limit', /^(?:calls 60, tokens 1000000|calls 60)$/, /^(?:calls 120, tokens 2000000|calls 30)$/],
    ['give-up', /^instructions /, /(?:look for the cause elsewhere|submit the best you have)\.$/],
  ])('changes, and how it is run does not: %s', (variant, old, now) => {
    const { strategy, change } = made(ask('work-habits', parent, variant));
    expect(change).toMatchObject({ action: 'solver-changed', old: expect.stringMatching(old), new: expect.stringMatching(now) });
    expect(strategy.solver).toMatchObject({ kind: 'command', command: ['agent', '{statement}'], files: [{ path: 'AGENTS.md' }] });
  });

  it.each(['test-first', 'edit-format'])('is no matter of ours: %s', (variant) => {
    expect(ask('work-habits', parent, variant)).toEqual({ kind: 'nothing', because: 'each step of a habit was tried' });
  });

  it('begins anew with the same agent', () => {
    const later: Strategy = {
      ...first,
      rules: [{ id: 'r1', text: 'Never.', pinned: false }],
      solver: first.solver?.kind === 'command' ? { ...first.solver, instructions: 'Hurry.' } : AGENT_SOLVER,
    };
    const { strategy } = made(ask('fresh-start', version('later', later)));
    expect(strategy).toEqual(first);
  });

  it('is asked in no other way by us', () => {
    expect(TACTICS.find(({ name }) => name === 'ask-otherwise')?.fits?.(first)).toBe(false);
    expect(TACTICS.find(({ name }) => name === 'reorder-steps')?.fits?.(first)).toBe(false);
  });

  it('differs where any part of it does', () => {
    const other = firstOfCommand({ command: ['agent', '{statement}'], files: [{ path: 'AGENTS.md', what: 'rules' }] });
    expect(strategyDiff(first, other).map(({ part }) => part)).toEqual(['solver.files']);
    expect(sameEffect(effectOf(first, other), effectOf(first, first))).toBe(false);
    expect(sameBehaviour(first, other)).toBe(false);
  });
});

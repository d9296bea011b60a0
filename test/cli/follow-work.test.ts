import { describe, expect, it } from 'vitest';
import { followWork } from '../../cli/fix/follow-work.js';
import { waitsOf } from '../../domain/waiting.js';
import { openFakeStore } from '../support/fake-store.js';

const SPENT = { tokens: 1, costUsd: 0, wallMs: 1 };
const OBSERVED = { observation: { outcome: 'done', text: 'exit code 0\n```\nout\n```' }, wallMs: 1 } as const;
const ENDED = { ended: 'submitted', turns: 2, patch: '', leftOut: [], refused: '', calls: [] } as const;

describe('following the works of an episode', () => {
  it('tells each action once, as soon as it is on record, in each attempt', async () => {
    const store = openFakeStore();
    const told: string[] = [];
    let clock = 0;
    const follow = followWork(store, 'run/task/one', {
      tell: (line) => told.push(line),
      calls: () => Promise.resolve(7),
      now: () => clock,
    });
    const look = async (): Promise<readonly string[]> => {
      await follow([]);
      return told.splice(0);
    };
    expect(await look()).toEqual([]);
    const actions = [{ kind: 'run', command: 'ls' }, { kind: 'submit' }] as const;
    await store.keep('turns', 'run/task/one/answer/0/turn/0', { ledger: null, actions, unreadable: '', spent: SPENT });
    expect(await look()).toEqual([]);
    await store.keep('actions', 'run/task/one/answer/0/turn/0/action/0', OBSERVED);
    expect(await look()).toEqual(['attempt 1, turn 1: run ls: exit code 0']);
    expect(await look()).toEqual([]);
    await store.keep('actions', 'run/task/one/answer/0/turn/0/action/1', {
      ...OBSERVED,
      observation: { outcome: 'done', text: 'handed in' },
    });
    await store.keep('turns', 'run/task/one/answer/0/turn/1', {
      ledger: null,
      actions: [],
      unreadable: 'there is no action in it',
      spent: SPENT,
    });
    expect(await look()).toEqual(['attempt 1, turn 1: submit: handed in', 'attempt 1, turn 2: there is no action in it']);
    await store.keep('works', 'run/task/one/answer/0', ENDED);
    await store.keep('turns', 'run/task/one/answer/1/turn/0', { ledger: null, actions: [], unreadable: '', spent: SPENT });
    expect(await look()).toEqual([
      'attempt 1: handed in (no change); the tests run on it',
      'attempt 2, turn 1: the answer of the model could not be had',
    ]);
    clock = 19_000;
    expect(await look()).toEqual([]);
    clock = 45_000;
    expect(await look()).toEqual(['still at it, 45 s so far: 7 model calls']);
    expect(await look()).toEqual([]);
  });

  it('tells once what is waited for', async () => {
    const told: string[] = [];
    const follow = followWork(openFakeStore(), 'run/task/one', { tell: (line) => told.push(line), calls: () => Promise.resolve(7) });
    const waits = waitsOf([{ step: 'turn', kind: 'unavailable', said: 'no answer', tries: 3, sinceMs: 0, nextMs: null }]);
    await follow(waits);
    await follow(waits);
    expect(told).toHaveLength(1);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTrainEpisode } from '../../domain/address.js';
import { evidenceFrom, MAX_TRACE_CHARACTERS, traceText, type Trace } from '../../domain/trace.js';
import type { Tried } from '../../domain/tried.js';
import { toyWorld } from '../support/toy-world.js';

const [TASK] = toyWorld({ tasks: 1 }).suite.tasks;
if (TASK === undefined) throw new TypeError('the toy suite is empty');
const [PATH = ''] = TASK.editable;

const tried = (text: string, change: Partial<Tried> = {}): Tried => ({
  candidate: { [PATH]: text },
  passed: 1,
  total: 2,
  errorClass: 'Logic',
  failures: [{ id: 'case-1', status: 'failed', message: 'got 1, expected 2' }],
  unusable: '',
  ...change,
});
const told = { task: TASK, reflections: [], solved: false, plausible: false };
const trace = (taskId: string, solved: boolean, family = taskId): Trace => ({ taskId, family, strategy: 's', solved, text: taskId });

describe('the course of an episode', () => {
  it('holds the task, candidates, what failed and how, and how it ended', () => {
    const text = traceText({ ...told, tried: [tried('a = 1'), tried('', { candidate: null, unusable: 'no block' })], plausible: true });
    for (const part of [TASK.id, 'a = 1', '1 of 2 cases pass, Logic', 'case-1: got 1, expected 2', 'no block', 'failed others'])
      expect(text).toContain(part);
  });

  it('is bounded, whatever was tried', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3_000 }), { maxLength: 12 }), (programs) => {
        expect(traceText({ ...told, tried: programs.map((each) => tried(each)) }).length).toBeLessThanOrEqual(MAX_TRACE_CHARACTERS);
      }),
    );
  });

  it('is kept of what is practised and searched, never of a pair or an exam', () => {
    for (const place of ['practise/0/t', 'search/0/t', 'practise/0/t/side:challenger'])
      expect(isTrainEpisode(`c/b0/c1/${place}`)).toBe(true);
    for (const at of ['c/b0/c1/race/pair/0/side:champion', 'c/exam/side:first/t', 'practise/b0/c1/race/pair/0', 'c'])
      expect(isTrainEpisode(at)).toBe(false);
  });
});

describe('evidence for a proposal', () => {
  it('is two failures of different families and a contrast, one of a family that failed where there is one', () => {
    const traces = [trace('a1', false, 'a'), trace('a2', false, 'a'), trace('b', false), trace('a3', true, 'a'), trace('c', true)];
    for (let seed = 0; seed < 20; seed += 1) {
      const chosen = evidenceFrom(traces, seed);
      expect(chosen.map(({ solved }) => solved)).toEqual([false, false, true]);
      expect(new Set(chosen.slice(0, 2).map(({ family }) => family))).toEqual(new Set(['a', 'b']));
      expect(chosen[2]?.taskId).toBe('a3');
    }
    expect(evidenceFrom([trace('c', true)], 1)).toHaveLength(1);
    expect(evidenceFrom([], 1)).toEqual([]);
  });
});

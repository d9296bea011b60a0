import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ballot, elect } from '../../../domain/steps/vote.js';
import type { TestResult } from '../../../domain/verdict.js';

const result = (message: string): TestResult => ({ id: 'x', status: message === '' ? 'passed' : 'failed', message });
const ballot = (visible: readonly string[], written: readonly string[] = []): Ballot => ({
  visible: visible.map(result),
  written: written.map(result),
});

const held = (each: Ballot | undefined): number => each?.visible.filter(({ status }) => status === 'passed').length ?? -1;

describe('a vote by execution', () => {
  it('elects the first of those that most agree with', () => {
    expect(elect([ballot([''], ['f(1) returned 2']), ballot([''], ['f(1) returned 3']), ballot([''], ['f(1) returned 3'])])).toBe(1);
  });

  it('never puts agreement above a case that is shown', () => {
    expect(elect([ballot(['f(1) returned 2']), ballot(['f(1) returned 2']), ballot([''])])).toBe(2);
  });

  it('sees the same error where two programs raise it in other lines', () => {
    const raised = (line: number): Ballot => ballot(['', `raised IndexError: out of range (f.py line ${line})`]);
    expect(elect([ballot(['', 'f(1) returned 2']), raised(3), raised(9)])).toBe(1);
  });

  it('takes of clusters alike in size the one that holds more written cases, then the earlier', () => {
    expect(elect([ballot([''], ['f(1) returned 2']), ballot([''], [''])])).toBe(1);
    expect(elect([ballot([''], ['f(1) returned 2']), ballot([''], ['f(1) returned 3'])])).toBe(0);
    expect(elect([])).toBeNull();
  });

  it('elects one that holds as many cases as any, whoever votes', () => {
    const one = fc.constantFrom('', 'f(1) returned 2', 'f(1) returned 3');
    const ballots = fc.array(fc.tuple(fc.array(one, { minLength: 3, maxLength: 3 }), fc.array(one, { minLength: 2, maxLength: 2 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(ballots, (all) => {
        const cast = all.map(([visible, written]) => ballot(visible, written));
        expect(held(cast[elect(cast) ?? -1])).toBe(Math.max(...cast.map(held)));
      }),
    );
  });
});

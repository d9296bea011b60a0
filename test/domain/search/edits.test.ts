import { describe, expect, it } from 'vitest';
import { withoutEdit } from '../../../domain/search/edits.js';
import { FIRST_STRATEGY, type Strategy } from '../../../domain/strategy.js';

const rule = (id: string, text: string) => ({ id, text, pinned: false });
const withRules = (base: Strategy, ...texts: string[]): Strategy => ({
  ...base,
  rules: texts.map((text, index) => rule(`r${index + 1}`, text)),
});
const warmer = (base: Strategy): Strategy => ({ ...base, decoding: { ...base.decoding, temperature: 0.9 } });

describe('a strategy without one of its edits', () => {
  it('keeps all others', () => {
    const one = withRules(FIRST_STRATEGY, 'check bounds');
    const two = warmer(one);
    const three = withRules(two, 'check bounds', 'name the cause');
    expect(withoutEdit(three, FIRST_STRATEGY, one)).toEqual({ ...warmer(FIRST_STRATEGY), rules: [rule('r2', 'name the cause')] });
    expect(withoutEdit(three, one, two)).toEqual(withRules(FIRST_STRATEGY, 'check bounds', 'name the cause'));
    expect(withoutEdit(three, two, three)).toEqual(two);
  });

  it('brings back to its place what the edit dropped', () => {
    const one = withRules(FIRST_STRATEGY, 'a', 'b', 'c');
    const two = withRules(FIRST_STRATEGY, 'a', 'c');
    const three = withRules(FIRST_STRATEGY, 'a', 'c', 'd');
    expect(withoutEdit(three, one, two)?.rules.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives what comes back an id of its own', () => {
    const one = withRules(FIRST_STRATEGY, 'a');
    const two = FIRST_STRATEGY;
    const three = withRules(FIRST_STRATEGY, 'b');
    expect(withoutEdit(three, one, two)?.rules).toEqual([rule('r1', 'a'), rule('r2', 'b')]);
  });

  it('is none where a later edit changed the same part again', () => {
    const one = warmer(FIRST_STRATEGY);
    const two = { ...one, decoding: { ...one.decoding, temperature: 0.1 } };
    expect(withoutEdit(two, FIRST_STRATEGY, one)).toBeNull();
    const changed = withRules(FIRST_STRATEGY, 'check bounds twice');
    expect(withoutEdit(changed, FIRST_STRATEGY, withRules(FIRST_STRATEGY, 'check bounds'))).toBeNull();
  });

  it('keeps a setting that only came with the edit out of it', () => {
    const one = { ...FIRST_STRATEGY, tactics: { decode: 2 } };
    expect(withoutEdit(withRules(one, 'x'), FIRST_STRATEGY, one)).toEqual(withRules(FIRST_STRATEGY, 'x'));
  });
});

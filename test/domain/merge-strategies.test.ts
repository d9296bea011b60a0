import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedStrategies } from '../../domain/merge-strategies.js';
import { FIRST_STRATEGY, TOOLS, type Strategy } from '../../domain/strategy.js';

const rules = (...texts: readonly string[]): Strategy['rules'] =>
  texts.map((text, index) => ({ id: `r${index + 1}`, text, pinned: false }));
const base: Strategy = { ...FIRST_STRATEGY, rules: rules('a', 'b', 'c') };
const texts = ({ rules: of }: Strategy): readonly string[] => of.map(({ text }) => text);

describe('two descendants of one strategy', () => {
  it('give each part as the one left it that changed it', () => {
    const first: Strategy = { ...base, prompts: { ...base.prompts, planning: 'Think.' }, decoding: { ...base.decoding, temperature: 1 } };
    const second: Strategy = { ...base, prompts: { ...base.prompts, repair: 'Start anew.' }, tools: ['coverage'] };
    const { strategy, conflicts } = mergedStrategies({ base, first, second }, 'first');
    expect(strategy).toEqual({
      ...base,
      prompts: { ...base.prompts, planning: 'Think.', repair: 'Start anew.' },
      decoding: { ...base.decoding, temperature: 1 },
      tools: ['coverage'],
    });
    expect(conflicts).toEqual([]);
  });

  it('leave out what either left out, add what either added, and keep ids apart', () => {
    const first: Strategy = { ...base, rules: [...rules('a', 'b'), { id: 'r4', text: 'd', pinned: false }] };
    const second: Strategy = { ...base, rules: [...rules('a', 'b', 'c').slice(1), { id: 'r4', text: 'e', pinned: false }] };
    const { strategy } = mergedStrategies({ base, first, second }, 'first');
    expect(texts(strategy)).toEqual(['b', 'd', 'e']);
    expect(new Set(strategy.rules.map(({ id }) => id)).size).toBe(3);
  });

  it('give what both changed as the preferred one left it, and say so', () => {
    const changed = (text: string, temperature: number): Strategy => ({
      ...base,
      rules: base.rules.map((each) => (each.id === 'r2' ? { ...each, text } : each)),
      decoding: { ...base.decoding, temperature },
    });
    const of = { base, first: changed('b, first', 1), second: changed('b, second', 0) };
    for (const side of ['first', 'second'] as const) {
      const { strategy, conflicts } = mergedStrategies(of, side);
      expect(texts(strategy).toSorted()).toEqual(['a', `b, ${side}`, 'c']);
      expect(strategy.decoding.temperature).toBe(side === 'first' ? 1 : 0);
      expect(conflicts.toSorted()).toEqual(['decoding.temperature', 'rules r2']);
    }
  });

  it('are one where one is the base, or both are the same; otherwise each part is of one of the three', () => {
    const strategy: fc.Arbitrary<Strategy> = fc
      .record({
        list: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
        temperature: fc.constantFrom(0, 0.4, 1),
        planning: fc.constantFrom('', 'Think.'),
        tools: fc.uniqueArray(fc.constantFrom(...TOOLS)),
      })
      .map(({ list, temperature, planning, tools }) => ({
        ...base,
        rules: rules(...list),
        tools,
        prompts: { ...base.prompts, planning },
        decoding: { ...base.decoding, temperature },
      }));
    fc.assert(
      fc.property(strategy, strategy, strategy, fc.constantFrom<'first' | 'second'>('first', 'second'), (root, one, other, side) => {
        const merged = (first: Strategy, second: Strategy): Strategy => mergedStrategies({ base: root, first, second }, side).strategy;
        expect(texts(merged(one, root)).toSorted()).toEqual(texts(one).toSorted());
        expect(merged(one, one)).toEqual(one);
        expect(merged(root, other).decoding).toEqual(other.decoding);
        const both = merged(one, other);
        for (const text of texts(both)) expect([...texts(one), ...texts(other)]).toContain(text);
        const lost = texts(root).filter((text) => !texts(one).includes(text));
        expect(texts(both).filter((text) => lost.includes(text))).toEqual([]);
        expect([one.tools, other.tools]).toContainEqual(both.tools);
      }),
    );
  });
});

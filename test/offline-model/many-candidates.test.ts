import { assert as hold, integer, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOfEdited } from '../../offline-model/operators/edited-texts.js';
import { thinned } from '../../offline-model/operators/thinned.js';

describe('programs that are one edit away', () => {
  it('have the same name where they are the same text, whichever edit makes it, and only there', () => {
    const text = 'aabab cc aab';
    const nameOf = namesOfEdited(text);
    const known = new Map<string, string>();
    hold(
      property(
        integer({ min: 0, max: text.length }),
        integer({ min: 0, max: 4 }),
        stringMatching(/^[abc ]{0,5}$/),
        (start, length, put) => {
          const end = Math.min(text.length, start + length);
          const edited = text.slice(0, start) + put + text.slice(end);
          const name = nameOf({ start, end, text: put });
          expect(known.get(name) ?? edited).toBe(edited);
          known.set(name, edited);
          expect(nameOf({ start: 0, end: text.length, text: edited })).toBe(name);
        },
      ),
    );
  });

  it('are thinned to the heaviest, from the first to the last of those that weigh the same', () => {
    const list = Array.from({ length: 100 }, (_, index) => ({ index, weight: index % 10 === 0 ? 2 : 1 }));
    const kept = thinned(list, 20, ({ weight }) => weight);
    expect(kept).toHaveLength(20);
    expect(kept.filter(({ weight }) => weight === 2)).toHaveLength(10);
    const others = kept.filter(({ weight }) => weight === 1).map(({ index }) => index);
    expect(Math.min(...others)).toBeLessThan(10);
    expect(Math.max(...others)).toBeGreaterThan(80);
    expect(thinned(list, 100, ({ weight }) => weight)).toBe(list);
  });
});

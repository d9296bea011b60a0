import { assert, property, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRecurrence, editShape } from '../../domain/edit-shape.js';

const edit = (before: string, answer: string): { before: string; answer: string } => ({ before, answer });
const defaulted = [
  edit('def f(words):\n    return seen.get(word) + 1\n', 'def f(words):\n    return seen.get(word, 0) + 1\n'),
  edit('x = prices.get(row["n"]) * 2\n', 'x = prices.get(row["n"], 0) * 2\n'),
  edit('let a = b.get(c)\nlet d = b.get(e)\n', 'let a = b.get(c, 0)\nlet d = b.get(e, 0)\n'),
];
const inclusive = edit('for i in range(1, n):\n    pass\n', 'for i in range(1, n + 1):\n    pass\n');

describe('editShape', () => {
  it('is one for the same habit, whatever the names and however often', () => {
    expect(new Set(defaulted.map(editShape))).toEqual(new Set(['- +, 0']));
    expect(editShape(inclusive)).not.toBe('- +, 0');
  });

  it('keeps words that are new and hides those that the program has', () => {
    expect(editShape(edit('a == b', 'a.lower() == b.lower()'))).toBe('- +. lower ( )');
    expect(editShape(edit('return total', 'return best'))).toBe('-_ +best');
    expect(editShape(edit('best = 1; return total', 'best = 1; return best'))).toBe('-_ +_');
  });

  it('is empty where nothing changed, and never fails', () => {
    assert(
      property(string(), string(), (before, answer) => {
        expect(editShape(edit(before, before))).toBe('');
        expect(typeof editShape(edit(before, answer))).toBe('string');
      }),
    );
  });
});

describe('byRecurrence', () => {
  const offered = [...defaulted, inclusive].map((example, index) => ({ id: index, example }));

  it('gives each shape its turn before any comes again, and loses nothing', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const order = byRecurrence(seed, offered);
      expect(new Set(order.slice(0, 2).map(({ example }) => editShape(example))).size).toBe(2);
      expect(order.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    }
  });

  it('has what recurs first, mostly, and the same order for the same seed', () => {
    const seeds = Array.from({ length: 100 }, (_, seed) => seed);
    expect(seeds.filter((seed) => byRecurrence(seed, offered)[0]?.id === 3).length).toBeLessThan(30);
    expect(seeds.some((seed) => byRecurrence(seed, offered)[0]?.id === 3)).toBe(true);
    assert(
      property(uniqueArray(string()), (texts) => {
        const items = texts.map((text) => ({ example: edit('', text) }));
        expect(byRecurrence(7, items)).toEqual(byRecurrence(7, items));
      }),
    );
  });
});

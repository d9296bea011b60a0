import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutAlike } from '../../domain/memory/alike.js';
import { presence, rarity } from '../../domain/memory/bm25.js';
import { fused } from '../../domain/memory/fusion.js';
import { withRoom } from '../../domain/memory/room.js';
import { termsOf } from '../../domain/memory/terms.js';
import { WordIndex } from '../../domain/memory/word-index.js';
import { tokensOf } from '../../domain/playbook.js';
import { recalledLine, sentenceIn } from '../../domain/recalled.js';

const word = fc.constantFrom('index', 'loop', 'range', 'key', 'nodeCount', 'is_valid', '7');
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

describe('words of code', () => {
  it('are names whole, their parts, and numbers, in small letters', () => {
    expect(termsOf('def parseHTTPHeader(max_len, x1): return None')).toEqual([
      'def',
      'parsehttpheader',
      'parse',
      'http',
      'header',
      'max_len',
      'max',
      'len',
      'x1',
      'x',
      '1',
      'return',
      'none',
    ]);
    expect(termsOf('größe == 3.5 && 名前')).toEqual(['größe', '3', '5', '名前']);
    expect(termsOf('')).toEqual([]);
  });

  it('are found in any text, and are never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        for (const term of termsOf(any)) expect(term).not.toBe('');
      }),
    );
  });
});

describe('the index of words', () => {
  it('scores as BM25 does among the texts that count, whatever else it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 12 }), text, (texts, question) => {
        const index = new WordIndex();
        for (const [each] of texts) index.add(each);
        const scores = index.scores(question, (at) => texts[at]?.[1] === true);
        const counting = texts.filter(([, counts]) => counts).map(([each]) => termsOf(each));
        const average = counting.reduce((sum, terms) => sum + terms.length, 0) / counting.length;
        for (const [at, [each, counts]] of texts.entries()) {
          const terms = termsOf(each);
          const expected = [...new Set(termsOf(question))]
            .filter((term) => counts && terms.includes(term))
            .map((term) => {
              const having = counting.filter((other) => other.includes(term)).length;
              const times = terms.filter((other) => other === term).length;
              return rarity(counting.length, having) * presence(times, terms.length, average);
            })
            .reduce((sum, part) => sum + part, 0);
          expect(scores[at]).toBeCloseTo(expected, 9);
        }
      }),
    );
  });

  it('keeps a bounded part of a long text, and goes on with others', () => {
    const index = new WordIndex();
    index.add([...Array.from({ length: 5_000 }, (_, at) => `word${at}`), 'needle'].join(' '));
    index.add('needle');
    expect([...index.scores('needle', () => true)]).toEqual([0, expect.any(Number)]);
    expect(index.scores('needle', () => true)[1]).toBeGreaterThan(0);
  });
});

const isBefore = (ids: readonly string[], a: string, b: string): boolean => ids.indexOf(a) < ids.indexOf(b);

describe('rankings that are fused', () => {
  const ranking = fc.uniqueArray(
    fc.nat(30).map((n) => `r${n}`),
    { maxLength: 20 },
  );

  it('hold each id once, in an order that the order of rankings does not change', () => {
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        const both = fused([one, other]);
        expect(both.toSorted()).toEqual([...new Set([...one, ...other])].toSorted());
        expect(fused([other, one])).toEqual(both);
        expect(fused([one])).toEqual(one);
        const [first] = one;
        expect(first !== undefined && first === other[0] && both[0] !== first).toBe(false);
      }),
    );
  });

  it('keep the order of one beside which the others weigh little, but for what it leaves out', () => {
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        const light = fused([one, other], [1, 1e-9]);
        expect(light.filter((id) => one.includes(id))).toEqual(one);
        expect(light.slice(one.length)).toEqual(other.filter((id) => !one.includes(id)));
      }),
    );
  });

  it('never put what both rank behind another before it', () => {
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        const both = fused([one, other]);
        const shared = one.filter((id) => other.includes(id));
        const wrong = shared.flatMap((a) =>
          shared.filter((b) => isBefore(one, a, b) && isBefore(other, a, b) && !isBefore(both, a, b)).map((b) => [a, b]),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });
});

const row = (sentence: string): { readonly sentence: string } => ({ sentence });

describe('rows that say nearly the same', () => {
  it('are shown once, with how many there are', () => {
    const rows = [
      row('Use `<=` in the loop over the range of the list.'),
      row('A key may be missing.'),
      row('use `<=` in the loop over the range of the list'),
      row('Use `<=` in the loop over range of the list.'),
    ];
    expect(withoutAlike(rows)).toEqual([
      { ...rows[0], alike: 2 },
      { ...rows[1], alike: 0 },
    ]);
  });

  it('are not those that differ in code alone', () => {
    const rows = [row('In a condition, replace `<` by `<=` there.'), row('In a condition, replace `<` by `>` there.')];
    expect(withoutAlike(rows)).toEqual(rows.map((each) => ({ ...each, alike: 0 })));
  });

  it('lose none: the first stays, and all are counted', () => {
    fc.assert(
      fc.property(fc.array(text.map(row), { maxLength: 20 }), (rows) => {
        const told = withoutAlike(rows);
        expect(told.length + told.reduce((sum, { alike }) => sum + alike, 0)).toBe(rows.length);
        expect(told[0]?.sentence).toBe(rows[0]?.sentence);
        const kept = told.map(({ sentence }) => row(sentence));
        expect(withoutAlike(kept)).toEqual(kept.map((each) => ({ ...each, alike: 0 })));
      }),
    );
  });
});

it('what has no room gives way to what has', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.nat(5), fc.nat(30), (lines, rows, tokens) => {
      const kept = withRoom(lines, (line) => line, { rows, tokens });
      expect(kept.length).toBeLessThanOrEqual(rows);
      expect(kept.reduce((sum, line) => sum + tokensOf(line), 0)).toBeLessThanOrEqual(tokens);
      expect(kept).toEqual(lines.filter((line) => kept.includes(line)).slice(0, kept.length));
    }),
  );
  expect(withRoom(['a'.repeat(40), 'b'], (line) => line, { rows: 3, tokens: 5 })).toEqual(['b']);
});

describe('a row in a prompt', () => {
  const from = { kind: 'fix', task: 'gcd', cycle: 3, solved: true, attempts: 2, alike: 1 };

  it('says where it comes from and how sure it is', () => {
    expect(recalledLine({ sentence: 'Swap them.', from })).toBe(
      '[fix, from gcd in cycle 3; solved in 2 attempts; 1 more say the same] Swap them.',
    );
    expect(recalledLine({ sentence: 'Swap\nthem.', from: { ...from, campaign: 'last', solved: false, alike: 0 } })).toBe(
      '[fix, from gcd in cycle 3 of last; not solved] Swap ⏎ them.',
    );
    expect(recalledLine({ sentence: 'Swap them.' })).toBe('Swap them.');
  });

  it('is read back as its sentence, whatever task and campaign are called', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (sentence, task, campaign) => {
        expect(sentenceIn(recalledLine({ sentence, from: { ...from, task, campaign } }))).toBe(recalledLine({ sentence }));
      }),
    );
    expect(sentenceIn('[1, 2] is a list.')).toBe('[1, 2] is a list.');
  });
});

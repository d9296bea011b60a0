import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFixes, operatorShares, type CountedFix } from '../../../domain/adapt/ranker.js';
import { featuresOf, fitWeights, softmax, type Choice } from '../../../domain/adapt/softmax.js';
import { heatMap } from '../../../domain/adapt/explained.js';

const PRIOR = new Map([
  ['a', 0.5],
  ['b', 0.3],
  ['c', 0.2],
]);
const fix = (operator: string, symptom = 's', language = 'python'): CountedFix => ({
  language,
  operator,
  symptoms: new Map([[symptom, 1]]),
});
const AT = { language: 'python', symptoms: new Map([['s', 1]]) };

describe('shares of operators', () => {
  it('are those by hand where nothing was counted, and a distribution whatever was', () => {
    for (const [operator, share] of operatorShares({ counts: {}, concentration: 12 }, PRIOR, AT))
      expect(share).toBeCloseTo(PRIOR.get(operator) ?? 0, 12);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            operator: fc.constantFrom('a', 'b', 'c'),
            symptom: fc.constantFrom('s', 't'),
            language: fc.constantFrom('python', 'rust'),
          }),
        ),
        (all) => {
          const counts = countFixes(all.map(({ operator, symptom, language }) => fix(operator, symptom, language)));
          const shares = [...operatorShares({ counts, concentration: 12 }, PRIOR, AT).values()];
          expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
          expect(Math.min(...shares)).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('follow what was seen most at this symptom in this language, and elsewhere less', () => {
    const counts = countFixes(Array.from({ length: 20 }, () => fix('c')));
    const share = (at: typeof AT): number => operatorShares({ counts, concentration: 12 }, PRIOR, at).get('c') ?? 0;
    const [here, otherSymptom, otherLanguage] = [
      share(AT),
      share({ ...AT, symptoms: new Map([['t', 1]]) }),
      share({ ...AT, language: 'rust', symptoms: new Map([['t', 1]]) }),
    ];
    expect(here).toBeGreaterThan(otherSymptom);
    expect(otherSymptom).toBeGreaterThan(otherLanguage);
    expect(otherLanguage).toBeGreaterThan(0.2);
  });

  it('let old fixes fade, and leave one out where asked', () => {
    const many = countFixes([fix('a'), ...Array.from({ length: 400 }, () => fix('b'))]);
    expect(many['python']?.['any']?.['a']).toBeCloseTo(0.5, 6);
    const one = fix('c');
    expect(operatorShares({ counts: countFixes([one]), concentration: 12 }, PRIOR, AT, one).get('c')).toBeCloseTo(0.2, 9);
  });
});

const choice = (right: number): Choice => ({
  offsets: Float64Array.of(0, 0),
  features: featuresOf([[[0, 1]], [[1, 1]]]),
  right,
  weight: 1,
});

describe('weights', () => {
  it('make what was right likely, the more the more often, and stay at nothing without choices', () => {
    const learned = fitWeights([choice(1), choice(1), choice(1), choice(0)], 2, 0.01);
    const [first = 0, second = 0] = softmax(learned);
    expect(second).toBeGreaterThan(0.65);
    expect(second).toBeLessThan(0.8);
    expect(first + second).toBeCloseTo(1, 9);
    expect([...fitWeights([], 2, 1)]).toEqual([0, 0]);
    expect(fitWeights([choice(1)], 2, 1)).toEqual(fitWeights([choice(1)], 2, 1));
  });
});

describe('a heat map', () => {
  it('is a picture whatever the texts are', () => {
    const text = '<script>&"\u0007 אב e\u0301';
    const svg = heatMap({ input: [text, 'b'], tokens: [{ text, probability: 0.5, alternatives: [], attention: [0.1, 0.9] }] });
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('\u0007');
    expect(svg.match(/<rect /g)).toHaveLength(3);
    expect(svg).toContain('fill-opacity="1.000"');
    expect(heatMap({ input: [], tokens: [] })).toContain('</svg>');
  });
});

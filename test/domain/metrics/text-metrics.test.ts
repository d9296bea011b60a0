import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bleu, sentenceBleu } from '../../../domain/metrics/bleu.js';
import { chrf } from '../../../domain/metrics/chrf.js';
import { calibrate, isExact, meanNll, perplexity, tokenAccuracy } from '../../../domain/metrics/likelihood.js';
import { rouge, rougeL } from '../../../domain/metrics/rouge.js';
import { by13a, byBlanks, byCode } from '../../../domain/metrics/text-tokens.js';

const MUL = 'def mul(x, y): return x * y';

/** Made by sacrebleu 2.6.0 and rouge-score 0.1.2. */
const GOLDEN = [
  [MUL, MUL, { bleu13a: 100, bleuNone: 100, chrf: 100, rouge1: 1, rouge2: 1, rougeL: 1 }],
  [
    'def mul(x, y): return x + y',
    MUL,
    { bleu13a: 82.651681837938, bleuNone: 64.34588841607616, chrf: 89.8893270758596, rouge1: 1, rouge2: 1, rougeL: 1 },
  ],
  [
    'return x',
    MUL,
    {
      bleu13a: 0.673794699908547,
      bleuNone: 8.208499862389884,
      chrf: 27.934180892931636,
      rouge1: 0.4444444444444445,
      rouge2: 0.2857142857142857,
      rougeL: 0.4444444444444445,
    },
  ],
  [
    'def mul(a, b): return a * b',
    MUL,
    {
      bleu13a: 22.781556051062047,
      bleuNone: 8.643019616048525,
      chrf: 54.378931397120255,
      rouge1: 0.42857142857142855,
      rouge2: 0.16666666666666666,
      rougeL: 0.42857142857142855,
    },
  ],
  [
    'for i in range(3, 10.5): total += a[i] - 2',
    'for j in range(3, 10): total -= a[j] - 2.5',
    {
      bleu13a: 34.11488281065382,
      bleuNone: 10.552670315936318,
      chrf: 56.23013866617871,
      rouge1: 0.8181818181818182,
      rouge2: 0.4,
      rougeL: 0.7272727272727273,
    },
  ],
  ['定义一个函数', '定义两个函数，计算和', { bleu13a: 0, bleuNone: 0, chrf: 17.47772962561695, rouge1: 0, rouge2: 0, rougeL: 0 }],
  ['completely other words', 'def f(): pass', { bleu13a: 0, bleuNone: 0, chrf: 5.208333333333333, rouge1: 0, rouge2: 0, rougeL: 0 }],
  ['', 'def f(): pass', { bleu13a: 0, bleuNone: 0, chrf: 0, rouge1: 0, rouge2: 0, rougeL: 0 }],
  [
    'The cat & the dog\nsat.',
    'the cat and the dog sat down.',
    {
      bleu13a: 24.0785655451027,
      bleuNone: 15.207218222740094,
      chrf: 46.185442224113366,
      rouge1: 0.8333333333333333,
      rouge2: 0.6,
      rougeL: 0.8333333333333333,
    },
  ],
] as const;

const PAIRS = GOLDEN.map(([text, reference]) => ({ text, reference }));

describe('text metrics', () => {
  it.each(GOLDEN)('of %j beside %j are those of sacrebleu and rouge-score', (text, reference, golden) => {
    const pair = { text, reference };
    expect(sentenceBleu(pair, by13a)).toBeCloseTo(golden.bleu13a, 8);
    expect(sentenceBleu(pair, byBlanks)).toBeCloseTo(golden.bleuNone, 8);
    expect(chrf([pair])).toBeCloseTo(golden.chrf, 8);
    expect(rouge(pair, 1)).toBeCloseTo(golden.rouge1, 8);
    expect(rouge(pair, 2)).toBeCloseTo(golden.rouge2, 8);
    expect(rougeL(pair)).toBeCloseTo(golden.rougeL, 8);
  });

  it('of a corpus are sums over it, not means', () => {
    expect(bleu(PAIRS.slice(0, 3), by13a)).toBeCloseTo(62.31616052960154, 8);
    expect(bleu(PAIRS, by13a)).toBeCloseTo(40.37809082294058, 8);
    expect(chrf(PAIRS)).toBeCloseTo(53.39598771929609, 8);
  });

  it('call a wrong operator perfect where operators are dropped, and not over tokens of code', () => {
    const wrong = { text: 'def mul(x, y): return x + y', reference: MUL };
    expect(rougeL(wrong)).toBe(1);
    expect(rougeL(wrong, byCode)).toBeLessThan(1);
    expect(chrf([wrong], byCode)).toBeLessThan(100);
    expect(isExact(wrong)).toBe(false);
  });

  it('stay within their bounds, and are full for what is equal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, reference) => {
        const pair = { text, reference };
        for (const value of [sentenceBleu(pair, byCode) / 100, chrf([pair]) / 100, rouge(pair, 1), rougeL(pair, byCode)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
        const same = { text, reference: text };
        expect(sentenceBleu(same, byCode)).toBeCloseTo(byCode(text).length > 0 ? 100 : 0, 8);
        expect(isExact(same)).toBe(true);
      }),
    );
  });
});

describe('likelihood', () => {
  it('is a mean in nats, and perplexity its power of e', () => {
    expect(meanNll([Math.log(0.5), Math.log(0.125)])).toBeCloseTo(2 * Math.LN2, 12);
    expect(perplexity(Math.log(22.8))).toBeCloseTo(22.8, 10);
    expect(meanNll([])).toBeNull();
    expect(tokenAccuracy([])).toBeNull();
    expect(
      tokenAccuracy([
        ['a', 'a'],
        ['b', 'c'],
      ]),
    ).toBe(0.5);
  });

  it('finds the temperature under which confidence is what comes true', () => {
    // sure to 99.99 % of the first of two, and right in three of four: the right temperature says 75 %
    const sure = { right: Math.log(0.9999), others: [Math.log(0.0001)] };
    const wrong = { right: Math.log(0.0001), others: [Math.log(0.9999)] };
    const temperature = calibrate([sure, sure, sure, wrong]);
    const odds = Math.exp((Math.log(0.9999) - Math.log(0.0001)) / temperature);
    expect(odds / (1 + odds)).toBeCloseTo(0.75, 3);
    expect(calibrate([])).toBe(1);
  });
});

import { z } from 'zod';
import { bleu, type TextPair } from '../domain/metrics/bleu.js';
import { chrf } from '../domain/metrics/chrf.js';
import { isExact } from '../domain/metrics/likelihood.js';
import { mean } from '../domain/metrics.js';
import { rouge, rougeL } from '../domain/metrics/rouge.js';
import { by13a, byCode } from '../domain/metrics/text-tokens.js';
import { RatchetFailure } from '../ports/failures.js';

/** Figures of texts beside what they should be. For people: no gate reads them, since `x + y` for `x * y` is perfect to ROUGE. */
export interface TextFigures {
  readonly pairs: number;
  readonly exact: number;
  readonly 'bleu-13a': number;
  readonly 'bleu-code': number;
  readonly 'rouge-1': number;
  readonly 'rouge-2': number;
  readonly 'rouge-l': number;
  readonly 'rouge-l-code': number;
  readonly chrf: number;
  readonly 'chrf-code': number;
}

export function textFigures(pairs: readonly TextPair[]): TextFigures {
  return {
    pairs: pairs.length,
    exact: mean(pairs.map((pair) => Number(isExact(pair)))),
    'bleu-13a': bleu(pairs, by13a),
    'bleu-code': bleu(pairs, byCode),
    'rouge-1': mean(pairs.map((pair) => rouge(pair, 1))),
    'rouge-2': mean(pairs.map((pair) => rouge(pair, 2))),
    'rouge-l': mean(pairs.map((pair) => rougeL(pair))),
    'rouge-l-code': mean(pairs.map((pair) => rougeL(pair, byCode))),
    chrf: chrf(pairs),
    'chrf-code': chrf(pairs, byCode),
  };
}

const line = z.object({ text: z.string(), reference: z.string() });

/** Lines of `{"text": …, "reference": …}`. Throws `bad-request` that names the line. */
export function readPairs(text: string): readonly TextPair[] {
  return text
    .split('\n')
    .map((each, index) => ({ each, number: index + 1 }))
    .filter(({ each }) => each.trim() !== '')
    .map(({ each, number }) => {
      const parsed = line.safeParse(jsonOf(each));
      if (parsed.success) return parsed.data;
      throw new RatchetFailure('bad-request', `line ${number}: expected {"text": …, "reference": …} with two texts`);
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // told as any other line that is none
    return null;
  }
}

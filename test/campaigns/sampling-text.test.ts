import { describe, expect, it } from 'vitest';
import { samplingLines } from '../../campaigns/sampling-text.js';
import type { SamplingBaseline } from '../../domain/sampling.js';

const BASELINE: SamplingBaseline = {
  modelCalls: 660,
  tasks: 28,
  callsATask: 23,
  seen: 27,
  solved: { least: 0.41, most: 0.41 },
  low: 0.27,
  high: 0.57,
  last: 0.54,
  matchedAt: 25,
  verdict: 'learning',
  p: 0.012,
};

describe('what a report says of plain sampling', () => {
  it('names the budget, the share with its interval, who gave more and from where on it is the same', () => {
    expect(samplingLines(BASELINE)).toEqual([
      'Running the first strategy again and again on the 28 sealed tasks until the visible cases pass, with the same 660 model calls (23 a task), solves 41 % (95 %: 27 % to 57 %, by task).',
      'Learning gave more: the last strategy solves 54 % in one episode a task (p = 0.012, sign flips by task).',
      'It solves as many as the last strategy from 25 calls a task on.',
    ]);
  });

  it('says so where sampling is as good, or better', () => {
    expect(samplingLines({ ...BASELINE, verdict: 'alike', p: 0.4 })[1]).toMatch(/^Sampling is as good, as far as these tasks can tell/);
    expect(samplingLines({ ...BASELINE, verdict: 'sampling' })[1]).toMatch(/^Sampling would have given more/);
    expect(samplingLines({ ...BASELINE, p: 0.0002 })[1]).toContain('(p < 0.001, sign flips by task)');
  });

  it('says what was not seen, and where nothing can be said', () => {
    const unseen = samplingLines({
      ...BASELINE,
      callsATask: 200,
      solved: { least: 0.41, most: 0.8 },
      matchedAt: null,
      verdict: 'unknown',
      p: null,
    });
    expect(unseen[0]).toMatch(
      /solves 41 % at least and 80 % at most \(95 %: 27 % to 57 %, by task\): more than 27 calls a task were not seen of it\.$/,
    );
    expect(unseen[1]).toMatch(/cannot be said; more exam runs \(--exam-runs\) would show more of it\.$/);
    expect(unseen).toHaveLength(2);
    expect(samplingLines(null)).toEqual([expect.stringMatching(/^It cannot be said/)]);
    expect(samplingLines({ ...BASELINE, last: null, matchedAt: null, verdict: 'no-last-exam', p: null })[1]).toMatch(
      /^There is nothing to hold it against/,
    );
  });

  it('says nothing in reports of earlier versions', () => {
    expect(samplingLines(undefined)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import type { ModelRequest } from '../../domain/model.js';
import type { Model } from '../../ports/model.js';

export interface ModelUnderTest {
  readonly model: Model;
  /** name to ask for */
  readonly name: string;
  readonly close: () => Promise<void>;
}

/** What everybody may rely on, whatever stands behind the port. `there`: whether it can be opened on this machine. */
export function describeModel(title: string, open: () => Promise<ModelUnderTest>, there = true): void {
  describe.runIf(there)(`the model port: ${title}`, () => {
    let subject: ModelUnderTest;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    const never = new AbortController().signal;
    const ask = (change: Partial<ModelRequest> = {}): ModelRequest => ({ ...request(subject.name), ...change });

    it('says which model it is, and the same again', async () => {
      const first = await subject.model.describe(never);
      expect(first.model).toBe(subject.name);
      expect(await subject.model.describe(never)).toEqual(first);
    });

    it.each([1, 3])('gives between one and %i choices', async (n) => {
      const answer = await subject.model.complete(ask({ n }), never);
      expect(answer.choices.length).toBeGreaterThanOrEqual(1);
      expect(answer.choices.length).toBeLessThanOrEqual(n);
      for (const choice of answer.choices) expect(['stop', 'length', 'content-filter']).toContain(choice.finish);
    });

    it.each([1, 3])('never costs more than its estimate, with n = %i', async (n) => {
      const wanted = ask({ n });
      const estimate = subject.model.estimate(wanted);
      const { usage, costUsd } = await subject.model.complete(wanted, never);
      expect(usage.promptTokens).toBeGreaterThan(0);
      expect(usage.reasoningTokens).toBeLessThanOrEqual(usage.completionTokens);
      expect(usage.promptTokens + usage.completionTokens).toBeLessThanOrEqual(estimate.tokens);
      expect(costUsd).toBeLessThanOrEqual(estimate.costUsd);
    });

    it('estimates more for more choices and for a higher cap', () => {
      const one = subject.model.estimate(ask()).tokens;
      expect(subject.model.estimate(ask({ n: 2 })).tokens).toBeGreaterThanOrEqual(one + ask().maxTokens);
      expect(subject.model.estimate(ask({ maxTokens: ask().maxTokens + 100 })).tokens).toBe(one + 100);
    });

    it('says that a choice was cut off by the cap', async () => {
      const answer = await subject.model.complete(ask({ maxTokens: 2 }), never);
      expect(answer.choices.map((choice) => choice.finish)).toEqual(['length']);
    });

    it.each([1, 3])('begins with all the answers that it asks for, n = %i, before it sends anything', async (n) => {
      const begun: number[] = [];
      await subject.model.complete(ask({ n }), never, async (calls) => void begun.push(calls));
      expect(begun[0]).toBe(n);
      const refused = new RatchetFailure('budget', 'nothing left');
      await expect(subject.model.complete(ask({ n }), never, () => Promise.reject(refused))).rejects.toBe(refused);
    });

    it('leaves the request as it was', async () => {
      const wanted = ask({ n: 2 });
      const before = structuredClone(wanted);
      await subject.model.complete(wanted, never);
      expect(wanted).toEqual(before);
    });

    it('ends with the reason of an aborted signal', async () => {
      const stopped = new Error('stopped by a person');
      await expect(subject.model.complete(ask(), AbortSignal.abort(stopped))).rejects.toBe(stopped);
    });
  });
}

function request(model: string): ModelRequest {
  const program = 'def add(a, b):\n    return a - b\n';
  return {
    model,
    messages: [
      { role: 'system', content: 'You repair programs.\n\n## How to answer\nAnswer with the whole file in one fenced code block.' },
      { role: 'user', content: `# Task\nRepair \`add\`.\n\n## Files you may change\n### solution.py\n\`\`\`python\n${program}\`\`\`` },
    ],
    n: 1,
    temperature: 0.5,
    topP: 1,
    maxTokens: 512,
    seed: 7,
  };
}

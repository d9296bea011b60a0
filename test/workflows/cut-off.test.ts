import { describe, expect, it } from 'vitest';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { openScene } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';
import { toyWorld } from '../support/toy-world.js';
import type { Model } from '../../ports/model.js';

const services = withTemporal();
const ENOUGH = 2 * FIRST_STRATEGY.decoding.maxTokens;

/** A model that thinks aloud: shorter answers than this hold no program. */
const verbose = (model: Model): Model => ({
  ...model,
  complete: async (request, signal, begin) => {
    const answer = await model.complete(request, signal, begin);
    const isProgram = request.schema === undefined;
    return isProgram && request.maxTokens < ENOUGH
      ? { ...answer, choices: answer.choices.map(() => ({ text: 'Let me think', finish: 'length' })) }
      : answer;
  },
});

describe('a model whose answers are all cut off', () => {
  it('is given more tokens, by a promotion like any other', async () => {
    const at = await openScene(services().temporalAddress, 'verbose', {
      config: { cycles: 10 },
      world: toyWorld({ plain: 0.5 }),
      model: verbose,
    });
    const report = await at.control.wait('verbose', AbortSignal.timeout(550_000));
    await at.close();
    const last = await at.store.find('strategies', report.last.strategy);
    expect(last?.strategy.decoding.maxTokens).toBe(ENOUGH);
    expect(last?.change ?? null).not.toBeNull();
    expect(report.last.solved).toBeGreaterThan(report.first.solved);
    expect(report.notes.join('\n')).not.toContain('token limit');
  });

  it('is told of in the report, where nothing could be changed', async () => {
    const at = await openScene(services().temporalAddress, 'silent', { config: { cycles: 1, acceptance: 'fixed' }, model: verbose });
    const report = await at.control.wait('silent', AbortSignal.timeout(550_000));
    await at.close();
    expect(report.notes).toContainEqual(expect.stringMatching(/^\d+ answers on the sealed tasks ended at the token limit/));
  });
});

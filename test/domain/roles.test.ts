import { assert, option, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answering, isVacant, MODEL_SETTING, modelsOf, OTHER_ROLES, ROLES, settingsOfRoles, usuallyAskedFor } from '../../domain/roles.js';

const names = record(Object.fromEntries(OTHER_ROLES.map((role) => [MODEL_SETTING[role], option(string({ minLength: 1 }))])), {
  requiredKeys: [],
});

describe('the models of a campaign by role', () => {
  it('are the solver alone where no role has its own: what a campaign of before asks stays as it was', () => {
    expect(modelsOf({ model: 'a' })).toEqual({ model: 'a' });
    expect(modelsOf({ model: 'a', reflectionModel: null, proposalModel: null, reviewModel: null })).toEqual({ model: 'a' });
    for (const role of ROLES) expect(answering({ model: 'a' }, role)).toEqual({ role, model: 'a', endpoint: 'solver' });
  });

  it('are asked at their own endpoint exactly where the campaign names one', () => {
    assert(
      property(names, (settings) => {
        const models = modelsOf({ model: 'solver-1', ...settings });
        for (const role of OTHER_ROLES) {
          const name = settings[MODEL_SETTING[role]] ?? null;
          expect(answering(models, role)).toEqual(
            name === null ? { role, model: 'solver-1', endpoint: 'solver' } : { role, model: name, endpoint: role },
          );
        }
        expect(answering(models, 'solver')).toEqual({ role: 'solver', model: 'solver-1', endpoint: 'solver' });
        expect(modelsOf({ model: 'solver-1', ...settingsOfRoles(models.roles) })).toEqual(models);
      }),
    );
  });
});

describe('a model that is asked for answers alone', () => {
  it('leaves the roles vacant that have no model of their own', () => {
    const models = modelsOf({ model: 'a', askedFor: 'answers', proposalModel: 'b' });
    expect(models).toEqual({ model: 'a', askedFor: 'answers', roles: { proposer: 'b' } });
    expect([isVacant(models, 'reflector'), isVacant(models, 'proposer')]).toEqual([true, false]);
    expect(isVacant(modelsOf({ model: 'a', askedFor: 'all' }), 'reflector')).toBe(false);
  });

  it.each([
    ['smollm2', 'answers'],
    ['SmolLM2-360M-Instruct.Q8_0.gguf', 'answers'],
    ['smollm2:135m', 'answers'],
    ['gemma-3-270m-it', 'answers'],
    ['qwen2.5-coder:0.5b', 'all'],
    ['qwen2.5-coder:0.4b', 'answers'],
    ['Llama-3.2-1B', 'all'],
    ['mixtral-8x7b', 'all'],
    ['qwen3-30b-a3b', 'all'],
    ['some-model-1m-context', 'all'],
    ['gpt-4o-mini', 'all'],
    ['ratchet-offline-repair', 'all'],
  ])('is %s by its name: %s', (name, asked) => {
    expect(usuallyAskedFor(name)).toBe(asked);
  });
});

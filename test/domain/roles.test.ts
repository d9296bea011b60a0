import { assert, option, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answering, MODEL_SETTING, modelsOf, OTHER_ROLES, ROLES, settingsOfRoles } from '../../domain/roles.js';

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

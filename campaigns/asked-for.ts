import { isVacant, modelsOf } from '../domain/roles.js';
import type { SettledConfig } from '../schemas/settings.js';

/** Where the model is asked for answers alone: what that leaves out, and how to have it otherwise. */
export function askedForLine(config: SettledConfig): readonly string[] {
  const models = modelsOf(config);
  const left = [
    ...(isVacant(models, 'reflector') ? ['reflections, lessons'] : []),
    ...(isVacant(models, 'reviewer') ? ['reviews'] : []),
    ...(isVacant(models, 'proposer') ? ['proposals'] : []),
  ];
  if (left.length === 0 || config.acceptance === 'fixed') return [];
  return [
    `${config.model} is asked for answers alone, and not for ${left.join(', ')}: what a model of its size writes there is of no use. Ways of asking, steps, examples and decoding are what is tried. \`--asked-for all\` asks it for everything; \`--proposal-model\` and its like name others.`,
  ];
}

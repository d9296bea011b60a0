import { ROLE_PREFIX } from '../../config/roles.js';
import { OTHER_ROLES } from '../../domain/roles.js';
import type { Config } from '../../config/config.js';
import type { StackAddresses } from './addresses.js';
import { embeddedModel, nameOf } from './model-setting.js';

/**
 * A stack that runs was started with its owner's settings: those of a shell that differ are named, not ignored. To be told when
 * a command has done with the stack what it came for: `ratchet up` hands the model's over first.
 */
export function unusedSettings(config: Config, running: StackAddresses): readonly string[] {
  const pairs: readonly (readonly [string, string | null, string])[] = [
    ['TEMPORAL_ADDRESS', config.temporal.address, running.temporal.address],
    ['MONGODB_URL', config.mongo.url, running.mongo.url],
    ['CHROMA_URL', config.chroma.url, running.chroma.url],
  ];
  const model: typeof pairs = [
    ['OPENAI_BASE_URL', config.model.baseUrl, running.model.baseUrl],
    ['RATCHET_MODEL', nameAsked(config.model), running.model.name],
    ...OTHER_ROLES.flatMap((role): typeof pairs => [
      [`${ROLE_PREFIX[role]}_MODEL`, config.model.roles[role]?.name ?? null, running.roles[role]?.name ?? ''],
      [`${ROLE_PREFIX[role]}_BASE_URL`, config.model.roles[role]?.baseUrl ?? null, running.roles[role]?.baseUrl ?? ''],
    ]),
  ];
  const { agents } = config.sandbox;
  const lacking = agents.filter((folder) => !running.agents.includes(folder));
  const unseen = lacking.length === 0 ? [] : [`RATCHET_AGENTS is not used: the stack was started without ${lacking.join(', ')}. ${AGAIN}.`];
  return [...unseen, ...told(pairs, AGAIN), ...told(model, '`ratchet up` hands it over')];
}

const AGAIN = '`ratchet down`, then start again, makes it count';

/** An embedded model may be asked for by another name than it has. */
function nameAsked(model: Config['model']): string | null {
  const choice = model.name === null ? null : embeddedModel(model);
  return choice === null ? model.name : nameOf(choice);
}

function told(pairs: readonly (readonly [string, string | null, string])[], wayOut: string): readonly string[] {
  return pairs
    .filter(([, mine, theirs]) => mine !== null && mine !== theirs)
    .map(([variable]) => `${variable} is not used: the stack runs with another. ${wayOut}.`);
}

import { basename, resolve } from 'node:path';
import { ROLE_PREFIX } from '../../config/roles.js';
import { MODEL_SETTING, OTHER_ROLES, type RoleNames } from '../../domain/roles.js';
import { flagOf } from '../../schemas/settings.js';
import type { Config } from '../../config/config.js';
import type { StackAddresses } from './addresses.js';
import { StackFailure } from './failure.js';
import type { Report } from './report.js';

export const OFFLINE_MODEL = 'ratchet-offline-repair';
export const SMALL_MODEL = 'smollm2';

/** A model that the stack runs itself. */
export type EmbeddedChoice = { readonly kind: 'offline' } | { readonly kind: 'smollm2' } | { readonly kind: 'file'; readonly path: string };

const OFFLINE: EmbeddedChoice = { kind: 'offline' };
const NAMES = `offline, ${SMALL_MODEL}, or the path of a GGUF file (….gguf)`;

/** The endpoint that the settings name; null means an embedded model. */
export function configuredModel(model: Config['model']): StackAddresses['model'] | null {
  return model.baseUrl === null || model.name === null ? null : { baseUrl: model.baseUrl, name: model.name, kind: 'endpoint' };
}

/** The model of ours that the settings name, where they name no endpoint; the offline model where they name none. */
export function embeddedModel(model: Config['model']): EmbeddedChoice | null {
  if (model.baseUrl !== null) return null;
  return model.name === null ? OFFLINE : readChoice(model.name);
}

/** The name that the model answers to. */
export function nameOf(choice: EmbeddedChoice): string {
  if (choice.kind === 'file')
    return basename(choice.path)
      .replace(/\.gguf$/i, '')
      .replace(/[^A-Za-z0-9._-]+/g, '-');
  return choice.kind === 'offline' ? OFFLINE_MODEL : SMALL_MODEL;
}

/**
 * The settings with what `--model` says. Where OPENAI_BASE_URL names an endpoint, that is the name of a model there, and the
 * caller's business; where it does not, it is one of ours.
 */
export function withModel(config: Config, given: string | undefined): Config {
  if (given === undefined || config.model.baseUrl !== null) return config;
  if (readChoice(given) === null) {
    throw new StackFailure(
      'configuration',
      `--model ${given}: without OPENAI_BASE_URL it is one of ${NAMES}; with it, the name of a model there.`,
    );
  }
  return { ...config, model: { ...config.model, name: isFile(given) ? resolve(given) : given } };
}

/**
 * The name under which a running model is asked for what `--model` says: at an endpoint any, of ours only the one that runs.
 * Throws StackFailure.
 */
export function modelAsked(given: string | undefined, { kind, name }: StackAddresses['model']): string {
  if (given === undefined) return name;
  if (kind === 'endpoint') return given;
  const choice = readChoice(given);
  if (choice !== null && nameOf(choice) === name) return name;
  throw new StackFailure(
    'configuration',
    `--model ${given}: the stack runs ${name}. This has it run the other from now on:\n  ratchet up --model ${given}`,
  );
}

/** Where the models of roles are; those without an address are where the solver's is. */
export function rolesAt({ roles }: Config['model'], { baseUrl }: StackAddresses['model']): StackAddresses['roles'] {
  return Object.fromEntries(Object.entries(roles).map(([role, own]) => [role, { baseUrl: own.baseUrl ?? baseUrl, name: own.name }]));
}

/**
 * The names under which a running stack asks the roles: what a campaign says of one, else what the stack has. Throws
 * StackFailure for a name that no endpoint has.
 */
export function rolesAsked(given: RoleNames, { model, roles }: Pick<StackAddresses, 'model' | 'roles'>): RoleNames {
  for (const role of OTHER_ROLES) {
    const name = given[role];
    if (name !== undefined && name !== model.name && roles[role] === undefined && model.kind !== 'endpoint')
      throw new StackFailure(
        'configuration',
        `--${flagOf(MODEL_SETTING[role])} ${name}: the stack runs ${model.name} itself, and that is all it has. ${ROLE_PREFIX[role]}_BASE_URL with ${ROLE_PREFIX[role]}_MODEL says where the ${role} is asked:\n  ratchet up`,
      );
  }
  return { ...namesOf(roles), ...given };
}

export function namesOf(roles: StackAddresses['roles']): RoleNames {
  return Object.fromEntries(Object.entries(roles).map(([role, { name }]) => [role, name]));
}

/** An endpoint is its address and its model: one without the other would be ignored in silence. */
export function refuseHalfAModel(model: Config['model'], report: Report): void {
  if (model.baseUrl !== null && model.name === null) {
    throw new StackFailure(
      'configuration',
      `OPENAI_BASE_URL=${model.baseUrl} names an endpoint, but RATCHET_MODEL does not say which of its models to use. Set it, or unset OPENAI_BASE_URL for an embedded model.`,
    );
  }
  if (model.baseUrl === null && embeddedModel(model) === null) {
    throw new StackFailure(
      'configuration',
      `RATCHET_MODEL=${String(model.name)} is no embedded model (${NAMES}), and OPENAI_BASE_URL does not say where it is served (https://api.openai.com/v1, say). Set it, or unset RATCHET_MODEL for the offline model.`,
    );
  }
  for (const role of OTHER_ROLES) {
    const own = model.roles[role];
    if (model.baseUrl === null && own?.baseUrl === null)
      throw new StackFailure(
        'configuration',
        `${ROLE_PREFIX[role]}_MODEL=${own.name} is asked nowhere: without OPENAI_BASE_URL, ${ROLE_PREFIX[role]}_BASE_URL says where it is served. Set it, or unset ${ROLE_PREFIX[role]}_MODEL for the solver's model.`,
      );
  }
  if (model.baseUrl !== null && model.name !== null && readChoice(model.name) !== null) {
    report(`${model.name} is asked for at OPENAI_BASE_URL; the embedded model of that name is to be had where OPENAI_BASE_URL is not set`);
  }
  if (model.baseUrl === null && model.apiKey !== null) {
    report('OPENAI_API_KEY is set and not used: without OPENAI_BASE_URL and RATCHET_MODEL nothing is sent to any endpoint');
  }
}

function readChoice(name: string): EmbeddedChoice | null {
  if (name === 'offline' || name === OFFLINE_MODEL) return OFFLINE;
  if (name === SMALL_MODEL) return { kind: 'smollm2' };
  return isFile(name) ? { kind: 'file', path: resolve(name) } : null;
}

function isFile(name: string): boolean {
  return /\.gguf$/i.test(name);
}

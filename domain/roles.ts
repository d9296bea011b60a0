import type { Strategy } from './strategy.js';

/** What a model is asked for. Each role may have a model of its own, at an endpoint of its own. */
export const ROLES = ['solver', 'reflector', 'proposer', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

/** What has the solver's model where nobody says otherwise. */
export const OTHER_ROLES = ['reflector', 'proposer', 'reviewer'] as const satisfies readonly Role[];
export type OtherRole = (typeof OTHER_ROLES)[number];

/** Names of models of roles that have their own. */
export type RoleNames = Readonly<Partial<Record<OtherRole, string>>>;

/** The models that are asked, by name: the solver's, and those of roles that have their own; none of the others stands there. */
export interface AskedModels {
  readonly model: string;
  readonly roles?: RoleNames;
}

/** The setting of a campaign that names a role's model. */
export const MODEL_SETTING = {
  reflector: 'reflectionModel',
  proposer: 'proposalModel',
  reviewer: 'reviewModel',
} as const satisfies Readonly<Record<OtherRole, string>>;
type ModelSetting = (typeof MODEL_SETTING)[OtherRole];

/** What a campaign asks; campaigns of before, and those without roles, say nothing of any. */
export function modelsOf({
  model,
  ...settings
}: { readonly model: string } & Readonly<Partial<Record<ModelSetting, string | null>>>): AskedModels {
  const named = OTHER_ROLES.flatMap((role) => {
    const name = settings[MODEL_SETTING[role]] ?? null;
    return name === null ? [] : [[role, name] as const];
  });
  return named.length === 0 ? { model } : { model, roles: Object.fromEntries(named) };
}

/** The settings that name these models. */
export function settingsOfRoles(roles: RoleNames = {}): Readonly<Partial<Record<ModelSetting, string>>> {
  return Object.fromEntries(OTHER_ROLES.flatMap((role) => (roles[role] === undefined ? [] : [[MODEL_SETTING[role], roles[role]]])));
}

/** Whose endpoint is asked: that of a role, or the one that tunes models and serves them. */
export type EndpointOf = Role | 'tuning';

/** Who answers a call: under which name, and at whose endpoint. */
export interface Answering {
  readonly role: Role;
  readonly model: string;
  readonly endpoint: EndpointOf;
}

export function answering({ model, roles = {} }: AskedModels, role: Role): Answering {
  const own = role === 'solver' ? undefined : roles[role];
  return own === undefined ? { role, model, endpoint: 'solver' } : { role, model: own, endpoint: role };
}

/** Who solves under a strategy: an adapted model where it names one. */
export function solving(models: AskedModels, { adapter }: Pick<Strategy, 'adapter'>): Answering {
  const plain = answering(models, 'solver');
  return adapter === undefined ? plain : { ...plain, model: adapter.model, endpoint: adapter.at === 'tuning' ? 'tuning' : plain.endpoint };
}

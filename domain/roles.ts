import type { Strategy } from './strategy.js';

/** What a model is asked for. Each role may have a model of its own, at an endpoint of its own. */
export const ROLES = ['solver', 'reflector', 'proposer', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

/** What has the solver's model where nobody says otherwise. */
export const OTHER_ROLES = ['reflector', 'proposer', 'reviewer'] as const satisfies readonly Role[];
export type OtherRole = (typeof OTHER_ROLES)[number];

/** Names of models of roles that have their own. */
export type RoleNames = Readonly<Partial<Record<OtherRole, string>>>;

/** What the solver's model is asked for: also for what it thinks, or for answers alone. */
export const ASKED_FOR = ['all', 'answers'] as const;
type AskedFor = (typeof ASKED_FOR)[number];

/** The models that are asked, by name: the solver's, and those of roles that have their own; none of the others stands there. */
export interface AskedModels {
  readonly model: string;
  readonly roles?: RoleNames;
  /** missing: all */
  readonly askedFor?: 'answers';
}

/** Whether nobody has this role: the solver's model is asked for answers alone, and there is no other. */
export function isVacant({ roles = {}, askedFor }: Omit<AskedModels, 'model'>, role: OtherRole): boolean {
  return askedFor === 'answers' && roles[role] === undefined;
}

/** Below so many parameters a language model writes code, and reflections, lessons and proposals that are of no use. */
const LEAST_FOR_THOUGHTS = 500_000_000;
const OWN_SMALL_ONE = 'smollm2';

/** By what the name of a model says of its size, such as `qwen2.5-coder:0.5b` or `SmolLM2-135M-Instruct`; a name without one says nothing. */
export function usuallyAskedFor(model: string): AskedFor {
  if (model === OWN_SMALL_ONE) return 'answers';
  // a single digit before the m is of a context: 1m
  const sizes = [...model.matchAll(/(?<![\d.a-z])(?:(\d{2,4})m|(\d+(?:\.\d+)?)b)(?![a-z\d])/gi)].map(([, millions, billions]) =>
    millions === undefined ? Number(billions) * 1e9 : Number(millions) * 1e6,
  );
  return sizes.length > 0 && Math.max(...sizes) < LEAST_FOR_THOUGHTS ? 'answers' : 'all';
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
  askedFor,
  ...settings
}: { readonly model: string; readonly askedFor?: AskedFor } & Readonly<Partial<Record<ModelSetting, string | null>>>): AskedModels {
  const named = OTHER_ROLES.flatMap((role) => {
    const name = settings[MODEL_SETTING[role]] ?? null;
    return name === null ? [] : [[role, name] as const];
  });
  return {
    model,
    ...(named.length === 0 ? {} : { roles: Object.fromEntries(named) }),
    ...(askedFor === 'answers' ? { askedFor } : {}),
  };
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

import type { ModelConfig, TuningConfig } from '../../config/config.js';
import { ROLE_PREFIX } from '../../config/roles.js';
import { OTHER_ROLES, type OtherRole } from '../../domain/roles.js';
import type { Models } from '../../ports/model.js';
import { throttleOf } from './connection.js';
import type { ModelEndpoint } from './endpoint.js';
import { openModel } from './model.js';
import { EMBEDDED_MODEL, OWN_MODEL_KEY, roleNames, SOLVER_NAMES, type SettingNames } from './setting-names.js';

/** A model by its name, and how it is asked. */
export type NamedEndpoint = ModelEndpoint & { readonly name: string };

/** The models of the roles that have their own. `solverUrl`: where those are that have no address. */
export function roleEndpoints(
  { roles, apiKey }: Pick<ModelConfig, 'roles' | 'apiKey'>,
  solverUrl: string,
): Readonly<Partial<Record<OtherRole, NamedEndpoint>>> {
  return Object.fromEntries(
    OTHER_ROLES.flatMap((role) => {
      const own = roles[role];
      if (own === undefined) return [];
      const baseUrl = own.baseUrl ?? solverUrl;
      const names = roleNames(ROLE_PREFIX[role]);
      const settings: SettingNames = {
        ...names,
        baseUrl: own.baseUrl === null ? SOLVER_NAMES.baseUrl : names.baseUrl,
        apiKey: baseUrl === solverUrl && own.apiKey === apiKey ? SOLVER_NAMES.apiKey : names.apiKey,
        ...(baseUrl === solverUrl && apiKey === OWN_MODEL_KEY ? { part: EMBEDDED_MODEL } : {}),
      };
      return [[role, { ...own, baseUrl, settings }] as const];
    }),
  );
}

/** Those and the solver's. Whoever asks the same endpoint with the same key and limits waits in the same line. */
export function openModels(solver: ModelConfig & { readonly baseUrl: string }, tuning: TuningConfig | null = null): Models {
  const lines = new Map<string, ReturnType<typeof throttleOf>>();
  const opened = (endpoint: ModelEndpoint): Models['model'] => {
    const { baseUrl, apiKey, concurrency, requestsPerMinute } = endpoint;
    const key = JSON.stringify([baseUrl, apiKey, concurrency, requestsPerMinute]);
    const line = lines.get(key) ?? throttleOf(endpoint);
    lines.set(key, line);
    return openModel(endpoint, line);
  };
  const own = Object.entries(roleEndpoints(solver, solver.baseUrl));
  const roles = Object.fromEntries(own.map(([role, endpoint]) => [role, opened(endpoint)]));
  if (tuning === null) return { model: opened(solver), roles };
  // What a tuned model costs a token is said where the solver's is: hosts that tune have a price for each model.
  return { model: opened(solver), roles, tuning: opened({ ...solver, ...tuning, name: null, settings: roleNames('RATCHET_TUNING') }) };
}

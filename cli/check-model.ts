import type { Config } from '../config/config.js';
import { MODEL_SETTING, OTHER_ROLES, type OtherRole } from '../domain/roles.js';
import { checkListed } from '../infra/openai/doctor.js';
import type { ModelEndpoint } from '../infra/openai/endpoint.js';
import { openModel } from '../infra/openai/model.js';
import { roleEndpoints } from '../infra/openai/role-models.js';
import { OWN_MODEL_NAMES, SOLVER_NAMES, type SettingNames } from '../infra/openai/setting-names.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { modelAsked, rolesAsked } from '../infra/stack/model-setting.js';
import { lines } from '../domain/visible.js';
import { troubleLines } from '../infra/stack/status.js';
import { RatchetFailure } from '../ports/failures.js';
import type { ModelDescription } from '../ports/model.js';
import { flagOf } from '../schemas/settings.js';
import { CliFailure, EXIT } from './failures.js';
import { type AskedOptions, namedRoles } from './model-option.js';

/**
 * Asks the model's endpoint for its list, so that a wrong address or model name is told before anything waits for it. A
 * key that the list does not mind is told by the first call: a campaign pauses and a solve ends with it. A role may be asked late,
 * when much is spent: where the list does not settle it, its model is asked for one token. Throws RatchetFailure or CliFailure.
 */
export async function checkModel({ model, home }: Config, addresses: StackAddresses, asked: AskedOptions = {}): Promise<ModelDescription> {
  const { baseUrl } = addresses.model;
  const name = modelAsked(asked.model, addresses.model);
  const own = addresses.model.kind === 'endpoint' ? {} : { settings: OWN_MODEL_NAMES };
  const described = await openModel({ ...model, ...own, baseUrl, name })
    .describe(AbortSignal.timeout(model.timeoutMs))
    .catch((error: unknown) => tellSince(error, home));
  const names = rolesAsked(namedRoles(asked), addresses);
  const others = roleEndpoints(model, baseUrl);
  const solver: ModelEndpoint = { ...model, baseUrl };
  await Promise.all(
    OTHER_ROLES.map(async (role) => {
      const wanted = names[role];
      const endpoint = addresses.roles[role] === undefined ? solver : others[role];
      // Of an endpoint that only the stack's owner has the settings of, nothing can be asked from here.
      if (wanted === undefined || endpoint === undefined || endpoint.baseUrl !== (addresses.roles[role]?.baseUrl ?? baseUrl)) return;
      const { answers, because } = await checkListed({ ...endpoint, name: wanted, settings: settingsOf(role, asked, endpoint) });
      if (!answers) throw new CliFailure(EXIT.missing, `the ${role} does not answer: ${because}`);
    }),
  );
  return described;
}

/** The stack's owner knows since when a part of it is away. */
async function tellSince(error: unknown, home: string): Promise<never> {
  if (!(error instanceof RatchetFailure) || error.kind !== 'unavailable') throw error;
  throw new CliFailure(EXIT.missing, lines([error.message, ...(await troubleLines(home))]));
}

/** What a failure names: the option, where that is what says the name. */
function settingsOf(role: OtherRole, asked: AskedOptions, { settings = SOLVER_NAMES }: Pick<ModelEndpoint, 'settings'>): SettingNames {
  const option = MODEL_SETTING[role];
  return asked[option] === undefined ? settings : { ...settings, model: `--${flagOf(option)}` };
}

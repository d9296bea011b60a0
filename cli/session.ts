import { lines } from '../domain/visible.js';
import { RatchetFailure } from '../ports/failures.js';
import { readConfig, type Config } from '../config/config.js';
import { openStore } from '../infra/mongo/open.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { connectStack, whileAttached } from '../infra/stack/ensure.js';
import { type AskedOptions, namedRoles } from './model-option.js';
import type { ModelDescription } from '../ports/model.js';
import { SOLVER_NAMES, type SettingNames } from '../infra/openai/setting-names.js';
import type { ModelEndpoint } from '../infra/openai/endpoint.js';
import { flagOf } from '../schemas/settings.js';
import { MODEL_SETTING, OTHER_ROLES, type OtherRole } from '../domain/roles.js';
import { checkListed } from '../infra/openai/doctor.js';
import { roleEndpoints } from '../infra/openai/role-models.js';
import { modelAsked, rolesAsked } from '../infra/stack/model-setting.js';
import { openModel } from '../infra/openai/model.js';
import { openCampaignControl } from '../infra/temporal/open-campaign-control.js';
import { troubleLines } from '../infra/stack/status.js';
import { CliFailure, EXIT } from './failures.js';
import { progress } from './output.js';
import type { Store } from '../ports/store.js';
import type { CampaignControl, CampaignSteering } from '../ports/campaign-control.js';
import type { ExperimentControl } from '../ports/experiment-control.js';
import type { CampaignSchedules } from '../ports/campaign-schedules.js';

/** What a command works with: the stack that runs, its store, and the control of campaigns. */
export interface Session {
  readonly config: Config;
  readonly addresses: StackAddresses;
  readonly store: Store;
  readonly control: CampaignControl;
  readonly steering: CampaignSteering;
  readonly schedules: CampaignSchedules;
  readonly experiments: ExperimentControl;
}

/** Opens a session with the stack that runs in this home, and closes it whatever happens. */
export async function withSession<T>(use: (session: Session) => Promise<T>): Promise<T> {
  const config = readConfig();
  const addresses = await connectStack(config.home);
  try {
    return await useStack(config, addresses, use);
  } catch (error) {
    // What is away cannot say since when: the owner of the stack can.
    if (error instanceof RatchetFailure && error.kind === 'unavailable')
      throw new CliFailure(EXIT.missing, lines([error.message, ...(await troubleLines(config.home))]));
    throw error;
  }
}

/**
 * Asks the model's endpoint for its list, so that a wrong address or model name is told before anything waits for it. A
 * key that the list does not mind is told by the first call: a campaign pauses and a solve ends with it. A role may be asked late,
 * when much is spent: where the list does not settle it, its model is asked for one token. Throws RatchetFailure or CliFailure.
 */
export async function checkModel({ model }: Config, addresses: StackAddresses, asked: AskedOptions = {}): Promise<ModelDescription> {
  const { baseUrl } = addresses.model;
  const name = modelAsked(asked.model, addresses.model);
  const described = await openModel({ ...model, baseUrl, name }).describe(AbortSignal.timeout(model.timeoutMs));
  const names = rolesAsked(namedRoles(asked), addresses);
  const own = roleEndpoints(model, baseUrl);
  const solver: ModelEndpoint = { ...model, baseUrl };
  await Promise.all(
    OTHER_ROLES.map(async (role) => {
      const wanted = names[role];
      const endpoint = addresses.roles[role] === undefined ? solver : own[role];
      // Of an endpoint that only the stack's owner has the settings of, nothing can be asked from here.
      if (wanted === undefined || endpoint === undefined || endpoint.baseUrl !== (addresses.roles[role]?.baseUrl ?? baseUrl)) return;
      const { answers, because } = await checkListed({ ...endpoint, name: wanted, settings: settingsOf(role, asked, endpoint) });
      if (!answers) throw new CliFailure(EXIT.missing, `the ${role} does not answer: ${because}`);
    }),
  );
  return described;
}

/** What a failure names: the option, where that is what says the name. */
function settingsOf(role: OtherRole, asked: AskedOptions, { settings = SOLVER_NAMES }: Pick<ModelEndpoint, 'settings'>): SettingNames {
  const option = MODEL_SETTING[role];
  return asked[option] === undefined ? settings : { ...settings, model: `--${flagOf(option)}` };
}

/** Opens a session with a stack, whose owner leaves it up as long. */
export function useStack<T>(config: Config, addresses: StackAddresses, use: (session: Session) => Promise<T>): Promise<T> {
  return whileAttached(config.home, addresses, () => openSession(config, addresses, use));
}

async function openSession<T>(config: Config, addresses: StackAddresses, use: (session: Session) => Promise<T>): Promise<T> {
  const store = await openStore(addresses.mongo);
  try {
    const control = await openCampaignControl({ address: addresses.temporal.address, namespace: addresses.temporal.namespace, store });
    try {
      return await use({
        config,
        addresses,
        store,
        control,
        steering: control.steering,
        schedules: control.schedules,
        experiments: control.experiments,
      });
    } finally {
      await control.close();
    }
  } finally {
    await store.close();
  }
}

/** Whoever starts a campaign again wants it to go on: what it had paused for is tried again. */
export async function goOnWhereItPaused(control: CampaignControl, id: string): Promise<void> {
  const { state } = await control.status(id);
  if (state.status !== 'paused') return;
  progress(`campaign ${id} was paused (${state.because}); it goes on`);
  await control.resume(id);
}

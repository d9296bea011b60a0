import { RatchetFailure } from '../../ports/failures.js';
import type { EndpointSettings } from '../../config/roles.js';
import { SOLVER_NAMES, type SettingNames } from './setting-names.js';

/** Where a model is and how it may be used. Without a name, the one model that is there is meant. */
export interface ModelEndpoint extends EndpointSettings {
  readonly baseUrl: string;
  readonly name: string | null;
  /** the variables that say all this; missing: the solver's */
  readonly settings?: SettingNames;
}

/** How an address may be shown: without user, password and query, which can hold keys. */
export function visibleUrl(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** Says at once what no request could get past, before a key can end in somebody's error message. */
export function checkEndpoint(baseUrl: string, apiKey: string | null, settings: SettingNames = SOLVER_NAMES): void {
  const { username, password, protocol } = new URL(baseUrl);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new RatchetFailure(
      'bad-request',
      `${visibleUrl(baseUrl)} is no http address. Mend ${settings.baseUrl}, for example https://api.openai.com/v1.`,
    );
  if (username !== '' || password !== '')
    throw new RatchetFailure(
      'bad-request',
      `the address ${visibleUrl(baseUrl)} holds a user or a password. Take them out of ${settings.baseUrl} and put the key in ${settings.apiKey}.`,
    );
  if (apiKey !== null && !/^[\x21-\x7e]+$/.test(apiKey))
    throw new RatchetFailure(
      'refused-access',
      `${settings.apiKey} holds a space, a line break or another character that no HTTP header takes. Copy the key again.`,
    );
}

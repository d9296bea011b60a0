import { RatchetFailure } from '../../ports/failures.js';
import type { Config } from '../../config/config.js';

/** Where a model is and how it may be used: the configuration with an address in place. Without a name, the one model that is there is meant. */
export type ModelEndpoint = Omit<Config['model'], 'baseUrl' | 'embeddingModel'> & { readonly baseUrl: string };

/** How an address may be shown: without user, password and query, which can hold keys. */
export function visibleUrl(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** Says at once what no request could get past, before a key can end in somebody's error message. */
export function checkEndpoint(baseUrl: string, apiKey: string | null): void {
  const { username, password, protocol } = new URL(baseUrl);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new RatchetFailure(
      'bad-request',
      `${visibleUrl(baseUrl)} is no http address. Mend OPENAI_BASE_URL, for example https://api.openai.com/v1.`,
    );
  if (username !== '' || password !== '')
    throw new RatchetFailure(
      'bad-request',
      `the address ${visibleUrl(baseUrl)} holds a user or a password. Take them out of OPENAI_BASE_URL and put the key in OPENAI_API_KEY.`,
    );
  if (apiKey !== null && !/^[\x21-\x7e]+$/.test(apiKey))
    throw new RatchetFailure(
      'refused-access',
      'OPENAI_API_KEY holds a space, a line break or another character that no HTTP header takes. Copy the key again.',
    );
}

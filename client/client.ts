import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.js';

/** Each answer of the API has it, with the version of the API: what has it not is no Ratchet. */
export const API_HEADER = 'Ratchet-Api';

export type ApiClient = Client<paths>;

export interface Connection {
  /** of the API, without a path; empty: where the page that asks came from */
  readonly url: string;
  /** null: a browser has a session, or nobody needs a token */
  readonly token: string | null;
  /** what a page with a session proves itself by when it writes, as GET /session answers it */
  readonly csrf?: () => string | null;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What the API refused, with its reasons, a line each. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function openClient({ url, token, csrf, fetch }: Connection): ApiClient {
  const client = createClient<paths>({ baseUrl: url, ...(fetch === undefined ? {} : { fetch }) });
  client.use({
    onRequest: ({ request }) => {
      if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
      const proof = request.method === 'GET' ? null : (csrf?.() ?? null);
      if (proof !== null) request.headers.set('X-CSRF-Token', proof);
      return request;
    },
  });
  return client;
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered. Throws ApiFailure where it is a problem. */
export async function answered<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer;
  if (data !== undefined && response.ok) return data;
  throw new ApiFailure(response.status, detailOf(error) ?? `the API answered ${response.status} ${response.statusText}`);
}

function detailOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'detail' in error && typeof error.detail === 'string' ? error.detail : null;
}

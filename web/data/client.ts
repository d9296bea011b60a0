/** What the API answered that is not a success, in its own words (RFC 9457). */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly faults: readonly Fault[],
    message: string,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

export interface Fault {
  readonly detail: string;
  readonly pointer?: string;
  readonly parameter?: string;
}

const BASE = '/api/v1';

/** Who calls, as the API knows this browser by the cookie of its session. */
export interface Session {
  readonly name: string;
  readonly scope: 'read' | 'operate' | 'admin';
  /** sent with each write; null where nobody has to prove anything */
  readonly csrf: string | null;
  readonly open: boolean;
}

let session: Promise<Session> | null = null;

/** Asked once: a page that was let in anew forgets it. */
function currentSession(): Promise<Session> {
  session ??= get<Session>('/session').catch((error: unknown) => {
    session = null;
    throw error;
  });
  return session;
}

/** Lets the browser in by a token, which no script keeps: what it gets for it is a cookie that none can read. */
export async function signIn(token: string): Promise<void> {
  session = null;
  await answerOf<Session>(
    await request('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) }),
  );
}

export async function signOut(): Promise<void> {
  await send('/session', {}, 'DELETE');
  session = null;
}

export function path(...parts: readonly (string | number)[]): string {
  return `/${parts.map((part) => encodeURIComponent(String(part))).join('/')}`;
}

export async function get<Answer>(at: string, signal?: AbortSignal): Promise<Answer> {
  return answerOf<Answer>(await request(at, { headers: { accept: 'application/json' }, ...(signal === undefined ? {} : { signal }) }));
}

export async function getText(at: string): Promise<string> {
  const response = await request(at, {});
  if (!response.ok) throw await failureOf(response);
  return response.text();
}

/** A write. Each is sent under a key of its own, so that one that is sent again is done once. */
export async function send<Answer>(at: string, body: object, method: 'POST' | 'DELETE' = 'POST'): Promise<Answer> {
  const { csrf } = await currentSession();
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': freshKey(),
    ...(csrf === null ? {} : { 'x-csrf-token': csrf }),
  };
  return answerOf<Answer>(await request(at, { method, headers, ...(method === 'DELETE' ? {} : { body: JSON.stringify(body) }) }));
}

async function request(at: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${BASE}${at}`, { ...init, cache: 'no-store', credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFailure(0, [], 'The API does not answer. It may be starting again: this page goes on when it is back.');
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw await failureOf(response);
  const answer: Answer = await response.json();
  return answer;
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const text = await response.text();
  const { detail = '', errors = [] } = problemIn(text);
  return new ApiFailure(response.status, errors, detail === '' ? `The API answered ${response.status} ${response.statusText}.` : detail);
}

function problemIn(text: string): { readonly detail?: string; readonly errors?: readonly Fault[] } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    // a proxy in between answers in a form of its own: the status says enough
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** `crypto.randomUUID` is there only where the page came over HTTPS or from this machine. */
function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { APIConnectionError, APIError } from 'openai';
import { RatchetFailure } from '../../activities/failures.js';
import type { FailureKind } from '../../domain/failure.js';
import { EndpointProblem, problemOf } from './problem.js';
import { retryAfterMs } from './retry-after.js';

export interface Circumstances {
  /** address of the call, as it may be shown */
  readonly where: string;
  readonly apiKey: string | null;
  readonly nowMs: number;
}

/** Whatever a call ended with, as a failure that says what, where and how to mend it; never with the key in it. */
export function failureOf(error: unknown, at: Circumstances): RatchetFailure {
  if (error instanceof RatchetFailure) return error;
  if (error instanceof APIConnectionError) return connectionFailure(error, at);
  if (error instanceof APIError) return problemFailure(problemOf(error), at);
  if (error instanceof EndpointProblem) return problemFailure(error, at);
  return connectionFailure(error, at);
}

function problemFailure(problem: EndpointProblem, at: Circumstances): RatchetFailure {
  const kind = kindOf(problem);
  const said = redact(problem.message, at.apiKey);
  const status = problem.status === null ? 'an error inside an answer' : `HTTP ${problem.status}`;
  const message = `${at.where}: ${status}${said === '' ? '' : `: ${said}`}. ${MEND[kind](problem)}`;
  const wait = retryAfterMs(problem.headers, at.nowMs);
  const cause = new EndpointProblem({ status: problem.status, code: problem.code, param: problem.param, message: said, headers: new Headers() });
  return new RatchetFailure(kind, message, wait === undefined ? { cause } : { retryAfterMs: wait, cause });
}

type ModelFailureKind = Extract<FailureKind, 'rate-limited' | 'unavailable' | 'refused-access' | 'bad-request' | 'context-overflow'>;

const OVERFLOW = /context[ _-]?(length|window|size)|maximum context|prompt is too long|input is too long|too many (input|prompt) tokens|reduce the length/i;
const REFUSED = new Set([401, 402, 403, 407]);
const PASSING = new Set([408, 409, 425]);

function kindOf({ status, code, message }: EndpointProblem): ModelFailureKind {
  // A used-up account answers 429 too, but no waiting mends it.
  if (code === 'insufficient_quota' || (status !== null && REFUSED.has(status))) return 'refused-access';
  if (status === 429 || code === 'rate_limit_exceeded') return 'rate-limited';
  if (code === 'context_length_exceeded' || code === 'exceed_context_size_error' || ((status === null || status < 500) && OVERFLOW.test(message))) return 'context-overflow';
  if (status === null || status >= 500 || PASSING.has(status)) return 'unavailable';
  return 'bad-request';
}

const MEND: Readonly<Record<ModelFailureKind, (problem: EndpointProblem) => string>> = {
  'rate-limited': () => 'The call is made again later; RATCHET_MODEL_REQUESTS_PER_MINUTE or RATCHET_MODEL_CONCURRENCY keeps below the limit.',
  unavailable: () => 'The call is made again later; look at the endpoint if this stays.',
  'refused-access': ({ status }) => (status === 401 ? 'Check OPENAI_API_KEY.' : 'Check OPENAI_API_KEY, what it may use, and the credit of the account.'),
  'bad-request': ({ status }) => (status === 404 || status === 405 ? 'Check RATCHET_MODEL, and that OPENAI_BASE_URL ends where the API starts (often /v1).' : 'Check RATCHET_MODEL and what the endpoint supports.'),
  'context-overflow': () => 'Use a model with a longer context, or a strategy with shorter prompts.',
};

const CONNECTION: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start the endpoint, or mend OPENAI_BASE_URL.',
  ENOTFOUND: 'the host name is not known. Mend OPENAI_BASE_URL, or look at the network.',
  EAI_AGAIN: 'the host name cannot be looked up now. Look at the network.',
  ECONNRESET: 'the endpoint cut the connection.',
  UND_ERR_SOCKET: 'the endpoint cut the connection.',
  UND_ERR_HEADERS_TIMEOUT: 'the endpoint accepted the call and sent nothing.',
  UND_ERR_CONNECT_TIMEOUT: 'the connection was not made in time. Look at the network.',
};

function connectionFailure(error: unknown, at: Circumstances): RatchetFailure {
  const chain = causes(error);
  const code = chain.map((each) => ('code' in each && typeof each.code === 'string' ? each.code : '')).find((each) => each !== '') ?? '';
  const deepest = redact(chain.at(-1)?.message ?? String(error), at.apiKey);
  return new RatchetFailure('unavailable', `${at.where}: ${CONNECTION[code] ?? `the call broke off: ${[code, deepest].filter((part) => part !== '').join(' ')}.`}`);
}

function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}

function redact(message: string, apiKey: string | null): string {
  return apiKey === null ? message : message.replaceAll(apiKey, '(key)');
}

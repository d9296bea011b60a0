import { APIConnectionError, APIError } from 'openai/core/error';
import { RatchetFailure, withoutKey } from '../../ports/failures.js';
import type { FailureKind } from '../../domain/failure.js';
import { EndpointProblem, problemOf } from './problem.js';
import { rateNumbers, reasonOf, type Reason } from './reason.js';
import type { SettingNames } from './setting-names.js';
import { retryAfterMs } from './retry-after.js';

export interface Circumstances {
  /** address of the call, as it may be shown */
  readonly where: string;
  readonly apiKey: string | null;
  readonly names: SettingNames;
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
  const reason = reasonOf(problem);
  const { kind, mend } = OUTCOME[reason];
  const said = { ...problem.said, message: withoutKey(problem.said.message, at.apiKey), words: withoutKey(problem.said.words, at.apiKey) };
  const status = problem.status === null ? 'an error inside an answer' : `HTTP ${problem.status}`;
  const message = `${at.where}: ${status}${said.message === '' ? '' : `: ${said.message.replace(/\.$/, '')}`}. ${mend(at.names, problem)}`;
  const wait = retryAfterMs(problem.headers, at.nowMs);
  const cause = new EndpointProblem(problem.status, said, new Headers(), problem.answering);
  return new RatchetFailure(kind, message, {
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    unpaid: isUnpaid(problem, reason),
    cause,
  });
}

/** Statuses of a gateway that had handed the request on, and waited in vain. */
const TIMED_OUT = new Set([408, 504, 524]);

/**
 * A status of its own says that there is no answer, and none is billed. Inside an answer only a refusal does, and only
 * before anything of the answer came.
 */
function isUnpaid({ status, answering }: EndpointProblem, reason: Reason): boolean {
  if (answering !== 'no') return answering === 'refused' && reason !== 'away' && reason !== 'unfinished';
  return status !== null && !TIMED_OUT.has(status);
}

type ModelFailureKind = Extract<
  FailureKind,
  'rate-limited' | 'unavailable' | 'refused-access' | 'bad-request' | 'context-overflow' | 'content-filter'
>;

const OUTCOME: Readonly<
  Record<Reason, { readonly kind: ModelFailureKind; readonly mend: (names: SettingNames, problem: EndpointProblem) => string }>
> = {
  key: { kind: 'refused-access', mend: ({ apiKey }) => `Check ${apiKey}.` },
  credit: { kind: 'refused-access', mend: ({ apiKey }) => `Look at the credit of the account that ${apiKey} belongs to.` },
  permission: {
    kind: 'refused-access',
    mend: ({ apiKey, model }) => `Check ${apiKey}: what it may use, and whether ${model} is among it.`,
  },
  model: {
    kind: 'bad-request',
    mend: ({ model, baseUrl }) => `Check ${model}, and that ${baseUrl} ends where the API starts (often /v1).`,
  },
  request: { kind: 'bad-request', mend: ({ model }) => `Check ${model} and what the endpoint supports.` },
  prompt: { kind: 'context-overflow', mend: () => 'Use a model with a longer context, or a strategy with shorter prompts.' },
  asked: {
    kind: 'context-overflow',
    mend: () =>
      'The prompt and the tokens asked for (max_tokens: the maxTokens of the strategy) must fit together: ask for fewer tokens, shorten the prompts, or use a model with a longer context.',
  },
  unfinished: {
    kind: 'context-overflow',
    mend: () =>
      'The answer had not begun when the tokens asked for (max_tokens: the maxTokens of the strategy) were used up: ask for more.',
  },
  'over-rate': { kind: 'context-overflow', mend: overRateMend },
  filter: { kind: 'content-filter', mend: () => 'A filter of the endpoint refused this one prompt or its answer.' },
  rate: {
    kind: 'rate-limited',
    mend: ({ requestsPerMinute, concurrency }) =>
      `The call is made again later; ${requestsPerMinute} or ${concurrency} keeps below the limit.`,
  },
  away: { kind: 'unavailable', mend: () => 'The call is made again later; look at the endpoint if this stays.' },
};

function overRateMend(_: SettingNames, { said }: EndpointProblem): string {
  const numbers = rateNumbers(said.words);
  const size =
    numbers === null
      ? 'This request alone is more than the rate limit lets through'
      : `This request alone (${numbers.requested} tokens) is more than the rate limit of ${numbers.limit} lets through`;
  return `${size}, and no waiting mends that: use a strategy with shorter prompts or fewer tokens asked for (max_tokens), or an account with a higher limit.`;
}

const CONNECTION: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'the host name cannot be looked up now. Look at the network.',
  ECONNRESET: 'the endpoint cut the connection.',
  UND_ERR_SOCKET: 'the endpoint cut the connection.',
  UND_ERR_HEADERS_TIMEOUT: 'the endpoint accepted the call and sent nothing.',
  UND_ERR_CONNECT_TIMEOUT: 'the connection was not made in time. Look at the network.',
};

const ADDRESS: Readonly<Record<string, (setting: string) => string>> = {
  ECONNREFUSED: (setting) => `nothing listens there. Start the endpoint, or mend ${setting}.`,
  ENOTFOUND: (setting) => `the host name is not known. Mend ${setting}, or look at the network.`,
};

function connectionFailure(error: unknown, at: Circumstances): RatchetFailure {
  const chain = causes(error);
  const code = chain.map((each) => ('code' in each && typeof each.code === 'string' ? each.code : '')).find((each) => each !== '') ?? '';
  const deepest = withoutKey(chain.at(-1)?.message ?? String(error), at.apiKey);
  const unpaid = chain.some((each) => 'syscall' in each && NEVER_SENT.has(String(each.syscall))) || NO_CONNECTION.test(code);
  const { part: own } = at.names;
  if (own !== undefined) return new RatchetFailure('unavailable', ownPart(own, at.where, code || deepest), { unpaid });
  return new RatchetFailure(
    'unavailable',
    `${at.where}: ${ADDRESS[code]?.(at.names.baseUrl) ?? CONNECTION[code] ?? `the call broke off: ${[code, deepest].filter((part) => part !== '').join(' ')}.`}`,
    { unpaid },
  );
}

/** A part of the stack is started again by its owner, and nobody has an address of it to mend. */
function ownPart(part: string, where: string, why: string): string {
  return `${part}, a part of the stack that Ratchet runs itself, does not answer at ${where} (${why}): it is being started again, or was ended. The call is made again; \`ratchet status\` says since when it is away, logs/model.log in RATCHET_HOME why, and \`ratchet up\` brings the stack up where it has ended.`;
}

/** No connection was made, so nothing was sent. */
const NEVER_SENT = new Set(['connect', 'getaddrinfo']);
const NO_CONNECTION =
  /^(UND_ERR_CONNECT_TIMEOUT|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}

import { z } from 'zod';
import { expected } from './expected.js';
import { OTHER_ROLES, type OtherRole } from '../domain/roles.js';

/** How a role is called in the names of settings: by what it makes, as the embedding model is. */
export const ROLE_PREFIX = {
  reflector: 'RATCHET_REFLECTION',
  proposer: 'RATCHET_PROPOSAL',
  reviewer: 'RATCHET_REVIEW',
} as const satisfies Readonly<Record<OtherRole, string>>;

/** Nothing else is asked over the network: of a file there is no host, and no answer. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'expected http://… or https://…' })
  .refine(
    (url) => !hasCredentials(url),
    'expected an address without a user and a password in it: a key or a token has a setting of its own',
  );

/** Goes into a header as it is. */
export const secret = z.string().regex(/^[\x21-\x7e]+$/, 'expected letters, digits and signs of ASCII, without blanks');

function hasCredentials(url: string): boolean {
  const { username, password } = URL.canParse(url) ? new URL(url) : { username: '', password: '' };
  return username !== '' || password !== '';
}

/** As it may be printed: what stands before an @ is nobody's business. */
export function withoutCredentials(value: string): string {
  return value.replace(/\/\/[^@/\s]*@/, '//…@');
}

const field = {
  MODEL: z.string().min(1).optional(),
  BASE_URL: webAddress.optional(),
  API_KEY: secret.optional(),
  USD_PER_MILLION_INPUT: z.coerce.number().min(0).optional(),
  USD_PER_MILLION_OUTPUT: z.coerce.number().min(0).optional(),
  CONCURRENCY: z.coerce.number().int().min(1).max(256).optional(),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
  TIMEOUT_SECONDS: z.coerce.number().min(1).max(3600).optional(),
};
type Field = keyof typeof field;
const roleSchema = z.object(field);
type RoleSettings = z.infer<typeof roleSchema>;

/** How an endpoint is used. */
export interface EndpointSettings {
  readonly apiKey: string | null;
  readonly usdPerMillionInput: number;
  readonly usdPerMillionOutput: number;
  readonly concurrency: number;
  readonly requestsPerMinute: number | null;
  readonly timeoutMs: number;
}

/** A model of a role's own. */
interface RoleEndpoint extends EndpointSettings {
  /** null: where the solver's is */
  readonly baseUrl: string | null;
  readonly name: string;
}

type SolverSettings = EndpointSettings & { readonly baseUrl: string | null };
export type RoleEndpoints = Readonly<Partial<Record<OtherRole, RoleEndpoint>>>;

type Given = Readonly<Record<string, string | undefined>>;

/**
 * What the environment says of each role, and what of that cannot be used: wrong values, and settings of a role without a model, which
 * nobody would read.
 */
export function readRoles(given: Given): {
  readonly said: Readonly<Partial<Record<OtherRole, RoleSettings>>>;
  readonly problems: readonly string[];
} {
  const read = OTHER_ROLES.map((role) => {
    const prefix = ROLE_PREFIX[role];
    const parsed = roleSchema.safeParse(Object.fromEntries(Object.keys(field).map((name) => [name, given[`${prefix}_${name}`]])));
    const wrong = (parsed.error?.issues ?? []).map((issue) => {
      const last = String(issue.path[0]);
      const name = `${prefix}_${last}`;
      return `${name}=${last === 'API_KEY' ? '…' : withoutCredentials(given[name] ?? '')}: ${expected(issue)}`;
    });
    return { role, said: parsed.data ?? {}, problems: [...wrong, ...halfOf(given, prefix, Object.keys(field))] };
  });
  return {
    said: Object.fromEntries(read.map(({ role, said }) => [role, said])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** What is said of a model that is not named. */
export function halfOf(given: Given, prefix: string, fields: readonly string[]): readonly string[] {
  if (given[`${prefix}_MODEL`] !== undefined) return [];
  const other = fields.map((name) => `${prefix}_${name}`).find((name) => given[name] !== undefined);
  return other === undefined ? [] : [`${other} is set, and ${prefix}_MODEL is not: name the model there, or unset the other`];
}

/**
 * Of each role that has a model of its own. What is not said of it is as the solver's, but for the key where the address is
 * another: nobody's key goes to somebody else.
 */
export function endpointsOf(said: Readonly<Partial<Record<OtherRole, RoleSettings>>>, solver: SolverSettings): RoleEndpoints {
  return Object.fromEntries(
    OTHER_ROLES.flatMap((role) => {
      const { MODEL, ...rest } = said[role] ?? {};
      return MODEL === undefined ? [] : [[role, endpointOf(MODEL, rest, solver)]];
    }),
  );
}

function endpointOf(name: string, said: Omit<RoleSettings, 'MODEL'>, solver: SolverSettings): RoleEndpoint {
  const baseUrl = said.BASE_URL ?? null;
  const isElsewhere = baseUrl !== null && baseUrl !== solver.baseUrl;
  return {
    baseUrl,
    name,
    apiKey: said.API_KEY ?? (isElsewhere ? null : solver.apiKey),
    usdPerMillionInput: said.USD_PER_MILLION_INPUT ?? solver.usdPerMillionInput,
    usdPerMillionOutput: said.USD_PER_MILLION_OUTPUT ?? solver.usdPerMillionOutput,
    concurrency: said.CONCURRENCY ?? solver.concurrency,
    requestsPerMinute: said.REQUESTS_PER_MINUTE ?? solver.requestsPerMinute,
    timeoutMs: said.TIMEOUT_SECONDS === undefined ? solver.timeoutMs : said.TIMEOUT_SECONDS * 1_000,
  };
}

/** The same as variables, for a process that reads them; undefined where one is not to be set. */
export function variablesOf(roles: RoleEndpoints): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    OTHER_ROLES.flatMap((role) => Object.entries(fieldsOf(roles[role])).map(([name, value]) => [`${ROLE_PREFIX[role]}_${name}`, value])),
  );
}

function text(value: string | number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function fieldsOf(endpoint: RoleEndpoint | undefined): Readonly<Record<Field, string | undefined>> {
  return {
    MODEL: endpoint?.name,
    BASE_URL: text(endpoint?.baseUrl),
    API_KEY: text(endpoint?.apiKey),
    USD_PER_MILLION_INPUT: text(endpoint?.usdPerMillionInput),
    USD_PER_MILLION_OUTPUT: text(endpoint?.usdPerMillionOutput),
    CONCURRENCY: text(endpoint?.concurrency),
    REQUESTS_PER_MINUTE: text(endpoint?.requestsPerMinute),
    TIMEOUT_SECONDS: text(endpoint === undefined ? undefined : endpoint.timeoutMs / 1_000),
  };
}

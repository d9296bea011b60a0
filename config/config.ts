import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { z } from 'zod';
import { lines } from '../domain/visible.js';
import { endpointsOf, type EndpointSettings, halfOf, readRoles, type RoleEndpoints, webAddress } from './roles.js';
import { NOTICE_KINDS, type NoticeKind } from '../ports/notices.js';
import { BACKENDS, type BackendName } from '../ports/sandbox.js';

const IN_BOXES = /^\/(?:$|(?:work|home\/ratchet|usr|etc|proc|dev|mnt|job|bin|sbin|lib|lib64)(?:\/|$)|tmp$)/;

/** Everything that the environment can say, read once by each process; nobody else touches `process.env`. */
const schema = z.object({
  /** where state lies */
  RATCHET_HOME: z.string().min(1).optional(),
  /** where built and downloaded servers lie; shared by every home of the user */
  RATCHET_CACHE: z.string().min(1).optional(),
  XDG_CACHE_HOME: z.string().min(1).optional(),
  /** forbids that missing system packages are installed, and that a language model is fetched */
  RATCHET_NO_INSTALL: z.enum(['0', '1']).default('0'),
  /** folders whose suites the API may read, with colons between them */
  RATCHET_SUITES: z.string().min(1).optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/, 'expected host:port')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_UI_URL: webAddress.optional(),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'expected mongodb://…')
    .optional(),
  MONGODB_DATABASE: z.string().min(1).default('ratchet'),
  CHROMA_URL: webAddress.optional(),
  OPENAI_BASE_URL: webAddress.optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  RATCHET_MODEL: z.string().min(1).optional(),
  /** what memory is searched by meaning with, where no endpoint is asked: `hashing`, `minilm`, or a folder with a model */
  RATCHET_EMBEDDER: z
    .string()
    .min(1)
    .refine(
      (name) => isOwnEmbedder(name) || name.includes('/'),
      'expected hashing, minilm, or the path of a folder with a model, with a / in it',
    )
    .optional(),
  RATCHET_EMBEDDING_MODEL: z.string().min(1).optional(),
  RATCHET_EMBEDDING_BASE_URL: webAddress.optional(),
  RATCHET_EMBEDDING_API_KEY: z.string().min(1).optional(),
  /** where models are tuned and served, by OpenAI's wire format: the worker of this package, or a host */
  RATCHET_TUNING_BASE_URL: webAddress.optional(),
  RATCHET_TUNING_API_KEY: z.string().min(1).optional(),
  /** US dollars for a million tokens that are trained on; for the estimate before an upload */
  RATCHET_TUNING_USD_PER_MILLION: z.coerce.number().min(0).optional(),
  /** US dollars for a million tokens; 0 where the endpoint costs nothing */
  RATCHET_USD_PER_MILLION_INPUT: z.coerce.number().min(0).default(0),
  RATCHET_USD_PER_MILLION_OUTPUT: z.coerce.number().min(0).default(0),
  RATCHET_MODEL_CONCURRENCY: z.coerce.number().int().min(1).max(256).default(16),
  RATCHET_MODEL_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
  RATCHET_MODEL_TIMEOUT_SECONDS: z.coerce.number().min(1).max(3600).default(120),
  RATCHET_SANDBOX: z.enum(BACKENDS).optional(),
  /** boxes side by side; default: the cores */
  RATCHET_SANDBOX_CONCURRENCY: z.coerce.number().int().min(1).max(256).optional(),
  /** folders that people's own agents lie in, with colons between them: boxes of such agents see them, read-only */
  RATCHET_AGENTS: z
    .string()
    .min(1)
    .refine(
      (listed) => !listed.split(delimiter).some((folder) => IN_BOXES.test(resolve(folder))),
      'boxes have a folder of that name of their own',
    )
    .optional(),
  RATCHET_WORKER_KINDS: z
    .string()
    .default('orchestrate,model,sandbox')
    .transform((text) => text.split(',').map((kind) => kind.trim()))
    .pipe(z.array(z.enum(['orchestrate', 'model', 'sandbox'])).min(1)),
  /** who is told of campaigns; the address may be a secret */
  RATCHET_WEBHOOK_URL: webAddress.optional(),
  /** what is sent is signed with it */
  RATCHET_WEBHOOK_SECRET: z.string().min(16, 'a secret has at least 16 characters').optional(),
  RATCHET_WEBHOOK_FORMAT: z.enum(['json', 'slack']).default('json'),
  RATCHET_WEBHOOK_EVENTS: z
    .string()
    .default(NOTICE_KINDS.join(','))
    .transform((text) => text.split(',').map((kind) => kind.trim()))
    .pipe(z.array(z.enum(NOTICE_KINDS)).min(1)),
  /** a campaign that waits longer than this is an incident */
  RATCHET_WEBHOOK_WAIT_MINUTES: z.coerce.number().min(1).default(15),
  /** a collector of traces that takes OTLP over HTTP, such as http://127.0.0.1:4318; none is sent without */
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
  /** where a worker tells its metrics; without a port it tells none */
  RATCHET_WORKER_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** 0: any free one */
  RATCHET_WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** of one caller, in the long run */
  RATCHET_API_REQUESTS_PER_SECOND: z.coerce.number().min(1).max(100_000).default(50),
  /** the API of an installation elsewhere, for the command line */
  RATCHET_API: webAddress.optional(),
  RATCHET_API_HOST: z.string().min(1).default('127.0.0.1'),
  /** 0: any free one */
  RATCHET_API_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  RATCHET_API_TOKEN: z.string().min(16, 'a token has at least 16 characters').optional(),
});

export type WorkerKind = 'orchestrate' | 'model' | 'sandbox';

/** How the solver's model is asked, and those of roles that have their own. */
export interface ModelConfig extends EndpointSettings {
  readonly baseUrl: string | null;
  readonly name: string | null;
  readonly roles: RoleEndpoints;
  /** `hashing`, `minilm` or the whole path of a folder; null: nobody says */
  readonly embedder: string | null;
  readonly embeddingModel: string | null;
  /** null: where the solver's is */
  readonly embeddingBaseUrl: string | null;
  readonly embeddingApiKey: string | null;
}

/** Who is told what of campaigns. */
interface WebhookConfig {
  readonly url: string;
  readonly secret: string | null;
  readonly format: 'json' | 'slack';
  readonly kinds: readonly NoticeKind[];
  readonly waitBoundMs: number;
}

/** Where models are tuned. */
export interface TuningConfig {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** null: nobody says */
  readonly usdPerMillion: number | null;
}

export interface Config {
  readonly home: string;
  readonly cache: string;
  readonly mayInstall: boolean;
  /** folders whose suites the API may read, beside those that ship */
  readonly suites: readonly string[];
  readonly temporal: { readonly address: string | null; readonly namespace: string; readonly uiUrl: string | null };
  readonly mongo: { readonly url: string | null; readonly database: string };
  readonly chroma: { readonly url: string | null };
  readonly model: ModelConfig;
  /** null: no endpoint that tunes is named */
  readonly tuning: TuningConfig | null;
  readonly sandbox: { readonly backend: BackendName | null; readonly concurrency: number | null; readonly agents: readonly string[] };
  readonly workerKinds: readonly WorkerKind[];
  /** null: nothing is traced */
  readonly tracing: { readonly endpoint: string } | null;
  /** null: nobody is told */
  readonly webhook: WebhookConfig | null;
  /** null: nowhere */
  readonly workerMetrics: { readonly host: string; readonly port: number } | null;
  /** an installation elsewhere that commands are meant for; null: that of the home */
  readonly remote: { readonly url: string; readonly token: string | null } | null;
  /** `portGiven`: the port was asked for; the default may give way to a free one */
  readonly api: {
    readonly host: string;
    readonly port: number;
    readonly portGiven: boolean;
    readonly token: string | null;
    readonly requestsPerSecond: number;
  };
}

const DEFAULT_API_PORT = 7_391;

/** The environment is wrong: names the variable, the value (never of a secret) and what was expected. */
export class ConfigFailure extends Error {
  override readonly name = 'ConfigFailure';
}

const SECRETS = new Set([
  'OPENAI_API_KEY',
  'RATCHET_EMBEDDING_API_KEY',
  'RATCHET_TUNING_API_KEY',
  'RATCHET_API_TOKEN',
  'MONGODB_URL',
  'RATCHET_WEBHOOK_URL',
  'RATCHET_WEBHOOK_SECRET',
]);

export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const { said, problems: ofRoles } = readRoles(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => {
      const name = String(issue.path[0]);
      return `${name}=${SECRETS.has(name) ? '…' : (given[name] ?? '')}: ${issue.message}`;
    }),
    ...ofRoles,
    ...(given['RATCHET_WEBHOOK_URL'] !== undefined &&
    given['RATCHET_WEBHOOK_SECRET'] === undefined &&
    given['RATCHET_WEBHOOK_FORMAT'] !== 'slack'
      ? [
          'RATCHET_WEBHOOK_URL is set, and RATCHET_WEBHOOK_SECRET is not: its receiver could not tell who sends; set one of 16 random characters or more',
        ]
      : []),
    ...halfOf(given, 'RATCHET_EMBEDDING', ['BASE_URL', 'API_KEY']),
    ...(given['RATCHET_TUNING_BASE_URL'] === undefined && given['RATCHET_TUNING_API_KEY'] !== undefined
      ? ['RATCHET_TUNING_API_KEY is set, and RATCHET_TUNING_BASE_URL is not: name the endpoint there, or unset the key']
      : []),
    ...(given['RATCHET_EMBEDDER'] === undefined || given['RATCHET_EMBEDDING_MODEL'] === undefined
      ? []
      : [
          `RATCHET_EMBEDDER=${given['RATCHET_EMBEDDER']} and RATCHET_EMBEDDING_MODEL=${given['RATCHET_EMBEDDING_MODEL']} each name an embedder: unset one`,
        ]),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new ConfigFailure(
      lines(['the environment is not usable:', ...problems.map((problem) => `  ${problem}`), 'Mend or unset what is named.']),
    );
  }
  const values = parsed.data;
  const solver = solverIn(values);
  const home = resolve(values.RATCHET_HOME ?? join(process.cwd(), '.ratchet'));
  return {
    home,
    cache: resolve(values.RATCHET_CACHE ?? join(values.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ratchet')),
    mayInstall: values.RATCHET_NO_INSTALL === '0',
    suites: foldersIn(values.RATCHET_SUITES ?? join(home, 'suites')),
    temporal: { address: values.TEMPORAL_ADDRESS ?? null, namespace: values.TEMPORAL_NAMESPACE, uiUrl: values.TEMPORAL_UI_URL ?? null },
    mongo: { url: values.MONGODB_URL ?? null, database: values.MONGODB_DATABASE },
    chroma: { url: values.CHROMA_URL ?? null },
    model: { ...solver, roles: endpointsOf(said, solver) },
    tuning: tuningIn(values),
    sandbox: {
      backend: values.RATCHET_SANDBOX ?? null,
      concurrency: values.RATCHET_SANDBOX_CONCURRENCY ?? null,
      agents: foldersIn(values.RATCHET_AGENTS),
    },
    workerKinds: values.RATCHET_WORKER_KINDS,
    tracing: values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? null : { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT },
    webhook: webhookIn(values),
    workerMetrics:
      values.RATCHET_WORKER_METRICS_PORT === undefined
        ? null
        : { host: values.RATCHET_WORKER_METRICS_HOST, port: values.RATCHET_WORKER_METRICS_PORT },
    remote:
      values.RATCHET_API === undefined ? null : { url: values.RATCHET_API.replace(/\/+$/, ''), token: values.RATCHET_API_TOKEN ?? null },
    api: {
      host: values.RATCHET_API_HOST,
      port: values.RATCHET_API_PORT ?? DEFAULT_API_PORT,
      portGiven: values.RATCHET_API_PORT !== undefined,
      token: values.RATCHET_API_TOKEN ?? null,
      requestsPerSecond: values.RATCHET_API_REQUESTS_PER_SECOND,
    },
  };
}

function webhookIn(values: z.infer<typeof schema>): WebhookConfig | null {
  const { RATCHET_WEBHOOK_URL: url, RATCHET_WEBHOOK_SECRET: secret = null, RATCHET_WEBHOOK_FORMAT: format } = values;
  if (url === undefined) return null;
  return { url, secret, format, kinds: values.RATCHET_WEBHOOK_EVENTS, waitBoundMs: values.RATCHET_WEBHOOK_WAIT_MINUTES * 60_000 };
}

function tuningIn(values: z.infer<typeof schema>): TuningConfig | null {
  return values.RATCHET_TUNING_BASE_URL === undefined
    ? null
    : {
        baseUrl: values.RATCHET_TUNING_BASE_URL,
        apiKey: values.RATCHET_TUNING_API_KEY ?? null,
        usdPerMillion: values.RATCHET_TUNING_USD_PER_MILLION ?? null,
      };
}

function foldersIn(listed = ''): readonly string[] {
  return listed
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => resolve(folder));
}

function solverIn(values: z.infer<typeof schema>): Omit<ModelConfig, 'roles'> {
  return {
    baseUrl: values.OPENAI_BASE_URL ?? null,
    apiKey: values.OPENAI_API_KEY ?? null,
    name: values.RATCHET_MODEL ?? null,
    embedder: embedderIn(values.RATCHET_EMBEDDER),
    embeddingModel: values.RATCHET_EMBEDDING_MODEL ?? null,
    embeddingBaseUrl: values.RATCHET_EMBEDDING_BASE_URL ?? null,
    embeddingApiKey: values.RATCHET_EMBEDDING_API_KEY ?? null,
    usdPerMillionInput: values.RATCHET_USD_PER_MILLION_INPUT,
    usdPerMillionOutput: values.RATCHET_USD_PER_MILLION_OUTPUT,
    concurrency: values.RATCHET_MODEL_CONCURRENCY,
    requestsPerMinute: values.RATCHET_MODEL_REQUESTS_PER_MINUTE ?? null,
    timeoutMs: values.RATCHET_MODEL_TIMEOUT_SECONDS * 1_000,
  };
}

function isOwnEmbedder(name: string): boolean {
  return name === 'hashing' || name === 'minilm';
}

function embedderIn(said: string | undefined): string | null {
  return said === undefined ? null : isOwnEmbedder(said) ? said : resolve(said);
}

/** What our own processes are given: they read their own configuration from it, keys and all. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** What servers, builds and tools of others are given: no setting of ours, and nothing that its name calls a secret, whoever's. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS_OR_SECRET.test(name)));
}

const OURS_OR_SECRET = /KEY|TOKEN|SECRET|PASSW|CREDENTIAL|^OPENAI_|^MONGODB_|^RATCHET_/i;

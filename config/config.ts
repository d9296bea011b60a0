import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { lines } from '../domain/visible.js';
import type { NoticeKind } from '../ports/notices.js';
import type { BackendName } from '../ports/sandbox.js';
import { endpointsOf, type EndpointSettings, readRoles, type RoleEndpoints } from './roles.js';
import { contradictions, isOwnEmbedder, told, type Variables, variables } from './variables.js';

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

/** Read once by each process; nobody else touches `process.env`. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  const { said, problems: ofRoles } = readRoles(given);
  const problems = [...(parsed.error?.issues ?? []).map((issue) => told(issue, given)), ...ofRoles, ...contradictions(given)];
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

function webhookIn(values: Variables): WebhookConfig | null {
  const { RATCHET_WEBHOOK_URL: url, RATCHET_WEBHOOK_SECRET: secret = null, RATCHET_WEBHOOK_FORMAT: format } = values;
  if (url === undefined) return null;
  return { url, secret, format, kinds: values.RATCHET_WEBHOOK_EVENTS, waitBoundMs: values.RATCHET_WEBHOOK_WAIT_MINUTES * 60_000 };
}

function tuningIn(values: Variables): TuningConfig | null {
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

function solverIn(values: Variables): Omit<ModelConfig, 'roles'> {
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

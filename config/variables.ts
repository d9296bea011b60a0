import { delimiter, resolve } from 'node:path';
import { z } from 'zod';
import { NOTICE_KINDS } from '../ports/notices.js';
import { BACKENDS } from '../ports/sandbox.js';
import { expected } from './expected.js';
import { halfOf, secret, webAddress, withoutCredentials } from './roles.js';

const IN_BOXES = /^\/(?:$|(?:work|home\/ratchet|usr|etc|proc|dev|mnt|job|bin|sbin|lib|lib64)(?:\/|$)|tmp$)/;

/** Everything that the environment can say. */
export const variables = z.object({
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
  OPENAI_API_KEY: secret.optional(),
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
  RATCHET_EMBEDDING_API_KEY: secret.optional(),
  /** where models are tuned and served, by OpenAI's wire format: the worker of this package, or a host */
  RATCHET_TUNING_BASE_URL: webAddress.optional(),
  RATCHET_TUNING_API_KEY: secret.optional(),
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
  RATCHET_API_TOKEN: secret.min(16, 'a token has at least 16 characters').optional(),
});

export type Variables = z.infer<typeof variables>;

export type Given = Readonly<Record<string, string | undefined>>;

const SECRETS = new Set([
  'OPENAI_API_KEY',
  'RATCHET_EMBEDDING_API_KEY',
  'RATCHET_TUNING_API_KEY',
  'RATCHET_API_TOKEN',
  'MONGODB_URL',
  'RATCHET_WEBHOOK_URL',
  'RATCHET_WEBHOOK_SECRET',
]);

/** What is wrong with one variable: its name, its value (never of a secret) and what was expected. */
export function told(issue: z.core.$ZodIssue, given: Given): string {
  const name = String(issue.path[0]);
  return `${name}=${SECRETS.has(name) ? '…' : withoutCredentials(given[name] ?? '')}: ${expected(issue)}`;
}

/** Variables that are right each by itself, and not together. */
export function contradictions(given: Given): readonly string[] {
  const isSet = (name: string) => given[name] !== undefined;
  const problems = [...halfOf(given, 'RATCHET_EMBEDDING', ['BASE_URL', 'API_KEY'])];
  if (isSet('RATCHET_WEBHOOK_URL') && !isSet('RATCHET_WEBHOOK_SECRET') && given['RATCHET_WEBHOOK_FORMAT'] !== 'slack') {
    problems.push(
      'RATCHET_WEBHOOK_URL is set, and RATCHET_WEBHOOK_SECRET is not: its receiver could not tell who sends; set one of 16 random characters or more',
    );
  }
  if (isSet('RATCHET_TUNING_API_KEY') && !isSet('RATCHET_TUNING_BASE_URL')) {
    problems.push('RATCHET_TUNING_API_KEY is set, and RATCHET_TUNING_BASE_URL is not: name the endpoint there, or unset the key');
  }
  if (isSet('RATCHET_EMBEDDER') && isSet('RATCHET_EMBEDDING_MODEL')) {
    problems.push(
      `RATCHET_EMBEDDER=${given['RATCHET_EMBEDDER']} and RATCHET_EMBEDDING_MODEL=${given['RATCHET_EMBEDDING_MODEL']} each name an embedder: unset one`,
    );
  }
  return problems;
}

export function isOwnEmbedder(name: string): boolean {
  return name === 'hashing' || name === 'minilm';
}

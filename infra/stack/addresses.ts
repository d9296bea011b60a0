import { delimiter } from 'node:path';
import { z } from 'zod';
import { variablesOf } from '../../config/roles.js';
import { OTHER_ROLES } from '../../domain/roles.js';
import type { Config } from '../../config/config.js';
import { OWN_MODEL_KEY } from '../openai/setting-names.js';
import { readJsonFile } from './json-file.js';
import { lockOwner } from './lock.js';
import { placesOf } from './places.js';

const stackAddresses = z
  .strictObject({
    /** the owner of the home */
    pid: z.int().positive(),
    /** it stays when the command that brought it up has ended; missing in a stack of an earlier version */
    stays: z.boolean().default(false),
    temporal: z.strictObject({ address: z.string(), namespace: z.string(), uiUrl: z.string().nullable() }).readonly(),
    mongo: z.strictObject({ url: z.string(), database: z.string() }).readonly(),
    chroma: z.strictObject({ url: z.string() }).readonly(),
    /** who runs it: an endpoint of somebody's, or this stack */
    model: z.strictObject({ baseUrl: z.string(), name: z.string(), kind: z.enum(['endpoint', 'offline', 'language-model']) }).readonly(),
    /** those of roles that have their own; missing in a stack of an earlier version */
    roles: z
      .partialRecord(z.enum(OTHER_ROLES), z.strictObject({ baseUrl: z.string(), name: z.string() }).readonly())
      .readonly()
      .default({}),
    api: z.strictObject({ url: z.string().nullable() }).readonly(),
    /** folders of people's own agents that its boxes see; missing in a stack of an earlier version */
    agents: z.array(z.string()).readonly().default([]),
  })
  .readonly();

/** Where the parts of a running stack are reached. */
export type StackAddresses = z.infer<typeof stackAddresses>;

/** The stack that runs in this home; null when none does, or its owner still starts it. */
export async function readStack(home: string): Promise<StackAddresses | null> {
  const places = placesOf(home);
  const [owner, addresses] = await Promise.all([lockOwner(places.owner), readJsonFile(places.addresses, stackAddresses)]);
  return owner !== null && addresses?.pid === owner.pid ? addresses : null;
}

/** A language model that shares two cores takes its time, and says while it works that it does. */
const PATIENCE_MS = 30 * 60_000;

/** The settings that lead a child process, or this one, to the stack. */
export function environmentOf(addresses: StackAddresses, config: Config): Readonly<Record<string, string | undefined>> {
  const { temporal, mongo, chroma, model } = addresses;
  return {
    RATCHET_HOME: config.home,
    RATCHET_CACHE: config.cache,
    RATCHET_SUITES: config.suites.join(delimiter),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    ...(temporal.uiUrl === null ? {} : { TEMPORAL_UI_URL: temporal.uiUrl }),
    MONGODB_URL: mongo.url,
    MONGODB_DATABASE: mongo.database,
    CHROMA_URL: chroma.url,
    OPENAI_BASE_URL: model.baseUrl,
    RATCHET_MODEL: model.name,
    ...endpointSettings(
      model.kind === 'language-model' ? { ...config.model, timeoutMs: Math.max(config.model.timeoutMs, PATIENCE_MS) } : config.model,
    ),
    ...(model.kind === 'endpoint' ? {} : { OPENAI_API_KEY: OWN_MODEL_KEY }),
  };
}

/** Undefined: it is not set, whatever the process that starts the child has. */
function endpointSettings({
  apiKey,
  embedder,
  embeddingModel,
  embeddingBaseUrl,
  embeddingApiKey,
  roles,
  usdPerMillionInput,
  usdPerMillionOutput,
  concurrency,
  requestsPerMinute,
  timeoutMs,
}: Config['model']): Readonly<Record<string, string | undefined>> {
  return {
    OPENAI_API_KEY: apiKey ?? undefined,
    RATCHET_EMBEDDER: embedder ?? undefined,
    RATCHET_EMBEDDING_MODEL: embeddingModel ?? undefined,
    RATCHET_EMBEDDING_BASE_URL: embeddingBaseUrl ?? undefined,
    RATCHET_EMBEDDING_API_KEY: embeddingApiKey ?? undefined,
    ...variablesOf(roles),
    RATCHET_USD_PER_MILLION_INPUT: String(usdPerMillionInput),
    RATCHET_USD_PER_MILLION_OUTPUT: String(usdPerMillionOutput),
    RATCHET_MODEL_CONCURRENCY: String(concurrency),
    RATCHET_MODEL_REQUESTS_PER_MINUTE: requestsPerMinute === null ? undefined : String(requestsPerMinute),
    RATCHET_MODEL_TIMEOUT_SECONDS: String(timeoutMs / 1_000),
  };
}

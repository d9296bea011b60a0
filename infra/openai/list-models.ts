import { canonicalJson, sha256 } from '../../ports/keys.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Connection } from './connection.js';
import { EndpointProblem, parsedOr } from './problem.js';
import { modelsSchema, type ListedModel } from './wire.js';
import type { ModelDescription } from '../../ports/model.js';

/** The models that an endpoint lists; null when it shows none. */
export async function listModels(connection: Connection, signal: AbortSignal): Promise<readonly ListedModel[] | null> {
  try {
    const body = await connection.call('/models', signal, async (client, callSignal) =>
      client.get<unknown>('/models', { signal: callSignal }),
    );
    // Under another content type than JSON's, the client gives the text.
    return modelsSchema.safeParse(typeof body === 'string' ? parsedOr(null, body) : body).data ?? null;
  } catch (error) {
    if (
      error instanceof RatchetFailure &&
      error.cause instanceof EndpointProblem &&
      (error.kind === 'bad-request' || hasNoList(error.cause))
    )
      return null;
    throw error;
  }
}

/** 403: a key can be good for answers alone; if it is not, the first answer says so. */
function hasNoList({ status }: EndpointProblem): boolean {
  return status === 403 || status === 501;
}

export async function describeModel(connection: Connection, wanted: string | null, signal: AbortSignal): Promise<ModelDescription> {
  const models = await listModels(connection, signal);
  const name = wanted ?? onlyOne(models, connection.url);
  const described = { model: name, languageModel: true, fingerprint: fingerprintOf(name) };
  if (models === null) return { ...described, notes: ['the endpoint shows no list of its models'] };
  const found = listed(models, name);
  if (found === undefined) return { ...described, notes: [`the endpoint does not list ${name} among its ${models.length} models`] };
  const { ratchet } = found;
  return {
    model: name,
    languageModel: ratchet?.languageModel ?? true,
    notes: ratchet?.notes ?? [],
    fingerprint: fingerprintOf(name, found),
  };
}

/** Not of what changes with a restart or an update of the server: its address, times, ids of its own. */
function fingerprintOf(name: string, { owned_by, root, meta, ratchet }: Partial<ListedModel> = {}): string {
  return sha256(canonicalJson({ name, owned_by, root, meta, weights: ratchet?.weights })).slice(0, 16);
}

/** Some lists put a folder before the name or a tag behind it that a request can leave out. */
export function listed(models: readonly ListedModel[], name: string): ListedModel | undefined {
  return models.find(({ id }) => id === name) ?? models.find(({ id }) => id === `models/${name}` || id === `${name}:latest`);
}

const SHOWN = 10;

/** A few names out of a list, for a person who must choose one. */
export function someOf(models: readonly ListedModel[]): string {
  return `${models
    .slice(0, SHOWN)
    .map(({ id }) => id)
    .join(', ')}${models.length > SHOWN ? ', …' : ''}`;
}

function onlyOne(models: readonly ListedModel[] | null, url: string): string {
  const [first, second] = models ?? [];
  if (first !== undefined && second === undefined) return first.id;
  throw new RatchetFailure(
    'bad-request',
    `${url}: no model is named. Set RATCHET_MODEL${models === null || models.length === 0 ? '' : `, for example to one of: ${someOf(models)}`}.`,
  );
}

import { RatchetFailure } from '../../activities/failures.js';
import type { ModelDescription } from '../../activities/ports.js';
import type { Connection } from './connection.js';
import { EndpointProblem } from './problem.js';
import { modelsSchema, type ListedModel } from './wire.js';

/** The models that an endpoint lists; null when it shows none. */
export async function listModels(connection: Connection, signal: AbortSignal): Promise<readonly ListedModel[] | null> {
  try {
    const body = await connection.call('/models', signal, async (client, callSignal) => client.get<unknown>('/models', { signal: callSignal }));
    const parsed = modelsSchema.safeParse(body);
    return parsed.success ? parsed.data.data : null;
  } catch (error) {
    const status = error instanceof RatchetFailure && error.cause instanceof EndpointProblem ? error.cause.status : null;
    // 403: a key can be good for answers alone; if it is not, the first answer says so.
    if (status !== null && [403, 404, 405, 501].includes(status)) return null;
    throw error;
  }
}

export async function describeModel(connection: Connection, wanted: string | null, signal: AbortSignal): Promise<ModelDescription> {
  const models = await listModels(connection, signal);
  const name = wanted ?? onlyOne(models, connection.url);
  if (models === null) return { model: name, languageModel: true, notes: ['the endpoint shows no list of its models'] };
  const listed = models.find((each) => each.id === name);
  if (listed === undefined) return { model: name, languageModel: true, notes: [`the endpoint does not list ${name} among its ${models.length} models`] };
  return { model: name, languageModel: listed.ratchet?.languageModel ?? true, notes: listed.ratchet?.notes ?? [] };
}

const SHOWN = 10;

function onlyOne(models: readonly ListedModel[] | null, url: string): string {
  const [first, second] = models ?? [];
  if (first !== undefined && second === undefined) return first.id;
  const there = (models ?? []).slice(0, SHOWN).map((each) => each.id);
  throw new RatchetFailure('bad-request', `${url}: no model is named. Set RATCHET_MODEL${there.length === 0 ? '' : `, for example to one of: ${there.join(', ')}`}.`);
}

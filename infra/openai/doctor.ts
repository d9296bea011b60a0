import { RatchetFailure } from '../../ports/failures.js';
import { Connection } from './connection.js';
import { visibleUrl, type ModelEndpoint } from './endpoint.js';
import { listed, listModels, someOf } from './list-models.js';
import { EndpointModel } from './model.js';
import { SOLVER_NAMES } from './setting-names.js';
import type { ListedModel } from './wire.js';

export interface EndpointCheck {
  /** it gave a token, or said of the request alone that it was too small or refused */
  readonly answers: boolean;
  /** what was found, and where it does not answer what the endpoint said and how to mend it */
  readonly because: string;
}

/** A model that is loaded first takes its time. */
const PATIENCE_MS = 30_000;

/** Looks the model up in the endpoint's list and asks it for one token: a list says nothing of the key, and a key nothing of the model. */
export async function checkModelAnswers(endpoint: ModelEndpoint & { readonly name: string }): Promise<EndpointCheck> {
  const { signal } = new AbortController();
  const patient = { ...endpoint, timeoutMs: Math.min(endpoint.timeoutMs, PATIENCE_MS) };
  try {
    const models = await listModels(new Connection(patient), signal).catch(withoutList);
    const answer = await oneToken(patient, signal);
    const answers = answer === null;
    return {
      answers,
      because: `${answer ?? `${(endpoint.settings ?? SOLVER_NAMES).model}=${endpoint.name} at ${visibleUrl(endpoint.baseUrl)} answers`}${whetherListed(models, endpoint.name, answers)}`,
    };
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    return { answers: false, because: error.message };
  }
}

/** The same, with no token asked for where a key is set and the model is listed. */
export async function checkListed(endpoint: ModelEndpoint & { readonly name: string }): Promise<EndpointCheck> {
  const patient = { ...endpoint, timeoutMs: Math.min(endpoint.timeoutMs, PATIENCE_MS) };
  try {
    const models =
      endpoint.apiKey === null ? null : await listModels(new Connection(patient), new AbortController().signal).catch(withoutList);
    if (models !== null && listed(models, endpoint.name) !== undefined) return { answers: true, because: 'it is listed' };
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    return { answers: false, because: error.message };
  }
  return checkModelAnswers(endpoint);
}

/** What keeps the list back may not keep an answer back. */
function withoutList(error: unknown): null {
  if (error instanceof RatchetFailure) return null;
  throw error;
}

/** Why none came; null when it did. */
async function oneToken(endpoint: ModelEndpoint & { readonly name: string }, signal: AbortSignal): Promise<string | null> {
  const request = {
    model: endpoint.name,
    messages: [{ role: 'user' as const, content: 'Say yes.' }],
    n: 1,
    temperature: 1,
    topP: 1,
    maxTokens: 1,
    seed: 1,
  };
  try {
    await new EndpointModel(endpoint).complete(request, signal);
    return null;
  } catch (error) {
    if (!(error instanceof RatchetFailure)) throw error;
    // Models that think first refuse so small a cap, and answer otherwise.
    return error.kind === 'context-overflow' ? null : error.message;
  }
}

function whetherListed(models: readonly ListedModel[] | null, name: string, answers: boolean): string {
  if (models === null) return answers ? '; the endpoint shows no list of its models' : '';
  const isListed = listed(models, name) !== undefined;
  if (answers)
    return isListed
      ? `, and is one of the ${models.length} models that the endpoint lists`
      : `, though it is not among the ${models.length} models that the endpoint lists`;
  return isListed ? '' : ` ${name} is not among the models that the endpoint lists: ${someOf(models)}`;
}

import type { ModelRequest } from '../../domain/model.js';
import { Connection } from './connection.js';
import { visibleUrl, type ModelEndpoint } from './endpoint.js';
import { listModels } from './list-models.js';
import { EndpointModel } from './model.js';

/** What an endpoint was seen to do, with a few small calls. */
export interface EndpointCapabilities {
  readonly url: string;
  readonly model: string;
  /** null: it shows no list */
  readonly models: readonly string[] | null;
  /** what a wanted schema came to: kept by the endpoint, JSON of another form, or plain text */
  readonly structuredOutput: 'schema' | 'json' | 'text';
  readonly severalChoices: boolean;
  /** calls with one seed, and how many of them gave the commonest text: seeds are a hint */
  readonly seedAgreement: { readonly calls: number; readonly agreeing: number };
  readonly usage: 'reported' | 'estimated';
  /** settings that it refused, in words for people */
  readonly notes: readonly string[];
  readonly costUsd: number;
}

const SEED_CALLS = 4;

/** Tries an endpoint out. Throws RatchetFailure when it cannot be used at all. */
export async function probeEndpoint(endpoint: ModelEndpoint, signal: AbortSignal): Promise<EndpointCapabilities> {
  const models = await listModels(new Connection(endpoint), signal);
  const model = new EndpointModel(endpoint);
  const { model: name } = await model.describe(signal);
  const structured = await model.complete({ ...probe(name, 'Name a colour.'), schema: COLOUR_SCHEMA }, signal);
  const several = await model.complete({ ...probe(name, 'Name an animal.'), n: 2 }, signal);
  const same = await Promise.all(Array.from({ length: SEED_CALLS }, () => model.complete(probe(name, 'Make up a word.'), signal)));
  const answers = [structured, several, ...same];
  return {
    url: visibleUrl(endpoint.baseUrl),
    model: name,
    models: models === null ? null : models.map((each) => each.id),
    structuredOutput: formOf(structured.choices[0]?.text ?? ''),
    severalChoices: model.givesSeveralChoices,
    seedAgreement: { calls: SEED_CALLS, agreeing: commonest(same.map((answer) => answer.choices[0]?.text ?? '')) },
    usage: answers.some((answer) => answer.usage.estimated) ? 'estimated' : 'reported',
    notes: (await model.describe(signal)).notes,
    costUsd: answers.reduce((sum, answer) => sum + answer.costUsd, 0),
  };
}

/** The prompt asks for no JSON: what comes shows what the endpoint itself does with a schema. */
const COLOUR_SCHEMA = {
  name: 'colour',
  json: { type: 'object', properties: { colour: { type: 'string' } }, required: ['colour'], additionalProperties: false },
} as const;

function probe(model: string, content: string): ModelRequest {
  return { model, messages: [{ role: 'user', content: `${content} Answer in JSON or in plain words.` }], n: 1, temperature: 1, topP: 1, maxTokens: 256, seed: 1 };
}

function formOf(text: string): EndpointCapabilities['structuredOutput'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'colour' in value ? 'schema' : 'json';
  } catch {
    return 'text';
  }
}

function commonest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => texts.filter((other) => other === text).length));
}

import type { ModelRequest } from '../../domain/model.js';
import type { ModelEndpoint } from '../../infra/openai/endpoint.js';

export const KEY = 'sk-secret-0123456789';

export function endpoint(baseUrl: string, change: Partial<ModelEndpoint> = {}): ModelEndpoint {
  return {
    baseUrl,
    apiKey: KEY,
    name: 'stub-1',
    usdPerMillionInput: 1,
    usdPerMillionOutput: 10,
    concurrency: 8,
    requestsPerMinute: null,
    timeoutMs: 5_000,
    ...change,
  };
}

export function request(change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: 'stub-1',
    messages: [{ role: 'user', content: 'Repair this program.' }],
    n: 1,
    temperature: 0.7,
    topP: 0.95,
    maxTokens: 256,
    seed: 42,
    ...change,
  };
}

export const SCHEMA = {
  name: 'lesson',
  json: { type: 'object', properties: { sentence: { type: 'string' } }, required: ['sentence'], additionalProperties: false },
} as const;

export const never = new AbortController().signal;

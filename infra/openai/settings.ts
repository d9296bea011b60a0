import type OpenAI from 'openai';
import { callSeed } from '../../domain/random.js';
import type { ModelRequest } from '../../domain/model.js';
import type { EndpointProblem } from './problem.js';

/** What some endpoints refuse to be asked. A refusal is answered once with the next plainer request, and remembered. */
export type Setting = 'max_completion_tokens' | 'json_schema' | 'json_object' | 'sampling' | 'seed' | 'n' | 'stream_options' | 'stream';

export type ChatParams = OpenAI.Chat.Completions.ChatCompletionCreateParams;

/** Which choices of a request are asked for in one call. */
export interface Share {
  readonly first: number;
  readonly count: number;
}

export function chatParams(request: ModelRequest, share: Share, refused: ReadonlySet<Setting>): ChatParams {
  const format = responseFormat(request, refused);
  return {
    model: request.model,
    messages: [...request.messages],
    ...(refused.has('max_completion_tokens') ? { max_tokens: request.maxTokens } : { max_completion_tokens: request.maxTokens }),
    ...(refused.has('sampling') ? {} : { temperature: request.temperature, top_p: request.topP }),
    ...(refused.has('seed') ? {} : { seed: share.first === 0 ? request.seed : callSeed(request.seed, `choice:${share.first}`) }),
    ...(share.count === 1 || refused.has('n') ? {} : { n: share.count }),
    ...(format === null ? {} : { response_format: format }),
    ...(refused.has('stream') ? { stream: false } : { stream: true, ...(refused.has('stream_options') ? {} : { stream_options: { include_usage: true } }) }),
  };
}

function responseFormat({ schema }: ModelRequest, refused: ReadonlySet<Setting>): NonNullable<ChatParams['response_format']> | null {
  if (schema === undefined || refused.has('json_object')) return null;
  if (refused.has('json_schema')) return { type: 'json_object' };
  return { type: 'json_schema', json_schema: { name: schema.name, schema: { ...schema.json }, strict: true } };
}

interface Concession {
  readonly setting: Setting;
  /** how endpoints name it when they refuse */
  readonly named: RegExp;
  readonly sent: (params: ChatParams) => boolean;
  /** what the user must know of it; null: nothing is lost */
  readonly note: string | null;
}

const CONCESSIONS: readonly Concession[] = [
  { setting: 'max_completion_tokens', named: /max_completion_tokens/, sent: (params) => 'max_completion_tokens' in params, note: null },
  { setting: 'json_schema', named: /response_format|json_schema|schema|strict|grammar|guided/i, sent: (params) => params.response_format?.type === 'json_schema', note: 'JSON schemas are refused: structured answers are only checked here' },
  { setting: 'json_object', named: /response_format|json_object|json/i, sent: (params) => params.response_format?.type === 'json_object', note: 'JSON mode is refused: structured answers are taken out of plain text' },
  { setting: 'sampling', named: /temperature|top_p/i, sent: (params) => 'temperature' in params, note: 'temperature and top_p are refused: the model samples as it likes, whatever the strategy says' },
  { setting: 'seed', named: /\bseed\b/i, sent: (params) => 'seed' in params, note: 'seeds are refused: the same request gets different answers' },
  { setting: 'n', named: /(^|[\s'"`(.])n($|[\s'"`),.=:])|completion choice|multiple (choices|completions)/i, sent: (params) => 'n' in params, note: 'several choices in one call are refused: each choice is a call, and pays for the prompt again' },
  { setting: 'stream_options', named: /stream_options|include_usage/i, sent: (params) => 'stream_options' in params, note: null },
  { setting: 'stream', named: /stream/i, sent: (params) => params.stream === true, note: null },
];

/** The setting of this request that the endpoint refuses, if that is what its problem is. */
export function refusedSetting(params: ChatParams, problem: EndpointProblem): Setting | null {
  const candidates = CONCESSIONS.filter(({ sent }) => sent(params));
  const byParam = candidates.find(({ named }) => problem.param !== '' && named.test(problem.param));
  return (byParam ?? candidates.find(({ named }) => named.test(problem.message)))?.setting ?? null;
}

export function notesOf(refused: ReadonlySet<Setting>): string[] {
  return CONCESSIONS.flatMap(({ setting, note }) => (note !== null && refused.has(setting) ? [note] : []));
}

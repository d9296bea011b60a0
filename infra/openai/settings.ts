import type OpenAI from 'openai';
import { callSeed } from '../../domain/random.js';
import type { ChatMessage, ModelRequest, ModelTool } from '../../domain/model.js';
import type { EndpointProblem } from './problem.js';

/** What some models refuse to be asked. A refusal is answered once with the next plainer request, and remembered. */
type Setting =
  'max_completion_tokens' | 'tools' | 'json_schema' | 'json_object' | 'temperature' | 'top_p' | 'seed' | 'n' | 'stream_options' | 'stream';

/** A setting that is refused as such, or one value of it. */
export type Refusal = Setting | `${'temperature' | 'top_p'}=${number}`;

export type ChatParams = OpenAI.Chat.Completions.ChatCompletionCreateParams;

/** Which choices of a request are asked for in one call. */
export interface Share {
  readonly first: number;
  readonly count: number;
}

export function chatParams(request: ModelRequest, share: Share, refused: ReadonlySet<Refusal>): ChatParams {
  const format = responseFormat(request, refused);
  const { temperature, topP } = request;
  return {
    model: request.model,
    messages: request.messages.map(messageParam),
    ...(refused.has('max_completion_tokens') ? { max_tokens: request.maxTokens } : { max_completion_tokens: request.maxTokens }),
    ...(refused.has('temperature') || refused.has(`temperature=${temperature}`) ? {} : { temperature }),
    ...(refused.has('top_p') || refused.has(`top_p=${topP}`) ? {} : { top_p: topP }),
    ...(refused.has('seed') ? {} : { seed: share.first === 0 ? request.seed : callSeed(request.seed, `choice:${share.first}`) }),
    ...(share.count === 1 || refused.has('n') ? {} : { n: share.count }),
    ...(format === null ? {} : { response_format: format }),
    ...toolParams(request, refused),
    ...(refused.has('stream')
      ? { stream: false }
      : { stream: true, ...(refused.has('stream_options') ? {} : { stream_options: { include_usage: true } }) }),
  };
}

type MessageParam = OpenAI.Chat.Completions.ChatCompletionMessageParam;

function messageParam({ role, content, calls = [], outcomeOf = '' }: ChatMessage): MessageParam {
  if (role === 'tool') return { role, content, tool_call_id: outcomeOf };
  if (role !== 'assistant' || calls.length === 0) return { role, content };
  const made = calls.map(({ id, name, arguments: args }) => ({ id, type: 'function' as const, function: { name, arguments: args } }));
  return { role, content: content === '' ? null : content, tool_calls: made };
}

function toolParams({ tools, toolChoice: choice }: ModelRequest, refused: ReadonlySet<Refusal>): Pick<ChatParams, 'tools' | 'tool_choice'> {
  if (tools === undefined || (refused.has('tools') && choice === undefined)) return {};
  const chosen = typeof choice === 'object' ? { type: 'function' as const, function: { name: choice.name } } : choice;
  return { tools: tools.map(toolParam), ...(chosen === undefined ? {} : { tool_choice: chosen }) };
}

function toolParam({ name, description, parameters }: ModelTool): OpenAI.Chat.Completions.ChatCompletionTool {
  return { type: 'function', function: { name, description, parameters: { ...parameters } } };
}

function responseFormat({ schema }: ModelRequest, refused: ReadonlySet<Refusal>): NonNullable<ChatParams['response_format']> | null {
  if (schema === undefined || refused.has('json_object')) return null;
  if (refused.has('json_schema')) return { type: 'json_object' };
  return { type: 'json_schema', json_schema: { name: schema.name, schema: { ...schema.json }, strict: true } };
}

interface Concession {
  readonly setting: Setting;
  /** its own name in a refusal */
  readonly named: RegExp;
  /** other words for it, looked for where no setting is named */
  readonly meant?: RegExp;
  readonly sent: (params: ChatParams) => boolean;
  /** what the user must know of it; null: nothing is lost */
  readonly note: string | null;
}

/**
 * In the order in which they are given up. Of temperature and top_p, where both are named, top_p: the strategies are told apart by the
 * temperature.
 */
const CONCESSIONS: readonly Concession[] = [
  { setting: 'max_completion_tokens', named: /max_?completion_?tokens/i, sent: (params) => 'max_completion_tokens' in params, note: null },
  {
    setting: 'tools',
    named: /\btools?\b|tool_?(?:choice|calls?|use)|\bfunctions?\b|function_?call/i,
    meant: /tool|function/i,
    sent: (params) => 'tools' in params && !('tool_choice' in params),
    note: 'tools are refused: an agent writes its actions as blocks',
  },
  {
    setting: 'json_schema',
    named: /response_?(format|schema)|json_?schema|output_format/i,
    meant: /schema|strict|grammar|guided|structured|json/i,
    sent: (params) => params.response_format?.type === 'json_schema',
    note: 'JSON schemas are refused: structured answers are only checked here',
  },
  {
    setting: 'json_object',
    named: /response_?format|json_?object/i,
    meant: /json/i,
    sent: (params) => params.response_format?.type === 'json_object',
    note: 'JSON mode is refused: structured answers are taken out of plain text',
  },
  {
    setting: 'top_p',
    named: /\btop_?p\b/i,
    meant: /nucleus|sampling (param|setting)/i,
    sent: (params) => 'top_p' in params,
    note: 'top_p is refused: it stays as the model has it, whatever the strategy says',
  },
  {
    setting: 'temperature',
    named: /\btemperature\b/i,
    meant: /sampling (param|setting)/i,
    sent: (params) => 'temperature' in params,
    note: 'the temperature is refused: the model samples as it likes, whatever the strategy says',
  },
  {
    setting: 'seed',
    named: /\bseed\b/i,
    sent: (params) => 'seed' in params,
    note: 'seeds are refused: the same request gets different answers',
  },
  {
    setting: 'n',
    named: /(^|[\s'"`(.])n($|[\s'"`),.=:])|candidate_?count/i,
    meant: /completion choice|(multiple|several|one|more) (choices?|completions?|candidates?)/i,
    sent: (params) => 'n' in params,
    note: 'several choices in one call are refused: each choice is a call, and pays for the prompt again',
  },
  { setting: 'stream_options', named: /stream_?options|include_?usage/i, sent: (params) => 'stream_options' in params, note: null },
  { setting: 'stream', named: /\bstream\b/i, meant: /stream/i, sent: (params) => params.stream === true, note: null },
];

/** What of this request the endpoint refuses, if that is what its problem is. */
export function refusedSetting(params: ChatParams, { said }: EndpointProblem): Refusal | null {
  const candidates = CONCESSIONS.filter(({ sent }) => sent(params));
  const found =
    candidates.find(({ named }) => said.param !== '' && named.test(said.param)) ??
    candidates.find(({ named }) => named.test(said.words)) ??
    candidates.find(({ meant }) => meant?.test(said.words) === true);
  if (found === undefined) return null;
  const { setting } = found;
  if ((setting !== 'temperature' && setting !== 'top_p') || !VALUE_REFUSED.test(said.words)) return setting;
  return `${setting}=${Number(params[setting])}`;
}

/** The setting is known, and this value of it is not taken: others may be. */
const VALUE_REFUSED =
  /(must|should|has to) be\b|between|range|positive|(greater|less|larger|smaller|lower|higher) than|at (most|least)|exceed|(max|min)imum|[<>]=? ?\d/i;

export function notesOf(refused: ReadonlySet<Refusal>): string[] {
  const settings = new Set([...refused].map((each) => each.replace(/=.*/, '')));
  return CONCESSIONS.flatMap(({ setting, note }) => (note !== null && settings.has(setting) ? [note] : []));
}

import { RatchetFailure } from '../../ports/failures.js';
import { splitReasoning } from '../../domain/answer/reasoning.js';
import { fenced } from '../../domain/fence.js';
import type { Choice, ToolCall } from '../../domain/model.js';
import { problemInAnswer } from './problem.js';
import { framesOf } from './sse.js';
import { completionSchema, type Completion, type WireChoice, type WireUsage } from './wire.js';

export interface ReadChoice extends Choice {
  /** what the model thought aloud: paid for, and no part of the answer */
  readonly reasoning: string;
}

/** An answer as it came, before its tokens are accounted for. */
export interface Reading {
  readonly choices: readonly ReadChoice[];
  readonly usage: WireUsage | null;
  readonly fingerprint: string;
}

/** Reads a whole answer or a stream of frames, whichever the endpoint chose to send. Throws EndpointProblem for an error in its place. */
export async function readAnswer(response: Response, where: string, addressSetting: string): Promise<Reading> {
  const draft = new Draft({ where, addressSetting }, response.headers);
  if (response.body !== null) {
    for await (const frame of framesOf(response.body)) {
      if (frame.kind === 'done') return draft.reading(true);
      if (frame.kind === 'words') draft.hear(frame.text);
      else draft.add(frame.value, frame.bare);
    }
  }
  return draft.reading(false);
}

type DraftCall = ToolCall;

interface DraftChoice {
  text: string;
  reasoning: string;
  refused: boolean;
  finish: string;
  readonly calls: Map<number, DraftCall>;
  /** came in one piece */
  whole: boolean;
}

/** Heartbeats say nothing, and the words that say why there is no answer come alone. */
const MAX_ASIDES = 20;

class Draft {
  readonly #where: string;
  /** the variable that says where that is */
  readonly #addressSetting: string;
  readonly #headers: Headers;
  readonly #choices = new Map<number, DraftChoice>();
  /** what came and was no part of an answer */
  readonly #asides: unknown[] = [];
  #usage: WireUsage | null = null;
  #fingerprint = '';

  constructor({ where, addressSetting }: { readonly where: string; readonly addressSetting: string }, headers: Headers) {
    this.#where = where;
    this.#addressSetting = addressSetting;
    this.#headers = headers;
  }

  add(value: unknown, bare: boolean): void {
    if (Array.isArray(value)) return value.forEach((each) => this.add(each, bare));
    const completion = completionIn(value);
    if (completion === null || completion.choices.length === 0) this.#note(value);
    if (completion === null) return;
    // What is said beside an answer that is all there takes nothing from it.
    const error = this.#isWhole() ? null : errorIn(completion);
    if (error !== null)
      throw problemInAnswer(
        error.said ?? value,
        this.#headers,
        'the endpoint ended the answer with an error',
        this.#choices.size > 0 || completion.choices.length > 0,
      );
    this.#usage = completion.usage ?? this.#usage;
    this.#fingerprint ||= [completion.model, completion.system_fingerprint].filter((part) => part !== '').join(' ');
    for (const [position, choice] of completion.choices.entries()) this.#addChoice(choice.index ?? position, choice, bare);
  }

  /** Words between the frames are nobody's answer; a frame that was cut off leaves a hole in one. */
  hear(text: string): void {
    if (this.#isWhole()) return;
    if (/^[[{]/.test(text))
      throw new RatchetFailure('unavailable', `${this.#where}: the answer is no JSON, or was cut off: ${text.slice(0, 80)}`);
    this.#note(text);
  }

  #note(aside: unknown): void {
    if (this.#asides.length < MAX_ASIDES) this.#asides.push(aside);
  }

  #isWhole(): boolean {
    return this.#choices.size > 0 && [...this.#choices.values()].every(({ finish, whole }) => finish !== '' || whole);
  }

  #addChoice(index: number, { message, delta, finish_reason: finish }: WireChoice, bare: boolean): void {
    const draft = this.#choices.get(index) ?? { text: '', reasoning: '', refused: false, finish: '', calls: new Map(), whole: false };
    const part = message ?? delta;
    const said = (part?.content ?? '') + (part?.refusal ?? '');
    // Some streams end with the whole message over again.
    const again = message !== null && draft.text !== '' && said.startsWith(draft.text);
    draft.text = again ? said : draft.text + said;
    draft.reasoning = again ? part?.reasoning || draft.reasoning : draft.reasoning + (part?.reasoning ?? '');
    if (message !== null && message.calls.length > 0) draft.calls.clear();
    for (const [position, call] of (part?.calls ?? []).entries()) addCall(draft.calls, call.at ?? position, call);
    draft.refused ||= (part?.refusal ?? '') !== '';
    draft.finish = finish || draft.finish;
    draft.whole ||= bare && message !== null;
    this.#choices.set(index, draft);
  }

  reading(done: boolean): Reading {
    const drafts = [...this.#choices].toSorted(([a], [b]) => a - b).map(([, draft]) => draft);
    if (drafts.length === 0) throw this.#noAnswer();
    if (!done && !this.#isWhole())
      throw problemInAnswer(this.#asides, this.#headers, 'the stream ended before the answer did', this.#choices.size > 0);
    return { choices: drafts.map(choiceOf), usage: this.#usage, fingerprint: this.#fingerprint };
  }

  /** Where no choice came, what did come says why. */
  #noAnswer(): Error {
    const [first] = this.#asides;
    if (this.#asides.length === 0)
      return new RatchetFailure('unavailable', `${this.#where}: the answer is no JSON, or was cut off: nothing came`);
    const problem = problemInAnswer(this.#asides, this.#headers, 'the answer holds no choice');
    if (typeof first !== 'string' || !first.startsWith('<')) return problem;
    const page = `a web page came instead of an answer: ${problem.said.message}`;
    return new RatchetFailure(
      'bad-request',
      `${this.#where}: ${page}. Check that ${this.#addressSetting} ends where the API starts (often /v1).`,
    );
  }
}

/** Gateways wrap an answer in an envelope of their own. */
const ENVELOPES = ['data', 'result', 'response', 'output', 'body'];

function completionIn(value: unknown): Completion | null {
  const { data } = completionSchema.safeParse(value);
  if (data === undefined) return null;
  if (data.choices.length > 0 || saysSomething(data.error)) return data;
  const inner = Object.entries(value ?? {}).find(
    ([key, each]) => ENVELOPES.includes(key) && (completionSchema.safeParse(each).data?.choices.length ?? 0) > 0,
  );
  return inner === undefined ? data : completionSchema.parse(inner[1]);
}

/** An error that stands in the place of an answer. `said`: the part that tells of it; missing where that is the whole. */
function errorIn({ choices, error }: Completion): { readonly said?: unknown } | null {
  const broken = choices.find((choice) => BROKEN.has(choice.finish_reason.toLowerCase()) || saysSomething(choice.error));
  if (choices.length > 0 && choices.every(isAnswer)) return null;
  if (saysSomething(error)) return {};
  return broken === undefined ? null : { said: broken.error };
}

/** The endpoint gave up, and says so where others say why the model stopped. */
const BROKEN = new Set(['error', 'abort', 'aborted', 'cancelled', 'network_error', 'insufficient_system_resource']);

function isAnswer({ message, finish_reason: finish }: WireChoice): boolean {
  return (message?.content ?? '') !== '' && finish !== '' && !BROKEN.has(finish.toLowerCase());
}

/** `error: false`, `""`, `{}` and an error of empty fields say that there was none. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return Object.values(value).some(saysSomething);
  return value !== undefined && value !== null && value !== false && value !== 0;
}

function addCall(calls: Map<number, DraftCall>, at: number, { id, name, arguments: piece }: DraftCall): void {
  const before = calls.get(at);
  calls.set(at, { id: before?.id || id, name: before?.name || name, arguments: (before?.arguments ?? '') + piece });
}

/** Calls of tools as a text has them: whoever reads the answer needs to know one form only. */
function withCalls(answer: string, calls: readonly ToolCall[]): string {
  const blocks = calls.map(({ name, arguments: args }) => fenced(`{"action": ${JSON.stringify(name)}, "arguments": ${args}}`, 'json'));
  return [answer.trimEnd(), ...blocks].filter((part) => part !== '').join('\n\n');
}

function choiceOf({ text, reasoning, refused, finish, calls }: DraftChoice): ReadChoice {
  const { answer: said, reasoning: thought } = splitReasoning(text);
  const made = callsIn(calls);
  return {
    text: made.length === 0 ? said : withCalls(said, made),
    reasoning: reasoning + thought,
    finish: refused ? 'content-filter' : finishOf(finish),
    ...(made.length === 0 ? {} : { called: { said, calls: made } }),
  };
}

/** Servers that give no ids leave whoever answers a call without a name for it. */
function callsIn(calls: ReadonlyMap<number, DraftCall>): readonly ToolCall[] {
  return [...calls.values()]
    .filter(({ name }) => name !== '')
    .map(({ id, name, arguments: args }, index) => ({
      id: id || `call_${index}`,
      name,
      arguments: args.trim() === '' || args === '""' ? '{}' : args,
    }));
}

/** Servers translate the reasons of others, and some pass them on as they are. */
function finishOf(reason: string): Choice['finish'] {
  if (/^(length|max_?(output_|completion_)?tokens|.*context_(window|length)_exceeded|model_length)$/i.test(reason)) return 'length';
  return /content.?filter|safety|sensitive|prohibited|blocklist|recitation|spii|refusal|guardrail|toxic/i.test(reason)
    ? 'content-filter'
    : 'stop';
}

import { RatchetFailure } from '../../activities/failures.js';
import type { Choice } from '../../domain/model.js';
import { problemInAnswer } from './problem.js';
import { sseData } from './sse.js';
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

/** Reads a whole answer or a stream of frames, whichever the endpoint chose to send. */
export async function readAnswer(response: Response, where: string): Promise<Reading> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('text/html')) throw new RatchetFailure('bad-request', `${where}: a web page came instead of an answer. Check that OPENAI_BASE_URL ends where the API starts (often /v1).`);
  const draft = new Draft(where);
  if (type === '' || type.includes('json') || response.body === null) {
    draft.add(await response.text(), response.headers);
    return draft.reading(true);
  }
  for await (const data of sseData(response.body)) {
    if (data === '[DONE]') return draft.reading(true);
    draft.add(data, response.headers);
  }
  return draft.reading(false);
}

interface DraftChoice {
  text: string;
  reasoning: string;
  refused: boolean;
  finish: string;
}

class Draft {
  readonly #where: string;
  readonly #choices = new Map<number, DraftChoice>();
  #usage: WireUsage | null = null;
  #fingerprint = '';

  constructor(where: string) {
    this.#where = where;
  }

  add(json: string, headers: Headers): void {
    const completion = this.#parse(json, headers);
    this.#usage = completion.usage ?? this.#usage;
    this.#fingerprint ||= [completion.model, completion.system_fingerprint].filter((part) => part !== '').join(' ');
    for (const [position, choice] of completion.choices.entries()) {
      if (choice.error !== undefined && choice.error !== null) throw problemInAnswer(choice.error, headers);
      if (choice.finish_reason === 'error') throw problemInAnswer('the endpoint ended the answer with an error', headers);
      this.#addChoice(choice.index ?? position, choice);
    }
  }

  #parse(json: string, headers: Headers): Completion {
    let body: unknown;
    try {
      body = JSON.parse(json);
    } catch {
      throw new RatchetFailure('unavailable', `${this.#where}: the answer is no JSON, or was cut off: ${json.slice(0, 80)}`);
    }
    if (typeof body === 'object' && body !== null && 'error' in body && body.error !== null) throw problemInAnswer(body.error, headers);
    const parsed = completionSchema.safeParse(body);
    if (!parsed.success) throw new RatchetFailure('unavailable', `${this.#where}: the answer is no chat completion: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
    return parsed.data;
  }

  #addChoice(index: number, { message, delta, finish_reason: finish }: WireChoice): void {
    const draft = this.#choices.get(index) ?? { text: '', reasoning: '', refused: false, finish: '' };
    const part = message ?? delta;
    draft.text += (part?.content ?? '') + (part?.refusal ?? '');
    // One name or the other; gateways that are in between send both with the same words.
    draft.reasoning += (part?.reasoning_content ?? '') || (part?.reasoning ?? '');
    draft.refused ||= (part?.refusal ?? '') !== '';
    draft.finish = finish || draft.finish;
    this.#choices.set(index, draft);
  }

  reading(whole: boolean): Reading {
    const drafts = [...this.#choices].toSorted(([a], [b]) => a - b).map(([, draft]) => draft);
    if (drafts.length === 0) throw new RatchetFailure('unavailable', `${this.#where}: the answer holds no choice. The call is made again.`);
    if (!whole && drafts.some((draft) => draft.finish === '')) throw new RatchetFailure('unavailable', `${this.#where}: the stream ended before the answer did. The call is made again.`);
    return { choices: drafts.map(choiceOf), usage: this.#usage, fingerprint: this.#fingerprint };
  }
}

function choiceOf({ text, reasoning, refused, finish }: DraftChoice): ReadChoice {
  const { answer, thought } = splitThinking(text);
  return { text: answer, reasoning: reasoning + thought, finish: refused ? 'content-filter' : finishOf(finish) };
}

function finishOf(reason: string): Choice['finish'] {
  if (reason === 'length' || reason === 'max_tokens') return 'length';
  return reason === 'content_filter' ? 'content-filter' : 'stop';
}

/** Reasoning in the text: `<think>…</think>` at its start, never closed when it was cut off, never opened when the template did. */
function splitThinking(text: string): { readonly answer: string; readonly thought: string } {
  const opened = /^\s*<think>/.test(text);
  const end = text.indexOf('</think>');
  if (end >= 0 && (opened || !text.slice(0, end).includes('<think>'))) return { answer: text.slice(end + '</think>'.length).trimStart(), thought: text.slice(0, end) };
  return opened ? { answer: '', thought: text } : { answer: text, thought: '' };
}

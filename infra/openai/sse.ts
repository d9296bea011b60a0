import { parsedOr } from './problem.js';

/** A piece of a body: a JSON value, or words that are none. */
export type Frame =
  | { readonly kind: 'value'; readonly value: unknown; /** it stood outside of an event stream */ readonly bare: boolean }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'done' };

/**
 * Takes a body apart by what it holds, whatever its content type says: the `data:` lines of an event stream, one JSON
 * document, or JSON line by line. The client's own reader hides whether a stream was ended by `[DONE]` or cut off, and
 * that decides here whether an answer is whole. Some gateways leave out the empty line between frames, so each line
 * stands for itself, unless it takes several to make a value.
 */
export async function* framesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void, undefined> {
  let data: string[] = [];
  let bare: string[] = [];
  for await (const line of linesOf(body)) {
    const sent = /^\s*data:(.*)$/.exec(line)?.[1]?.trim();
    if (sent === '[DONE]' || line.trim() === '[DONE]') {
      yield* leftOver(data, bare);
      yield { kind: 'done' };
      return;
    }
    if (sent === undefined && bare.length === 0 && /^(:|(event|id|retry):|\s*$)/.test(line)) {
      if (line.trim() === '') data = yield* given(data);
      continue;
    }
    if (sent === undefined) {
      bare.push(line);
      if (bare.length === 1) bare = yield* onceWhole(bare, true);
      continue;
    }
    bare = yield* given(bare);
    if (isValue(sent)) data = yield* given(data);
    data.push(sent);
    data = yield* onceWhole(data, false);
  }
  yield* leftOver(data, bare);
}

function* leftOver(data: readonly string[], bare: readonly string[]): Generator<Frame, void, undefined> {
  yield* given(data);
  yield* given(bare);
}

/** The values in lines that came to an end, or else their words. */
function* given(lines: readonly string[]): Generator<Frame, string[], undefined> {
  const text = lines.join('\n').trim();
  // A web page can hold scripts with values of their own.
  const values = text.startsWith('<') ? [] : valuesIn(text);
  for (const value of values) yield { kind: 'value', value, bare: true };
  if (values.length === 0 && text !== '') yield { kind: 'words', text };
  return [];
}

function* onceWhole(lines: string[], bare: boolean): Generator<Frame, string[], undefined> {
  const text = lines.join('\n');
  if (!isValue(text)) return lines;
  yield { kind: 'value', value: JSON.parse(text) as unknown, bare };
  return [];
}

const NONE = Symbol('no JSON');

function isValue(text: string): boolean {
  return /^\s*[[{]/.test(text) && /[\]}]\s*$/.test(text) && parsedOr(NONE, text) !== NONE;
}

/** Starts that are looked at: what follows is no JSON. */
const MAX_STARTS = 8;

/** The JSON objects and arrays that stand in a text, whatever stands around them; none after one that was cut off. */
function valuesIn(text: string): unknown[] {
  const values: unknown[] = [];
  for (let starts = 0, from = text.search(/[[{]/); from >= 0 && starts < MAX_STARTS; starts += 1) {
    const to = endOf(text, from);
    if (to === null) break;
    const value = parsedOr(NONE, text.slice(from, to));
    if (value !== NONE) values.push(value);
    const next = text.slice(to).search(/[[{]/);
    from = next < 0 ? -1 : to + next;
  }
  return values;
}

/** Where the value that begins there ends; null when it never does. */
function endOf(text: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** Lines end with CR, LF or both, wherever the bytes were cut into packets. */
async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let endedByReturn = false;
  for await (const bytes of body) {
    const text = decoder.decode(bytes, { stream: true });
    if (text === '') continue;
    const [head = '', ...rest] = (endedByReturn && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n|\r|\n/);
    endedByReturn = text.endsWith('\r');
    parts.push(head);
    for (const piece of rest) {
      yield parts.join('');
      parts = [piece];
    }
  }
  parts.push(decoder.decode());
  yield parts.join('');
}

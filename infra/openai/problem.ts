import type { APIError } from 'openai';
import { z } from 'zod';

/** What a body says of a request that was refused or could not be answered, in one form for all the forms in use. */
const saidSchema = z.object({
  /** its sentences, for people */
  message: z.string(),
  /** everything that it says, codes and raised flags too: by these it is told what it means */
  words: z.string(),
  /** the setting that is meant, where the endpoint says so */
  param: z.string(),
  /** statuses that stand in the body: gateways pass on those of the server behind them */
  statuses: z.array(z.number()),
});

export type Said = z.infer<typeof saidSchema>;

export class EndpointProblem extends Error {
  override readonly name = 'EndpointProblem';
  /** null: an error inside an answer with status 200 that gives no status of its own */
  readonly status: number | null;
  readonly said: Said;
  readonly headers: Headers;
  /** whether it stood inside an answer with status 200: in the place of one, or where one had begun */
  readonly answering: 'no' | 'refused' | 'begun';

  constructor(status: number | null, said: Said, headers: Headers, answering: EndpointProblem['answering'] = 'no') {
    super(said.message);
    this.status = status;
    this.said = said;
    this.headers = headers;
    this.answering = answering;
  }
}

export function problemOf(error: APIError): EndpointProblem {
  const passed = saidSchema.safeParse(error.error);
  const said = passed.success ? passed.data : saidIn(error.message);
  return new EndpointProblem(
    error.status ?? null,
    { ...said, message: said.message || shorten(said.words) },
    error.headers ?? new Headers(),
  );
}

/**
 * An error inside an answer with status 200; some gateways put the real status into the body. `begun`: a part of the answer had come
 * before.
 */
export function problemInAnswer(body: unknown, headers: Headers, otherwise = '', begun = false): EndpointProblem {
  const said = saidIn(body);
  return new EndpointProblem(
    said.statuses[0] ?? null,
    { ...said, message: said.message || [otherwise, ...flagsIn(body)].join('; ') },
    headers,
    begun ? 'begun' : 'refused',
  );
}

/**
 * `{"error": {…}}`, `[{"error": {…}}]`, `{"error": "…"}`, `{"message": …}`, `{"base_resp": {…}}`, one wrapped in another as text, or no
 * JSON at all.
 */
export function saidIn(body: unknown): Said {
  const found = [...leaves(body, [])];
  const texts = (which: (leaf: Leaf) => boolean): string[] =>
    found.filter((leaf) => !leaf.flag && which(leaf)).map(({ text }) => shorten(text));
  const at = (names: ReadonlySet<string>): Leaf[] => found.filter(({ path }) => names.has(path.at(-1) ?? ''));
  return {
    message:
      sentences(texts(({ path }) => path.length === 0 || SENTENCES.test(path.at(-1) ?? ''))) ||
      sentences(texts(({ text }) => text.trim().includes(' '))),
    words: shorten(found.map(({ text }) => text).join(' ; '), MAX_WORDS),
    param: at(PARAMS)
      .map(({ text }) => text)
      .join('.'),
    statuses: at(CODES)
      .map(({ text }) => Number(text))
      .filter((code) => code >= 400 && code < 600),
  };
}

/** What a body without a sentence says by its raised flags: which filter refused, say. */
function flagsIn(body: unknown): readonly string[] {
  return [...leaves(body, [])].flatMap(({ text, flag }) => (flag ? [text] : []));
}

const SENTENCES =
  /^(err|errors?|(error_|status_?|err)?(msg|message|description)|info|fault_?string|statusText|details?|title|cause|(block_?)?reason|raw|loc)$/i;
const PARAMS = new Set(['param', 'loc']);
const CODES = new Set(['code', 'status', 'status_code', 'statusCode', 'http_status', 'error_code']);
/** What repeats the request or the answer: a prompt may speak of anything. */
const ECHOES = new Set([
  'choices',
  'input',
  'inputs',
  'prompt',
  'flagged_input',
  'failed_generation',
  'request',
  'content',
  'candidates',
  'output',
]);

interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
  /** a yes: what it says is its name */
  readonly flag: boolean;
}

const MAX_DEPTH = 8;

function* leaves(value: unknown, path: readonly string[]): Generator<Leaf, void, undefined> {
  if (path.length > MAX_DEPTH) return;
  if (typeof value === 'number') yield { path, text: String(value), flag: false };
  else if (value === true) yield { path, text: path.slice(-3).join(' '), flag: true };
  else if (typeof value === 'string') yield* textLeaves(value, path);
  else if (Array.isArray(value)) for (const each of value) yield* leaves(each, path);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!ECHOES.has(key)) yield* leaves(inner, [...path, key]);
  }
}

/** A gateway's text can be the whole JSON of the server behind it. */
function* textLeaves(text: string, path: readonly string[]): Generator<Leaf, void, undefined> {
  if (text.trim() === '') return;
  const inner = /^\s*[[{]/.test(text) ? parsedOr(null, text) : null;
  if (typeof inner === 'object' && inner !== null) yield* leaves(inner, [...path, 'raw']);
  else yield { path, text, flag: false };
}

/** The value of a JSON text, or what stands for it where it is none. */
export function parsedOr(otherwise: unknown, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/** Each once, without codes beside them; a gateway often says again in its own sentence what the server said. */
function sentences(texts: readonly string[]): string {
  const spoken = texts.filter((text) => !/^[A-Z][A-Z\d_]+$/.test(text));
  const said = (spoken.length > 0 ? spoken : texts).map((text) => text.replace(/\.$/, ''));
  const again = (text: string, index: number): boolean =>
    said.some((other, place) => place !== index && (other.length > text.length || place < index) && other.includes(text));
  return shorten(said.filter((text, index) => !again(text, index)).join('; '));
}

const MAX_MESSAGE = 600;
const MAX_WORDS = 8_000;

/** A web page or a stack trace of a server is not for people; its first words are. */
function shorten(message: string, most = MAX_MESSAGE): string {
  const plain = message
    .replace(/<(style|script)\b[^]*?<\/\1>/gi, ' ')
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= most ? plain : `${plain.slice(0, most)} …`;
}

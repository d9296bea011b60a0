import { APIError } from 'openai';
import { z } from 'zod';

/** What an endpoint said of a request that it refused or could not answer, in one form for all the forms in use. */
export class EndpointProblem extends Error {
  override readonly name = 'EndpointProblem';
  /** null: an error inside an answer with status 200 that gives no status of its own */
  readonly status: number | null;
  readonly code: string;
  /** the setting that is meant, where the endpoint says so */
  readonly param: string;
  readonly headers: Headers;

  constructor(given: { readonly status: number | null; readonly code: string; readonly param: string; readonly message: string; readonly headers: Headers }) {
    super(given.message);
    this.status = given.status;
    this.code = given.code;
    this.param = given.param;
    this.headers = given.headers;
  }
}

const text = z.union([z.string(), z.number()]).nullish().catch(null).transform((value) => String(value ?? ''));
const detail = z.union([z.string(), z.unknown().transform((value) => (value === undefined || value === null ? '' : JSON.stringify(value)))]);
const errorObject = z.object({ message: detail, code: text, type: text, param: text });
type ErrorObject = z.infer<typeof errorObject>;

/** `{"error": {…}}`, `{"error": "…"}`, `{"message": …}` (vLLM), `{"detail": …}` (FastAPI), or no JSON at all. */
export function errorObjectOf(body: unknown): ErrorObject {
  if (typeof body !== 'object' || body === null) return { message: shorten(typeof body === 'string' ? body : ''), code: '', type: '', param: '' };
  if ('error' in body && body.error !== null && body.error !== undefined) return errorObjectOf(body.error);
  const message = 'message' in body ? body.message : 'detail' in body ? body.detail : body;
  const parsed = errorObject.parse({ ...body, message });
  return { ...parsed, message: shorten(parsed.message) };
}

const MAX_MESSAGE_CHARACTERS = 600;

/** A web page or a stack trace of a server is not for people; its first words are. */
function shorten(message: string): string {
  const plain = message.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
  return plain.length <= MAX_MESSAGE_CHARACTERS ? plain : `${plain.slice(0, MAX_MESSAGE_CHARACTERS)} …`;
}

/** An error inside an answer with status 200; some gateways put the real status into `code`. */
export function problemInAnswer(error: unknown, headers: Headers): EndpointProblem {
  const object = errorObjectOf(error);
  const status = /^[45]\d\d$/.test(object.code) ? Number(object.code) : null;
  return new EndpointProblem({ status, code: object.code, param: object.param, message: object.message, headers });
}

export function problemOf(error: APIError): EndpointProblem {
  const object = errorObjectOf(error.error ?? error.message);
  return new EndpointProblem({ status: error.status ?? null, code: object.code || object.type, param: object.param, message: object.message, headers: error.headers ?? new Headers() });
}

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BadRequestException, HttpException } from '@nestjs/common';
import { z } from 'zod';

type Next = (error?: unknown) => void;

const MAX_BODY_BYTES = 65_536;
const LONGEST_SHOWN = 200;

const NO_UTF8 = 'the body is no UTF-8';

/** How bodies are read: whatever passed as JSON, under whichever name of it, and no letter of it is made into another. */
export const BODIES = {
  limit: MAX_BODY_BYTES,
  type: () => true,
  verify: (_request: IncomingMessage, _response: ServerResponse, body: Buffer, charset: string) => {
    if (charset === 'utf-8' && !isUtf8(body)) throw new BadRequestException(NO_UTF8);
  },
};

/** What the parser of bodies throws; the types are those of body-parser and raw-body (their READMEs, "Errors"). */
const ofParser = z.object({ status: z.int().min(400).max(499), expose: z.literal(true), message: z.string(), type: z.string().optional() });

const DETAIL_OF: Readonly<Record<string, (message: string) => string>> = {
  'entity.parse.failed': (message) =>
    `the body is no JSON (${message.slice(0, LONGEST_SHOWN)}): send one JSON object, such as {"suite": "first-functions"}`,
  'entity.too.large': () => `the body is over ${MAX_BODY_BYTES / 1_024} KiB, the most that is taken: send less, or in several requests`,
  'encoding.unsupported': (message) => `${message}: send the body as it is, or with Content-Encoding gzip, deflate or br`,
  'charset.unsupported': (message) => `${message}: send the body in UTF-8`,
  'entity.verify.failed': () => `${NO_UTF8}: send it in that encoding, as JSON is written`,
  'request.size.invalid': () => 'the body is not as long as Content-Length says: that header has its length in bytes',
  'request.aborted': () => 'the body ended before all of it was sent: send it again',
};

/** Stands behind the parser of bodies: what it refuses gets the words that say the way out. */
export function refusedBody(error: unknown, _request: IncomingMessage, _response: ServerResponse, next: Next): void {
  const { data } = ofParser.safeParse(error);
  if (data === undefined) return next(error);
  const { status, message, type = '' } = data;
  const detail = DETAIL_OF[type]?.(message) ?? `the body cannot be read (${message}): send one JSON object, as its headers say`;
  next(new HttpException({ message: [detail] }, status));
}

/** No body that a route takes is half as deep; what is much deeper has whoever walks through it run out of stack. */
const DEEPEST = 32;

/** Stands behind the parser of bodies. */
export function shallowBody(request: IncomingMessage & { readonly body?: unknown }, _response: ServerResponse, next: Next): void {
  let level: readonly unknown[] = [request.body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return next(new BadRequestException([`the body is nested more than ${DEEPEST} deep: send what the route takes`]));
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  next();
}

/** Refuses a path that cannot be read before any route looks for its name in it. */
export function readablePath(request: IncomingMessage, _response: ServerResponse, next: Next): void {
  const [path = ''] = (request.url ?? '').split('?');
  const wrong = path.split('/').find((part) => !isDecodable(part));
  if (wrong === undefined) return next();
  const shown = wrong.slice(0, LONGEST_SHOWN);
  next(new BadRequestException([`path "${shown}": a % stands before two hexadecimal digits of UTF-8; a sign % itself is written %25`]));
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

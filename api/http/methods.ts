import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpStatus, MethodNotAllowedException } from '@nestjs/common';

type Next = (error?: unknown) => void;

export const READS: readonly string[] = ['GET', 'HEAD'];

/** Whether a request only looks: HEAD is GET without a body. */
export function isRead(method: string | undefined): boolean {
  return READS.includes(method ?? '');
}

/** Answers a method that a path does not take: with what it takes (RFC 9110, 15.5.6), or, where that was the question, with that alone. */
export function takesOnly(
  allowed: readonly string[],
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
  next: Next,
): void {
  const taken = [...allowed, 'OPTIONS'].join(', ');
  response.setHeader('Allow', taken);
  if (method !== 'OPTIONS')
    return next(new MethodNotAllowedException([`${url.split('?')[0]} takes ${taken}, not ${method}: /docs shows what each does`]));
  response.statusCode = HttpStatus.NO_CONTENT;
  response.end();
}

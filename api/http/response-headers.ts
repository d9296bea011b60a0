import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers are for the caller alone: not kept by caches, not guessed at, not framed. */
export function responseHeaders(_request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  next();
}

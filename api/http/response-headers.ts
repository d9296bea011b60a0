import type { IncomingMessage, ServerResponse } from 'node:http';

/** Data is no page: nothing in it is run, whatever a browser takes it for. */
const OF_DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
/** The pages of the OpenAPI document bring their own scripts, and styles that stand in them. */
const OF_DOCS =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers are for the caller alone: not kept by caches, not guessed at, not framed, and nothing in them is run. */
export function responseHeaders(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  // clients tell by it that they reached a Ratchet (`client/client.ts`)
  response.setHeader('Ratchet-Api', 'v1');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', /^\/docs(?:\/|$|\?)/i.test(request.url ?? '') ? OF_DOCS : OF_DATA);
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  next();
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { ForbiddenException } from '@nestjs/common';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** Whether only this machine can reach what listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * On loopback no token is needed, so a page in a browser must not be able to act in the user's place: a name that was
 * rebound to 127.0.0.1 shows in `Host`, a foreign page in `Origin`.
 */
export function ownHostOnly(): Middleware {
  return (request, _response, next) => {
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    if (!isLoopback(hostname(host)))
      next(
        new ForbiddenException([
          `Host "${host}" is not this machine: use 127.0.0.1 or localhost, or bind another address with RATCHET_API_HOST and RATCHET_API_TOKEN`,
        ]),
      );
    else if (origin !== undefined && origin !== `http://${host}`)
      next(new ForbiddenException([`Origin "${origin}" is another site: only pages of this API may call it`]));
    else next();
  };
}

/** Without the port, and without the brackets of an IPv6 address. */
function hostname(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}

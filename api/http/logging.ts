import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** One line for each request, when it has been answered. Neither headers nor bodies nor queries are logged: they can hold secrets. */
export function requestLog(log: Logger): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const startedMs = performance.now();
    const path = request.url?.split('?')[0];
    response.on('close', () => {
      log.info({ method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - startedMs) }, 'request');
    });
    next();
  };
}

/** Nest's own messages through pino. */
export function nestLogger(log: Logger): LoggerService {
  return {
    log: (message: unknown) => log.debug({ nest: message }),
    warn: (message: unknown) => log.warn({ nest: message }),
    error: (message: unknown) => log.error({ nest: message }),
    fatal: (message: unknown) => log.fatal({ nest: message }),
  };
}

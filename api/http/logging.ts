import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, isSpanContextValid, trace } from '@opentelemetry/api';
import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { readableLog } from '../../domain/visible.js';
import { campaignOf } from './route.js';
import type { Caller } from './token-guard.js';
import { withoutCredentials } from './without-credentials.js';

/** The log of the API, as JSON lines. */
export function openLog(destination: DestinationStream = pino.destination(1)): Logger {
  return pino({ name: 'api', mixin: traceIds, serializers: { err: withStack } }, readableLog(destination));
}

/** Of the request that a line is about, where requests are traced. */
function traceIds(): object {
  const span = trace.getSpan(context.active())?.spanContext();
  return span === undefined || !isSpanContextValid(span) ? {} : { trace_id: span.traceId, span_id: span.spanId };
}

/** Addresses in what libraries say can hold users and passwords; the log must not. */
function withStack(error: Error): unknown {
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message: withoutCredentials(message), stack: withoutCredentials(stack) };
}

/** One line for each request, when it has been answered. Neither headers nor bodies nor queries are logged: they can hold secrets. */
export function requestLog(log: Logger): (request: IncomingMessage & Caller, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const startedMs = performance.now();
    const path = request.url?.split('?')[0];
    response.on('close', () => {
      const [campaign, { caller: by }] = [campaignOf(request) ?? undefined, request];
      const ms = Math.round(performance.now() - startedMs);
      log.info({ method: request.method, path, status: response.statusCode, ms, by, campaign }, 'request');
    });
    next();
  };
}

/** Nest's own messages through pino. */
export function nestLogger(log: Logger): LoggerService {
  return {
    log: (message: unknown) => log.debug(told(message), FROM_WITHIN),
    warn: (message: unknown) => log.warn(told(message), FROM_WITHIN),
    error: (message: unknown) => log.error(told(message), FROM_WITHIN),
    fatal: (message: unknown) => log.fatal(told(message), FROM_WITHIN),
  };
}

/** A line without words of its own would get those of its error, with all that stands in them. */
const FROM_WITHIN = 'from within';

/** What went wrong stands as `err`, where its words are kept: anywhere else an error would be a line of braces. */
function told(message: unknown): object {
  if (message instanceof Error) return { err: message };
  return typeof message === 'object' && message !== null && 'err' in message ? message : { nest: message };
}

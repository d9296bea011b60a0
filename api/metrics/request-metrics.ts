import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { isStream, routeOf } from '../http/route.js';

type Next = () => void;

/** What a request came to, by its route: never by its path, which anybody may choose. */
export interface RequestMetrics {
  readonly observe: (request: IncomingMessage, response: ServerResponse, next: Next) => void;
  /** one was turned away, since there were too many */
  readonly shed: () => void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function requestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'ratchet_http_request_seconds',
    help: 'How long the API took to answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const inFlight = new Gauge({ name: 'ratchet_http_requests_in_flight', help: 'Requests that are being answered.', registers });
  const streams = new Gauge({ name: 'ratchet_sse_clients', help: 'Followers of server-sent events.', registers });
  const shed = new Counter({
    name: 'ratchet_http_requests_shed_total',
    help: 'Requests turned away, since there were too many.',
    registers,
  });
  return {
    observe: (request, response, next) => {
      const stop = seconds.startTimer();
      const gauge = isStream(request) ? streams : inFlight;
      gauge.inc();
      response.once('close', () => {
        gauge.dec();
        // a stream is as long as its follower likes
        if (gauge === inFlight) stop({ method: request.method ?? '', route: routeOf(request) ?? 'none', status: response.statusCode });
      });
      next();
    },
    shed: () => shed.inc(),
  };
}

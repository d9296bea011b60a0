import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { routeOf } from './route.js';

/** A span for each request, in the trace that its caller is in. Nothing where nobody asked for traces. */
export function traced(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const parent = propagation.extract(context.active(), request.headers);
  const span = trace.getTracer('ratchet').startSpan(request.method ?? 'request', { kind: SpanKind.SERVER }, parent);
  response.once('close', () => {
    const route = routeOf(request);
    if (route !== null) span.updateName(`${request.method} ${route}`);
    span.setAttributes({
      'http.request.method': request.method,
      'http.route': route ?? undefined,
      'http.response.status_code': response.statusCode,
    });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(parent, span), next);
}

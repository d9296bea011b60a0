import { context, isSpanContextValid, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';

export const NAME = 'ratchet';

/** Does work within a span, which is nothing where nobody traces; what it throws is told there, and thrown on. */
export async function withSpan<T>(name: string, attributes: Attributes, work: (set: (more: Attributes) => void) => Promise<T>): Promise<T> {
  return trace.getTracer(NAME).startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work((more) => void span.setAttributes(more));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Of the span that runs, for a log; nothing where none does. */
export function traceIds(): { readonly trace_id?: string; readonly span_id?: string } {
  const span = trace.getSpan(context.active())?.spanContext();
  return span === undefined || !isSpanContextValid(span) ? {} : { trace_id: span.traceId, span_id: span.spanId };
}

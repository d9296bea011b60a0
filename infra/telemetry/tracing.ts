import { context, isSpanContextValid, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';
import { traceClients } from './client-interceptors.js';

export interface TracingSettings {
  /** of a collector that takes OTLP over HTTP */
  readonly endpoint: string;
  readonly version: string;
}

export interface Tracing {
  readonly resource: Resource;
  readonly processor: SpanProcessor;
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

const NAME = 'ratchet';

/** From here on spans of this process are sent to a collector; without it each of them is nothing. */
export function openTracing(process: 'cli' | 'api' | 'worker', { endpoint, version }: TracingSettings): Tracing {
  const resource = new Resource({ 'service.name': `${NAME}-${process}`, 'service.version': version });
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }));
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  provider.register({ contextManager: new AsyncLocalStorageContextManager().enable(), propagator: new W3CTraceContextPropagator() });
  traceClients([new OpenTelemetryWorkflowClientInterceptor()]);
  return { resource, processor, close: () => provider.shutdown() };
}

/** Does work within a span; what it throws is told there, and thrown on. */
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

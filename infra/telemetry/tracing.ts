import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';
import { traceClients } from './client-interceptors.js';
import { NAME } from './spans.js';

export interface TracingSettings {
  /** of a collector that takes OTLP over HTTP */
  readonly endpoint: string;
  readonly version: string;
  /** told what could not be sent when it closes: no work is worse for that */
  readonly onLost: (because: string) => void;
}

export interface Tracing {
  readonly resource: Resource;
  readonly processor: SpanProcessor;
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

/**
 * From here on spans of this process are sent to a collector. What does that is some 200 files: whoever composes a process imports this
 * where traces are wanted.
 */
export function openTracing(process: 'cli' | 'api' | 'worker', { endpoint, version, onLost }: TracingSettings): Tracing {
  const resource = new Resource({ 'service.name': `${NAME}-${process}`, 'service.version': version });
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }));
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  provider.register({ contextManager: new AsyncLocalStorageContextManager().enable(), propagator: new W3CTraceContextPropagator() });
  traceClients([new OpenTelemetryWorkflowClientInterceptor()]);
  const close = (): Promise<void> =>
    provider
      .shutdown()
      .catch((error: unknown) =>
        onLost(`traces could not be sent to ${endpoint}: ${error instanceof Error ? error.message : String(error)}`),
      );
  return { resource, processor, close };
}

import { makeWorkflowExporter, OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { openTracing, type TracingSettings } from '../infra/telemetry/tracing.js';

export type WorkerTracing = ReturnType<typeof traceWorker>;

/** What a worker traces by. Its machinery is loaded with this file, and so only where traces are wanted. */
export function traceWorker(settings: TracingSettings) {
  const tracing = openTracing('worker', settings);
  const sinks = { exporter: makeWorkflowExporter(tracing.processor, tracing.resource) };
  return { step: tracedStep, sinks, close: () => tracing.close() };
}

/** Goes on in the trace that a workflow's step came with. */
const tracedStep: ActivityInterceptorsFactory = (context) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(context) });

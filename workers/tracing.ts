import { makeWorkflowExporter, OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { openTracing, type TracingSettings } from '../infra/telemetry/tracing.js';

export type WorkerTracing = ReturnType<typeof traceWorker>;

/** What a worker traces by. Its machinery is loaded with this file, and so only where traces are wanted. */
export function traceWorker(settings: TracingSettings) {
  const { processor, resource, close } = openTracing('worker', settings);
  /** Goes on in the trace that a workflow's step came with. */
  const step: ActivityInterceptorsFactory = (context) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(context) });
  return { step, sinks: { exporter: makeWorkflowExporter(processor, resource) }, close };
}

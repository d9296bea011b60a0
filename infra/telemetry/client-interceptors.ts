import type { WorkflowClientInterceptor } from '@temporalio/client';

let interceptors: readonly WorkflowClientInterceptor[] = [];

/** Where a process traces, its clients of the engine send the trace along. Set before the first of them is made. */
export function traceClients(by: readonly WorkflowClientInterceptor[]): void {
  interceptors = by;
}

/** None where nothing is traced, which then loads nothing of its machinery. */
export function clientInterceptors(): readonly WorkflowClientInterceptor[] {
  return interceptors;
}

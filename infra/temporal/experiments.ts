import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { experimentOf } from '../../campaigns/experiments/experiments.js';
import type { ExperimentControl } from '../../ports/experiment-control.js';
import type { Store } from '../../ports/store.js';
import { experimentWorkflowId, QUEUE, stopExperimentSignal, type ExperimentWorkflow } from '../../workflows/contract.js';
import { callFailure } from './failures.js';

/** Experiments as workflows: started once for good, so that a second start goes on with what is there. */
export class TemporalExperiments implements ExperimentControl {
  private readonly client: Client;
  private readonly store: Store;

  constructor(client: Client, store: Store) {
    this.client = client;
    this.store = store;
  }

  async start(id: string): Promise<void> {
    const { cells, parallel } = await experimentOf(this.store, id);
    await this.ask(WorkflowExecutionAlreadyStartedError, () =>
      this.client.workflow.start<ExperimentWorkflow>('experiment', {
        workflowId: experimentWorkflowId(id),
        taskQueue: QUEUE.orchestrate,
        args: [{ experiment: id, cells: cells.length, parallel }],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      }),
    );
  }

  async stop(id: string, because: string): Promise<void> {
    await experimentOf(this.store, id);
    // one that has ended takes no signal, and needs none
    await this.ask(WorkflowNotFoundError, () =>
      this.client.workflow.getHandle(experimentWorkflowId(id)).signal(stopExperimentSignal, because),
    );
  }

  private async ask(expected: new (...args: never[]) => Error, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof expected)) throw callFailure('Temporal did not take the order', error);
    }
  }
}

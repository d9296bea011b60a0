import type { RoleNames } from '../../domain/roles.js';
import { setMaxListeners } from 'node:events';
import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  type WorkflowHandle,
} from '@temporalio/client';
import type { CampaignConfig, CampaignState } from '../../ports/records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import {
  campaignQuery,
  campaignWorkflowId,
  cycleQuery,
  cycleWorkflowId,
  examWorkflowId,
  QUEUE,
  raceQuery,
  raceWorkflowId,
  solveQuery,
  type CampaignInput,
  type CampaignView,
  type CampaignWorkflow,
  type SolveView,
} from '../../workflows/contract.js';
import type { Examinee } from '../../domain/address.js';
import { logThreshold, missing, winFamiliesIn } from '../../domain/gate.js';
import { logRaceE } from '../../domain/race-evidence.js';
import { waitsOf } from '../../domain/waiting.js';
import { temporalClient } from './client.js';
import { connectTemporal } from './connect.js';
import { callFailure, translateTemporalErrors } from './failures.js';
import { unlessAborted } from '../../ports/unless-aborted.js';
import { queryInTime } from './query.js';
import { noWorker, retriedSteps } from './waits.js';
import { timeLeft } from './time-left.js';
import { TemporalExperiments } from './experiments.js';
import { TemporalSchedules } from './schedules.js';
import { openCampaign, Steering, storedCampaign } from './steering.js';
import { carriedOn } from '../../campaigns/going-on.js';
import { evidenceCurves } from '../../domain/evidence-curves.js';
import { practiceCurve } from '../../campaigns/practice-curve.js';
import { unusableOf } from '../../campaigns/unusable.js';
import type { Store } from '../../ports/store.js';
import type { CampaignControl, CampaignProgress, CampaignSteering } from '../../ports/campaign-control.js';
import type { ExperimentControl } from '../../ports/experiment-control.js';
import type { CampaignSchedules } from '../../ports/campaign-schedules.js';

export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
}

/** Everything that is asked of campaigns through one connection. */
export interface OpenCampaigns extends CampaignControl {
  readonly steering: CampaignSteering;
  readonly schedules: CampaignSchedules;
  readonly experiments: ExperimentControl;
  close(): Promise<void>;
}

/**
 * Steers campaigns through Temporal. Throws RatchetFailure: `unavailable` when the server is away, `missing-record` for an unknown
 * campaign.
 */
export async function openCampaignControl(options: TemporalAddress & { readonly store: Store }): Promise<OpenCampaigns> {
  const connection = await connectTemporal(options.address);
  const client = temporalClient(connection, options.namespace);
  return new TemporalCampaigns(client, options.store);
}

class TemporalCampaigns implements OpenCampaigns {
  readonly steering: CampaignSteering;
  readonly schedules: CampaignSchedules;
  readonly experiments: ExperimentControl;
  private readonly client: Client;
  private readonly store: Store;

  constructor(client: Client, store: Store) {
    this.client = client;
    this.store = store;
    this.steering = new Steering(client, store);
    this.schedules = new TemporalSchedules(client);
    this.experiments = new TemporalExperiments(client, store);
  }

  async start(id: string, config: CampaignConfig): Promise<void> {
    const state = await this.store.campaigns.get(id);
    // of a campaign that was started for the first time there is no checkpoint yet
    const input: CampaignInput = { campaign: id, config, carried: state === null ? null : await carriedOn(this.store, state) };
    // Already started: it runs, or has run, and starting again goes on from what is there.
    await this.ask(
      () =>
        this.client.workflow.start<CampaignWorkflow>('campaign', {
          workflowId: campaignWorkflowId(id),
          taskQueue: QUEUE.orchestrate,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        }),
      WorkflowExecutionAlreadyStartedError,
    );
  }

  async pause(id: string, because: string): Promise<void> {
    await this.steering.order(id, { kind: 'pause' }, because);
  }

  /** Also starts a campaign that was prepared, but whose workflow could not be started then. */
  async resume(id: string, model?: string, roles: RoleNames = {}): Promise<void> {
    await this.start(id, (await openCampaign(this.store, id)).config);
    const named = Object.entries(roles).map(([role, name]) => `${name} as ${role}`);
    await this.steering.order(
      id,
      { kind: 'resume', ...(model === undefined ? {} : { model }), ...(named.length === 0 ? {} : { roles }) },
      [...(model === undefined ? [] : [`with the model ${model}`]), ...named].join(', '),
    );
  }

  async stop(id: string, because: string): Promise<void> {
    await this.steering.order(id, { kind: 'stop', when: 'now' }, because);
  }

  async feedback(id: string, text: string): Promise<void> {
    await this.steering.order(id, { kind: 'feedback', about: { campaign: true }, judgement: 'comment' }, text);
  }

  async status(id: string): Promise<CampaignProgress> {
    const state = await storedCampaign(this.store, id);
    const { spent, limits, lost, reserved } = await this.store.budget.read(id);
    const idle: CampaignProgress = {
      state,
      phase: state.status === 'running' ? 'starting' : state.status === 'paused' ? 'paused' : 'ended',
      practised: { done: 0, of: state.config.batch, solved: 0 },
      exam: null,
      race: null,
      ...(await this.curve(id)),
      spent,
      unusable: await unusableOf(this.store, id),
      lost,
      reserved,
      limits,
      waits: [],
      leftMs: null,
    };
    if (state.status !== 'running') return idle;
    // side by side: where no worker answers, only the patience with it passes
    const [view, retried] = await Promise.all([
      queryInTime(this.client, () => this.handle(id).query(campaignQuery)),
      this.inTime(() => retriedSteps(this.client, campaignWorkflowId(id))),
    ]);
    const noOne = retried === null || view !== null ? null : await this.inTime(() => noWorker(this.client, campaignWorkflowId(id)));
    const waits = waitsOf([...(retried ?? []), ...(noOne === null ? [] : [noOne])]);
    return view === null ? { ...idle, waits } : { ...idle, ...(await this.detail(state, view)), waits };
  }

  private async curve(id: string): Promise<Pick<CampaignProgress, 'curve'>> {
    const curve = await practiceCurve(this.store, id);
    return curve.length === 0 ? {} : { curve };
  }

  /** Null where the workflow is gone. */
  private inTime<T>(work: () => Promise<T>): Promise<T | null> {
    return this.ask(() => this.client.withDeadline(Date.now() + WAITS_MS, work), WorkflowNotFoundError);
  }

  async wait(id: string, signal: AbortSignal): Promise<CampaignReport> {
    const ending = AbortSignal.any([signal]);
    // Each poll of the client, one a minute, leaves a listener on its signal until the wait is over.
    setMaxListeners(0, ending);
    for (;;) {
      try {
        // The signal ends the call itself, too: a poll that outlived its connection would throw where nobody catches.
        const result = (): Promise<CampaignReport> => this.client.connection.withAbortSignal(ending, () => this.handle(id).result());
        return await unlessAborted(signal, result);
      } catch (error) {
        // A reset ends the run that was waited for and starts another under the same id: wait for that one.
        if (!(error instanceof WorkflowFailedError) || !(await this.goesOn(id))) throw callFailure(away(id), error);
      }
    }
  }

  async close(): Promise<void> {
    await this.client.connection.close();
  }

  private async detail(state: CampaignState, view: CampaignView): Promise<Partial<CampaignProgress>> {
    const exam = view.phase === 'sealed' ? await this.exam(state, view.branch) : null;
    const left = timeLeft(state, view, exam);
    if (view.phase === 'sealed') return { phase: 'sealed', exam, ...left };
    if (view.phase !== 'cycle') return { phase: view.phase, ...left };
    const cycle = await queryInTime(this.client, () =>
      this.client.workflow.getHandle(cycleWorkflowId(state.id, view.branch, view.cycle)).query(cycleQuery),
    );
    if (cycle === null) return { phase: 'starting', ...left };
    const practised = { done: cycle.done, of: cycle.of, solved: cycle.solved };
    const search = cycle.search === undefined ? {} : { search: cycle.search };
    if (cycle.phase !== 'race') return { phase: cycle.phase, practised, ...search, ...left };
    const race = await queryInTime(this.client, () =>
      this.client.workflow.getHandle(raceWorkflowId(state.id, view.branch, view.cycle)).query(raceQuery),
    );
    if (race === null) return { phase: 'race', practised, ...left };
    const { k, pairs, of, wins, losses, promotions, families } = race;
    const [evidence, needed] = [logRaceE(race), logThreshold(k, promotions, state.config.cycles)];
    const lacks = evidence < needed ? null : missing({ ...race, winFamilies: winFamiliesIn(families) });
    return {
      phase: 'race',
      practised,
      ...left,
      race: {
        k,
        pairs,
        of,
        wins,
        losses,
        logE: evidence,
        logThreshold: needed,
        ...(lacks === null ? {} : { lacks }),
        evidence: evidenceCurves(race).both,
      },
    };
  }

  private async exam({ id, extensions = [] }: CampaignState, branch: number): Promise<CampaignProgress['exam']> {
    const ask = (which: Examinee, extension: number): Promise<SolveView | null> =>
      queryInTime(this.client, () => this.client.workflow.getHandle(examWorkflowId(id, branch, which, extension)).query(solveQuery));
    const view = (await ask('last', extensions.length)) ?? (await ask('first', 0));
    return view === null ? null : { done: view.done, of: view.of };
  }

  /** Asks the server; an outage is what everybody understands as one. Answers null for the error that is expected. */
  private async ask<T>(work: () => Promise<T>, expected: new (...args: never[]) => Error): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof expected) return null;
      throw callFailure('Temporal did not take the order', error);
    }
  }

  private async goesOn(id: string): Promise<boolean> {
    const { status } = await translateTemporalErrors(away(id), () => this.handle(id).describe());
    return status.name === 'RUNNING';
  }

  private handle(id: string): WorkflowHandle<CampaignWorkflow> {
    return this.client.workflow.getHandle<CampaignWorkflow>(campaignWorkflowId(id));
  }
}

/** The client itself bridges an outage of some seconds. */
function away(id: string): string {
  return `Temporal does not answer any more; the campaign goes on when the stack is up again, and \`ratchet campaign watch ${id}\` shows it`;
}

/** Many look at where campaigns stand, and one that stands still keeps none of them. */
const WAITS_MS = 10_000;

import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  ChildWorkflowFailure,
  isCancellation,
  proxyActivities,
  type ActivityOptions,
} from '@temporalio/workflow';
import type { Activities } from '../activities/index.js';
import type { NoticeActivities } from '../activities/campaign/notice.js';
import type { RollbackActivities } from '../activities/rollback-activities.js';
import { FAILURE_KINDS, type FailureKind } from '../domain/failure.js';
import { QUEUE } from './contract.js';

/**
 * What is retried and for how long is the activity's own word (RatchetFailure: retryable or not, and the server's wish);
 * these bounds only say how patient the engine is. An outage of a night is waited out at one try a minute.
 */
const patient: ActivityOptions = {
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '12 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '1 minute' },
};

type On<K extends keyof Activities> = Pick<Activities, K>;

export const onModel = proxyActivities<
  On<'generate' | 'turn' | 'writeAgent' | 'reviewAgent' | 'reflect' | 'plan' | 'writeTests' | 'review' | 'learn' | 'propose' | 'report'>
>({
  ...patient,
  taskQueue: QUEUE.model,
});
export const onSandbox = proxyActivities<
  On<'open' | 'enter' | 'act' | 'handIn' | 'proveAgent' | 'execute' | 'checkTests' | 'vote' | 'conclude' | 'episode' | 'evaluate'>
>({
  ...patient,
  taskQueue: QUEUE.sandbox,
});
export const onStore = proxyActivities<
  On<
    | 'remember'
    | 'plant'
    | 'harvest'
    | 'draw'
    | 'failedBefore'
    | 'wholePool'
    | 'policy'
    | 'standing'
    | 'arrive'
    | 'takeOrder'
    | 'isVetoed'
    | 'track'
    | 'gauge'
    | 'recordIncident'
    | 'undecidedRace'
    | 'recordTraining'
    | 'recordScreen'
    | 'openSearch'
    | 'takeAway'
    | 'recordSearch'
    | 'harm'
    | 'enterRace'
    | 'recordRace'
    | 'holdForExam'
    | 'releaseForExam'
  >
>({
  ...patient,
  startToCloseTimeout: '5 minutes',
  taskQueue: QUEUE.orchestrate,
});

/** What a host trains takes hours; the step waits for it, and a later try finds the job. */
export const onTuning = proxyActivities<
  On<'prepareAdaptation' | 'trainAdapter' | 'cancelAdaptation' | 'endAdaptation' | 'evaluateAdapter' | 'publishAdapter'>
>({
  ...patient,
  // reading code keeps this thread for itself now and then
  heartbeatTimeout: '2 minutes',
  startToCloseTimeout: '3 days',
  taskQueue: QUEUE.model,
});

/** The runs of campaigns as wholes: for rollbacks and for nights. What is slow is waited for by heartbeat. */
export const onRuns = proxyActivities<RollbackActivities>({ ...patient, taskQueue: QUEUE.orchestrate });

/** A receiver may be away for a day; what it was to be told is no news then. */
export const onNotices = proxyActivities<NoticeActivities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '1 day',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes' },
  taskQueue: QUEUE.orchestrate,
});

/** Confirms a champion under a fixed activity id, by which a rollback finds the point in the history. */
export function checkpointActivity(number: number): On<'checkpoint'> {
  return proxyActivities<On<'checkpoint'>>({
    ...patient,
    startToCloseTimeout: '5 minutes',
    taskQueue: QUEUE.orchestrate,
    activityId: `checkpoint-${number}`,
  });
}

export type Fault = { readonly kind: FailureKind | 'cancelled' | 'unexpected'; readonly message: string };

/** Why a step or a child ended, as a value. */
export function faultOf(error: unknown): Fault {
  if (isCancellation(error)) return { kind: 'cancelled', message: 'cancelled' };
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof ApplicationFailure)
      return { kind: FAILURE_KINDS.find((kind) => kind === at.type) ?? 'unexpected', message: at.message };
    if (!(at instanceof ActivityFailure || at instanceof ChildWorkflowFailure)) return { kind: 'unexpected', message: at.message };
  }
  return { kind: 'unexpected', message: String(error) };
}

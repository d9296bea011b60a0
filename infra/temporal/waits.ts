import type { Client, WorkflowExecutionDescription } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { optionalTsToMs } from '@temporalio/common/lib/time.js';
import { z } from 'zod';
import { FAILURE_KINDS } from '../../domain/failure.js';
import { isGone } from './failures.js';
import type { Retried } from '../../domain/waiting.js';

type Pending = NonNullable<WorkflowExecutionDescription['raw']['pendingActivities']>[number];
type Failure = NonNullable<Pending['lastFailure']>;

/** What the guard of the activities leaves with a failure. */
const details = z.object({ since: z.number() });

/** The steps of a workflow, and of all that it has started, that failed and are tried again. */
export async function retriedSteps(client: Client, workflowId: string): Promise<readonly Retried[]> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const own = (raw.pendingActivities ?? []).flatMap(retriedOf);
  const children = await Promise.all(
    (raw.pendingChildren ?? []).map(({ workflowId: child }) => retriedSteps(client, child ?? '').catch(noneIfGone)),
  );
  return [...own, ...children.flat()];
}

/** A child may end between the two questions. */
function noneIfGone(error: unknown): [] {
  if (isGone(error)) return [];
  throw error;
}

/** What is told where nobody answers for a workflow that runs. */
export async function noWorker(client: Client, workflowId: string): Promise<Retried> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const sinceMs = optionalTsToMs(raw.pendingWorkflowTask?.originalScheduledTime) ?? null;
  return {
    step: 'everything',
    kind: 'no-worker',
    said: 'no worker answers yet, as is so for some seconds behind a start or under load; `ratchet status` says whether one runs',
    tries: 0,
    sinceMs,
    nextMs: null,
  };
}

function retriedOf({ activityType, attempt, lastFailure, scheduledTime, lastStartedTime, state }: Pending): readonly Retried[] {
  if (!lastFailure || (attempt ?? 1) < 2) return [];
  const running = Number(state) !== SCHEDULED;
  return [
    {
      step: activityType?.name ?? 'a step',
      ...whatOf(lastFailure),
      tries: (attempt ?? 1) - 1,
      sinceMs: sinceOf(lastFailure) ?? optionalTsToMs(lastStartedTime) ?? null,
      nextMs: running ? null : (optionalTsToMs(scheduledTime) ?? null),
    },
  ];
}

function whatOf({ message, applicationFailureInfo, timeoutFailureInfo }: Failure): Pick<Retried, 'kind' | 'said'> {
  if (timeoutFailureInfo)
    return {
      kind: 'lost',
      said: 'the worker that ran it ended, as with a restart, or stood still; the next takes it over, and pays nothing twice',
    };
  return { kind: FAILURE_KINDS.find((kind) => kind === applicationFailureInfo?.type) ?? 'unexpected', said: message ?? '' };
}

function sinceOf({ applicationFailureInfo }: Failure): number | null {
  const [payload] = applicationFailureInfo?.details?.payloads ?? [];
  if (payload === undefined) return null;
  const parsed = details.safeParse(defaultPayloadConverter.fromPayload(payload));
  return parsed.success ? parsed.data.since : null;
}

/** State of a pending activity that nobody runs now, as the protocol numbers it. */
const SCHEDULED = 1;

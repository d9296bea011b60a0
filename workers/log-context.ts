import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { Context } from '@temporalio/activity';
import { readPlace } from '../domain/address.js';
import { traceIds } from '../infra/telemetry/spans.js';

/** Where a line of the log belongs: what somebody who searches for a campaign finds it by. */
export interface LogPlace {
  readonly campaign?: string;
  readonly branch?: number;
  readonly cycle?: number;
  /** logical address of the episode or call */
  readonly address?: string;
  readonly step?: string;
  readonly attempt?: number;
}

const places = new AsyncLocalStorage<LogPlace>();

/** For every line of this process. */
export function logContext(): object {
  return { ...places.getStore(), ...traceIds() };
}

/** What is logged in a step says where that stands. */
export function placed({ info }: Context): ActivityInterceptors {
  return {
    inbound: {
      execute: (input, next) =>
        places.run({ ...placeOf(info.workflowExecution?.workflowId, input.args), step: info.activityType, attempt: info.attempt }, () =>
          next(input),
        ),
    },
  };
}

/** By the address in what a step was given, else by the id of its workflow. */
export function placeOf(workflowId: string | undefined, args: readonly unknown[] = []): LogPlace {
  const address = addressIn(args[0]);
  const place = address === undefined ? null : readPlace(address);
  const ofWorkflow = workflowPlace(workflowId);
  const campaign = place?.campaign ?? address?.split('/')[0] ?? ofWorkflow.campaign;
  return {
    ...ofWorkflow,
    ...(campaign === undefined ? {} : { campaign }),
    ...(place === null ? {} : { branch: place.branch, cycle: place.cycle }),
    ...(address === undefined ? {} : { address }),
  };
}

function addressIn(arg: unknown): string | undefined {
  if (typeof arg !== 'object' || arg === null) return undefined;
  const own: unknown = Reflect.get(arg, 'address');
  if (typeof own === 'string') return own;
  const episode: unknown = Reflect.get(arg, 'episode');
  return episode === undefined ? undefined : addressIn(episode);
}

/** Names of campaigns have dashes too: the last branch of an id is its own. */
const BELOW = /^campaign-(?<campaign>.+)-b(?<branch>\d+)-(?:c(?<cycle>\d+)|exam-)/;
const WHOLE = /^(?:campaign|rollback|extend)-(?<campaign>.+)$/;

function workflowPlace(workflowId = ''): LogPlace {
  const { campaign, branch, cycle } = (BELOW.exec(workflowId) ?? WHOLE.exec(workflowId))?.groups ?? {};
  return {
    ...(campaign === undefined ? {} : { campaign }),
    ...(branch === undefined ? {} : { branch: Number(branch) }),
    ...(cycle === undefined ? {} : { cycle: Number(cycle) }),
  };
}

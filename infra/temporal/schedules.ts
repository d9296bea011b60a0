import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleDescription,
  type ScheduleHandle,
} from '@temporalio/client';
import { nothingNamed } from '../../domain/nothing-named.js';
import { RatchetFailure } from '../../ports/failures.js';
import { callFailure } from './failures.js';
import { QUEUE, type NightInput, type NightWorkflow } from '../../workflows/contract.js';
import type { CampaignSchedules, NightPlan, Schedule, ScheduledPlan, ScheduleState } from '../../ports/campaign-schedules.js';

const PREFIX = 'nightly-';
/** A night that a server was away for is made up within this time, not the next evening. */
const CATCH_UP = '1 hour';

/** Campaigns that begin by themselves. */
export class TemporalSchedules implements CampaignSchedules {
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async create(name: string, cron: string, plan: NightPlan): Promise<void> {
    const input: NightInput = { schedule: name, ...plan };
    await this.ask(name, () =>
      this.client.schedule.create({
        scheduleId: `${PREFIX}${name}`,
        spec: { cronExpressions: [cron] },
        // The workflow's id gets the moment added by the server: which schedule it belongs to stands in its arguments.
        action: {
          type: 'startWorkflow',
          workflowType: 'night' satisfies keyof { night: NightWorkflow },
          workflowId: `night-${name}`,
          taskQueue: QUEUE.orchestrate,
          args: [input],
        },
        // the server keeps the times that it made of the expression, and not the expression
        memo: { cron },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: CATCH_UP, pauseOnFailure: true },
      }),
    );
  }

  async list(): Promise<readonly ScheduleState[]> {
    return this.ask('', async () => {
      const found: ScheduleState[] = [];
      for await (const { scheduleId, info, state } of this.client.schedule.list()) {
        if (!scheduleId.startsWith(PREFIX)) continue;
        const last = info?.recentActions.at(-1)?.takenAt;
        found.push({
          name: scheduleId.slice(PREFIX.length),
          paused: state?.paused ?? false,
          note: state?.note ?? '',
          next: info?.nextActionTimes.at(0)?.toISOString() ?? null,
          last: last?.toISOString() ?? null,
        });
      }
      return found.toSorted((one, other) => one.name.localeCompare(other.name));
    });
  }

  async plans(): Promise<readonly ScheduledPlan[]> {
    const all = await Promise.all((await this.list()).map(({ name }) => this.show(name)));
    return all.map(({ name, paused, note, plan }) => ({ name, paused: paused ? note : null, plan }));
  }

  async show(name: string): Promise<Schedule> {
    return this.ask(name, async () => scheduleOf(name, await this.handle(name).describe()));
  }

  async pause(name: string, because: string): Promise<void> {
    await this.ask(name, () => this.handle(name).pause(because));
  }

  async resume(name: string): Promise<void> {
    await this.ask(name, () => this.handle(name).unpause());
  }

  async delete(name: string): Promise<void> {
    await this.ask(name, () => this.handle(name).delete());
  }

  private handle(name: string): ScheduleHandle {
    return this.client.schedule.getHandle(`${PREFIX}${name}`);
  }

  private async ask<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ScheduleAlreadyRunning)
        throw new RatchetFailure(
          'bad-request',
          `there is a schedule ${name} already: \`ratchet campaign schedule delete ${name}\` removes it`,
          { cause: error },
        );
      if (error instanceof ScheduleNotFoundError)
        throw new RatchetFailure('missing-record', nothingNamed('schedule', name, { lists: 'ratchet campaign schedule list' }), {
          cause: error,
        });
      // How the client says that the server refused the times.
      if (error instanceof TypeError)
        throw new RatchetFailure(
          'bad-request',
          `cron: ${error.message}; give minute, hour, day of month, month, day of week, such as "0 1 * * *"`,
          { cause: error },
        );
      throw callFailure('Temporal did not take the schedule', error);
    }
  }
}

function scheduleOf(name: string, { memo, state, action, info }: ScheduleDescription): Schedule {
  return {
    name,
    paused: state.paused,
    note: state.note ?? (state.paused ? 'paused' : ''),
    next: info.nextActionTimes.at(0)?.toISOString() ?? null,
    last: info.recentActions.at(-1)?.takenAt.toISOString() ?? null,
    plan: planOf(memo?.['cron'], action),
  };
}

function planOf(cron: unknown, action: ScheduleDescription['action']): Schedule['plan'] {
  const [input] = action.type === 'startWorkflow' ? (action.args ?? []) : [];
  if (typeof cron !== 'string' || !isNight(input)) return null;
  const { schedule: _, ...night } = input;
  return { cron, night };
}

function isNight(input: unknown): input is NightInput {
  return typeof input === 'object' && input !== null && 'schedule' in input && 'config' in input;
}

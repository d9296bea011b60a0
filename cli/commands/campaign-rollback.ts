import { afterCycle } from '../../domain/cycles.js';
import { lines } from '../../domain/visible.js';
import type { RollbackRecord } from '../../ports/campaign-records.js';
import type { ToldPlan } from '../installation.js';
import { printJson, printText } from '../output.js';
import { withInstallation } from '../with-installation.js';

interface RollbackOptions {
  readonly to: string;
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Back to a checkpoint, or only what that would do. */
export async function rollback(name: string, options: RollbackOptions): Promise<void> {
  await withInstallation(async (at) => {
    const { id } = await at.strategy(options.to);
    if (options.dryRun === true) {
      const plan = await at.planRollback(name, id, options.reason);
      return options.json === true ? printJson(plan) : printText(lines([...planLines(plan), 'Nothing was touched.']));
    }
    const { plan, done } = await at.rollback(name, id, options.reason);
    return options.json === true ? printJson(done ?? plan) : printText(lines([...planLines(plan), doneLine(name, done)]));
  });
}

function doneLine(name: string, done: RollbackRecord | null): string {
  return done === null
    ? `It is on its way: \`ratchet campaign history ${name}\` says when it is done.`
    : `${name} is on branch ${done.branch} now (${done.how === 'reset' ? 'history replayed' : 'started afresh from the checkpoint: its history was gone'}).`;
}

export function planLines({ campaign, from, to, abandoned, point }: ToldPlan): readonly string[] {
  return [
    `${campaign}: from strategy ${from.strategy} (branch ${from.branch}, ${afterCycle(from.cycle)}) back to ${to.strategy} (branch ${to.branch}, ${afterCycle(to.cycle)})`,
    `given up: ${abandoned.length === 0 ? 'no version' : abandoned.join(', ')}, and what was remembered since`,
    point === null
      ? 'the history is gone: it starts afresh from what the checkpoint kept'
      : `the history of run ${point.runId} is replayed up to event ${point.eventId}`,
  ];
}

import { troubleLines } from '../infra/stack/status.js';
import type { Installation } from './installation.js';
import { recordsOf } from './records-here.js';
import { withSession, type Session } from './session.js';

/** That of this home. */
export function withInstallationHere<T>(use: (at: Installation) => Promise<T>): Promise<T> {
  return withSession((session) => use(installationOf(session)));
}

function installationOf({ store, control, steering, schedules, config }: Session): Installation {
  return {
    ...recordsOf(store),
    control,
    schedules,
    troubles: () => troubleLines(config.home),
    order: (campaign, ordered, because) => steering.order(campaign, ordered, because),
    extend: (campaign, wanted, because) => steering.extend(campaign, wanted, because),
    planRollback: (campaign, to, because) => steering.planRollback(campaign, to, because),
    rollback: async (campaign, to, because) => {
      const done = await steering.rollback(campaign, to, because);
      return { plan: done, done };
    },
  };
}

import type { CampaignSchedules, Schedule, ScheduleState } from '../ports/campaign-schedules.js';
import { RatchetFailure } from '../ports/failures.js';
import { nightList } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';

/** What a night became. */
export type ToldNight = Pick<CampaignState, 'createdAt' | 'status' | 'because' | 'cycle' | 'promotions'> & { readonly campaign: string };

/** A schedule as people and programs are told of it. */
export interface ToldSchedule extends ScheduleState {
  /** null, as all that follows, where an earlier version made it */
  readonly cron: string | null;
  readonly suite: string | null;
  readonly model: string | null;
  readonly inherits: boolean | null;
  /** the latest first, a fortnight of them at most */
  readonly nights: readonly ToldNight[];
}

const MOST_NIGHTS = 14;

/** All of them; one that is deleted meanwhile is none. */
export async function toldSchedules(store: Store, schedules: CampaignSchedules): Promise<readonly ToldSchedule[]> {
  const all = await schedules.list();
  return (await Promise.all(all.map(({ name }) => unlessGone(toldSchedule(store, schedules, name))))).filter((each) => each !== null);
}

export async function toldSchedule(store: Store, schedules: CampaignSchedules, schedule: string): Promise<ToldSchedule> {
  const [{ plan, ...state }, nights] = await Promise.all([schedules.show(schedule), nightsOf(store, schedule)]);
  return { ...state, ...toldPlan(plan), nights };
}

function toldPlan(plan: Schedule['plan']): Pick<ToldSchedule, 'cron' | 'suite' | 'model' | 'inherits'> {
  if (plan === null) return { cron: null, suite: null, model: null, inherits: null };
  const { cron, night } = plan;
  return { cron, suite: night.config.suite, model: night.config.model, inherits: night.inherits ?? true };
}

async function nightsOf(store: Store, schedule: string): Promise<readonly ToldNight[]> {
  const latest = (await store.list(nightList(schedule))).slice(-MOST_NIGHTS).toReversed();
  const states = await Promise.all(latest.map((campaign) => store.campaigns.get(campaign)));
  return states.flatMap((state) => {
    if (state === null) return [];
    const { id: campaign, createdAt, status, because, cycle, promotions } = state;
    return [{ campaign, createdAt, status, because, cycle, promotions }];
  });
}

async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'missing-record') return null;
    throw error;
  }
}

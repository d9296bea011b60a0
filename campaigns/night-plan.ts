import type { Suite } from '../domain/task.js';
import type { NightPlan } from '../ports/campaign-schedules.js';
import type { Store } from '../ports/store.js';
import type { CampaignRequest } from '../schemas/settings.js';
import { resolveStrategy } from './named-strategy.js';
import type { Offer } from './offer.js';
import { refuseHopeless } from './power-plan.js';
import { enrolStrategy, enrolSuite } from './prepare.js';
import { settle } from './request.js';

/** What the nights of a schedule begin with: settled, and stored. Throws RatchetFailure for what could never hold. */
export async function planNight(store: Store, asked: CampaignRequest, suite: Suite, offer: Offer, inherits: boolean): Promise<NightPlan> {
  const settled = settle(asked, suite, offer);
  refuseHopeless(suite, settled, asked.force === true);
  const { suiteId } = await enrolSuite(store, suite, settled.seed);
  const strategy = await enrolStrategy(store, (await resolveStrategy(store, asked.strategy ?? 'first')).strategy);
  return { strategy, inherits, config: { ...settled, suite: suite.name, suiteId } };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { BadRequestException, ConflictException, Inject, Injectable, Logger, NotFoundException } from '@nestjs/common';
import { latestReport } from '../../campaigns/gather-story.js';
import { modelsOf } from '../../domain/roles.js';
import type { CampaignState } from '../../ports/records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { CONTROL, PREPARATION, STEERING, STORE } from '../parts.js';
import type { CampaignPreparation } from './campaign-preparation.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import type { RollbackPlan } from '../../ports/campaign-records.js';
import type {
  CampaignBudget,
  CampaignExtension,
  CampaignFeedback,
  CampaignPin,
  CampaignPromotion,
  CampaignQuery,
  CampaignReason,
  CampaignResume,
  CampaignRollback,
  CampaignStop,
  RollbackQuery,
} from './campaign-requests.js';
import type { CampaignPage, OrderedState } from './campaign-schemas.js';
import { pageOf } from '../http/page.js';
import { unlessAway } from '../http/unless-away.js';
import { ProgressNow, type Seen } from '../progress/progress-now.js';
import { existingCampaign } from './existing-campaign.js';
import { cycleOf } from '../../domain/cycles.js';
import { boundsOf } from '../../campaigns/state.js';
import type { Store } from '../../ports/store.js';
import type { CampaignControl, CampaignSteering } from '../../ports/campaign-control.js';

/** What is refused is refused by then. */
const ROLLBACK_HEARD_MS = 3_000;
const BY_API = 'a person asked for it through the API';

@Injectable()
export class CampaignsService {
  private readonly logger = new Logger('campaigns');

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CONTROL) private readonly control: CampaignControl,
    @Inject(STEERING) private readonly steering: CampaignSteering,
    @Inject(PREPARATION) private readonly preparation: CampaignPreparation,
    @Inject(ProgressNow) private readonly progress: ProgressNow,
  ) {}

  async start(request: CampaignRequest): Promise<CampaignState> {
    const { state, before, otherwise } = await this.preparation.prepare(request);
    if (before !== null) throw new ConflictException([takenText(before), ...otherwise.map((each) => `it has -> you asked for: ${each}`)]);
    try {
      await this.control.start(state.id, state.config);
    } catch (error) {
      // What was prepared is on record already: it must not look as if it ran, and resuming it starts it.
      await this.store.campaigns.update(state.id, { status: 'paused', because: 'its workflow could not be started' });
      throw error;
    }
    return this.behind(state);
  }

  async list({ status, limit, after }: CampaignQuery): Promise<CampaignPage> {
    const [all, unreadable] = await Promise.all([this.store.campaigns.list(), this.store.campaigns.unreadable()]);
    const campaigns = all.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt) || one.id.localeCompare(other.id));
    const isWanted = (each: CampaignState): boolean => status === undefined || each.status === status;
    const { entries, next } = pageOf(campaigns, ({ id }) => id, { limit, after }, isWanted);
    return { campaigns: entries, next, unreadable };
  }

  async show(name: string): Promise<{ readonly campaign: CampaignState } & Seen> {
    const campaign = await this.existing(name);
    return { campaign, ...(await this.progress.of(campaign)) };
  }

  async pause(name: string, { because = BY_API }: CampaignReason): Promise<OrderedState> {
    const before = await this.steerable(name, 'paused');
    await this.control.pause(name, because);
    return { ...(await this.behind(before)), ordered: 'pause' };
  }

  async resume(name: string, { model, ...named }: CampaignResume): Promise<OrderedState> {
    const before = await this.steerable(name, 'resumed');
    // Does nothing unless the process died, or Temporal was away, before the workflow began.
    await this.control.start(name, before.config);
    await this.control.resume(name, model, modelsOf({ model: '', ...named }).roles);
    return { ...(await this.behind(before)), ordered: 'resume' };
  }

  async stop(name: string, { because = BY_API, when = 'now' }: CampaignStop): Promise<OrderedState> {
    const before = await this.steerable(name, 'stopped');
    if (when === 'now') await this.control.stop(name, because);
    else await this.steering.order(name, { kind: 'stop', when }, because);
    return { ...(await this.behind(before)), ordered: 'stop' };
  }

  async feedback(name: string, { text, attempt, strategy, judgement }: CampaignFeedback): Promise<CampaignState> {
    const campaign = await this.steerable(name, 'told anything');
    if (attempt !== undefined && strategy !== undefined)
      throw new BadRequestException(['attempt and strategy are two feedbacks: give them one after the other']);
    const about = attempt !== undefined ? { attempt } : strategy !== undefined ? { strategy } : null;
    if (about === null && judgement !== undefined && judgement !== 'comment')
      throw new BadRequestException([`judgement ${judgement} needs attempt or strategy: what is judged?`]);
    if (about === null) await this.control.feedback(name, text);
    else await this.steering.order(name, { kind: 'feedback', about, judgement: judgement ?? 'comment' }, text);
    return campaign;
  }

  async promote(name: string, { strategy, because }: CampaignPromotion): Promise<CampaignState> {
    const before = await this.steerable(name, 'given another champion');
    await this.steering.order(name, { kind: 'promote', strategy }, because);
    return this.behind(before);
  }

  async veto(name: string, { strategy, because }: CampaignPromotion): Promise<CampaignState> {
    const before = await this.steerable(name, 'denied a champion');
    await this.steering.order(name, { kind: 'veto', strategy }, because);
    return this.behind(before);
  }

  async pin(name: string, { rule, pinned = true, because = BY_API }: CampaignPin): Promise<CampaignState> {
    const before = await this.steerable(name, 'given a rule to keep');
    await this.steering.order(name, { kind: 'pin', rule, pinned }, because);
    return this.behind(before);
  }

  async budget(name: string, { because = BY_API, ...wanted }: CampaignBudget): Promise<CampaignState> {
    if (wanted.modelCalls === undefined && wanted.costUsd === undefined)
      throw new BadRequestException(['modelCalls, costUsd: give one of them, or both']);
    const before = await this.steerable(name, 'given another budget');
    if (typeof wanted.costUsd === 'number') this.preparation.checkDollars({ to: wanted.costUsd });
    const { limits } = await this.store.budget.read(name);
    await this.steering.order(name, { kind: 'budget', limits: { ...limits, ...wanted } }, because);
    return this.behind(before);
  }

  async planRollback(name: string, { to }: RollbackQuery): Promise<RollbackPlan> {
    await this.existing(name);
    return this.steering.planRollback(name, to, BY_API);
  }

  /** A campaign that is far from its checkpoint takes a while to go back: the caller hears that it is on its way. */
  async rollback(name: string, { to, because = BY_API }: CampaignRollback): Promise<RollbackPlan> {
    await this.existing(name);
    const plan = await this.steering.planRollback(name, to, because);
    const going = this.steering.rollback(name, to, because);
    going.catch((error: unknown) => this.logger.error({ err: error, campaign: name }));
    await Promise.race([going, sleep(ROLLBACK_HEARD_MS, undefined, { ref: false })]);
    return plan;
  }

  async extend(name: string, { because = BY_API, ...wanted }: CampaignExtension): Promise<CampaignState> {
    const before = await this.existing(name);
    const { status } = before;
    if (status !== 'done')
      throw new ConflictException([
        `campaign "${name}" cannot be extended: ${status === 'running' || status === 'paused' ? `it has not ended (${status})` : `it has ended for good (${status}); start another one from its champion`}`,
      ]);
    if (wanted.costUsd !== undefined) this.preparation.checkDollars(wanted.costUsd);
    await this.steering.extend(name, wanted, because);
    return this.behind(before);
  }

  async report(name: string): Promise<CampaignReport> {
    const campaign = await this.existing(name);
    const report = await latestReport(this.store, name);
    if (report !== null) return report;
    throw new NotFoundException([
      `campaign "${name}" has no report: it is ${campaign.status} in cycle ${cycleOf(campaign.cycle, boundsOf(campaign).cycles)}; the report is written when it ends`,
    ]);
  }

  /** How it stands behind an order: as it was before where that cannot be read any more. What was done is not to look refused. */
  private async behind(before: CampaignState): Promise<CampaignState> {
    return unlessAway(this.existing(before.id), before);
  }

  private existing(name: string): Promise<CampaignState> {
    return existingCampaign(this.store, name);
  }

  private async steerable(name: string, verb: string): Promise<CampaignState> {
    const campaign = await this.existing(name);
    if (hasEnded(campaign)) throw new ConflictException([`campaign "${name}" cannot be ${verb}: it has ended (${campaign.status})`]);
    return campaign;
  }
}

/** Says only what that campaign would take now. */
function takenText({ id, status, cycle, ...state }: CampaignState): string {
  const taken = `name "${id}" is taken by another campaign`;
  switch (status) {
    case 'running':
      return `${taken}, which is running in cycle ${cycleOf(cycle, boundsOf(state).cycles)} and goes on: choose another name, or change its limits with \`ratchet campaign budget ${id}\``;
    case 'paused':
      return `${taken}, which is paused in cycle ${cycleOf(cycle, boundsOf(state).cycles)}: choose another name, or resume that one`;
    case 'done':
      return `${taken}, which has ended (done): choose another name, or extend that one`;
    case 'stopped':
      return `${taken}, which has ended for good (stopped): choose another name, with the strategy ${id}@champion to begin where it stands`;
  }
}

function hasEnded(campaign: CampaignState): boolean {
  return campaign.status === 'done' || campaign.status === 'stopped';
}

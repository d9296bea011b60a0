import { ConflictException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { latestReport } from '../../campaigns/gather-story.js';
import { modelsOf } from '../../domain/roles.js';
import type { CampaignState } from '../../ports/records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { CONTROL, PREPARATION, STEERING, STORE } from '../parts.js';
import type { CampaignPreparation } from './campaign-preparation.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import type {
  CampaignExtension,
  CampaignFeedback,
  CampaignPage,
  CampaignPromotion,
  CampaignQuery,
  CampaignReason,
  CampaignResume,
  OrderedState,
} from './campaign-schemas.js';
import { pageOf } from '../http/page.js';
import { existingCampaign } from './existing-campaign.js';
import { cycleOf } from '../../domain/cycles.js';
import { boundsOf } from '../../campaigns/state.js';
import type { Store } from '../../ports/store.js';
import type { CampaignControl, CampaignProgress, CampaignSteering } from '../../ports/campaign-control.js';

const BY_API = 'a person asked for it through the API';

@Injectable()
export class CampaignsService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CONTROL) private readonly control: CampaignControl,
    @Inject(STEERING) private readonly steering: CampaignSteering,
    @Inject(PREPARATION) private readonly preparation: CampaignPreparation,
  ) {}

  async start(request: CampaignRequest): Promise<CampaignState> {
    const { id, config, before, otherwise } = await this.preparation.prepare(request);
    if (before !== null) throw new ConflictException([takenText(before), ...otherwise.map((each) => `it has -> you asked for: ${each}`)]);
    try {
      await this.control.start(id, config);
    } catch (error) {
      // What was prepared is on record already: it must not look as if it ran, and resuming it starts it.
      await this.store.campaigns.update(id, { status: 'paused', because: 'its workflow could not be started' });
      throw error;
    }
    return this.existing(id);
  }

  async list({ status, limit, after }: CampaignQuery): Promise<CampaignPage> {
    const campaigns = (await this.store.campaigns.list())
      .filter((each) => status === undefined || each.status === status)
      .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt) || one.id.localeCompare(other.id));
    const { entries, next } = pageOf(campaigns, ({ id }) => id, { limit, after });
    return { campaigns: entries, next };
  }

  async show(name: string): Promise<{ readonly campaign: CampaignState; readonly progress: CampaignProgress | null }> {
    const campaign = await this.existing(name);
    return { campaign, progress: hasEnded(campaign) ? null : await this.control.status(name) };
  }

  async pause(name: string, { because = BY_API }: CampaignReason): Promise<OrderedState> {
    await this.steerable(name, 'paused');
    await this.control.pause(name, because);
    return { ...(await this.existing(name)), ordered: 'pause' };
  }

  async resume(name: string, { model, ...named }: CampaignResume): Promise<OrderedState> {
    const { config } = await this.steerable(name, 'resumed');
    // Does nothing unless the process died, or Temporal was away, before the workflow began.
    await this.control.start(name, config);
    await this.control.resume(name, model, modelsOf({ model: '', ...named }).roles);
    return { ...(await this.existing(name)), ordered: 'resume' };
  }

  async stop(name: string, { because = BY_API }: CampaignReason): Promise<OrderedState> {
    await this.steerable(name, 'stopped');
    await this.control.stop(name, because);
    return { ...(await this.existing(name)), ordered: 'stop' };
  }

  async feedback(name: string, { text }: CampaignFeedback): Promise<CampaignState> {
    const campaign = await this.steerable(name, 'told anything');
    await this.control.feedback(name, text);
    return campaign;
  }

  async promote(name: string, { strategy, because }: CampaignPromotion): Promise<CampaignState> {
    await this.steerable(name, 'given another champion');
    await this.steering.order(name, { kind: 'promote', strategy }, because);
    return this.existing(name);
  }

  async extend(name: string, { because = BY_API, ...wanted }: CampaignExtension): Promise<CampaignState> {
    const { status } = await this.existing(name);
    if (status !== 'done')
      throw new ConflictException([
        `campaign "${name}" cannot be extended: ${status === 'running' || status === 'paused' ? `it has not ended (${status})` : `it has ended for good (${status}); start another one from its champion`}`,
      ]);
    if (wanted.costUsd !== undefined) this.preparation.checkDollars(wanted.costUsd);
    await this.steering.extend(name, wanted, because);
    return this.existing(name);
  }

  async report(name: string): Promise<CampaignReport> {
    const campaign = await this.existing(name);
    const report = await latestReport(this.store, name);
    if (report !== null) return report;
    throw new NotFoundException([
      `campaign "${name}" has no report: it is ${campaign.status} in cycle ${cycleOf(campaign.cycle, boundsOf(campaign).cycles)}; the report is written when it ends`,
    ]);
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

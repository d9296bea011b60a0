import { setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import {
  CAMPAIGN_ID,
  campaignQuery,
  CYCLE,
  STATUS,
  STRATEGY,
  type CampaignCarried,
  type CampaignInput,
  type CampaignView,
} from './contract.js';
import type { OrderInbox } from './order-inbox.js';
import { onStore } from './proxies.js';

type Phase = CampaignView['phase'];

/** What a campaign shows of itself: the query, the search attributes, and the state in the store. */
export class StatusView {
  private readonly campaign: string;
  private shown: CampaignView;

  constructor(input: CampaignInput) {
    this.campaign = input.campaign;
    this.shown = {
      phase: 'starting',
      because: '',
      branch: input.carried?.branch ?? 0,
      cycle: input.carried?.cycle ?? 0,
      champion: input.carried?.champion ?? '',
      activeMs: input.carried?.activeMs ?? 0,
      cycleMs: null,
      examMs: input.carried?.examMs ?? null,
    };
    setHandler(campaignQuery, () => this.shown);
  }

  /** Shows it again when an order came while the store was told: a campaign that waits must not look as if it ran. */
  async show(state: CampaignCarried, inbox: OrderInbox): Promise<void> {
    let shown: Phase | null = null;
    for (let phase = phaseOf(state, inbox); phase !== shown; phase = phaseOf(state, inbox)) {
      shown = phase;
      await this.put(state, phase, inbox.paused ?? '', inbox.paused === null ? 'running' : 'paused');
    }
  }

  async put(state: CampaignCarried, phase: Phase, because: string, status: 'running' | 'paused' | 'done' | 'stopped'): Promise<void> {
    const { branch, cycle, champion, activeMs, examMs, lastExamsMs = 0 } = state;
    this.shown = {
      phase,
      because,
      branch,
      cycle,
      champion,
      activeMs,
      cycleMs: cycle === 0 ? null : (activeMs - (examMs ?? 0) - lastExamsMs) / cycle,
      examMs,
      since: Date.now(),
    };
    upsertSearchAttributes([
      { key: CAMPAIGN_ID, value: this.campaign },
      { key: STATUS, value: status },
      { key: STRATEGY, value: champion },
      { key: CYCLE, value: cycle },
    ]);
    await onStore.track({ campaign: this.campaign, change: { status, because, cycle, champion, activeMs } });
  }
}

function phaseOf(state: CampaignCarried, inbox: OrderInbox): Phase {
  if (inbox.left !== null) return 'rolling-back';
  if (inbox.paused !== null) return 'paused';
  return state.examMs === null ? 'sealed' : 'cycle';
}

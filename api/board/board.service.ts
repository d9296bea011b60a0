import { Inject, Injectable } from '@nestjs/common';
import { type Board, type Glance, type Glances, thinned, type RaceEvidence, type ToldRace } from '../../campaigns/board.js';
import { comparisonText, examText, firstExam, latestReport, standingText } from '../../campaigns/gather-story.js';
import { campaignHistory } from '../../campaigns/history.js';
import { incidentsOf } from '../../campaigns/incidents.js';
import { leavingOut, type LenientStore } from '../../campaigns/leaving-out.js';
import { type Need, needsOf } from '../../campaigns/needs.js';
import type { IncidentRecord } from '../../ports/campaign-records.js';
import { hopelessCampaign } from '../../campaigns/power-plan.js';
import { pooled, windowOf } from '../../campaigns/practice-table.js';
import { roleCosts } from '../../campaigns/role-costs.js';
import { ofEach } from '../../campaigns/unreadable.js';
import { samplingLines } from '../../campaigns/sampling-text.js';
import { guaranteeOf } from '../../domain/acceptance.js';
import { evidenceCurves } from '../../domain/evidence-curves.js';
import { allOf, raceList } from '../../ports/lists.js';
import type { CampaignState, RaceRecord } from '../../ports/records.js';
import type { BudgetReading, Store } from '../../ports/store.js';
import { existingCampaign } from '../campaigns/existing-campaign.js';
import { STORE } from '../parts.js';
import { ProgressNow, type Seen } from '../progress/progress-now.js';
import { PracticeRecords } from './practice-records.js';

/** What the dashboard shows first, gathered in one answer each. */
@Injectable()
export class BoardService {
  readonly #practice = new PracticeRecords();

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(ProgressNow) private readonly progress: ProgressNow,
  ) {}

  /** The newest first, and which cannot be looked at. */
  async glances(): Promise<Glances> {
    const [all, unreadable] = await Promise.all([this.store.campaigns.list(), this.store.campaigns.unreadable()]);
    const newest = all.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt) || one.id.localeCompare(other.id));
    const seen = await ofEach(newest, (campaign) => this.#glance(campaign));
    return { campaigns: seen.answers, unreadable: [...unreadable, ...seen.unreadable] };
  }

  async board(name: string): Promise<Board> {
    const campaign = await existingCampaign(this.store, name);
    const { id, config } = campaign;
    const store = leavingOut(this.store);
    const [now, budget, cycles, marks, races, incidents, latest, early, hopeless] = await Promise.all([
      this.progress.of(campaign),
      store.budget.read(id),
      this.#practice.cycles(store, id),
      campaignHistory(store, id),
      allOf(store, 'races', raceList(id)),
      incidentsOf(store, id),
      latestReport(store, id),
      firstExam(store, campaign),
      hopelessCampaign(store, config),
    ]);
    const report = hasEnded(campaign) ? latest : null;
    const window = windowOf(cycles.length);
    return {
      campaign,
      progress: now.progress,
      standing: standingText(campaign, report),
      guarantee: guaranteeOf(config),
      hopeless,
      comparison: report !== null ? comparisonText(report) : early === null ? '' : examText(early),
      first: latest?.first ?? early?.score ?? null,
      last: report?.last ?? null,
      pairedP: report?.pairedP ?? null,
      window,
      cycles: pooled(cycles, window),
      marks,
      races: races.map(told),
      evidence: evidenceOf(races.at(-1)),
      spent: budget.spent,
      limits: budget.limits,
      reserved: budget.reserved,
      lost: budget.lost,
      roles: report?.roles ?? roleCosts(config, budget),
      needs: needsNow(campaign, now, budget, incidents, store),
      notes: report?.notes ?? [],
      why: report?.why ?? [],
      sampling: samplingLines(report?.sampling),
    };
  }

  async #glance(campaign: CampaignState): Promise<Glance> {
    const { id } = campaign;
    const store = leavingOut(this.store);
    const [now, budget, cycles, incidents, latest] = await Promise.all([
      this.progress.of(campaign),
      store.budget.read(id),
      this.#practice.cycles(store, id),
      incidentsOf(store, id),
      latestReport(store, id),
    ]);
    const report = hasEnded(campaign) ? latest : null;
    return {
      campaign,
      standing: standingText(campaign, report),
      first: report?.first ?? null,
      last: report?.last ?? null,
      pairedP: report?.pairedP ?? null,
      curve: thinned(cycles).map(({ cycle, solved, of }) => ({ cycle, solved, of })),
      spent: budget.spent,
      limits: budget.limits,
      needs: needsNow(campaign, now, budget, incidents, store),
    };
  }
}

function needsNow(
  campaign: CampaignState,
  { progress, unknown }: Seen,
  budget: BudgetReading,
  incidents: readonly IncidentRecord[],
  store: LenientStore,
): readonly Need[] {
  return needsOf(campaign, { waits: progress?.waits ?? [], unknown }, budget, incidents.at(-1) ?? null, store.leftOut());
}

function hasEnded({ status }: CampaignState): boolean {
  return status === 'done' || status === 'stopped';
}

function told({
  branch,
  cycle,
  k,
  champion,
  challenger,
  decision,
  because,
  pairs,
  wins,
  losses,
  logE,
  logThreshold,
  modelCalls,
  costUsd,
}: RaceRecord): ToldRace {
  return { branch, cycle, k, champion, challenger, decision, because, pairs, wins, losses, logE, logThreshold, modelCalls, costUsd };
}

function evidenceOf(race: RaceRecord | undefined): RaceEvidence | null {
  return race === undefined ? null : { k: race.k, logThreshold: race.logThreshold, curve: evidenceCurves(race).both };
}

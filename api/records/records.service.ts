import { Inject, Injectable } from '@nestjs/common';
import { callsOf } from '../../campaigns/calls.js';
import { cycleIds, type Grid, gridOf, toldCycles } from '../../campaigns/cycles.js';
import { episodeAddresses, episodeOutcome, purposeOf, readEpisodes } from '../../campaigns/episodes.js';
import { campaignHistory, type HistoryLine } from '../../campaigns/history.js';
import { isOutOfTheOrdinary, openTroubles, type OpenTrouble } from '../../campaigns/needing-a-person.js';
import { roleCosts } from '../../campaigns/role-costs.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { ofEach } from '../../campaigns/unreadable.js';
import { versionsToTell } from '../../campaigns/told-versions.js';
import { evidenceCurves } from '../../domain/evidence-curves.js';
import type { CampaignControl } from '../../ports/campaign-control.js';
import { RatchetFailure } from '../../ports/failures.js';
import { checkpointList, episodeList, raceList } from '../../ports/lists.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { existingCampaign } from '../campaigns/existing-campaign.js';
import { inOrder, type Page, pageOf, pageOfRead } from '../http/page.js';
import { CONTROL, STORE } from '../parts.js';
import type { ToldVersionPage } from '../strategies/version-schemas.js';
import type {
  AllIncidents,
  CampaignSuite,
  CheckpointPage,
  CyclePage,
  EpisodePage,
  EpisodeQuery,
  Incidents,
  LedgerPage,
  ListQuery,
  RacePage,
} from './record-schemas.js';

/** Lines of all campaigns together. */
const MOST_PAST = 200;

/** What is on record of a campaign, a page at a time. */
@Injectable()
export class RecordsService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CONTROL) private readonly control: CampaignControl,
  ) {}

  async cycles(name: string, query: ListQuery): Promise<CyclePage> {
    await this.existing(name);
    const { entries, next } = this.idsOf(await cycleIds(this.store, name), query);
    const cycles = await toldCycles(this.store, name, entries);
    return { cycles, next };
  }

  async grid(name: string): Promise<Grid> {
    await this.existing(name);
    return gridOf(this.store, name);
  }

  async races(name: string, query: ListQuery): Promise<RacePage> {
    await this.existing(name);
    const { entries, next } = this.idsOf(await this.store.list(raceList(name)), query);
    const found = await Promise.all(entries.map(async (id) => ({ id, race: await this.store.find('races', id) })));
    const races = found.flatMap(({ id, race }) => (race === null ? [] : [{ ...race, id, evidence: evidenceCurves(race) }]));
    return { races, next };
  }

  async checkpoints(name: string, query: ListQuery): Promise<CheckpointPage> {
    await this.existing(name);
    const { entries, next } = this.idsOf(await this.store.list(checkpointList(name)), query);
    const found = await Promise.all(entries.map(async (id) => ({ id, record: await this.store.find('checkpoints', id) })));
    return { checkpoints: found.flatMap(({ id, record }) => (record === null ? [] : [{ id, ...record }])), next };
  }

  async versions(name: string, query: ListQuery): Promise<ToldVersionPage> {
    const { ids, tell } = await versionsToTell(this.store, await this.existing(name));
    const { entries, next } = this.idsOf(ids, query);
    return { versions: await tell(entries), next };
  }

  async episodes(name: string, { limit, after, order, ...filter }: EpisodeQuery): Promise<EpisodePage> {
    // a run of `solve` is no campaign, and has episodes
    if ((await this.store.list(episodeList(name))).length === 0) await this.existing(name);
    const addresses = inOrder(await episodeAddresses(this.store, name, filter), { order });
    const read = async (ids: readonly string[]) =>
      (await readEpisodes(this.store, ids, filter)).map(({ address, record }) => ({
        id: address,
        entry: { ...record, address, purpose: purposeOf(address), outcome: episodeOutcome(record) },
      }));
    const { entries, next } = await pageOfRead(addresses, read, { limit, after });
    return { episodes: entries, next };
  }

  async ledger(name: string, query: ListQuery): Promise<LedgerPage> {
    const { config } = await this.existing(name);
    const [{ roles, ...budget }, addresses] = await Promise.all([this.store.budget.read(name), episodeAddresses(this.store, name)]);
    const { entries, next } = this.idsOf(addresses, query);
    const episodes = await Promise.all(
      (await readEpisodes(this.store, entries)).map(async ({ address, record }) => ({
        episode: address,
        taskId: record.taskId,
        calls: await callsOf(this.store, address),
      })),
    );
    return { budget, roles: roleCosts(config, roles === undefined ? {} : { roles }), episodes, next };
  }

  async history(name: string, query: ListQuery): Promise<{ readonly history: readonly HistoryLine[]; readonly next: string | null }> {
    await this.existing(name);
    const lines = (await campaignHistory(this.store, name)).map((line, index) => ({ line, id: String(index) }));
    const { entries, next } = pageOf(inOrder(lines, query), ({ id }) => id, query);
    return { history: entries.map(({ line }) => line), next };
  }

  async incidents(name: string): Promise<Incidents> {
    const state = await this.existing(name);
    const [past, open] = await Promise.all([this.past(name), this.open(state)]);
    return { open, past };
  }

  async allIncidents(): Promise<AllIncidents> {
    const [campaigns, unreadable] = await Promise.all([this.store.campaigns.list(), this.store.campaigns.unreadable()]);
    const [past, open] = await Promise.all([
      ofEach(campaigns, async ({ id }) => (await this.past(id)).map((line) => ({ ...line, campaign: id }))),
      Promise.all(campaigns.map((state) => this.open(state))),
    ]);
    const broken = [...unreadable, ...past.unreadable].map(({ campaign, because }): OpenTrouble => ({
      campaign,
      kind: 'unreadable',
      what: because,
      since: null,
    }));
    const latest = past.answers.flat().toSorted((one, other) => other.at.localeCompare(one.at));
    return { open: [...broken, ...open.flat()], past: latest.slice(0, MOST_PAST) };
  }

  async suite(name: string): Promise<CampaignSuite> {
    return loadSuiteRecord(this.store, (await this.existing(name)).config.suiteId);
  }

  private async past(name: string): Promise<readonly HistoryLine[]> {
    return (await campaignHistory(this.store, name)).filter(isOutOfTheOrdinary).toReversed();
  }

  /** One of which nothing can be asked now is told of by what is stored. */
  private async open(state: CampaignState): Promise<readonly OpenTrouble[]> {
    if (state.status !== 'running') return openTroubles(state, []);
    try {
      return openTroubles(state, (await this.control.status(state.id)).waits);
    } catch (error) {
      if (!(error instanceof RatchetFailure)) throw error;
      return [{ campaign: state.id, kind: 'waiting', what: `where it stands cannot be asked: ${error.message}`, since: null }];
    }
  }

  private idsOf(ids: readonly string[], query: ListQuery): Page<string> {
    return pageOf(inOrder(ids, query), (id) => id, query);
  }

  private existing(name: string): Promise<CampaignState> {
    return existingCampaign(this.store, name);
  }
}

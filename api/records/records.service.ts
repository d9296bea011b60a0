import { Inject, Injectable } from '@nestjs/common';
import { callsOf } from '../../campaigns/calls.js';
import { cycleIds, gridOf, type GridRows, toldCycles } from '../../campaigns/cycles.js';
import { episodeAddresses, episodeOutcome, purposeOf, readEpisodes } from '../../campaigns/episodes.js';
import { campaignHistory, type HistoryLine } from '../../campaigns/history.js';
import { isOutOfTheOrdinary, openTroubles, type OpenTrouble } from '../../campaigns/needing-a-person.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { roleCosts } from '../../campaigns/role-costs.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { ofEach } from '../../campaigns/unreadable.js';
import { versionsToTell } from '../../campaigns/told-versions.js';
import { evidenceCurves } from '../../domain/evidence-curves.js';
import { checkpointList, episodeList, raceList } from '../../ports/lists.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { existingCampaign } from '../campaigns/existing-campaign.js';
import { inOrder, type Page, pageOf, pageOfRead } from '../http/page.js';
import { STORE } from '../parts.js';
import { ProgressNow } from '../progress/progress-now.js';
import type { ToldVersionPage } from '../strategies/version-schemas.js';
import type {
  AllIncidents,
  CampaignSuite,
  CheckpointPage,
  CyclePage,
  EpisodePage,
  EpisodeQuery,
  HistoryPage,
  Incidents,
  LedgerPage,
  ListQuery,
  RacePage,
  ToldGrid,
} from './record-schemas.js';

/** Lines of all campaigns together. */
const MOST_PAST = 200;

/** What is on record of a campaign, a page at a time; a record that cannot be read is left out, and named. */
@Injectable()
export class RecordsService {
  private readonly rows: GridRows = new Map();

  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(ProgressNow) private readonly progress: ProgressNow,
  ) {}

  async cycles(name: string, query: ListQuery): Promise<CyclePage> {
    await this.existing(name);
    const { entries, next } = this.idsOf(await cycleIds(this.store, name), query);
    const store = leavingOut(this.store);
    const cycles = await toldCycles(store, name, entries);
    return { cycles, next, unreadable: store.leftOut() };
  }

  async grid(name: string): Promise<ToldGrid> {
    await this.existing(name);
    const store = leavingOut(this.store);
    return { ...(await gridOf(store, name, this.rows)), unreadable: store.leftOut() };
  }

  async races(name: string, query: ListQuery): Promise<RacePage> {
    await this.existing(name);
    const { entries, next } = this.idsOf(await this.store.list(raceList(name)), query);
    const store = leavingOut(this.store);
    const found = await Promise.all(entries.map(async (id) => ({ id, race: await store.find('races', id) })));
    const races = found.flatMap(({ id, race }) => (race === null ? [] : [{ ...race, id, evidence: evidenceCurves(race) }]));
    return { races, next, unreadable: store.leftOut() };
  }

  async checkpoints(name: string, query: ListQuery): Promise<CheckpointPage> {
    await this.existing(name);
    const { entries, next } = this.idsOf(await this.store.list(checkpointList(name)), query);
    const store = leavingOut(this.store);
    const found = await Promise.all(entries.map(async (id) => ({ id, record: await store.find('checkpoints', id) })));
    const checkpoints = found.flatMap(({ id, record }) => (record === null ? [] : [{ id, ...record }]));
    return { checkpoints, next, unreadable: store.leftOut() };
  }

  async versions(name: string, query: ListQuery): Promise<ToldVersionPage> {
    const store = leavingOut(this.store);
    const { ids, tell } = await versionsToTell(store, await this.existing(name));
    const { entries, next } = this.idsOf(ids, query);
    return { versions: await tell(entries), next, unreadable: store.leftOut() };
  }

  async episodes(name: string, { limit, after, order, ...filter }: EpisodeQuery): Promise<EpisodePage> {
    // a run of `solve` is no campaign, and has episodes
    if ((await this.store.list(episodeList(name))).length === 0) await this.existing(name);
    const store = leavingOut(this.store);
    const addresses = inOrder(await episodeAddresses(store, name, filter), { order });
    const read = async (ids: readonly string[]) =>
      (await readEpisodes(store, ids, filter)).map(({ address, record }) => ({
        id: address,
        entry: { ...record, address, purpose: purposeOf(address), outcome: episodeOutcome(record) },
      }));
    const { entries, next } = await pageOfRead(addresses, read, { limit, after });
    return { episodes: entries, next, unreadable: store.leftOut() };
  }

  async ledger(name: string, query: ListQuery): Promise<LedgerPage> {
    const { config } = await this.existing(name);
    const store = leavingOut(this.store);
    const [{ roles, ...budget }, addresses] = await Promise.all([store.budget.read(name), episodeAddresses(store, name)]);
    const { entries, next } = this.idsOf(addresses, query);
    const episodes = await Promise.all(
      (await readEpisodes(store, entries)).map(async ({ address, record }) => ({
        episode: address,
        taskId: record.taskId,
        calls: await callsOf(store, address),
      })),
    );
    return { budget, roles: roleCosts(config, roles === undefined ? {} : { roles }), episodes, next, unreadable: store.leftOut() };
  }

  async history(name: string, query: ListQuery): Promise<HistoryPage> {
    await this.existing(name);
    const store = leavingOut(this.store);
    const lines = (await campaignHistory(store, name)).map((line, index) => ({ line, id: String(index) }));
    const { entries, next } = pageOf(inOrder(lines, query), ({ id }) => id, query);
    return { history: entries.map(({ line }) => line), next, unreadable: store.leftOut() };
  }

  async incidents(name: string): Promise<Incidents> {
    const state = await this.existing(name);
    const [past, open] = await Promise.all([this.past(name), this.open(state)]);
    return { open: [...open, ...past.broken], past: past.lines };
  }

  async allIncidents(): Promise<AllIncidents> {
    const [campaigns, unreadable] = await Promise.all([this.store.campaigns.list(), this.store.campaigns.unreadable()]);
    const [past, open] = await Promise.all([
      ofEach(campaigns, async ({ id }) => ({ id, ...(await this.past(id)) })),
      Promise.all(campaigns.map((state) => this.open(state))),
    ]);
    const broken = [
      ...[...unreadable, ...past.unreadable].map(({ campaign, because }) => brokenTrouble(campaign, because)),
      ...past.answers.flatMap((each) => each.broken),
    ];
    const lines = past.answers.flatMap(({ id, lines: own }) => own.map((line) => ({ ...line, campaign: id })));
    const latest = lines.toSorted((one, other) => other.at.localeCompare(one.at));
    return { open: [...broken, ...open.flat()], past: latest.slice(0, MOST_PAST) };
  }

  async suite(name: string): Promise<CampaignSuite> {
    return loadSuiteRecord(this.store, (await this.existing(name)).config.suiteId);
  }

  private async past(name: string): Promise<{ readonly lines: readonly HistoryLine[]; readonly broken: readonly OpenTrouble[] }> {
    const store = leavingOut(this.store);
    const lines = (await campaignHistory(store, name)).filter(isOutOfTheOrdinary).toReversed();
    return { lines, broken: store.leftOut().map(({ because }) => brokenTrouble(name, because)) };
  }

  /** One of which nothing can be asked now is told of by what is stored. */
  private async open(state: CampaignState): Promise<readonly OpenTrouble[]> {
    const { progress, unknown } = state.status === 'running' ? await this.progress.of(state) : { progress: null, unknown: undefined };
    const troubles = openTroubles(state, progress?.waits ?? []);
    return unknown === undefined
      ? troubles
      : [...troubles, { campaign: state.id, kind: 'waiting', what: `where it stands cannot be asked: ${unknown}`, since: null }];
  }

  private idsOf(ids: readonly string[], query: ListQuery): Page<string> {
    return pageOf(inOrder(ids, query), (id) => id, query);
  }

  private existing(name: string): Promise<CampaignState> {
    return existingCampaign(this.store, name);
  }
}

function brokenTrouble(campaign: string, because: string): OpenTrouble {
  return { campaign, kind: 'unreadable', what: because, since: null };
}

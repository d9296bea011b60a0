import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { campaignName } from '../campaigns/campaign-requests.js';
import { Answers, Problems } from '../http/answers.js';
import { TakesQuery } from '../http/query-guard.js';
import { toldVersionPage, type ToldVersionPage } from '../strategies/version-schemas.js';
import {
  allIncidents,
  campaignSuite,
  checkpointPage,
  cyclePage,
  episodePage,
  episodeQuery,
  grid,
  history,
  incidents,
  ledgerPage,
  listQuery,
  racePage,
  type AllIncidents,
  type CampaignSuite,
  type CheckpointPage,
  type CyclePage,
  type EpisodePage,
  type EpisodeQuery,
  type HistoryPage,
  type Incidents,
  type LedgerPage,
  type ListQuery,
  type RacePage,
  type ToldGrid,
} from './record-schemas.js';
import { RecordsService } from './records.service.js';

const MISSING = { 400: 'a field is wrong', 404: 'no campaign has that name' };

@ApiTags('campaigns')
@Controller('campaigns/:name')
export class RecordsController {
  constructor(@Inject(RecordsService) private readonly records: RecordsService) {}

  @Get('cycles')
  @TakesQuery()
  @Answers(200, cyclePage, 'cycles that have practised, with what each came to')
  @Problems(MISSING)
  cycles(@Param('name', { schema: campaignName }) name: string, @Query({ schema: listQuery }) query: ListQuery): Promise<CyclePage> {
    return this.records.cycles(name, query);
  }

  @Get('grid')
  @Answers(200, grid, 'practice of all cycles by task, a letter each')
  @Problems(MISSING)
  grid(@Param('name', { schema: campaignName }) name: string): Promise<ToldGrid> {
    return this.records.grid(name);
  }

  @Get('races')
  @TakesQuery()
  @Answers(200, racePage, 'races, with the evidence as it grew by pair')
  @Problems(MISSING)
  races(@Param('name', { schema: campaignName }) name: string, @Query({ schema: listQuery }) query: ListQuery): Promise<RacePage> {
    return this.records.races(name, query);
  }

  @Get('checkpoints')
  @TakesQuery()
  @Answers(200, checkpointPage, 'where champions were confirmed, and by what')
  @Problems(MISSING)
  checkpoints(
    @Param('name', { schema: campaignName }) name: string,
    @Query({ schema: listQuery }) query: ListQuery,
  ): Promise<CheckpointPage> {
    return this.records.checkpoints(name, query);
  }

  @Get('strategies')
  @TakesQuery()
  @Answers(200, toldVersionPage, 'its versions in the order in which they were made, each with its fate, its race and what it changed')
  @Problems(MISSING)
  versions(
    @Param('name', { schema: campaignName }) name: string,
    @Query({ schema: listQuery }) query: ListQuery,
  ): Promise<ToldVersionPage> {
    return this.records.versions(name, query);
  }

  @Get('episodes')
  @TakesQuery()
  @Answers(
    200,
    episodePage,
    'episodes that have ended, of a campaign or of a run of `solve`; a page may hold fewer than asked for and have a next',
  )
  @Problems(MISSING)
  episodes(
    @Param('name', { schema: campaignName }) name: string,
    @Query({ schema: episodeQuery }) query: EpisodeQuery,
  ): Promise<EpisodePage> {
    return this.records.episodes(name, query);
  }

  @Get('ledger')
  @TakesQuery()
  @Answers(200, ledgerPage, 'what was paid: budget, sums by role, and the questions of episodes')
  @Problems(MISSING)
  ledger(@Param('name', { schema: campaignName }) name: string, @Query({ schema: listQuery }) query: ListQuery): Promise<LedgerPage> {
    return this.records.ledger(name, query);
  }

  @Get('history')
  @TakesQuery()
  @Answers(200, history, 'champions, rollbacks, incidents, orders and extensions, in the order of time')
  @Problems(MISSING)
  history(@Param('name', { schema: campaignName }) name: string, @Query({ schema: listQuery }) query: ListQuery): Promise<HistoryPage> {
    return this.records.history(name, query);
  }

  @Get('incidents')
  @Answers(200, incidents, 'what is out of the ordinary now, and what was')
  @Problems(MISSING)
  incidents(@Param('name', { schema: campaignName }) name: string): Promise<Incidents> {
    return this.records.incidents(name);
  }

  @Get('suite')
  @Answers(200, campaignSuite, 'its tasks, and the pool that each fell into; no content')
  @Problems(MISSING)
  suite(@Param('name', { schema: campaignName }) name: string): Promise<CampaignSuite> {
    return this.records.suite(name);
  }
}

@ApiTags('incidents')
@Controller('incidents')
export class IncidentsController {
  constructor(@Inject(RecordsService) private readonly records: RecordsService) {}

  @Get()
  @Answers(200, allIncidents, 'of all campaigns, what is out of the ordinary now, and what was')
  @Problems({})
  all(): Promise<AllIncidents> {
    return this.records.allIncidents();
  }
}

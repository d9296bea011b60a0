import { Body, Controller, Get, Inject, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RollbackPlan } from '../../ports/campaign-records.js';
import type { CampaignState } from '../../ports/records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { Answers, Problems } from '../http/answers.js';
import { TakesQuery } from '../http/query-guard.js';
import {
  campaignBudget,
  campaignExtension,
  campaignFeedback,
  campaignName,
  campaignPin,
  campaignPromotion,
  campaignQuery,
  campaignReason,
  campaignStart,
  campaignResume,
  campaignRollback,
  campaignStop,
  rollbackQuery,
  type CampaignBudget,
  type CampaignExtension,
  type CampaignFeedback,
  type CampaignPin,
  type CampaignPromotion,
  type CampaignQuery,
  type CampaignReason,
  type CampaignResume,
  type CampaignRollback,
  type CampaignStop,
  type RollbackQuery,
} from './campaign-requests.js';
import {
  campaignDetail,
  campaignPage,
  campaignState,
  orderedState,
  rollbackPlan,
  type CampaignDetail,
  type CampaignPage,
  type OrderedState,
} from './campaign-schemas.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { CampaignTag } from './campaign-tag.js';
import { CampaignsService } from './campaigns.service.js';
import { campaignReport } from './report-schemas.js';

@ApiTags('campaigns')
@UseInterceptors(CampaignTag)
@Controller('campaigns')
export class CampaignsController {
  constructor(@Inject(CampaignsService) private readonly campaigns: CampaignsService) {}

  @Post()
  @Answers(201, campaignState, 'started')
  @Problems({ 400: 'a field is wrong or the suite is not usable', 409: 'the name is taken', 503: 'a service does not answer' })
  start(@Body({ schema: campaignStart }) request: CampaignRequest): Promise<CampaignState> {
    return this.campaigns.start(request);
  }

  @Get()
  @TakesQuery()
  @Answers(200, campaignPage, 'campaigns, the newest first')
  @Problems({ 400: 'a field is wrong' })
  list(@Query({ schema: campaignQuery }) query: CampaignQuery): Promise<CampaignPage> {
    return this.campaigns.list(query);
  }

  @Get(':name')
  @Answers(200, campaignDetail, 'the campaign, and what it is doing now')
  @Problems({ 404: 'no campaign has that name' })
  show(@Param('name', { schema: campaignName }) name: string): Promise<CampaignDetail> {
    return this.campaigns.show(name);
  }

  @Post(':name/pause')
  @Answers(202, orderedState, 'it pauses when what is in flight has ended')
  @Problems({ 404: 'no campaign has that name', 409: 'it is paused or stopping already, or has ended' })
  pause(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignReason }) reason: CampaignReason,
  ): Promise<OrderedState> {
    return this.campaigns.pause(name, reason);
  }

  @Post(':name/resume')
  @Answers(202, orderedState, 'it goes on')
  @Problems({ 404: 'no campaign has that name', 409: 'it is not paused, or has ended' })
  resume(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignResume }) resume: CampaignResume,
  ): Promise<OrderedState> {
    return this.campaigns.resume(name, resume);
  }

  @Post(':name/stop')
  @Answers(202, orderedState, 'it writes its report and ends')
  @Problems({ 404: 'no campaign has that name', 409: 'it has ended' })
  stop(@Param('name', { schema: campaignName }) name: string, @Body({ schema: campaignStop }) asked: CampaignStop): Promise<OrderedState> {
    return this.campaigns.stop(name, asked);
  }

  @Post(':name/feedback')
  @Answers(202, campaignState, 'the proposal of the next cycle asks the model and reads it; the report says what became of it')
  @Problems({ 400: 'the text is empty or too long', 404: 'no campaign has that name', 409: 'it has ended' })
  feedback(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignFeedback }) feedback: CampaignFeedback,
  ): Promise<CampaignState> {
    return this.campaigns.feedback(name, feedback);
  }

  @Post(':name/promote')
  @Answers(202, campaignState, 'it becomes champion without a race, on record as forced, when the cycle that runs has ended')
  @Problems({
    400: 'the strategy is unknown',
    404: 'no campaign has that name',
    409: 'the strategy is vetoed or champion already, or the campaign has ended',
  })
  promote(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignPromotion }) promotion: CampaignPromotion,
  ): Promise<CampaignState> {
    return this.campaigns.promote(name, promotion);
  }

  @Post(':name/veto')
  @Answers(202, campaignState, 'the strategy never becomes champion, and is never gone back to')
  @Problems({
    400: 'the strategy is unknown',
    404: 'no campaign has that name',
    409: 'the strategy is champion, or vetoed already, or the campaign has ended',
  })
  veto(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignPromotion }) veto: CampaignPromotion,
  ): Promise<CampaignState> {
    return this.campaigns.veto(name, veto);
  }

  @Post(':name/pin')
  @Answers(202, campaignState, 'no proposal may change or drop the rule, or may again')
  @Problems({ 400: 'the champion has no such rule', 404: 'no campaign has that name', 409: 'it is so already, or the campaign has ended' })
  pin(@Param('name', { schema: campaignName }) name: string, @Body({ schema: campaignPin }) pin: CampaignPin): Promise<CampaignState> {
    return this.campaigns.pin(name, pin);
  }

  @Post(':name/budget')
  @Answers(202, campaignState, 'the limits are changed')
  @Problems({
    400: 'a field is wrong, or the limit is below what is spent',
    404: 'no campaign has that name',
    409: 'the campaign has ended',
  })
  budget(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignBudget }) budget: CampaignBudget,
  ): Promise<CampaignState> {
    return this.campaigns.budget(name, budget);
  }

  @Get(':name/rollback')
  @TakesQuery()
  @Answers(200, rollbackPlan, 'what a rollback would do; nothing is touched')
  @Problems({ 400: 'the version cannot be gone back to', 404: 'no campaign has that name' })
  planRollback(
    @Param('name', { schema: campaignName }) name: string,
    @Query({ schema: rollbackQuery }) query: RollbackQuery,
  ): Promise<RollbackPlan> {
    return this.campaigns.planRollback(name, query);
  }

  @Post(':name/rollback')
  @Answers(
    202,
    rollbackPlan,
    'it goes back to the checkpoint by replaying its history up to there; its events and history say when it is done',
  )
  @Problems({ 400: 'the version cannot be gone back to', 404: 'no campaign has that name', 409: 'it is being rolled back already' })
  rollback(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignRollback }) rollback: CampaignRollback,
  ): Promise<RollbackPlan> {
    return this.campaigns.rollback(name, rollback);
  }

  @Post(':name/extend')
  @Answers(202, campaignState, 'it goes on from where it ended, and takes the last exam again at its end')
  @Problems({
    400: 'nothing is given, or what is given would end it again at once',
    404: 'no campaign has that name',
    409: 'it has not ended, or was stopped for good',
  })
  extend(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignExtension }) given: CampaignExtension,
  ): Promise<CampaignState> {
    return this.campaigns.extend(name, given);
  }

  @Get(':name/report')
  @Answers(200, campaignReport, 'what it came to, with the evidence')
  @Problems({ 404: 'no campaign has that name, or it has not ended' })
  report(@Param('name', { schema: campaignName }) name: string): Promise<CampaignReport> {
    return this.campaigns.report(name);
  }
}

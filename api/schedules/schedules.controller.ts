import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type ToldSchedule, toldSchedule, toldSchedules } from '../../campaigns/schedules.js';
import type { CampaignSchedules } from '../../ports/campaign-schedules.js';
import type { Store } from '../../ports/store.js';
import { campaignName, campaignReason, type CampaignReason } from '../campaigns/campaign-requests.js';
import { Answers, Problems } from '../http/answers.js';
import { PLANNING, SCHEDULES, STORE } from '../parts.js';
import type { Planning } from '../planning.js';
import { removedSchedule, schedule, scheduleCreate, type ScheduleCreate, scheduleList } from './schedule-schemas.js';

const MISSING = { 400: 'a field is wrong', 404: 'there is no such schedule' };

@ApiTags('schedules')
@Controller('schedules')
export class SchedulesController {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(SCHEDULES) private readonly schedules: CampaignSchedules,
    @Inject(PLANNING) private readonly planning: Planning,
  ) {}

  @Get()
  @Answers(200, scheduleList, 'campaigns that begin by themselves, one a night')
  @Problems({})
  async list(): Promise<{ readonly schedules: readonly ToldSchedule[] }> {
    return { schedules: await toldSchedules(this.store, this.schedules) };
  }

  @Get(':name')
  @Answers(200, schedule, 'one of them, with what its nights became')
  @Problems(MISSING)
  async show(@Param('name', { schema: campaignName }) name: string): Promise<ToldSchedule> {
    return toldSchedule(this.store, this.schedules, name);
  }

  @Post()
  @Answers(201, schedule, 'it begins a campaign at each of the given times')
  @Problems({ 400: 'a field is wrong, or there is such a schedule already' })
  async create(@Body({ schema: scheduleCreate }) { schedule: name, cron, inherits, ...request }: ScheduleCreate): Promise<ToldSchedule> {
    await this.schedules.create(name, cron, await this.planning.night(request, inherits ?? true));
    return this.show(name);
  }

  @Post(':name/pause')
  @Answers(202, schedule, 'it begins no further campaign until it is resumed')
  @Problems(MISSING)
  async pause(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignReason }) { because = 'a person asked for it through the API' }: CampaignReason,
  ): Promise<ToldSchedule> {
    await this.schedules.pause(name, because);
    return this.show(name);
  }

  @Post(':name/resume')
  @Answers(202, schedule, 'it begins campaigns again')
  @Problems(MISSING)
  async resume(@Param('name', { schema: campaignName }) name: string): Promise<ToldSchedule> {
    await this.schedules.resume(name);
    return this.show(name);
  }

  @Delete(':name')
  @Answers(200, removedSchedule, 'it begins no further campaign; what it has begun goes on')
  @Problems(MISSING)
  async remove(@Param('name', { schema: campaignName }) name: string): Promise<z.infer<typeof removedSchedule>> {
    await this.schedules.delete(name);
    return { removed: name };
  }
}

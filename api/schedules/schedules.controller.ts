import { Body, Controller, Delete, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { CampaignSchedules, ScheduleState } from '../../ports/campaign-schedules.js';
import { only, text } from '../../schemas/setting-kinds.js';
import { campaignRequest } from '../../schemas/settings.js';
import { campaignName, campaignReason, type CampaignReason } from '../campaigns/campaign-requests.js';
import { Answers, Problems } from '../http/answers.js';
import { knownOnes } from '../http/problem.js';
import { PLANNING, SCHEDULES } from '../parts.js';
import type { Planning } from '../planning.js';

const { name: _name, deadline: _deadline, knownWay: _knownWay, ...ofEachNight } = campaignRequest.shape;

const scheduleCreate = only({
  ...ofEachNight,
  schedule: campaignName.describe('name of the schedule; each night is named after it and its moment'),
  cron: text('expression').asked.describe('minute, hour, day of month, month, day of week, in UTC, or behind CRON_TZ=Europe/Berlin'),
  inherits: z.boolean().exactOptional().describe('false: each night starts from the strategy, and remembers nothing'),
}).meta({ id: 'ScheduleCreate' });
type ScheduleCreate = z.infer<typeof scheduleCreate>;

const schedule = z
  .object({
    name: z.string(),
    paused: z.boolean(),
    note: z.string().describe('why it is paused'),
    next: z.string().nullable(),
    last: z.string().nullable(),
  })
  .meta({ id: 'Schedule' }) satisfies z.ZodType<ScheduleState>;

const scheduleList = z.object({ schedules: z.array(schedule) });
const removed = z.object({ removed: z.string() });

const MISSING = { 400: 'a field is wrong', 404: 'there is no such schedule' };

@ApiTags('schedules')
@Controller('schedules')
export class SchedulesController {
  constructor(
    @Inject(SCHEDULES) private readonly schedules: CampaignSchedules,
    @Inject(PLANNING) private readonly planning: Planning,
  ) {}

  @Get()
  @Answers(200, scheduleList, 'campaigns that begin by themselves, one a night')
  @Problems({})
  async list(): Promise<{ readonly schedules: readonly ScheduleState[] }> {
    return { schedules: await this.schedules.list() };
  }

  @Post()
  @Answers(201, schedule, 'it begins a campaign at each of the given times')
  @Problems({ 400: 'a field is wrong, or there is such a schedule already' })
  async create(@Body({ schema: scheduleCreate }) { schedule: name, cron, inherits, ...request }: ScheduleCreate): Promise<ScheduleState> {
    await this.schedules.create(name, cron, await this.planning.night(request, inherits ?? true));
    return this.one(name);
  }

  @Post(':name/pause')
  @Answers(202, schedule, 'it begins no further campaign until it is resumed')
  @Problems(MISSING)
  async pause(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: campaignReason }) { because = 'a person asked for it through the API' }: CampaignReason,
  ): Promise<ScheduleState> {
    await this.schedules.pause(name, because);
    return this.one(name);
  }

  @Post(':name/resume')
  @Answers(202, schedule, 'it begins campaigns again')
  @Problems(MISSING)
  async resume(@Param('name', { schema: campaignName }) name: string): Promise<ScheduleState> {
    await this.schedules.resume(name);
    return this.one(name);
  }

  @Delete(':name')
  @Answers(200, removed, 'it begins no further campaign; what it has begun goes on')
  @Problems(MISSING)
  async remove(@Param('name', { schema: campaignName }) name: string): Promise<z.infer<typeof removed>> {
    await this.schedules.delete(name);
    return { removed: name };
  }

  private async one(name: string): Promise<ScheduleState> {
    const all = await this.schedules.list();
    const found = all.find((each) => each.name === name);
    if (found !== undefined) return found;
    throw new NotFoundException([`schedule "${name}" does not exist; ${knownOnes(all.map((each) => each.name))}`]);
  }
}

import { Controller, Headers, Inject, type MessageEvent, Query, Sse, SseSignal } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { from, type Observable } from 'rxjs';
import { z } from 'zod';
import { only } from '../../schemas/setting-kinds.js';
import { Problems } from '../http/answers.js';
import { queryWholeOr } from '../http/page.js';
import { TakesQuery } from '../http/query-guard.js';
import { AllEvents, campaignChange, feedEvent } from './all-events.js';

const eventsQuery = only({
  backlog: queryWholeOr(50, 0, 500).describe('how many of the latest events are told first, where no Last-Event-ID is sent'),
});

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(@Inject(AllEvents) private readonly events: AllEvents) {}

  @Sse()
  @TakesQuery()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description:
      'server-sent events of all campaigns, the latest first or from behind Last-Event-ID: what happened (`champion`, `race`, `rollback`, `incident`, `order`, `report`; data: FeedEvent), `campaign` whenever one changes (data: CampaignChange), and `heartbeat`',
    standardSchema: z.union([feedEvent, campaignChange]),
  })
  @Problems({ 400: 'Last-Event-ID is none of its ids', 503: 'too many follow' })
  async all(
    @Query({ schema: eventsQuery }) { backlog }: z.infer<typeof eventsQuery>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @SseSignal() signal: AbortSignal,
  ): Promise<Observable<MessageEvent>> {
    return from(await this.events.follow(lastEventId, backlog, signal));
  }
}

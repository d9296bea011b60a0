import { Controller, Headers, Inject, type MessageEvent, Param, Sse, SseSignal } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { from, type Observable } from 'rxjs';
import { Problems } from '../http/answers.js';
import { campaignName } from './campaign-requests.js';
import { campaignEvent } from './campaign-schemas.js';
import { CampaignStream } from './campaign-stream.js';

@ApiTags('campaigns')
@Controller('campaigns')
export class CampaignEventsController {
  constructor(@Inject(CampaignStream) private readonly stream: CampaignStream) {}

  @Sse(':name/events')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description:
      'server-sent events, from the first or from behind Last-Event-ID: what happened (`champion`, `race`, `rollback`, `incident`, `order`, `report`; data: CampaignEvent), `progress` whenever it changes (data: CampaignProgress), and `heartbeat`',
    standardSchema: campaignEvent,
  })
  @Problems({ 400: 'Last-Event-ID is none of its ids', 404: 'no campaign has that name', 503: 'too many follow' })
  async events(
    @Param('name', { schema: campaignName }) name: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @SseSignal() signal: AbortSignal,
  ): Promise<Observable<MessageEvent>> {
    return from(await this.stream.follow(name, lastEventId, signal));
  }
}

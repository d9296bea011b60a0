import { Module } from '@nestjs/common';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignEventsController } from './campaign-events.controller.js';
import { CampaignStream } from './campaign-stream.js';
import { CampaignsService } from './campaigns.service.js';

@Module({ controllers: [CampaignsController, CampaignEventsController], providers: [CampaignsService, CampaignStream] })
export class CampaignsModule {}

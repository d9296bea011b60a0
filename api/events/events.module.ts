import { Module } from '@nestjs/common';
import { AllEvents } from './all-events.js';
import { EventsController } from './events.controller.js';

@Module({ controllers: [EventsController], providers: [AllEvents] })
export class EventsModule {}

import { Module } from '@nestjs/common';
import { IncidentsController, RecordsController } from './records.controller.js';
import { RecordsService } from './records.service.js';

@Module({ controllers: [RecordsController, IncidentsController], providers: [RecordsService] })
export class RecordsModule {}

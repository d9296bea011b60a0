import { Module } from '@nestjs/common';
import { AdaptersController } from './adapters.controller.js';
import { TrainingsController } from './trainings.controller.js';

@Module({ controllers: [AdaptersController, TrainingsController] })
export class AdaptersModule {}

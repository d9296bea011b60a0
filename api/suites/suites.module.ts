import { Module } from '@nestjs/common';
import { SuitesController } from './suites.controller.js';

@Module({ controllers: [SuitesController] })
export class SuitesModule {}

import { Global, Module } from '@nestjs/common';
import { ProgressNow } from './progress-now.js';

@Global()
@Module({ providers: [ProgressNow], exports: [ProgressNow] })
export class ProgressModule {}

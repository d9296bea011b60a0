import { Module, type DynamicModule } from '@nestjs/common';
import { HealthModule } from '../health/health.module.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';

/** The metrics are made before the application, whose requests they count. */
@Module({})
export class MetricsModule {
  static of(metrics: Metrics): DynamicModule {
    return {
      module: MetricsModule,
      imports: [HealthModule],
      controllers: [MetricsController],
      providers: [{ provide: Metrics, useValue: metrics }],
    };
  }
}

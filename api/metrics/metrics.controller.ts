import type { ServerResponse } from 'node:http';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthService } from '../health/health.service.js';
import { Metrics } from './metrics.js';

/** For Prometheus, which asks for it with a token of scope `read` where there are tokens. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(HealthService) private readonly health: HealthService,
  ) {}

  @Get()
  async metricsNow(@Res() response: ServerResponse): Promise<void> {
    const { type, text } = await this.metrics.text(this.health);
    response.setHeader('Content-Type', type);
    response.end(text);
  }
}

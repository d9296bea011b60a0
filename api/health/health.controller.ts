import type { ServerResponse } from 'node:http';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Answers } from '../http/answers.js';
import { Public } from '../http/token-guard.js';
import { liveness, readiness, type Liveness, type Readiness } from './health-schemas.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(HealthService) private readonly health: HealthService) {}

  @Get('live')
  @Answers(200, liveness, 'the process answers')
  live(): Liveness {
    return { status: 'live' };
  }

  @Get('ready')
  @Answers(200, readiness, 'every service that the API needs answers; `degraded` where one that campaigns need does not')
  @ApiResponse({ status: 503, description: 'a service does not answer', standardSchema: readiness })
  async ready(@Res({ passthrough: true }) response: ServerResponse): Promise<Readiness> {
    const result = await this.health.ready();
    if (result.status === 'not-ready') response.statusCode = 503;
    return result;
  }
}

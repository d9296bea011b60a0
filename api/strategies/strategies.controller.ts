import { Controller, Get, Header, HttpCode, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { StrategyVersion } from '../../domain/strategy.js';
import { Answers, Problems } from '../http/answers.js';
import { TakesQuery } from '../http/query-guard.js';
import { strategyId, strategyPage, strategyQuery, strategyVersion, type StrategyPage, type StrategyQuery } from './strategy-schemas.js';
import { StrategiesService } from './strategies.service.js';

@ApiTags('strategies')
@Controller('strategies')
export class StrategiesController {
  constructor(@Inject(StrategiesService) private readonly strategies: StrategiesService) {}

  @Get()
  @TakesQuery()
  @Answers(200, strategyPage, 'strategies in the order in which they were made')
  @Problems({ 400: 'a field is wrong', 404: 'no campaign has that name' })
  list(@Query({ schema: strategyQuery }) query: StrategyQuery): Promise<StrategyPage> {
    return this.strategies.list(query);
  }

  @Get(':id')
  @Answers(200, strategyVersion, 'the whole strategy')
  @Problems({ 404: 'no strategy has that id' })
  show(@Param('id', { schema: strategyId }) id: string): Promise<StrategyVersion> {
    return this.strategies.show(id);
  }

  @Get(':id/export')
  @HttpCode(200)
  @Header('Content-Type', 'text/markdown; charset=utf-8')
  @ApiProduces('text/markdown')
  @ApiOkResponse({ description: 'a system prompt that can be used elsewhere', schema: { type: 'string' } })
  @Problems({ 404: 'no strategy has that id' })
  export(@Param('id', { schema: strategyId }) id: string): Promise<string> {
    return this.strategies.markdown(id);
  }
}

import { Controller, Get, Header, HttpCode, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { StrategyVersion } from '../../domain/strategy.js';
import { Answers, Problems } from '../http/answers.js';
import { TakesQuery } from '../http/query-guard.js';
import {
  diffQuery,
  lineageQuery,
  resolveQuery,
  strategyId,
  strategyPage,
  strategyQuery,
  strategyVersion,
  type DiffQuery,
  type LineageQuery,
  type ResolveQuery,
  type StrategyPage,
  type StrategyQuery,
} from './strategy-schemas.js';
import { lineage, ruleWorth, strategyDifference, type RuleWorth, type StrategyDifference, type ToldLineage } from './version-schemas.js';
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

  @Get('resolve')
  @TakesQuery()
  @Answers(200, strategyVersion, 'the strategy that a person means')
  @Problems({ 400: 'no strategy is named so, or several are' })
  resolve(@Query({ schema: resolveQuery }) { name }: ResolveQuery): Promise<StrategyVersion> {
    return this.strategies.resolve(name);
  }

  @Get(':id')
  @Answers(200, strategyVersion, 'the whole strategy')
  @Problems({ 404: 'no strategy has that id' })
  show(@Param('id', { schema: strategyId }) id: string): Promise<StrategyVersion> {
    return this.strategies.show(id);
  }

  @Get(':id/diff')
  @TakesQuery()
  @Answers(200, strategyDifference, 'what the strategy has otherwise than the one it is held against')
  @Problems({ 400: 'a field is wrong', 404: 'no strategy has that id' })
  diff(@Param('id', { schema: strategyId }) id: string, @Query({ schema: diffQuery }) query: DiffQuery): Promise<StrategyDifference> {
    return this.strategies.diff(id, query.with);
  }

  @Get(':id/lineage')
  @TakesQuery()
  @Answers(200, lineage, 'each step that led to it: what changed, on which evidence, at what cost')
  @Problems({ 400: 'a field is wrong', 404: 'no strategy has that id, or no campaign has it' })
  lineage(@Param('id', { schema: strategyId }) id: string, @Query({ schema: lineageQuery }) query: LineageQuery): Promise<ToldLineage> {
    return this.strategies.lineage(id, query.campaign ?? null);
  }

  @Get(':id/rules')
  @Answers(200, ruleWorth, 'what its rules did on train tasks, as far as searches have measured it')
  @Problems({ 404: 'no strategy has that id' })
  rules(@Param('id', { schema: strategyId }) id: string): Promise<RuleWorth> {
    return this.strategies.rules(id);
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

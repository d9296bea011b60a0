import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { campaignName } from '../campaigns/campaign-requests.js';
import { Answers, Problems } from '../http/answers.js';
import {
  experiment,
  experimentList,
  experimentStart,
  experimentStop,
  startedExperiment,
  stoppingExperiment,
  type ExperimentList,
  type ExperimentStart,
  type ExperimentStop,
  type ExperimentTold,
  type StartedExperiment,
  type StoppingExperiment,
} from './experiment-schemas.js';
import { ExperimentsService } from './experiments.service.js';

@ApiTags('experiments')
@Controller('experiments')
export class ExperimentsController {
  constructor(@Inject(ExperimentsService) private readonly experiments: ExperimentsService) {}

  @Get()
  @Answers(200, experimentList, 'experiments that ship, and those that were started')
  @Problems({})
  list(): Promise<ExperimentList> {
    return this.experiments.list();
  }

  @Post()
  @Answers(202, startedExperiment, 'its campaigns begin one after the other')
  @Problems({ 400: 'a field is wrong, or the experiment could not answer its question', 409: 'the name is taken' })
  start(@Body({ schema: experimentStart }) asked: ExperimentStart): Promise<StartedExperiment> {
    return this.experiments.start(asked);
  }

  @Get(':name')
  @Answers(200, experiment, 'where it stands, and what it says so far')
  @Problems({ 400: 'it is no name', 404: 'no experiment has that name' })
  show(@Param('name', { schema: campaignName }) name: string): Promise<ExperimentTold> {
    return this.experiments.show(name);
  }

  @Post(':name/stop')
  @Answers(202, stoppingExperiment, 'no further campaign begins, and those that run are stopped')
  @Problems({ 400: 'a field is wrong', 404: 'no experiment has that name' })
  async stop(
    @Param('name', { schema: campaignName }) name: string,
    @Body({ schema: experimentStop }) { because = 'a person asked for it through the API' }: ExperimentStop,
  ): Promise<StoppingExperiment> {
    await this.experiments.stop(name, because);
    return { id: name, ordered: 'stop' };
  }
}

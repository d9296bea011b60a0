import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Board, Glance } from '../../campaigns/board.js';
import type { PracticeGrid } from '../../campaigns/practice-table.js';
import type { TrainResult } from '../../domain/tactics/train-score.js';
import { campaignName } from '../campaigns/campaign-schemas.js';
import { Answers, Problems } from '../http/answers.js';
import { board, cycleNumber, glances, practice, practiceGrid } from './board-schemas.js';
import { BoardService } from './board.service.js';

@ApiTags('dashboard')
@Controller()
export class BoardController {
  constructor(@Inject(BoardService) private readonly boards: BoardService) {}

  @Get('overview')
  @Answers(200, glances, 'every campaign at a glance, the newest first')
  async overview(): Promise<{ readonly campaigns: readonly Glance[] }> {
    return { campaigns: await this.boards.glances() };
  }

  @Get('campaigns/:name/board')
  @Answers(200, board, 'all that the page of a campaign shows first')
  @Problems({ 404: 'no campaign has that name' })
  board(@Param('name', { schema: campaignName }) name: string): Promise<Board> {
    return this.boards.board(name);
  }

  @Get('campaigns/:name/grid')
  @Answers(200, practiceGrid, 'what each task of each cycle came to in practice')
  @Problems({ 404: 'no campaign has that name' })
  grid(@Param('name', { schema: campaignName }) name: string): Promise<PracticeGrid> {
    return this.boards.grid(name);
  }

  @Get('campaigns/:name/practice/:cycle')
  @Answers(200, practice, 'the episodes of a cycle’s practice')
  @Problems({ 400: 'the cycle is no number', 404: 'no campaign has that name' })
  async practised(
    @Param('name', { schema: campaignName }) name: string,
    @Param('cycle', { schema: cycleNumber }) cycle: number,
  ): Promise<{ readonly results: readonly TrainResult[] }> {
    return { results: await this.boards.practised(name, cycle) };
  }
}

import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Board, Glances } from '../../campaigns/board.js';
import { campaignName } from '../campaigns/campaign-requests.js';
import { Answers, Problems } from '../http/answers.js';
import { board, glances } from './board-schemas.js';
import { BoardService } from './board.service.js';

@ApiTags('dashboard')
@Controller()
export class BoardController {
  constructor(@Inject(BoardService) private readonly boards: BoardService) {}

  @Get('overview')
  @Answers(200, glances, 'every campaign at a glance, the newest first')
  overview(): Promise<Glances> {
    return this.boards.glances();
  }

  @Get('campaigns/:name/board')
  @Answers(200, board, 'all that the page of a campaign shows first')
  @Problems({ 404: 'no campaign has that name' })
  board(@Param('name', { schema: campaignName }) name: string): Promise<Board> {
    return this.boards.board(name);
  }
}

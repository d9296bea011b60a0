import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { courseOf } from '../../campaigns/courses.js';
import { treeView as treeViewOf } from '../../campaigns/tree-view.js';
import type { Store } from '../../ports/store.js';
import { type Answered, Answers, Problems } from '../http/answers.js';
import { STORE } from '../parts.js';
import { course, type ToldCourse } from './attempt-schemas.js';
import { treeView } from './tree-schemas.js';

const attemptAddress = z
  .string()
  .min(1)
  .max(1_000)
  .describe('address of an episode, as its campaign lists it, with each / written as %2F; with /attempt/N behind it, of one attempt');

const MISSING = { 404: 'no episode of that address has ended, or there is no such attempt' };

@ApiTags('attempts')
@Controller('attempts')
export class AttemptsController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Get(':address')
  @Answers(200, course, 'the whole story: question by its parts, what memory gave, answers or turns, verdicts, reflections, cost')
  @Problems(MISSING)
  show(@Param('address', { schema: attemptAddress }) address: string): Promise<ToldCourse> {
    return courseOf(this.store, address);
  }

  @Get(':address/tree')
  @Answers(200, treeView, 'the tree of agents that its latest answer, or that of the attempt, grows in; also while it grows')
  @Problems({ 404: 'it has no tree, or none yet' })
  tree(@Param('address', { schema: attemptAddress }) address: string): Promise<Answered<typeof treeView>> {
    return treeViewOf(this.store, address);
  }
}

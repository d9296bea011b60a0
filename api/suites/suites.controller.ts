import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { checkIds, LANGUAGES, type Task, TASK_KINDS } from '../../domain/task.js';
import { only } from '../../schemas/setting-kinds.js';
import { type Answered, Answers, Problems } from '../http/answers.js';
import { inOrder, nextPage, pageOf, paging } from '../http/page.js';
import { TakesQuery } from '../http/query-guard.js';
import { SUITES } from '../parts.js';
import type { SuiteShelf } from './suite-shelf.js';

const suiteList = z.object({
  suites: z.array(
    z.object({
      reference: z.string().describe('as `suite` of a campaign takes it'),
      kind: z
        .enum(['ships', 'suite', 'other'])
        .describe(
          'ships: with Ratchet; suite: in a folder of RATCHET_SUITES; other: there too, perhaps a public set, named as FORMAT:PATH',
        ),
    }),
  ),
});

const taskQuery = only({
  ...paging,
  suite: z.string().min(1).max(1_000).describe('reference of a suite'),
  language: z.enum(LANGUAGES).optional(),
});

const taskPage = z.object({
  name: z.string(),
  families: z.int(),
  tasks: z.array(
    z
      .object({
        id: z.string(),
        family: z.string(),
        language: z.enum(LANGUAGES),
        kind: z.enum(TASK_KINDS),
        trust: z.enum(['split', 'in-process', 'validated']).describe('how its hidden checks are judged'),
        visibleChecks: z.int(),
        hiddenChecks: z.int(),
        hasReference: z.boolean(),
      })
      .meta({ id: 'Task' }),
  ),
  next: nextPage,
});

@ApiTags('suites')
@Controller('suites')
export class SuitesController {
  constructor(@Inject(SUITES) private readonly suites: SuiteShelf) {}

  @Get()
  @Answers(200, suiteList, 'suites that may be named to the API')
  @Problems({})
  async list(): Promise<Answered<typeof suiteList>> {
    return { suites: await this.suites.list() };
  }

  @Get('tasks')
  @TakesQuery()
  @Answers(200, taskPage, 'the tasks of a suite, without what stands in them')
  @Problems({ 400: 'a field is wrong, or the suite cannot be used' })
  async tasks(@Query({ schema: taskQuery }) { suite, language, ...page }: z.infer<typeof taskQuery>): Promise<Answered<typeof taskPage>> {
    const { name, tasks } = await this.suites.read(suite);
    const isWanted = (task: Task): boolean => language === undefined || task.language === language;
    const { entries, next } = pageOf(inOrder(tasks, page), ({ id }) => id, page, isWanted);
    return {
      name,
      families: new Set(tasks.map(({ family }) => family)).size,
      tasks: entries.map(({ id, family, kind, visible, hidden, reference, ...task }) => ({
        id,
        family,
        language: task.language,
        kind,
        trust: hidden.trust,
        visibleChecks: checkIds(visible).length,
        hiddenChecks: checkIds(hidden).length,
        hasReference: Object.keys(reference).length > 0,
      })),
      next,
    };
  }
}

import { Controller, Get, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { trainingCourse, withoutCurve } from '../../campaigns/trainings-told.js';
import { ADAPTATIONS } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { type Answered, Answers, Problems } from '../http/answers.js';
import { inOrder, pageOf } from '../http/page.js';
import { nothingNamed } from '../../domain/nothing-named.js';
import { TakesQuery } from '../http/query-guard.js';
import { STORE } from '../parts.js';
import { adapterQuery, type AdapterQuery, trainingCourse as courseSchema, trainingName, trainingPage } from './adapter-schemas.js';

@ApiTags('adapters')
@Controller('trainings')
export class TrainingsController {
  constructor(@Inject(STORE) private readonly store: Store) {}

  @Get()
  @TakesQuery()
  @Answers(200, trainingPage, 'trainings of adapters, also those that run or published nothing, in the order in which they first began')
  @Problems({ 400: 'a field is wrong' })
  async list(@Query({ schema: adapterQuery }) query: AdapterQuery): Promise<Answered<typeof trainingPage>> {
    const { entries, next } = pageOf(inOrder(await this.store.list(ADAPTATIONS), query), (name) => name, query);
    const store = leavingOut(this.store);
    const courses = await Promise.all(entries.map((name) => trainingCourse(store, name)));
    return { trainings: courses.filter((each) => each !== null).map(withoutCurve), next, unreadable: store.leftOut() };
  }

  @Get(':name')
  @Answers(200, courseSchema, 'one of them, with its figures as they were heard')
  @Problems({ 404: 'no training has that name' })
  async show(@Param('name', { schema: trainingName }) name: string): Promise<Answered<typeof courseSchema>> {
    const store = leavingOut(this.store);
    const course = await trainingCourse(store, name);
    if (course !== null) return { ...course, unreadable: store.leftOut() };
    throw new NotFoundException([
      nothingNamed('training', name, { known: await this.store.list(ADAPTATIONS), lists: 'ratchet adapt trainings' }),
    ]);
  }
}

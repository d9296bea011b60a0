import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { askedAttempt, type AskedAttempt } from '../../campaigns/asked.js';
import { courseOf } from '../../campaigns/courses.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { treeView as treeViewOf } from '../../campaigns/tree-view.js';
import type { Explained } from '../../domain/adapt/explained.js';
import type { Explainer } from '../../ports/explainer.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Store } from '../../ports/store.js';
import { type Answered, Answers, Problems } from '../http/answers.js';
import { EXPLAINER, STORE } from '../parts.js';
import { course, type ToldCourse } from './attempt-schemas.js';
import { explanation } from './explanation-schemas.js';
import { treeView } from './tree-schemas.js';

const attemptAddress = z
  .string()
  .min(1)
  .max(1_000)
  .describe('address of an episode, as its campaign lists it, with each / written as %2F; with /attempt/N behind it, of one attempt');

const EXPLAINS_MS = 60_000;

const MISSING = { 404: 'no episode of that address has ended, or there is no such attempt' };

@ApiTags('attempts')
@Controller('attempts')
export class AttemptsController {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(EXPLAINER) private readonly explainer: Explainer,
  ) {}

  @Get(':address')
  @Answers(200, course, 'the whole story: question by its parts, what memory gave, answers or turns, verdicts, reflections, cost')
  @Problems(MISSING)
  async show(@Param('address', { schema: attemptAddress }) address: string): Promise<ToldCourse> {
    const store = leavingOut(this.store);
    return { ...(await courseOf(store, address)), unreadable: store.leftOut() };
  }

  @Get(':address/tree')
  @Answers(200, treeView, 'the tree of agents that its latest answer, or that of the attempt, grows in; also while it grows')
  @Problems({ 404: 'it has no tree, or none yet' })
  tree(@Param('address', { schema: attemptAddress }) address: string): Promise<Answered<typeof treeView>> {
    return treeViewOf(this.store, address);
  }

  @Get(':address/explanation')
  @Answers(200, explanation, 'how the answer came about: its rank in words and numbers, or its tokens; or why nobody can say')
  @Problems({ ...MISSING, 503: 'whoever could say does not answer' })
  async explain(@Param('address', { schema: attemptAddress }) address: string): Promise<Explained> {
    await courseOf(leavingOut(this.store), address);
    const asked = await this.explainable(address);
    return 'because' in asked ? { kind: 'nothing', ...asked } : this.explainer.explain(asked, AbortSignal.timeout(EXPLAINS_MS));
  }

  /** That an answer is none that can be explained is no fault of whoever asks. */
  private async explainable(address: string): Promise<AskedAttempt | { readonly because: string }> {
    try {
      return await askedAttempt(this.store, address);
    } catch (error) {
      if (error instanceof RatchetFailure && error.kind === 'bad-request') return { because: error.message };
      throw error;
    }
  }
}

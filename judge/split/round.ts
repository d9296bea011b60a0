import type { Limits } from '../../domain/task.js';
import type { Diagnostic, JudgeStep, TestResult, Usage } from '../../domain/verdict.js';
import type { Box, BoxOrder } from '../box.js';
import type { Conversation } from '../conversation.js';
import { missing, NOT_RUN, clean, failed } from '../evidence.js';
import { crowdedStop, expectWaiting, type Judgement, NO_USAGE, type Stop, sumUsage } from '../judgement.js';
import type { BoxPool } from '../pool.js';

/** A box that a candidate brought down is replaced for the cases that are left this many times. */
const MAX_REPLACEMENTS = 1;

/** What a candidate does alone in a box, without what is expected of it. */
export interface Exchange<C extends { readonly id: string }> {
  readonly order: BoxOrder;
  /** of the task */
  readonly limits: Limits;
  converse(box: Box): Conversation;
  /** null: it got as far as its first case */
  prepare(talk: Conversation): Promise<Unready | null>;
  /** `isEvidence`: a case before it did not return, so that the candidate has failed already */
  ask(talk: Conversation, each: C, index: number, isEvidence: boolean): Promise<Answered>;
}

export interface Unready {
  readonly step: JudgeStep;
  readonly stop: Stop;
  readonly diagnostics?: readonly Diagnostic[];
}

/** What came of one case; a stop that `isOver` has brought the box down. */
export type Answered = { readonly result: TestResult; readonly stop?: Stop } | { readonly isOver: Stop };

/** What does not compile, as the round tells of it. */
export function uncompiled(problems: readonly Diagnostic[]): Unready {
  const diagnostics = problems.map(({ path, line, message }) => ({ path, line, message: clean(message) }));
  const [first = { path: '', line: 0, message: '' }] = diagnostics;
  const message = `${first.message} (${first.path}${first.line > 0 ? ` line ${first.line}` : ''})`;
  return { step: 'compile', stop: { errorClass: 'Syntax', message, reason: '' }, diagnostics };
}

/** The judgement on a candidate that no box was given. */
export function unrun(cases: readonly { readonly id: string }[], { step, stop, diagnostics = [] }: Unready): Judgement {
  return {
    step,
    errorClass: stop.errorClass,
    tests: cases.map(({ id }) => missing(id, stop.message)),
    diagnostics,
    usage: NO_USAGE,
    output: '',
    reason: stop.reason,
    untrustedCoverage: null,
  };
}

/** Gives a candidate its cases in one box, and in another where it brings that one down. */
export class Round<C extends { readonly id: string }> {
  readonly #pool: BoxPool;
  readonly #exchange: Exchange<C>;
  readonly #cases: readonly C[];
  readonly #signal: AbortSignal;
  readonly #tests: TestResult[] = [];
  #usage: Usage = NO_USAGE;
  #output = '';
  #step: JudgeStep = 'test';
  #worst: Stop | null = null;
  #diagnostics: readonly Diagnostic[] = [];

  constructor(pool: BoxPool, exchange: Exchange<C>, cases: readonly C[], signal: AbortSignal) {
    this.#pool = pool;
    this.#exchange = exchange;
    this.#cases = cases;
    this.#signal = signal;
  }

  async judge(): Promise<Judgement> {
    for (let boxes = 0; boxes <= MAX_REPLACEMENTS && this.#tests.length < this.#cases.length; boxes += 1) await this.#inOneBox();
    this.#leaveOut(NOT_RUN);
    return {
      step: this.#step,
      errorClass: this.#worst?.errorClass ?? null,
      tests: this.#tests,
      diagnostics: this.#diagnostics,
      usage: this.#usage,
      output: this.#output,
      reason: this.#worst?.reason ?? '',
      untrustedCoverage: null,
    };
  }

  /** Judges the cases that are left until the box dies. */
  async #inOneBox(): Promise<void> {
    const { order } = this.#exchange;
    const box = await this.#pool.take(order);
    const onAbort = (): void => void box.destroy();
    this.#signal.addEventListener('abort', onAbort);
    if (this.#signal.aborted) onAbort();
    const talk = this.#exchange.converse(box);
    try {
      await expectWaiting(talk);
      const unready = await this.#exchange.prepare(talk);
      if (unready === null) await this.#runCases(talk);
      else this.#stop(unready);
    } finally {
      // what the candidate printed before its last answer is already in the pipe
      await new Promise(setImmediate);
      this.#usage = sumUsage(this.#usage, talk.usage());
      this.#output += talk.output;
      const gone = box.destroy();
      this.#pool.restock(order);
      this.#signal.removeEventListener('abort', onAbort);
      if (this.#signal.aborted) await gone;
    }
    this.#signal.throwIfAborted();
  }

  async #runCases(talk: Conversation): Promise<void> {
    for (const [index, each] of this.#cases.entries()) {
      if (index < this.#tests.length) continue;
      const answered = await this.#exchange.ask(talk, each, index, this.#worst?.errorClass === 'Timeout');
      if ('isOver' in answered) return this.#spoil(each, answered.isOver);
      this.#tests.push(answered.result);
      if (answered.result.status !== 'passed') this.#worst ??= answered.stop ?? (await crowdedStop(talk, this.#exchange.limits));
    }
  }

  /** This case brought the box down. */
  #spoil(each: C, stop: Stop): void {
    this.#tests.push(failed(each.id, stop.message));
    if (this.#worst === null || this.#worst.errorClass === 'Logic') this.#worst = stop;
  }

  /** No case can be run. A replacement that does not get as far as the first box did ends the round in its step all the same. */
  #stop({ step, stop, diagnostics = [] }: Unready): void {
    this.#step = step;
    this.#diagnostics = diagnostics;
    this.#worst ??= stop;
    this.#leaveOut(stop.message);
  }

  #leaveOut(message: string): void {
    for (const each of this.#cases.slice(this.#tests.length)) this.#tests.push(missing(each.id, message));
  }
}

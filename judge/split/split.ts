import type { CallCase, Language, Limits } from '../../domain/task.js';
import type { TestResult } from '../../domain/verdict.js';
import type { Box, BoxOrder } from '../box.js';
import type { Collected } from '../collect.js';
import { matches } from '../compare/index.js';
import { isRaised } from '../compare/raised.js';
import { Conversation, type Deadline } from '../conversation.js';
import { clean, failed, passed, printedInstead, raised, type Raised, returnedInstead } from '../evidence.js';
import { BoxFault, crowdedStop, type Judgement, stopOf, UNASKED, wasKilledFromOutside } from '../judgement.js';
import { type LanguageSupport, withRoom } from '../languages/language.js';
import type { BoxPool } from '../pool.js';
import { type Answered, type Exchange, Round, type Unready, uncompiled } from './round.js';
import { callMessage, modulesOf, readAnswer, readCompiled, readLoaded, shapesOf, type SplitAnswer } from './split-protocol.js';

/** One call has this share of the whole time: a search meets many candidates that never return. */
const CALL_SHARE = 4;
/** Once a call has not returned the candidate has failed; what its other calls do is only evidence, and each has this share. */
const EVIDENCE_SHARE = 16;

/** The candidate runs alone and is given inputs only; its answers are compared here. */
export async function judgeSplit(pool: BoxPool, language: LanguageSupport, job: SplitJob, signal: AbortSignal): Promise<Judgement> {
  const order = { program: await language.splitDriver(), limits: withRoom(job.limits, language.overhead) };
  return new Round(pool, new Calls(order, language, job), job.cases, signal).judge();
}

export interface SplitJob {
  readonly collected: Collected;
  readonly cases: readonly CallCase[];
  readonly limits: Limits;
  /** the driver is to say which lines each call runs; it takes its time, so that it is no run to judge by */
  readonly traced?: boolean;
}

/** Calls of a candidate that was loaded once. */
class Calls implements Exchange<CallCase> {
  readonly order: BoxOrder;
  readonly limits: Limits;
  readonly #language: LanguageSupport;
  readonly #job: SplitJob;

  constructor(order: BoxOrder, language: LanguageSupport, job: SplitJob) {
    this.order = order;
    this.limits = job.limits;
    this.#language = language;
    this.#job = job;
  }

  converse(box: Box): Conversation {
    return new Conversation(box, this.order.limits);
  }

  async prepare(talk: Conversation): Promise<Unready | null> {
    const { collected, cases, traced } = this.#job;
    talk.send({
      files: collected.files,
      compile: collected.sources,
      load: modulesOf(cases),
      calls: shapesOf(cases),
      ...(traced === true ? { traced: collected.sources } : {}),
    });
    const compiled = await talk.hear(this.#compileDeadline());
    if (wasKilledFromOutside(compiled, talk)) throw new BoxFault('the box was killed before the candidate ran');
    if (compiled.kind !== 'line') return { step: 'compile', stop: await stopOf(compiled, talk, this.limits) };
    const problems = readCompiled(compiled.line)?.compiled;
    if (problems === undefined) throw new BoxFault('the driver did not answer the compile step in its form');
    if (problems.length > 0) return uncompiled(problems);
    const loaded = await talk.hear(this.#compileDeadline());
    if (loaded.kind !== 'line') return { step: 'load', stop: await stopOf(loaded, talk, this.limits) };
    const answer = readLoaded(loaded.line);
    if (answer === null) return { step: 'load', stop: UNASKED };
    return answer.loaded === null ? null : { step: 'load', stop: { errorClass: 'Logic', message: raised(answer.loaded), reason: '' } };
  }

  async ask(talk: Conversation, each: CallCase, index: number, isEvidence: boolean): Promise<Answered> {
    talk.send(callMessage(index, each));
    const heard = await talk.hear(this.#deadline(isEvidence ? EVIDENCE_SHARE : CALL_SHARE));
    if (heard.kind !== 'line') return { isOver: await stopOf(heard, talk, this.limits) };
    const answer = readAnswer(heard.line);
    // the children of a program that forks for ever answer as well
    if (answer === null || answer.id !== index || talk.hasUnasked) return { isOver: (await crowdedStop(talk, this.limits)) ?? UNASKED };
    const result = resultOf(this.#language.language, each, answer);
    return { result: 'lines' in answer && answer.lines !== undefined ? { ...result, lines: answer.lines } : result };
  }

  #compileDeadline(): Deadline {
    const { cpuMs, wallMs } = this.#language.overhead;
    return { cpuMs: cpuMs + this.limits.cpuMs / CALL_SHARE, wallMs: wallMs + this.limits.wallMs };
  }

  #deadline(share: number): Deadline {
    return { cpuMs: this.limits.cpuMs / share, wallMs: this.limits.wallMs };
  }
}

function resultOf(language: Language, each: CallCase, answer: SplitAnswer): TestResult {
  if ('missing' in answer) return failed(each.id, clean(answer.missing));
  if ('raised' in answer) return raisedResult(language, each, answer.raised);
  if ('prints' in each.expect) return printedResult(language, each, answer.printed ?? '', each.expect.prints);
  if ('raises' in each.expect || !matches(language, each.expect.returns, answer.returned, each.compare))
    return failed(each.id, returnedInstead(each, answer.returned));
  return passed(each.id);
}

function printedResult(language: Language, each: CallCase, printed: string, expected: string): TestResult {
  return matches(language, expected, printed, each.compare) ? passed(each.id) : failed(each.id, printedInstead(each, printed, expected));
}

function raisedResult(language: Language, each: CallCase, error: Raised): TestResult {
  if ('raises' in each.expect && isRaised(language, each.expect.raises, error.names)) return passed(each.id);
  return failed(each.id, raised(error));
}

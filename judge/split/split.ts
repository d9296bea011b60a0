import type { Case, Language, Limits } from '../../domain/task.js';
import type { Diagnostic, JudgeStep, TestResult, Usage } from '../../domain/verdict.js';
import type { Collected } from '../collect.js';
import { matches } from '../compare/index.js';
import { isRaised } from '../compare/raised.js';
import { Conversation, type Deadline } from '../conversation.js';
import { clean, failed, missing, NOT_RUN, passed, printedInstead, raised, type Raised, returnedInstead } from '../evidence.js';
import {
  BoxFault,
  crowdedStop,
  expectWaiting,
  type Judgement,
  NO_USAGE,
  sumUsage,
  type Stop,
  stopOf,
  UNASKED,
  wasKilledFromOutside,
} from '../judgement.js';
import type { BoxOrder } from '../box.js';
import { type LanguageSupport, withRoom } from '../languages/language.js';
import type { BoxPool } from '../pool.js';
import { callMessage, modulesOf, readAnswer, readCompiled, readLoaded, shapesOf, type SplitAnswer } from './split-protocol.js';

/** A box that a candidate brought down is replaced for the cases that are left this many times. */
const MAX_REPLACEMENTS = 1;
/** One call has this share of the whole time: a search meets many candidates that never return. */
const CALL_SHARE = 4;
/** Once a call has not returned the candidate has failed; what its other calls do is only evidence, and each has this share. */
const EVIDENCE_SHARE = 16;

/** The candidate runs alone and is given inputs only; its answers are compared here. */
export async function judgeSplit(pool: BoxPool, language: LanguageSupport, job: SplitJob, signal: AbortSignal): Promise<Judgement> {
  const order = { program: await language.splitDriver(), limits: withRoom(job.limits, language.overhead) };
  return new SplitRound(pool, order, language, job, signal).judge();
}

export interface SplitJob {
  readonly collected: Collected;
  readonly cases: readonly Case[];
  readonly limits: Limits;
  /** the driver is to say which lines each call runs; it takes its time, so that it is no run to judge by */
  readonly traced?: boolean;
}

class SplitRound {
  readonly #pool: BoxPool;
  readonly #order: BoxOrder;
  readonly #language: LanguageSupport;
  readonly #collected: Collected;
  readonly #cases: readonly Case[];
  readonly #limits: Limits;
  readonly #signal: AbortSignal;
  readonly #traced: boolean;
  readonly #tests: TestResult[] = [];
  #usage: Usage = NO_USAGE;
  #output = '';
  #step: JudgeStep = 'test';
  #worst: Stop | null = null;
  #diagnostics: readonly Diagnostic[] = [];

  constructor(pool: BoxPool, order: BoxOrder, language: LanguageSupport, job: SplitJob, signal: AbortSignal) {
    this.#pool = pool;
    this.#order = order;
    this.#language = language;
    this.#collected = job.collected;
    this.#cases = job.cases;
    this.#limits = job.limits;
    this.#signal = signal;
    this.#traced = job.traced ?? false;
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
    const box = await this.#pool.take(this.#order);
    const onAbort = (): void => void box.destroy();
    this.#signal.addEventListener('abort', onAbort);
    if (this.#signal.aborted) onAbort();
    const talk = new Conversation(box, this.#order.limits);
    try {
      await expectWaiting(talk);
      if (await this.#prepare(talk)) await this.#runCases(talk);
    } finally {
      // what the candidate printed before its last answer is already in the pipe
      await new Promise(setImmediate);
      this.#usage = sumUsage(this.#usage, talk.usage());
      this.#output += talk.output;
      const gone = box.destroy();
      this.#pool.restock(this.#order);
      this.#signal.removeEventListener('abort', onAbort);
      if (this.#signal.aborted) await gone;
    }
    this.#signal.throwIfAborted();
  }

  /** Whether the candidate got as far as its first case. */
  async #prepare(talk: Conversation): Promise<boolean> {
    talk.send({
      files: this.#collected.files,
      compile: this.#collected.sources,
      load: modulesOf(this.#cases),
      calls: shapesOf(this.#cases),
      ...(this.#traced ? { traced: this.#collected.sources } : {}),
    });
    const compiled = await talk.hear(this.#compileDeadline());
    if (wasKilledFromOutside(compiled, talk)) throw new BoxFault('the box was killed before the candidate ran');
    if (compiled.kind !== 'line') return this.#stop('compile', await stopOf(compiled, talk, this.#limits));
    const problems = readCompiled(compiled.line)?.compiled;
    if (problems === undefined) throw new BoxFault('the driver did not answer the compile step in its form');
    if (problems.length > 0) return this.#syntax(problems);
    const loaded = await talk.hear(this.#compileDeadline());
    if (loaded.kind !== 'line') return this.#stop('load', await stopOf(loaded, talk, this.#limits));
    const answer = readLoaded(loaded.line);
    if (answer === null) return this.#stop('load', UNASKED);
    return answer.loaded === null || this.#stop('load', { errorClass: 'Logic', message: raised(answer.loaded), reason: '' });
  }

  async #runCases(talk: Conversation): Promise<void> {
    for (const [index, each] of this.#cases.entries()) {
      if (index < this.#tests.length) continue;
      talk.send(callMessage(index, each));
      const heard = await talk.hear(this.#deadline(this.#worst?.errorClass === 'Timeout' ? EVIDENCE_SHARE : CALL_SHARE));
      if (heard.kind !== 'line') return this.#spoil(each, await stopOf(heard, talk, this.#limits));
      const answer = readAnswer(heard.line);
      // the children of a program that forks for ever answer as well
      if (answer === null || answer.id !== index || talk.hasUnasked)
        return this.#spoil(each, (await crowdedStop(talk, this.#limits)) ?? UNASKED);
      const result = resultOf(this.#language.language, each, answer);
      this.#tests.push('lines' in answer && answer.lines !== undefined ? { ...result, lines: answer.lines } : result);
      if (result.status !== 'passed') this.#worst ??= await crowdedStop(talk, this.#limits);
    }
  }

  #compileDeadline(): Deadline {
    const { cpuMs, wallMs } = this.#language.overhead;
    return { cpuMs: cpuMs + this.#limits.cpuMs / CALL_SHARE, wallMs: wallMs + this.#limits.wallMs };
  }

  #deadline(share: number): Deadline {
    return { cpuMs: this.#limits.cpuMs / share, wallMs: this.#limits.wallMs };
  }

  /** This case brought the box down. */
  #spoil(each: Case, stop: Stop): void {
    this.#tests.push(failed(each.id, stop.message));
    if (this.#worst === null || this.#worst.errorClass === 'Logic') this.#worst = stop;
  }

  #syntax(problems: readonly Diagnostic[]): false {
    this.#diagnostics = problems.map(({ path, line, message }) => ({ path, line, message: clean(message) }));
    const [first = { path: '', line: 0, message: '' }] = this.#diagnostics;
    return this.#stop('compile', { errorClass: 'Syntax', message: `${first.message} (${first.path} line ${first.line})`, reason: '' });
  }

  /** No case can be run. A replacement that does not get as far as the first box did ends the round in its step all the same. */
  #stop(step: JudgeStep, stop: Stop): false {
    this.#step = step;
    this.#worst ??= stop;
    this.#leaveOut(stop.message);
    return false;
  }

  #leaveOut(message: string): void {
    for (const each of this.#cases.slice(this.#tests.length)) this.#tests.push(missing(each.id, message));
  }
}

function resultOf(language: Language, each: Case, answer: SplitAnswer): TestResult {
  if ('missing' in answer) return failed(each.id, clean(answer.missing));
  if ('raised' in answer) return raisedResult(language, each, answer.raised);
  if ('prints' in each.expect) return printedResult(language, each, answer.printed ?? '', each.expect.prints);
  if ('raises' in each.expect || !matches(language, each.expect.returns, answer.returned, each.compare))
    return failed(each.id, returnedInstead(each, answer.returned));
  return passed(each.id);
}

function printedResult(language: Language, each: Case, printed: string, expected: string): TestResult {
  return matches(language, expected, printed, each.compare) ? passed(each.id) : failed(each.id, printedInstead(each, printed, expected));
}

function raisedResult(language: Language, each: Case, error: Raised): TestResult {
  if ('raises' in each.expect && isRaised(language, each.expect.raises, error.names)) return passed(each.id);
  return failed(each.id, raised(error));
}

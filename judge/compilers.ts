import { z } from 'zod';
import { DEFAULT_LIMITS, type Files, type Limits } from '../domain/task.js';
import type { Box, BoxBackend, BoxOrder } from './box.js';
import { Conversation, type Deadline, type Heard } from './conversation.js';
import { BoxFault, expectWaiting, type Stop, stopOf, wasKilledFromOutside } from './judgement.js';
import type { LanguageSupport } from './languages/language.js';
import { BoxPool } from './pool.js';
import { type Unready, uncompiled } from './split/round.js';
import { diagnosticSchema, parseJson } from './split/split-protocol.js';

/** The files with what runs beside them, or why nothing can. */
export type Made = { readonly files: Files } | { readonly unready: Unready };

export interface Sources {
  /** the task's, with the candidate's over them */
  readonly files: Files;
  /** they win where both have a path, and nothing in `files` has a say in what is made of them */
  readonly tests: Files;
  /** sources of the candidate, which must compile */
  readonly paths: readonly string[];
}

export type Compile = (sources: Sources) => Promise<Made>;

/** `isAnswer`: the compiler said it, and did not break off. */
interface Tried {
  readonly made: Made;
  readonly isAnswer: boolean;
}

/** For the sources of one candidate and its tests: types can be written that are never worked out. */
const WITHIN: Deadline = { cpuMs: 5_000, wallMs: 20_000 };
/** Of the compiler, and not of a task: they are what a person is told of. */
const LIMITS: Limits = { ...DEFAULT_LIMITS, cpuMs: 1_200_000, wallMs: 60_000, memoryMb: 768, pids: 64, outputKb: 16_384 };
/** One that has had so much of them has served long enough. */
const KEPT_SHARE = 0.5;

const answerSchema = z.strictObject({ made: z.record(z.string(), z.string()), problems: z.array(diagnosticSchema) });

/**
 * Compilers in boxes that are kept: to start one takes far longer than to compile a candidate with it. They read what
 * candidates wrote and run nothing of it, so that a box may serve one after the other; one that was stopped serves nobody more.
 */
export class Compilers {
  readonly #pool: BoxPool;
  /** a box says once that it waits */
  readonly #waiting = new WeakSet<Box>();

  constructor(backend: BoxBackend) {
    this.#pool = new BoxPool(backend, 0);
  }

  /** @throws BoxFault, also where the tests alone are more than it can follow: that says nothing of a candidate */
  async compile(language: LanguageSupport, sources: Sources, signal: AbortSignal): Promise<Made> {
    if (language.compiler === undefined) return { files: { ...sources.files, ...sources.tests } };
    const order = { program: await language.compiler(), limits: LIMITS };
    const { made, isAnswer } = await this.#tried(order, sources, signal);
    const { tests, paths } = sources;
    if (isAnswer || paths.length === 0 || Object.keys(tests).length === 0) return made;
    const alone = await this.#tried(order, { files: {}, tests, paths: [] }, signal);
    if (!alone.isAnswer) throw new BoxFault("the task's own tests cannot be compiled: they alone broke the compiler off");
    return made;
  }

  async #tried(order: BoxOrder, sources: Sources, signal: AbortSignal): Promise<Tried> {
    for (;;) {
      const box = await this.#pool.take(order);
      const hasServed = this.#waiting.has(box);
      const tried = await this.#inBox(order, box, sources, signal);
      // what those before it left to be cleared away may have been what was too much
      if (tried.isAnswer || !hasServed) return tried;
    }
  }

  async #inBox(order: BoxOrder, box: Box, sources: Sources, signal: AbortSignal): Promise<Tried> {
    const { files, tests, paths } = sources;
    const onAbort = (): void => void box.destroy();
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    const talk = new Conversation(box, LIMITS);
    let isReady = false;
    try {
      if (!this.#waiting.has(box)) await expectWaiting(talk);
      this.#waiting.add(box);
      talk.send(sources);
      const heard = await talk.hear(WITHIN);
      if (wasKilledFromOutside(heard, talk)) throw new BoxFault('the compiler was killed');
      if (heard.kind !== 'line') return { made: { unready: await brokenOff(heard, talk, paths) }, isAnswer: false };
      const answer = answerSchema.safeParse(parseJson(heard.line)).data;
      if (answer === undefined) throw new BoxFault('the compiler did not answer in its form');
      isReady = isFresh(box);
      const { made, problems } = answer;
      return { made: problems.length > 0 ? { unready: uncompiled(problems) } : { files: { ...files, ...tests, ...made } }, isAnswer: true };
    } finally {
      signal.removeEventListener('abort', onAbort);
      talk.leave();
      if (isReady && !signal.aborted) this.#pool.giveBack(order, box);
      else void box.destroy();
      signal.throwIfAborted();
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** What a source can do to a compiler: it takes too long, too much memory, or nests deeper than it can follow. */
async function brokenOff(heard: Exclude<Heard, { kind: 'line' }>, talk: Conversation, paths: readonly string[]): Promise<Unready> {
  if (heard.kind === 'timeout') return { step: 'compile', stop: TOO_LONG };
  const stop = await stopOf(heard, talk, LIMITS);
  if (stop.errorClass !== 'Logic') return { step: 'compile', stop };
  return uncompiled([{ path: paths[0] ?? '', line: 0, message: 'the compiler broke off' }]);
}

const TOO_LONG: Stop = { errorClass: 'Timeout', message: 'did not compile in time', reason: 'the sources did not compile in time' };

function isFresh(box: Box): boolean {
  const { cpuMs, peakMemoryMb } = box.usage();
  return cpuMs < LIMITS.cpuMs * KEPT_SHARE && peakMemoryMb < LIMITS.memoryMb * KEPT_SHARE;
}

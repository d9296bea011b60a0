import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Limits, StdioCase } from '../../domain/task.js';
import type { Box, BoxOrder, BoxProgram } from '../box.js';
import type { Collected } from '../collect.js';
import { isPrinted } from '../compare/printed.js';
import { Conversation, type Deadline } from '../conversation.js';
import { tarOf } from '../docker/tar.js';
import { failed, passed } from '../evidence.js';
import { BoxFault, crowdedStop, type Judgement, memoryStop, outputStop, stopOf, UNASKED, wasKilledFromOutside } from '../judgement.js';
import { type LanguageSupport, type ProgramTools, withRoom } from '../languages/language.js';
import type { BoxPool } from '../pool.js';
import { problemsIn, readProgramCompiled, readRan } from './program-protocol.js';
import { type Answered, type Exchange, Round, type Unready, uncompiled } from './round.js';
import { endedBadly, printedOtherwise } from './run-evidence.js';

/** Once a run has not ended the candidate has failed; what its other runs do is only evidence, and each has this share. */
const EVIDENCE_SHARE = 4;
/** What a run answers beside what it printed: its code, and the end of its errors. */
const BESIDE_BYTES = 16 * 1_024;

export interface ProgramJob {
  readonly collected: Collected;
  /** path of the file that is run */
  readonly program: string;
  readonly cases: readonly StdioCase[];
  readonly limits: Limits;
}

/** The whole program is run once for each input, alone in its box; what it printed is compared here. */
export async function judgeProgram(pool: BoxPool, language: LanguageSupport, job: ProgramJob, signal: AbortSignal): Promise<Judgement> {
  const tools = await language.programTools?.();
  if (tools === undefined)
    throw new RatchetFailure('sandbox-unavailable', `programs in ${language.language} cannot be run whole in this sandbox`);
  const order = { program: await driverOf(language, tools), limits: withRoom(job.limits, language.overhead) };
  return new Round(pool, new Runs(order, language, job), job.cases, signal).judge();
}

/** It travels as an argument: no file of the host has to be reachable for the user of the box. */
async function driverOf({ language }: LanguageSupport, { compile, run, env, folders }: ProgramTools): Promise<BoxProgram> {
  const driver = await readFile(join(packageRoot, 'judge/split/program.sh'), 'utf8');
  return { name: `${language}-program`, command: ['/bin/sh', '-c', driver, 'program', compile, run], env, folders, job: false };
}

/** Runs of a program that was compiled once. Each has the time of the task, and the room of the language to start in. */
class Runs implements Exchange<StdioCase> {
  readonly order: BoxOrder;
  readonly limits: Limits;
  readonly #language: LanguageSupport;
  readonly #job: ProgramJob;

  constructor(order: BoxOrder, language: LanguageSupport, job: ProgramJob) {
    this.order = order;
    this.limits = job.limits;
    this.#language = language;
    this.#job = job;
  }

  converse(box: Box): Conversation {
    const { limits } = this.order;
    const runs = this.#job.cases.length;
    return new Conversation(box, { ...limits, cpuMs: limits.cpuMs * (runs + 1) }, (runs + 1) * (this.#most * 2 + BESIDE_BYTES));
  }

  async prepare(talk: Conversation): Promise<Unready | null> {
    const { collected, program } = this.#job;
    const archive = tarOf(collected.files);
    const paths = [program, ...collected.sources.filter((path) => path !== program)];
    talk.sendLine([`${archive.length} ${this.#most} ${paths.length}`, ...paths].join('\n'));
    talk.sendBytes(archive);
    const heard = await talk.hear(this.#deadline(1));
    if (wasKilledFromOutside(heard, talk)) throw new BoxFault('the box was killed before the candidate ran');
    if (heard.kind !== 'line') return { step: 'compile', stop: await stopOf(heard, talk, this.limits) };
    const compiled = readProgramCompiled(heard.line);
    if (compiled === null) throw new BoxFault('the driver did not answer the compile step in its form');
    const problems = problemsIn(compiled, program);
    return problems.length > 0 ? uncompiled(problems) : null;
  }

  async ask(talk: Conversation, each: StdioCase, _index: number, isEvidence: boolean): Promise<Answered> {
    const { memoryKills } = talk.box.usage();
    const input = Buffer.from(each.stdin);
    talk.sendLine(String(input.length));
    talk.sendBytes(input);
    const heard = await talk.hear(this.#deadline(isEvidence ? EVIDENCE_SHARE : 1));
    if (heard.kind !== 'line') return { isOver: await stopOf(heard, talk, this.limits) };
    const ran = readRan(heard.line);
    if (ran === null || talk.hasUnasked) return { isOver: (await crowdedStop(talk, this.limits)) ?? UNASKED };
    const stop =
      ran.bytes > this.#most ? outputStop(this.limits) : talk.box.usage().memoryKills > memoryKills ? memoryStop(this.limits) : null;
    if (stop !== null) return { result: failed(each.id, stop.message), stop };
    if (ran.code !== 0) return { result: failed(each.id, endedBadly(each, ran, Object.keys(this.#job.collected.files))) };
    const isRight = isPrinted(each.checker, each.stdout, ran.printed);
    return { result: isRight ? passed(each.id) : failed(each.id, printedOtherwise(each, ran.printed)) };
  }

  get #most(): number {
    return this.limits.outputKb * 1_024;
  }

  #deadline(share: number): Deadline {
    const { cpuMs, wallMs } = this.#language.overhead;
    return { cpuMs: cpuMs + this.limits.cpuMs / share, wallMs: wallMs + this.limits.wallMs };
  }
}

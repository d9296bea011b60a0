import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from '../domain/task.js';
import type { Diagnostic, ErrorClass, JudgeStep, TestResult, Trust, UntrustedCoverage, Usage, Verdict } from '../domain/verdict.js';
import type { Conversation, Deadline, Heard } from './conversation.js';
import { readWaiting } from './split/split-protocol.js';

/** What a judgement came to, before it is dressed as a verdict. */
export interface Judgement {
  readonly step: JudgeStep;
  /** what stopped or spoiled it, beside failing tests; null when nothing did */
  readonly errorClass: ErrorClass | null;
  readonly tests: readonly TestResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly usage: Usage;
  readonly output: string;
  readonly reason: string;
  readonly untrustedCoverage: UntrustedCoverage | null;
}

/** What ended a box before its work was done. */
export interface Stop {
  readonly errorClass: ErrorClass;
  /** evidence: for the test that it hit */
  readonly message: string;
  /** for the verdict: the limit that was hit; empty where none was */
  readonly reason: string;
}

/** The box itself failed: says nothing of the candidate. */
export class BoxFault extends Error {
  override readonly name = 'BoxFault';
}

export const NO_USAGE: Usage = { wallMs: 0, cpuMs: 0, peakMemoryMb: 0, outputBytes: 0 };
export const UNASKED: Stop = { errorClass: 'Logic', message: 'wrote on the channel of the judge', reason: '' };

/** A box that was started on a busy machine may take long to say that it waits. */
const START_WITHIN: Deadline = { cpuMs: 10_000, wallMs: 30_000 };

export async function expectWaiting(talk: Conversation): Promise<void> {
  const heard = await talk.hear(START_WITHIN);
  if (heard.kind === 'line' && readWaiting(heard.line) !== null) return;
  await new Promise(setImmediate);
  throw new BoxFault(
    `the box did not start (${heard.kind === 'ended' ? `exit code ${heard.exitCode}` : heard.kind}): ${talk.output.trim()}`,
  );
}

/** For the time before the candidate's own code runs: after that it may have killed itself. */
export function wasKilledFromOutside(heard: Heard, talk: Conversation): boolean {
  return heard.kind === 'ended' && heard.exitCode === 137 && talk.box.usage().memoryKills === 0;
}

/**
 * By what the kernel and the clock say; never by words in the output. It names the limits of the task. Throws BoxFault where no
 * candidate can have done it.
 */
export async function stopOf(heard: Exclude<Heard, { kind: 'line' }>, talk: Conversation, limits: Limits): Promise<Stop> {
  if (talk.box.usage().memoryKills > 0) return memoryStop(limits);
  const crowded = await crowdedStop(talk, limits);
  if (crowded !== null && !(heard.kind === 'ended' && heard.fromOutside)) return crowded;
  switch (heard.kind) {
    case 'timeout':
      return { errorClass: 'Timeout', message: 'did not return in time', reason: 'a call did not return in time' };
    case 'flood':
      return outputStop(limits);
    case 'ended':
      if (heard.fromOutside) throw new BoxFault('the box was killed from outside');
      return { errorClass: 'Logic', message: endedEarly(heard.exitCode), reason: '' };
    default:
      return heard satisfies never;
  }
}

export function memoryStop({ memoryMb }: Limits): Stop {
  return { errorClass: 'Resource', message: 'ran out of memory', reason: `more than ${memoryMb} MB of memory` };
}

export function outputStop({ outputKb }: Limits): Stop {
  return { errorClass: 'Resource', message: 'wrote more output than the limit', reason: `more than ${outputKb} KB of output` };
}

const LOOKS = 5;
const LOOK_AGAIN_MS = 20;

/** A program that failed when it wanted more processes than it may have; null for one that did not want any. */
export async function crowdedStop({ box }: Conversation, limits: Limits): Promise<Stop | null> {
  for (let look = 0; look < LOOKS && box.usage().isFilling; look += 1) await sleep(LOOK_AGAIN_MS);
  return box.usage().processRefusals > 0
    ? { errorClass: 'Resource', message: 'wanted more processes than the limit', reason: `more than ${limits.pids} processes` }
    : null;
}

export function sumUsage(left: Usage, right: Usage): Usage {
  return {
    wallMs: left.wallMs + right.wallMs,
    cpuMs: left.cpuMs + right.cpuMs,
    peakMemoryMb: Math.max(left.peakMemoryMb, right.peakMemoryMb),
    outputBytes: left.outputBytes + right.outputBytes,
  };
}

function endedEarly(exitCode: number): string {
  return exitCode > 128
    ? `the process died of signal ${exitCode - 128} instead of returning`
    : `the process ended with exit code ${exitCode} instead of returning`;
}

const MAX_OUTPUT = 4_096;

export function verdictOf(backend: string, trust: Trust, rejectedPaths: readonly string[], judgement: Judgement): Verdict {
  const failed = judgement.errorClass !== null || judgement.tests.some((each) => each.status !== 'passed');
  return {
    ...judgement,
    status: failed ? 'failed' : 'passed',
    errorClass: failed ? (judgement.errorClass ?? 'Logic') : null,
    trust: trust === 'in-process' && !failed && !judgement.tests.some((each) => each.controlled === true) ? 'uncontrolled' : trust,
    rejectedPaths,
    backend,
    output: judgement.output.slice(0, MAX_OUTPUT),
  };
}

export function voidVerdict(trust: Trust, backend: string, rejectedPaths: readonly string[], reason: string): Verdict {
  return {
    status: 'void',
    errorClass: null,
    step: 'collect',
    trust,
    tests: [],
    diagnostics: [],
    rejectedPaths,
    usage: NO_USAGE,
    backend,
    reason,
    output: '',
    untrustedCoverage: null,
  };
}

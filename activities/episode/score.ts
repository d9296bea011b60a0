import { address, type Address } from '../../domain/address.js';
import { diffSimilarity, frugality, type Scores, type Worth, shapeSimilarity, styleScore, tokenSimilarity } from '../../domain/scores.js';
import { mean } from '../../domain/metrics.js';
import type { Files, Task } from '../../domain/task.js';
import type { Usage, Verdict } from '../../domain/verdict.js';
import { judge } from './judge.js';
import { asGiven, lintOnce } from './lint.js';
import type { EpisodePorts } from './episode-ports.js';

/** Below these, time and memory of two runs of one program differ by chance. */
const NOISE_CPU_MS = 20;
const NOISE_MEMORY_MB = 8;

export interface Scored {
  /** of the episode */
  readonly at: Address;
  readonly hash: string;
  readonly task: Task;
  readonly candidate: Files;
  /** of the hidden checks; null where they were not run */
  readonly hidden: Verdict | null;
}

/**
 * What the last candidate of an episode is worth beside passing. A linter and a run of the reference are asked only where the strategy
 * gives them weight.
 */
export async function scoreCandidate(
  ports: EpisodePorts,
  { at, hash, task, candidate, hidden }: Scored,
  weights: Worth,
  signal: AbortSignal,
): Promise<Omit<Scores, 'compiled' | 'tests'>> {
  const usage =
    hidden?.status === 'passed' && weights.runTime + weights.peakMemory > 0 ? await referenceUsage(ports, hash, task, signal) : null;
  return {
    diffSimilarity: diffSimilarity(asGiven(task), candidate, task.reference),
    codeSimilarity: await codeSimilarity(ports, task, candidate),
    style: weights.style > 0 ? await style(ports, at, task, candidate, signal) : null,
    runTime: usage === null || hidden === null ? null : frugality(usage.cpuMs, hidden.usage.cpuMs, NOISE_CPU_MS),
    peakMemory: usage === null || hidden === null ? null : frugality(usage.peakMemoryMb, hidden.usage.peakMemoryMb, NOISE_MEMORY_MB),
  };
}

async function codeSimilarity({ code }: EpisodePorts, task: Task, candidate: Files): Promise<number | null> {
  const paths = Object.keys(task.reference).filter((path) => candidate[path] !== undefined);
  const each = paths.map(async (path) => {
    const [own, right] = [candidate[path] ?? '', task.reference[path] ?? ''];
    const [left, other] = await Promise.all([code.shapes(task.language, own), code.shapes(task.language, right)]);
    return mean([tokenSimilarity(own, right), shapeSimilarity(left, other)]);
  });
  return paths.length === 0 ? null : mean(await Promise.all(each));
}

async function style(ports: EpisodePorts, at: Address, task: Task, candidate: Files, signal: AbortSignal): Promise<number | null> {
  const [before, after] = await Promise.all([asGiven(task), candidate].map((program) => lintOnce(ports, at, task, program, signal)));
  return before && after ? styleScore(before.length, after.length) : null;
}

/** Of the reference on the hidden checks: run once for a task and a box version, and kept like any verdict. */
async function referenceUsage(ports: EpisodePorts, hash: string, task: Task, signal: AbortSignal): Promise<Usage | null> {
  const judged = await judge(ports, address('reference', hash), { hash, task, candidate: task.reference, which: 'hidden' }, signal);
  return 'verdict' in judged && judged.verdict.status === 'passed' ? judged.verdict.usage : null;
}

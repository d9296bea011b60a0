import { address } from '../domain/address.js';
import { diffSimilarity, frugality, type Scores, type Worth, shapeSimilarity, styleScore, tokenSimilarity } from '../domain/scores.js';
import { mean } from '../domain/metrics.js';
import type { Files, Task } from '../domain/task.js';
import type { Usage, Verdict } from '../domain/verdict.js';
import { judge } from './judge.js';
import type { EpisodePorts } from './ports.js';

/** Below these, time and memory of two runs of one program differ by chance. */
const NOISE_CPU_MS = 20;
const NOISE_MEMORY_MB = 8;

export interface Scored {
  readonly hash: string;
  readonly task: Task;
  readonly candidate: Files;
  /** of the hidden checks; null where they were not run */
  readonly hidden: Verdict | null;
}

/** What the last candidate of an episode is worth beside passing. A linter and a run of the reference are asked only where the strategy gives them weight. */
export async function scoreCandidate(ports: EpisodePorts, { hash, task, candidate, hidden }: Scored, weights: Worth, signal: AbortSignal): Promise<Omit<Scores, 'compiled' | 'tests'>> {
  const start = pick(task.files, task.editable);
  const usage = hidden?.status === 'passed' && weights.runTime + weights.peakMemory > 0 ? await referenceUsage(ports, hash, task, signal) : null;
  return {
    diffSimilarity: diffSimilarity(start, candidate, task.reference),
    codeSimilarity: await codeSimilarity(ports, task, candidate),
    style: weights.style > 0 ? await style(ports, task, start, candidate, signal) : null,
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

async function style({ sandbox }: EpisodePorts, task: Task, start: Files, candidate: Files, signal: AbortSignal): Promise<number | null> {
  const lint = (files: Files): ReturnType<typeof sandbox.lint> => sandbox.lint({ language: task.language, files: { ...task.files, ...files }, paths: Object.keys(files) }, signal);
  const [before, after] = await Promise.all([lint(start), lint(candidate)]);
  return before === null || after === null ? null : styleScore(before.length, after.length);
}

/** Of the reference on the hidden checks: run once for a task and a box version, and kept like any verdict. */
async function referenceUsage(ports: EpisodePorts, hash: string, task: Task, signal: AbortSignal): Promise<Usage | null> {
  const judged = await judge(ports, address('reference', hash), { hash, task, candidate: task.reference, which: 'hidden' }, signal);
  return 'verdict' in judged && judged.verdict.status === 'passed' ? judged.verdict.usage : null;
}

function pick(files: Files, paths: readonly string[]): Files {
  return Object.fromEntries(paths.flatMap((path) => (files[path] === undefined ? [] : [[path, files[path]]])));
}

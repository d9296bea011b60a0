import { describe, expect, it } from 'vitest';
import { scoreCandidate } from '../../activities/episode/score.js';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { codeReader } from '../../judge/shapes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

const RIGHT = { 'a.py': 'def f(x):\n    return x + 1\n' };
const checks = {
  trust: 'split',
  cases: [{ id: 'one', call: { fn: 'a:f', args: [1] }, expect: { returns: 2 }, compare: { kind: 'equal' } }],
} as const;
const TASK: Task = {
  id: 'a',
  language: 'python',
  kind: 'repair',
  family: 'a',
  prompt: '',
  files: { 'a.py': 'def f(x):\n    return x - 1\n' },
  editable: ['a.py'],
  visible: checks,
  hidden: checks,
  limits: DEFAULT_LIMITS,
  reference: RIGHT,
};
const WEIGHTS = { compiled: 1, tests: 1, diffSimilarity: 1, codeSimilarity: 1, style: 0, runTime: 0, peakMemory: 0 };
const never = new AbortController().signal;

function ports(lint: EpisodePorts['sandbox']['lint'] = () => Promise.resolve(null)): {
  readonly ports: EpisodePorts;
  readonly runs: () => number;
} {
  const store = openFakeStore();
  const sandbox = fakeSandbox(() => ({ usage: { wallMs: 40, cpuMs: 40, peakMemoryMb: 20, outputBytes: 0 } }));
  return {
    ports: { model: fakeModel(() => ''), sandbox: { ...sandbox, lint }, store, memory: openFakeMemory({ store }), code: codeReader },
    runs: () => sandbox.jobs.length,
  };
}

function passed(cpuMs: number): Verdict {
  return {
    status: 'passed',
    errorClass: null,
    step: 'test',
    trust: 'split',
    tests: [],
    diagnostics: [],
    rejectedPaths: [],
    usage: { wallMs: cpuMs, cpuMs, peakMemoryMb: 40, outputBytes: 0 },
    backend: 'fake',
    reason: '',
    output: '',
    untrustedCoverage: null,
  };
}

describe('what a candidate is worth beside passing', () => {
  it('is how near it comes to the reference, at no cost', async () => {
    const { ports: plain, runs } = ports();
    const scored = (candidate: Record<string, string>): ReturnType<typeof scoreCandidate> =>
      scoreCandidate(plain, { at: 'c/e', hash: 'h', task: TASK, candidate, hidden: null }, WEIGHTS, never);
    expect(await scored(RIGHT)).toEqual({ diffSimilarity: 1, codeSimilarity: 1, style: null, runTime: null, peakMemory: null });
    const other = await scored({ 'a.py': 'def f(x):\n    return -(~x)\n' });
    expect(other.diffSimilarity).toBeCloseTo(0.5);
    expect(other.codeSimilarity).toBeLessThan(1);
    expect(runs()).toBe(0);
  });

  it('is time and memory against the reference, which runs once', async () => {
    const { ports: plain, runs } = ports();
    const weights = { ...WEIGHTS, runTime: 1 };
    const scored = { at: 'c/e', hash: 'h', task: TASK, candidate: RIGHT, hidden: passed(80) };
    expect(await scoreCandidate(plain, scored, weights, never)).toMatchObject({ runTime: 0.5, peakMemory: 0.5 });
    expect(await scoreCandidate(plain, { ...scored, hidden: passed(30) }, weights, never)).toMatchObject({ runTime: 1 });
    expect(runs()).toBe(1);
  });

  it('is what a linter finds more than before', async () => {
    const finding = { path: 'a.py', line: 1, message: 'E1' };
    const { ports: linted } = ports(({ files }) => Promise.resolve(files['a.py'] === RIGHT['a.py'] ? [finding, finding] : [finding]));
    expect(
      await scoreCandidate(linted, { at: 'c/e', hash: 'h', task: TASK, candidate: RIGHT, hidden: null }, { ...WEIGHTS, style: 1 }, never),
    ).toMatchObject({ style: 0.5 });
  });
});

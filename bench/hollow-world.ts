import { uniform } from '../domain/random.js';
import { DEFAULT_LIMITS, type Checks, type Files, type Suite, type Task } from '../domain/task.js';
import type { ChatMessage } from '../domain/model.js';
import type { Model } from '../ports/model.js';
import type { Sandbox } from '../ports/sandbox.js';

/** A model and a sandbox that take no time, so that all that is left is the engine. */

const LINES = 30;
const CASES = 5;

/** Repair tasks of ordinary size, each a family of its own. */
export function hollowSuite(tasks: number): Suite {
  return { name: 'hollow', tasks: Array.from({ length: tasks }, (_, index) => hollowTask(index)) };
}

function hollowTask(index: number): Task {
  const name = `hollow-${index}`;
  const program = Array.from({ length: LINES }, (_, line) => `step_${line} = ${index} + ${line}`).join('\n');
  return {
    id: name,
    language: 'python',
    kind: 'repair',
    family: name,
    prompt: 'A program of ordinary length that nobody runs.',
    files: { 'hollow.py': `${program}\n` },
    editable: ['hollow.py'],
    visible: checks('visible', index),
    hidden: checks('hidden', index),
    limits: DEFAULT_LIMITS,
    reference: { 'hollow.py': program },
  };
}

function checks(side: string, index: number): Checks {
  return {
    trust: 'split',
    cases: Array.from({ length: CASES }, (_, each) => ({
      id: `${side}-${each}`,
      call: { fn: 'hollow:f', args: [index, each] },
      expect: { returns: each },
      compare: { kind: 'equal' },
    })),
  };
}

/**
 * Every choice is another wrong program, so that each episode spends all its attempts. Reflections, lessons and proposals have their
 * form.
 */
export const hollowModel: Model = {
  describe: () =>
    Promise.resolve({ model: 'hollow', fingerprint: 'hollow', languageModel: false, notes: ['takes no time and mends nothing'] }),
  estimate: () => ({ tokens: 2_000, costUsd: 0 }),
  complete: async (request, _signal, begin) => {
    await begin?.(request.n);
    return {
      choices: Array.from({ length: request.n }, (_, choice) => ({
        text: textOf(request.messages, request.seed, choice),
        finish: 'stop' as const,
      })),
      usage: { promptTokens: 1_500, completionTokens: 300, reasoningTokens: 0, estimated: false },
      costUsd: 0,
      fingerprint: 'hollow',
    };
  },
};

function textOf(messages: readonly ChatMessage[], seed: number, choice: number): string {
  const system = messages[0]?.content ?? '';
  if (system.includes('"action"'))
    return JSON.stringify({
      action: 'rule-added',
      ruleId: '',
      rule: `Rule ${seed}.`,
      setting: '',
      value: 0,
      because: 'a rule was asked for',
    });
  if (system.includes('"symptom"'))
    return JSON.stringify({ symptom: 'a wrong number', remedy: 'none', sentence: 'Hollow programs are not mended.' });
  if (system.includes('"errorClass"'))
    return JSON.stringify({
      errorClass: 'Logic',
      suspectedCause: 'hollow',
      place: { path: 'hollow.py', line: 1 },
      nextIdea: 'another',
      confidence: 0.1,
      sentence: 'It is hollow.',
    });
  const program = Array.from({ length: LINES }, (_, line) => `step_${line} = ${line === choice ? seed : line}`).join('\n');
  return `\`\`\`python\n${program}\n\`\`\`\n`;
}

/**
 * Fails everything at once. With `luck`, a candidate passes with that chance, so that races win and lose pairs.
 * Deterministic: a candidate always has the same verdict.
 */
export function hollowSandbox(luck: number): Sandbox {
  return sandboxThat((candidate) => uniform(1, JSON.stringify(candidate)) < luck);
}

/** Runs nothing, and passes what it is told to. */
export function sandboxThat(passes: (candidate: Files) => boolean): Sandbox {
  return {
    lint: () => Promise.resolve(null),
    version: () => Promise.resolve('hollow'),
    close: () => Promise.resolve(),
    judge: (job) => {
      const passed = passes(job.candidate);
      const cases = job.checks.trust === 'split' ? job.checks.cases : [];
      return Promise.resolve({
        status: passed ? 'passed' : 'failed',
        errorClass: passed ? null : 'Logic',
        step: 'test',
        trust: 'split',
        tests: cases.map(({ id }) => ({
          id,
          status: passed ? ('passed' as const) : ('failed' as const),
          message: passed ? '' : 'f(1, 2) returned 3, expected 4',
        })),
        diagnostics: [],
        untrustedCoverage: null,
        rejectedPaths: [],
        usage: { wallMs: 0, cpuMs: 0, peakMemoryMb: 0, outputBytes: 0 },
        backend: 'hollow',
        reason: '',
        output: '',
      });
    },
  };
}

import type { ModelRequest } from '../../domain/model.js';
import { uniform } from '../../domain/random.js';
import { DEFAULT_LIMITS, type Checks, type Suite, type Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { fakeModel, type FakeModel } from './fake-model.js';
import type { Sandbox } from '../../ports/sandbox.js';

/**
 * A world in which the loop can be watched: a model whose chance to mend a program depends on the rules in its prompt,
 * and a sandbox that passes what is mended. Everything follows from seeds, so two runs are the same.
 */
export interface ToyWorld {
  readonly suite: Suite;
  readonly model: FakeModel;
  readonly sandbox: Sandbox & { readonly runs: () => number };
}

export const GOOD_RULE = 'Read the failing case first.';

interface ToyOptions {
  readonly tasks?: number;
  /** chance of a right answer, without the good rule and with it */
  readonly plain?: number;
  readonly ruled?: number;
  /** the tasks on which the rule helps */
  readonly helped?: (task: number) => boolean;
}

export function toyWorld({ tasks = 60, plain = 0.1, ruled = 0.9, helped = () => true }: ToyOptions = {}): ToyWorld {
  return {
    suite: { name: 'toy', tasks: Array.from({ length: tasks }, (_, index) => toyTask(index)) },
    model: toyModel(plain, ruled, helped),
    sandbox: toySandbox(),
  };
}

function toyTask(index: number): Task {
  const checks = (id: string): Checks => ({
    trust: 'split',
    cases: [{ id, call: { fn: 'toy:f', args: [index] }, expect: { returns: index }, compare: { kind: 'equal' } }],
  });
  const name = `toy-${String(index).padStart(3, '0')}`;
  return {
    id: name,
    language: 'python',
    kind: 'repair',
    family: name,
    prompt: `Toy number ${index}.`,
    files: { 'toy.py': `broken ${index}\n` },
    editable: ['toy.py'],
    visible: checks('visible'),
    hidden: checks('hidden'),
    limits: DEFAULT_LIMITS,
    reference: { 'toy.py': `mended ${index}\n` },
  };
}

function toyModel(plain: number, ruled: number, helped: (task: number) => boolean): FakeModel {
  return fakeModel((request) => {
    const system = request.messages[0]?.content ?? '';
    if (system.includes('"action"'))
      return JSON.stringify({
        action: 'rule-added',
        ruleId: '',
        rule: system.includes(GOOD_RULE) || rulesOf(request).includes(GOOD_RULE) ? `Rule ${request.seed}.` : GOOD_RULE,
        setting: '',
        value: 0,
        because: 'it helped before',
      });
    if (system.includes('"symptom"'))
      return JSON.stringify({ symptom: 'broken', remedy: 'mend it', sentence: 'Broken things want mending.' });
    if (system.includes('"errorClass"'))
      return JSON.stringify({
        errorClass: 'Logic',
        suspectedCause: 'broken',
        place: { path: 'toy.py', line: 1 },
        nextIdea: 'mend',
        confidence: 0.5,
        sentence: 'It is broken.',
      });
    const task = Number(/Toy number (\d+)\./.exec(request.messages.map(({ content }) => content).join('\n'))?.[1]);
    const chance = system.includes(GOOD_RULE) && helped(task) ? ruled : plain;
    return Array.from(
      { length: request.n },
      (_, choice) =>
        `\`\`\`python\n${uniform(request.seed, `choice ${choice}`) < chance ? 'mended' : 'broken'} ${request.seed % 1000} ${choice}\n\`\`\``,
    );
  });
}

function rulesOf(request: ModelRequest): string {
  return request.messages[1]?.content ?? '';
}

function toySandbox(): Sandbox & { readonly runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    lint: () => Promise.resolve(null),
    version: () => Promise.resolve('toy'),
    close: () => Promise.resolve(),
    judge: (job, signal) => {
      signal.throwIfAborted();
      runs += 1;
      const passed = job.candidate['toy.py']?.startsWith('mended') === true;
      const tests =
        job.checks.trust === 'split'
          ? job.checks.cases.map(({ id }) => ({
              id,
              status: passed ? ('passed' as const) : ('failed' as const),
              message: passed ? '' : 'f(1) returned 2, expected 1',
            }))
          : [];
      const verdict: Verdict = {
        status: passed ? 'passed' : 'failed',
        errorClass: passed ? null : 'Logic',
        step: 'test',
        trust: 'split',
        tests,
        diagnostics: [],
        untrustedCoverage: null,
        rejectedPaths: [],
        usage: { wallMs: 1, cpuMs: 1, peakMemoryMb: 1, outputBytes: 0 },
        backend: 'toy',
        reason: '',
        output: '',
      };
      return Promise.resolve(verdict);
    },
  };
}

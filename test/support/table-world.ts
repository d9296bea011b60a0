import type { ModelRequest } from '../../domain/model.js';
import { PLAIN_SECTION, SECTION } from '../../domain/sections.js';
import { showCall, showValue } from '../../domain/show.js';
import { DEFAULT_LIMITS, type CallCase, isCall, type Task } from '../../domain/task.js';
import type { TestResult } from '../../domain/verdict.js';
import type { Sandbox } from '../../ports/sandbox.js';
import type { Script } from './fake-model.js';
import { fakeSandbox } from './fake-sandbox.js';

/** Programs that are tables: what `f` answers to 1, 2, 3 … in turn, and 0 behind the end. */
export function table(...answers: readonly number[]): string {
  return `\`\`\`python\nanswers ${answers.join(' ')}\n\`\`\``;
}

const asked = (id: string, x: number, returns: number): CallCase => ({
  id,
  call: { fn: 'toy:f', args: [x] },
  expect: { returns },
  compare: { kind: 'equal' },
});

/** The square of a number. One case is shown; the hidden ones tell whoever only guesses. */
export const SQUARES: Task = {
  id: 'squares',
  language: 'python',
  kind: 'implement',
  family: 'squares',
  prompt: 'Write `f(x)`, the square of x.',
  files: { 'toy.py': 'answers\n' },
  editable: ['toy.py'],
  visible: { trust: 'split', cases: [asked('shown', 1, 1)] },
  hidden: { trust: 'split', cases: [asked('hidden-1', 2, 4), asked('hidden-2', 3, 9)] },
  limits: DEFAULT_LIMITS,
  reference: { 'toy.py': 'answers 1 4 9 16\n' },
};

/** Runs tables: lines of a candidate that a case runs are the place of its answer. */
export function tableSandbox(): Sandbox & { readonly runs: () => number } {
  const sandbox = fakeSandbox(({ candidate, checks }) => {
    const cases = checks.trust === 'split' ? checks.cases.filter(isCall) : [];
    const answers = (candidate['toy.py'] ?? '').trim().split(/\s+/).slice(1).map(Number);
    const tests = cases.map((each): TestResult => {
      const [x] = each.call.args;
      const got = answers[Number(x) - 1] ?? 0;
      const wanted = 'returns' in each.expect ? each.expect.returns : null;
      const lines = { 'toy.py': [1, 10 + Number(x)] };
      return got === wanted
        ? { id: each.id, status: 'passed', message: '', lines }
        : { id: each.id, status: 'failed', message: `${showCall(each)} returned ${got}, expected ${showValue(wanted)}`, lines };
    });
    return tests.every(({ status }) => status === 'passed') ? { tests } : { status: 'failed', errorClass: 'Logic', tests };
  });
  return { ...sandbox, runs: () => sandbox.jobs.length };
}

type Kind = 'plan' | 'write-tests' | 'review' | 'reflect' | 'lesson' | 'proposal' | 'mend' | 'draft';

/** What a request asks for, by the form of the answer that it names. */
export function kindOf({ messages }: ModelRequest): Kind {
  const text = messages.map(({ content }) => content).join('\n');
  if (text.includes('plan in plain words')) return 'plan';
  if (text.includes('name(arguments) == result')) return 'write-tests';
  if (text.includes('"symptom"')) return 'lesson';
  if (text.includes('"action"')) return 'proposal';
  if (text.includes('"doubtful"')) return 'review';
  if (text.includes('"errorClass"')) return 'reflect';
  return [SECTION.mend, PLAIN_SECTION.mend].some((heading) => text.includes(heading)) ? 'mend' : 'draft';
}

const REFLECTION = {
  errorClass: 'Logic',
  suspectedCause: 'a guess',
  place: { path: 'toy.py', line: 1 },
  nextIdea: 'square it',
  confidence: 0.5,
  sentence: 'It guesses.',
};

/** A model whose programs hold what is shown, and of which two of three are right beyond; its mends are right. */
export const AGREEING: Script = (request) => {
  switch (kindOf(request)) {
    case 'plan':
      return 'Multiply.\n## Files\n```python\nanswers\n```';
    case 'write-tests':
      return 'f(1) == 1\nf(2) == 4\nf(3) == 0\nf(4) == 16';
    case 'review':
      return JSON.stringify({ doubtful: [1], because: 'no' });
    case 'reflect':
      return JSON.stringify(REFLECTION);
    case 'lesson':
      return JSON.stringify({ symptom: 'a guess', remedy: 'square it', sentence: 'Guesses want checking.' });
    case 'proposal':
      return JSON.stringify({
        action: 'rule-added',
        ruleId: '',
        rule: `Rule ${request.seed}.`,
        setting: '',
        value: 0,
        because: 'it may help',
      });
    case 'mend':
      return table(1, 4, 9, 16);
    case 'draft':
      return [table(1, 7, 7), table(1, 4, 9, 16), table(1, 4, 9, 16), table(1, 2, 3, 4)].slice(0, request.n);
  }
};

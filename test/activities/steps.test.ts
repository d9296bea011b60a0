import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import { MARKED_SECTIONS } from '../../domain/asking/asking.js';
import type { ModelRequest } from '../../domain/model.js';
import { SECTION } from '../../domain/sections.js';
import { STEP_NAMES, type Step, stepsFault } from '../../domain/steps/steps.js';
import { FIRST_STRATEGY, policyOf, type Strategy, withSteps } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { codeReader } from '../../judge/shapes.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import type { EpisodeRecord } from '../../ports/records.js';
import { fakeModel, type FakeModel, type Script } from '../support/fake-model.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { AGREEING, kindOf, SQUARES, table, tableSandbox } from '../support/table-world.js';

const MARKED: Strategy = { ...FIRST_STRATEGY, asking: MARKED_SECTIONS };

interface Told {
  readonly steps: readonly Step[];
  readonly script: Script;
  readonly attempts?: number;
  readonly task?: Task;
  readonly strategy?: Strategy;
  readonly limits?: { readonly calls: number; readonly tokens: number };
}

async function run({ steps, script, attempts = 6, task = SQUARES, strategy = MARKED, limits }: Told): Promise<{
  readonly record: EpisodeRecord;
  readonly model: FakeModel;
  readonly runs: number;
}> {
  const stepped = withSteps(strategy, steps);
  const store = openFakeStore();
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(stepped), { id: strategyId(stepped), strategy: stepped, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const [model, sandbox] = [fakeModel(script), tableSandbox()];
  const ports = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const spec = { address: 'c/e', campaign: 'c', model: 'fake-1', task: taskHash(task), strategy: strategyId(stepped), seed: 1, view: [] };
  const policy = policyOf(stepped, attempts);
  const record = await episode(ports, { ...spec, ...policy, limits: limits ?? policy.limits }, new AbortController().signal);
  expect(record.modelCalls).toBe(model.calls());
  expect(record.sandboxRuns).toBe(sandbox.runs());
  return { record, model, runs: sandbox.runs() };
}

/** The same model, whose drafts are these instead. */
const drafting =
  (...drafts: readonly string[]): Script =>
  (request, index) =>
    kindOf(request) === 'draft' ? drafts.slice(0, request.n) : AGREEING(request, index);
const kinds = (model: FakeModel): string => model.requests.map((each) => `${kindOf(each)} ${each.n}`).join(', ');
const textOf = (request: ModelRequest | undefined): string => request?.messages.map(({ content }) => content).join('\n') ?? '';
const nth = (model: FakeModel, kind: string, index = 0): ModelRequest | undefined =>
  model.requests.filter((each) => kindOf(each) === kind)[index];

describe('an episode by other steps', () => {
  it('plans, writes cases, drafts, and submits what most programs agree on', async () => {
    const steps: readonly Step[] = [
      { step: 'plan', prompt: 'Be brief.', decoding: { temperature: 0.3 } },
      { step: 'write-tests' },
      { step: 'draft', n: 3, prompt: 'Write it once more.', decoding: { temperature: 0.9, maxTokens: 500 } },
      { step: 'vote' },
      { step: 'run-visible' },
      { step: 'self-debug' },
    ];
    const { record, model } = await run({ steps, script: AGREEING });
    expect(kinds(model)).toBe('plan 1, write-tests 1, draft 3');
    expect(record).toMatchObject({ solved: true, attempts: 3, attemptsToPass: 3, modelCalls: 5 });
    expect(nth(model, 'plan')).toMatchObject({ temperature: 0.3 });
    expect(textOf(nth(model, 'plan'))).toContain('Be brief.');
    expect(textOf(nth(model, 'write-tests'))).not.toContain(SECTION.files);
    const question = nth(model, 'draft');
    expect(question).toMatchObject({ temperature: 0.9, maxTokens: 500, topP: FIRST_STRATEGY.decoding.topP });
    const text = textOf(question);
    expect(text).toContain(`${SECTION.plan}\n- Multiply.\n- Files\n- answers`);
    expect(text).toContain(`${SECTION.now}\nWrite it once more.`);
    // what is shown already is left out, and f(3) == 0 is what a program that is only begun answers
    expect(text).toContain(`${SECTION.written}\n- written-1: f(2) should return 4\n- written-3: f(4) should return 16`);
  });

  it('without a vote submits the first that holds what is shown', async () => {
    const { record } = await run({ steps: [{ step: 'draft', n: 3 }, { step: 'run-visible' }], script: AGREEING });
    expect(record).toMatchObject({ plausible: true, solved: false, attemptsToPass: 1 });
  });

  it('mends the program that came furthest, with the cases that it fails', async () => {
    const steps: readonly Step[] = [{ step: 'draft', n: 2 }, { step: 'run-visible' }, { step: 'self-debug' }];
    const { record, model } = await run({ steps, script: drafting(table(5), table(7)) });
    expect(kinds(model)).toBe('draft 2, mend 1');
    expect(record).toMatchObject({ solved: true, attempts: 3 });
    const text = textOf(nth(model, 'mend'));
    expect(text).toContain(`${SECTION.mend}\n### toy.py\n\`\`\`python\nanswers 7\n`);
    expect(text).toContain('It fails:\n  - shown: f(1) returned 7, expected 1');
    expect(text).toContain(`${SECTION.now}\nThe candidate below came furthest.`);
  });

  it('names the lines that failures run most, where verdicts say what was run', async () => {
    const two: Task = {
      ...SQUARES,
      visible: {
        trust: 'split',
        cases: [...casesOf(SQUARES), { ...caseOf(SQUARES), id: 'shown-2', call: { fn: 'toy:f', args: [2] }, expect: { returns: 4 } }],
      },
    };
    const steps: readonly Step[] = [{ step: 'draft', n: 1 }, { step: 'run-visible' }, { step: 'localise' }, { step: 'self-debug' }];
    const { model } = await run({ steps, script: drafting(table(1, 5)), task: two });
    expect(textOf(nth(model, 'mend'))).toContain(`${SECTION.suspects}\n- toy.py line 12 (1.00)\n- toy.py line 1 (0.71): answers 1 5`);
    expect(textOf(nth(model, 'draft'))).not.toContain(SECTION.suspects);
  });

  it('looks at its programs again before they are run', async () => {
    const { record, model } = await run({
      steps: [{ step: 'draft', n: 3 }, { step: 'review', prompt: 'Doubt.' }, { step: 'run-visible' }],
      script: AGREEING,
    });
    expect(kinds(model)).toBe('draft 3, review 1');
    expect(textOf(nth(model, 'review'))).toContain('Doubt.');
    expect(record).toMatchObject({ solved: true, attempts: 2, attemptsToPass: 1 });
  });

  it('begins anew without what was tried, planned and thought', async () => {
    const steps: readonly Step[] = [
      { step: 'plan' },
      { step: 'draft', n: 1 },
      { step: 'run-visible' },
      { step: 'reflect' },
      { step: 'draft', n: 1 },
      { step: 'restart' },
    ];
    const { record, model } = await run({ steps, script: drafting(table(5)), attempts: 4 });
    expect(kinds(model)).toBe('plan 1, draft 1, reflect 1, draft 1, plan 1, draft 1, reflect 1, draft 1');
    expect(record).toMatchObject({ solved: false, attempts: 4 });
    const [first, second, third] = [0, 1, 2].map((index) => textOf(nth(model, 'draft', index)));
    expect(third).toBe(first);
    expect(second).toContain(SECTION.tried);
  });

  it('asks for no cases where a task has none to go by, and goes on', async () => {
    const raising: Task = { ...SQUARES, visible: { trust: 'split', cases: [{ ...caseOf(SQUARES), expect: { raises: 'ValueError' } }] } };
    const { model } = await run({
      steps: [{ step: 'write-tests' }, { step: 'draft' }, { step: 'vote' }],
      script: AGREEING,
      task: raising,
      attempts: 2,
    });
    expect(kinds(model)).toBe('draft 2');
  });
});

describe('the limits of an episode', () => {
  it('hold for calls and for tokens that are written, whatever the steps and the model say', async () => {
    const step: fc.Arbitrary<Step> = fc
      .record({ name: fc.constantFrom(...STEP_NAMES), n: fc.integer({ min: 1, max: 8 }) })
      .map(({ name, n }) => (name === 'draft' || name === 'self-debug' ? { step: name, n } : { step: name }));
    const lists = fc.array(step, { minLength: 1, maxLength: 7 }).filter((steps) => stepsFault(steps) === null);
    await fc.assert(
      fc.asyncProperty(
        lists,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        async (steps, attempts, calls, tokens, words) => {
          const talk: Script = (request) => (kindOf(request) === 'draft' ? `${table(5)}${' word'.repeat(words)}` : 'word '.repeat(words));
          const { record, model } = await run({ steps, script: talk, attempts, limits: { calls, tokens } });
          expect(record.attempts).toBeLessThanOrEqual(attempts);
          expect(model.calls()).toBeLessThanOrEqual(calls);
          expect(writtenBy(record, model)).toBeLessThanOrEqual(tokens);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Four characters are a token. */
function writtenBy({ tokens }: EpisodeRecord, { requests }: FakeModel): number {
  return (
    tokens - requests.reduce((sum, { messages }) => sum + messages.reduce((all, { content }) => all + Math.ceil(content.length / 4), 0), 0)
  );
}

function casesOf({ visible }: Task) {
  return visible.trust === 'split' ? visible.cases : [];
}

function caseOf(task: Task) {
  const [first] = casesOf(task);
  if (first === undefined) throw new TypeError('the task shows no case');
  return first;
}

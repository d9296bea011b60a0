import { describe, expect, it } from 'vitest';
import { conclude } from '../../activities/episode/conclude.js';
import { loadContext } from '../../activities/episode/episode-context.js';
import { execute } from '../../activities/episode/execute.js';
import { generate } from '../../activities/episode/generate.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { FIRST_STRATEGY, type Strategy, type Tool } from '../../domain/strategy.js';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { codeReader } from '../../judge/shapes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel, type FakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import type { Sandbox } from '../../ports/sandbox.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

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
  files: { 'a.py': 'given\n' },
  editable: ['a.py'],
  visible: checks,
  hidden: checks,
  limits: DEFAULT_LIMITS,
  reference: { 'a.py': 'right\n' },
};
const BEGUN: EpisodeProgress = { given: null, answers: [], reflections: [], passed: null, voided: '' };
const signal = new AbortController().signal;

interface Scene {
  readonly ports: EpisodePorts;
  readonly spec: EpisodeSpec;
  readonly model: FakeModel;
  /** the programs that a linter was asked about */
  readonly linted: readonly string[];
}

/** Candidates fail but for `right`, and `torn` does not compile; the linter calls every word that it reads. */
async function scene(parts: Partial<Strategy>, candidates: readonly string[], lint?: Sandbox['lint']): Promise<Scene> {
  const linted: string[] = [];
  const store = openFakeStore();
  const strategy = { ...FIRST_STRATEGY, ...parts };
  await store.keep('tasks', taskHash(TASK), TASK);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const sandbox = fakeSandbox(({ candidate }) =>
    candidate['a.py'] === 'right\n'
      ? 'passed'
      : candidate['a.py'] === 'torn\n'
        ? { status: 'failed', errorClass: 'Syntax' }
        : { failing: ['one'] },
  );
  const words: Sandbox['lint'] = ({ files }) => {
    linted.push((files['a.py'] ?? '').trim());
    return Promise.resolve(
      (files['a.py'] ?? '')
        .trim()
        .split(' ')
        .map((word, index) => ({ path: 'a.py', line: index + 1, message: `says ${word}` })),
    );
  };
  const model = fakeModel(() => candidates.map((text) => `\`\`\`python\n${text}\n\`\`\``));
  const ports: EpisodePorts = {
    model,
    sandbox: { ...sandbox, lint: lint ?? words },
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
  };
  const spec: EpisodeSpec = {
    address: 'c/e',
    campaign: 'c',
    model: 'fake-1',
    task: taskHash(TASK),
    strategy: strategyId(strategy),
    seed: 1,
    attempts: 6,
    samples: candidates.length,
    reflections: 0,
    recall: 0,
    view: [],
  };
  return { ports, spec, model, linted };
}

async function answered({ ports, spec }: Scene): Promise<EpisodeProgress> {
  return execute(ports, spec, await generate(ports, spec, BEGUN, signal), signal);
}

async function nextPrompt(now: Scene): Promise<string> {
  await generate(now.ports, now.spec, await answered(now), signal);
  return (
    now.model.requests
      .at(-1)
      ?.messages.map(({ content }) => content)
      .join('\n') ?? ''
  );
}

describe('the linter of an episode', () => {
  it('tells the next prompt what it finds in a candidate that failed, and not in the program as given', async () => {
    const now = await scene({ tools: ['compile-first', 'linter'] }, ['given but odd']);
    const lines = (await nextPrompt(now)).split('\n');
    const [from] = lines.flatMap((line, index) => (line.includes('0 of 1 cases pass') ? [index] : []));
    expect(lines.slice(from, (from ?? 0) + 5)).toEqual([
      '- line 1: `given` -> `given but odd` | 0 of 1 cases pass | Logic',
      '  - one: scripted',
      '  * the linter, a.py line 2: says but',
      '  * the linter, a.py line 3: says odd',
      '',
    ]);
  });

  it('speaks first where it is the first tool, and in five lines at most', async () => {
    const lines = (await nextPrompt(await scene({ tools: ['linter'] }, ['one two three four five six seven']))).split('\n');
    const spoken = lines.flatMap((line, index) => (line.startsWith('  * the linter') ? [index] : []));
    expect(spoken).toHaveLength(5);
    expect(spoken.at(-1)).toBe(lines.indexOf('  - one: scripted') - 1);
  });

  it('is asked once for each program, also when the step is repeated', async () => {
    const now = await scene({ tools: ['linter'] }, ['one', 'two', 'torn']);
    const progress = await generate(now.ports, now.spec, BEGUN, signal);
    await execute(now.ports, now.spec, progress, signal);
    const before = await loadContext(now.ports.store, now.spec, await execute(now.ports, now.spec, progress, signal));
    expect(now.linted).toEqual(['given', 'one', 'two']);
    expect(before.tried.map(({ findings }) => findings?.length)).toEqual([1, 1, undefined]);
  });

  it.each<[string, readonly Tool[], readonly string[]]>([
    ['the strategy does not want it', ['compile-first'], ['one']],
    ['a candidate passed', ['linter'], ['one', 'right']],
    ['no candidate compiled', ['linter'], ['torn']],
  ])('is not asked where %s', async (_, tools, candidates) => {
    const now = await scene({ tools }, candidates);
    await answered(now);
    expect(now.linted).toEqual([]);
  });

  it.each<[string, Partial<Strategy>, readonly string[], number]>([
    ['every program that it read, once', { tools: ['linter'] }, ['one', 'two', 'one', 'torn'], 4 + 3],
    ['what it read for the score, too', { tools: [], worth: { ...FIRST_STRATEGY.worth, style: 1 } }, ['one', 'two'], 2 + 2],
    ['nothing where it was not asked', { tools: [] }, ['one', 'two'], 2],
  ])('counts as runs of the sandbox: %s', async (_, strategy, candidates, runs) => {
    const { ports, spec } = await scene(strategy, candidates);
    const progress = await execute(ports, spec, await generate(ports, spec, BEGUN, signal), signal);
    const { sandboxRuns } = await conclude(ports, spec, progress, signal);
    expect([sandboxRuns, (await ports.store.budget.read('c')).spent.sandboxRuns]).toEqual([runs, runs]);
  });

  it('says nothing where there is none, and stays silent for the whole episode', async () => {
    let asked = 0;
    const now = await scene({ tools: ['linter'] }, ['one'], () => Promise.resolve((asked += 1) === 1 ? null : []));
    expect(await nextPrompt(now)).not.toContain('linter');
    await answered(now);
    expect(asked).toBe(1);
  });
});

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import { FIRST_STRATEGY, policyOf } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { codeReader } from '../../judge/shapes.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import type { EpisodeRecord } from '../../ports/records.js';
import { checkSuite, judge, solves } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { NULL_AGENTS } from '../../suites/null-agents/null-agents.js';
import { withBubblewrap } from '../support/boxes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { openFakeStore } from '../support/fake-store.js';
import { GOOD_DOCS, suiteFolder, WRITTEN } from '../support/written-suite.js';

/** It calls what is there, and asserts nothing of what it does. */
const WEAK = 'from clamp import clamp\n\ndef test_there():\n    assert callable(clamp)\n';
const MINUTES = 60_000;
const NEVER = new AbortController().signal;
const boxes = withBubblewrap();

let folder = '';
let tasks: readonly Task[] = [];
beforeAll(async () => {
  folder = suiteFolder(WRITTEN);
  const all = (await loadSuite(folder, { seed: 1 })).tasks;
  const { kind } = await boxes.sandbox().render('<p></p>', NEVER);
  // without a browser, or a linter, what needs it is refused, which is tested below
  tasks = all.filter((task) => task.kind !== 'ui' || kind !== 'none');
}, 10 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function named(kind: string): Task {
  const task = tasks.find((each) => each.kind === kind);
  if (task === undefined) throw new TypeError(`no task of kind ${kind} can be judged here`);
  return task;
}

const judged = (kind: string, text: string): Promise<Verdict> =>
  solves(named(kind), { [named(kind).editable[0] ?? '']: text }, boxes.sandbox(), NEVER);

describe('tasks of written kinds, in the sandbox', { timeout: 10 * MINUTES }, () => {
  it('are fit: what is right passes, what they begin with does not', async () => {
    expect(
      (await checkSuite({ name: 'written', tasks }, boxes.sandbox(), NEVER, () => undefined)).filter((each) => each.problems.length > 0),
    ).toEqual([]);
  });

  it.each(NULL_AGENTS)('give nothing to an agent that answers with $name', async (agent) => {
    for (const task of tasks) {
      const { status, reason, tests } = await solves(task, await agent.answer(task), boxes.sandbox(), NEVER);
      expect({ kind: task.kind, status, reason, tests }).toMatchObject({ status: 'failed' });
    }
  });

  it('say what tests do not notice', async () => {
    const weak = await judged('tests', WEAK);
    expect(weak).toMatchObject({ status: 'failed', trust: 'validated', errorClass: 'Logic' });
    expect(weak.tests.at(-1)?.message).toMatch(/^0 of \d+ faults \(0 %\) are noticed, \d+ were to be; not clamp\.py line \d, /);
    expect(weak.usage.cpuMs).toBeGreaterThan(0);
  });

  it.each([
    ['are no program', 'def test_a( assert', 'Syntax', /it is no program of the language/],
    ['are wrong of the program', 'from clamp import clamp\n\ndef test_a():\n    assert clamp(1, 2, 3) == 1\n', 'Logic', /test_a: .*2/],
    ['never end', 'from clamp import clamp\n\ndef test_a():\n    while clamp(1, 2, 3): pass\n', 'Logic', /./],
    ['cannot be read into a framework', 'from clamp import clamp\nraise ValueError("no")\n', 'Logic', /./],
  ])('refuse tests that %s', async (_, text, errorClass, words) => {
    const verdict = await judged('tests', text);
    expect(verdict).toMatchObject({ status: 'failed', errorClass });
    expect(verdict.tests.find(({ status }) => status === 'failed')?.message).toMatch(words);
  });

  it('tell of documentation how near it is to the one held out, which counts for nothing', async () => {
    const verdict = await judged('docs', 'Within bounds: x, low, high. Else ValueError is raised, an error.');
    expect(verdict).toMatchObject({ status: 'passed', trust: 'validated' });
    expect(verdict.tests.find(({ id }) => id === 'overlap')?.message).toMatch(/ROUGE-L 0\.\d\d .* counts neither way/);
    const task = named('docs');
    const visible = await judge(task, { 'clamp.txt': GOOD_DOCS }, task.visible, boxes.sandbox(), NEVER);
    expect(visible.tests.map(({ id }) => id)).not.toContain('overlap');
  });

  it('hold a program to its cases and to the linter', async () => {
    const tidy = named('style').reference['clamp.py'] ?? '';
    expect((await judged('style', tidy.replace('max', 'min'))).tests.find(({ status }) => status === 'failed')?.id).toBe('inside');
    const untidy = await judged('style', named('style').files['clamp.py'] ?? '');
    expect(untidy.tests.filter(({ status }) => status === 'failed')).toEqual([
      { id: 'style', status: 'failed', message: expect.stringMatching(/^1 findings of the linter, 1 before; clamp\.py line 1: .*os/) },
    ]);
  });

  it('go through an episode: a model is asked, told what was wrong, and its next answer passes what is hidden', async () => {
    const good = named('tests').reference['test_clamp.py'] ?? '';
    const record = await solvedBy('tests', [`\`\`\`python\n${WEAK}\`\`\``, `\`\`\`python\n${good}\`\`\``]);
    expect(record).toMatchObject({ solved: true, attempts: 2, trust: 'validated' });
    expect(await solvedBy('docs', [GOOD_DOCS])).toMatchObject({ solved: true, attempts: 1, trust: 'validated' });
    expect(await solvedBy('docs', ['Within bounds: x, low, high.'])).toMatchObject({ plausible: true, solved: false });
    expect(await solvedBy('style', [`\`\`\`python\n${named('style').reference['clamp.py'] ?? ''}\`\`\``])).toMatchObject({ solved: true });
  });
});

/** One episode of the first strategy, with a model that gives these answers, the last of them again and again. */
async function solvedBy(kind: string, answers: readonly string[]): Promise<EpisodeRecord> {
  const task = named(kind);
  const store = openFakeStore();
  let asked = 0;
  const model = fakeModel(({ messages }) => {
    const text = messages.map(({ content }) => content).join('\n');
    if (!text.includes(task.prompt) || text.includes('"errorClass"')) return '{}';
    asked += 1;
    return answers[Math.min(asked, answers.length) - 1] ?? '';
  });
  const strategy = { ...FIRST_STRATEGY, episode: { attempts: 3, samples: 1, reflections: 0 } };
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const ports = { model, sandbox: boxes.sandbox(), store, memory: openFakeMemory({ store }), code: codeReader };
  const spec = { address: 'c/e', campaign: 'c', model: 'fake-1', task: taskHash(task), strategy: strategyId(strategy), seed: 1, view: [] };
  return episode(ports, { ...spec, ...policyOf(strategy, 3) }, NEVER);
}

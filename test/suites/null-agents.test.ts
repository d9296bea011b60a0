import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIds, type Suite, type Task } from '../../domain/task.js';
import type { TestResult, Verdict } from '../../domain/verdict.js';
import { openSandbox } from '../../judge/index.js';
import { checkSuite, solves } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { NULL_AGENTS } from '../../suites/null-agents/null-agents.js';
import type { Sandbox } from '../../ports/sandbox.js';

const MINUTES = 60_000;
const signal = new AbortController().signal;

let suite: Suite;
let sandbox: Sandbox;
let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ratchet-null-'));
  suite = await sampled();
  sandbox = judgingOnce(await openSandbox({ cache: home, backend: 'bubblewrap', concurrency: 2, report: () => {} }));
});
afterAll(async () => {
  await sandbox.close();
  await rm(home, { recursive: true });
});

/**
 * All that is usual, and of the rest the first tasks of each kind and language: the whole of it takes an hour (`ratchet suite check`).
 * Of the programs to write whole, the first in each language.
 */
async function sampled(): Promise<Suite> {
  const { tasks, ...rest } = await loadSuite('selfimprovebench', { seed: 1, language: 'all', kinds: 'all' });
  const usual = new Set((await loadSuite('selfimprovebench', { seed: 1 })).tasks.map(({ id }) => id));
  const others = tasks.filter(({ id }) => !usual.has(id));
  const alike = (task: Task, place: number): number =>
    others.slice(0, place).filter(({ language, kind }) => language === task.language && kind === task.kind).length;
  const { tasks: whole } = await loadSuite('whole-programs', { seed: 1 });
  const firsts = whole.filter((task) => whole.find(({ language }) => language === task.language) === task);
  return {
    ...rest,
    tasks: [...tasks.filter(({ id }) => usual.has(id)), ...others.filter((task, place) => alike(task, place) < 2), ...firsts],
  };
}

/** Agents that understand nothing see every third of the many that are alike, and all others. */
function drawn(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({ language, kind }, place) => language !== 'python' || kind !== 'repair' || place % 3 === 0);
}

/** The check judges unchanged programs too, and several agents give the same answer: no job is judged twice. */
function judgingOnce(inner: Sandbox): Sandbox {
  const verdicts = new Map<string, Promise<Verdict>>();
  return {
    judge(job, wanted) {
      const key = JSON.stringify(job);
      const verdict = verdicts.get(key) ?? inner.judge(job, wanted);
      verdicts.set(key, verdict);
      return verdict;
    },
    lint: (job, wanted) => inner.lint(job, wanted),
    version: (language) => inner.version(language),
    close: () => inner.close(),
  };
}

/** The visible checks passed, so that the hidden ones were run. */
function hiddenOnly(task: Task, tests: readonly TestResult[]): boolean {
  const hidden = checkIds(task.hidden);
  return tests.some((test) => hidden.includes(test.id));
}

describe('the suites that ship, in the sandbox', () => {
  it('are fit: references pass, starting programs do not', { timeout: 10 * MINUTES }, async () => {
    const checks = await checkSuite(suite, sandbox, signal, () => undefined);
    expect(checks.filter((each) => each.problems.length > 0)).toEqual([]);
  });

  it.each(NULL_AGENTS)('gives nothing to an agent that answers with $name', { timeout: 10 * MINUTES }, async (agent) => {
    const wrong: string[] = [];
    const queue = drawn(suite.tasks).values();
    const work = async (): Promise<void> => {
      for (const task of queue) {
        const { status, reason, tests } = await solves(task, await agent.answer(task), sandbox, signal);
        if (status !== 'failed') wrong.push(`${task.id}: ${status} ${reason}`);
        if (agent.name === 'the unchanged program' && hiddenOnly(task, tests)) wrong.push(`${task.id}: only hidden checks see the bug`);
      }
    };
    await Promise.all([work(), work(), work()]);
    expect(wrong).toEqual([]);
  });

  it('has a lookup table that is right on what it was made from', { timeout: 10 * MINUTES }, async () => {
    const table = NULL_AGENTS.find((agent) => agent.name.includes('lookup table'));
    const task = suite.tasks.find((each) => each.id === 'parcel-price-1');
    expect(task && table).toBeDefined();
    if (task === undefined || table === undefined) return;
    const { language, files, editable, visible, limits } = task;
    const verdict = await sandbox.judge(
      { language, files, editable, candidate: await table.answer(task), checks: visible, limits },
      signal,
    );
    expect(verdict.tests.filter((test) => test.status !== 'passed')).toEqual([]);
  });
});

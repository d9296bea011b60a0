import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../activities/ports.js';
import type { Suite } from '../../domain/task.js';
import { openSandbox } from '../../infra/sandbox/index.js';
import { checkSuite, solves } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { NULL_AGENTS } from '../../suites/null-agents.js';

const MINUTES = 60_000;
const signal = new AbortController().signal;

let suite: Suite;
let sandbox: Sandbox;
let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ratchet-null-'));
  suite = await loadSuite('selfimprovebench', { seed: 1 });
  sandbox = await openSandbox({ home, backend: 'bubblewrap', concurrency: 2 });
});
afterAll(async () => {
  await sandbox.close();
  await rm(home, { recursive: true });
});

describe('the suite that ships, in the sandbox', () => {
  it('is fit: references pass, starting programs do not', { timeout: 5 * MINUTES }, async () => {
    const checks = await checkSuite(suite, sandbox, signal, () => undefined);
    expect(checks.filter((each) => each.problems.length > 0)).toEqual([]);
  });

  it('shows every bug: each starting program fails a visible check', { timeout: 5 * MINUTES }, async () => {
    const silent: string[] = [];
    for (const task of suite.tasks) {
      const { language, files, editable, visible, limits } = task;
      const verdict = await sandbox.judge({ language, files, editable, candidate: files, checks: visible, limits }, signal);
      if (verdict.status !== 'failed') silent.push(`${task.id}: ${verdict.status} ${verdict.reason}`);
    }
    expect(silent).toEqual([]);
  });

  it.each(NULL_AGENTS)('gives an agent nothing for $name', { timeout: 5 * MINUTES }, async (agent) => {
    const wrong: string[] = [];
    for (const task of suite.tasks) {
      const verdict = await solves(task, agent.answer(task), sandbox, signal);
      if (verdict.status !== 'failed') wrong.push(`${task.id}: ${verdict.status} ${verdict.reason}`);
    }
    expect(wrong).toEqual([]);
  });

  it('has a lookup table that is right on what it was made from', { timeout: 5 * MINUTES }, async () => {
    const table = NULL_AGENTS.find((agent) => agent.name.startsWith('lookup'));
    const task = suite.tasks.find((each) => each.id === 'parcel-price-1');
    expect(task && table).toBeDefined();
    if (task === undefined || table === undefined) return;
    const { language, files, editable, visible, limits } = task;
    const verdict = await sandbox.judge({ language, files, editable, candidate: table.answer(task), checks: visible, limits }, signal);
    expect(verdict.tests.filter((test) => test.status !== 'passed')).toEqual([]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language, Task } from '../../domain/task.js';
import { openSandbox } from '../../judge/index.js';
import { checkSuite, solves } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { NULL_AGENTS } from '../../suites/null-agents/null-agents.js';
import { writeTinySets } from './tiny-sets.js';
import type { Sandbox } from '../../ports/sandbox.js';

const MINUTES = 60_000;
const FORMATS = ['quixbugs', 'humanevalpack', 'mbxp', 'polyglot'];
const { signal } = new AbortController();

let home = '';
let cache = '';
let sandbox: Sandbox;
let tasks: readonly Task[] = [];
beforeAll(async () => {
  home = await writeTinySets();
  cache = process.env['RATCHET_CACHE'] ?? (await mkdtemp(join(tmpdir(), 'ratchet-languages-')));
  tasks = (await Promise.all(FORMATS.map((format) => loadSuite(`${format}:${join(home, format)}`, { seed: 1 })))).flatMap(
    (suite) => suite.tasks,
  );
  sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 2, report: () => {} });
}, 10 * MINUTES);
afterAll(async () => {
  await sandbox.close();
  await rm(home, { recursive: true });
  if (process.env['RATCHET_CACHE'] === undefined) await rm(cache, { recursive: true });
});

/** The first task of each trust level. */
function oneOfEach(own: readonly Task[]): Task[] {
  return (['split', 'in-process'] as const).flatMap((trust) => own.find((task) => task.visible.trust === trust) ?? []);
}

describe.each<Language>(['python', 'javascript', 'java', 'rust'])('public sets in %s, in the sandbox', (language) => {
  const own = (): readonly Task[] => tasks.filter((task) => task.language === language);

  it('are fit: references pass, starting programs do not', { timeout: 20 * MINUTES }, async () => {
    const checks = await checkSuite({ name: 'tiny', tasks: own() }, sandbox, signal, () => undefined);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter((each) => each.problems.length > 0)).toEqual([]);
  });

  // the check above runs the unchanged programs
  it.each(NULL_AGENTS.filter((agent) => agent.name !== 'the unchanged program'))(
    'give nothing to an agent that answers with $name',
    { timeout: 20 * MINUTES },
    async (agent) => {
      const wrong: string[] = [];
      for (const task of oneOfEach(own())) {
        const { status, reason } = await solves(task, await agent.answer(task), sandbox, signal);
        if (status !== 'failed') wrong.push(`${task.id}: ${status} ${reason}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('have lookup tables that are right on what they were made from', { timeout: 20 * MINUTES }, async () => {
    const table = NULL_AGENTS.find((agent) => agent.name.includes('lookup table'));
    // an object graph has no text that a table could hold
    const split = own().filter((task) => task.visible.trust === 'split' && !JSON.stringify(task.visible.cases).includes('"$":"object"'));
    expect(split.length).toBeGreaterThan(0);
    const verdicts = split.map(async (task) => {
      const { files, editable, visible, limits } = task;
      const { tests, diagnostics } = await sandbox.judge(
        { language, files, editable, candidate: (await table?.answer(task)) ?? {}, checks: visible, limits },
        signal,
      );
      return { id: task.id, diagnostics, failed: tests.filter((test) => test.status !== 'passed') };
    });
    expect((await Promise.all(verdicts)).filter(({ failed }) => failed.length > 0)).toEqual([]);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { predictionsOf } from '../../campaigns/predictions.js';
import { refuseUnwritable, writePredictions } from '../../cli/commands/predictions.js';
import { examAddress, within } from '../../domain/address.js';
import type { EpisodeProgress } from '../../domain/episode.js';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { taskHash } from '../../ports/keys.js';
import { episodeList } from '../../ports/lists.js';
import type { EpisodeRecord } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { openFakeStore } from '../support/fake-store.js';
import { repoTask } from '../support/repo-task.js';
import { SOLVED_EPISODE } from '../support/episode-records.js';

const PATCH = 'diff --git a/sums.py b/sums.py\n--- a/sums.py\n+++ b/sums.py\n@@ -2 +2 @@\n-    return a - b\n+    return a + b\n';
const PROMPT = 'def one(n):\n    """Adds one."""\n';
const PROGRAM: Task = {
  id: 'humaneval-7',
  language: 'python',
  kind: 'implement',
  family: 'humaneval-7',
  prompt: 'Write the body.',
  files: { 'solution.py': `${PROMPT}    raise NotImplementedError\n` },
  editable: ['solution.py'],
  visible: { trust: 'split', cases: [] },
  hidden: { trust: 'split', cases: [] },
  limits: DEFAULT_LIMITS,
  reference: { 'solution.py': `${PROMPT}    return n + 1\n` },
};
const RECORD: EpisodeRecord = { ...SOLVED_EPISODE, taskId: '', solved: false, status: 'failed' };
const ANY: Parameters<typeof predictionsOf>[2] = { strategy: null, modelName: null };

interface Ended {
  readonly task: Task;
  /** patches where an agent worked, texts else */
  readonly answers: readonly string[];
  readonly passed?: number;
  readonly strategy?: string;
  readonly status?: EpisodeRecord['status'];
}

async function end(store: Store, address: string, { task, answers, passed, strategy = 'v1', status = 'failed' }: Ended): Promise<void> {
  const hash = taskHash(task);
  await store.keep('tasks', hash, task);
  const refs: EpisodeProgress['answers'] = await Promise.all(
    answers.map(async (text, index) => {
      const at = within(address, 'answer', index);
      if (task.repo === undefined) {
        const usage = { promptTokens: 1, completionTokens: 1, reasoningTokens: 0, estimated: false };
        const answer = {
          choices: [{ text, finish: 'stop' as const, toolCalls: [] }],
          usage,
          costUsd: 0,
          latencyMs: 1,
          model: 'm',
          fingerprint: '',
        };
        await store.keep('ledger', at, { address: at, campaign: 'c', requestHash: '', answer, at: '2024-01-01T00:00:00Z' });
        return { ledger: at, n: 1, verdicts: [] };
      }
      await store.keep('works', at, { ended: 'submitted', turns: 0, patch: text, leftOut: [], refused: '', calls: [] });
      return { ledger: null, work: at, n: 1, verdicts: [] };
    }),
  );
  const spec = {
    address,
    campaign: 'c',
    model: 'm',
    task: hash,
    strategy,
    seed: 1,
    attempts: 1,
    samples: 1,
    reflections: 0,
    recall: 0,
    view: [],
  };
  const chosen = passed === undefined ? null : { answer: passed, choice: 0 };
  await store.keep('courses', address, { spec, progress: { given: null, answers: refs, reflections: [], passed: chosen, voided: '' } });
  await store.keep('episodes', address, { ...RECORD, taskId: task.id, status, reason: status === 'void' ? 'no box' : '' });
  await store.append(episodeList('c'), address);
}

function program(text: string): string {
  return `\`\`\`python\n${text}\`\`\``;
}

const made = async (store: Store, wanted = ANY): Promise<unknown> => [...(await predictionsOf(store, 'c', wanted)).made.values()];

describe('predictions', () => {
  it('of a repository are what the harness of SWE-bench reads: the patch that passed what was shown', async () => {
    const store = openFakeStore();
    await end(store, 'c/task/sums', {
      task: repoTask(),
      answers: [PATCH, 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'],
      passed: 0,
    });
    expect(await made(store)).toEqual([{ instance_id: 'sums', model_name_or_path: 'ratchet-v1', model_patch: PATCH }]);
    expect(await made(store, { strategy: null, modelName: 'mine' })).toMatchObject([{ model_name_or_path: 'mine' }]);
  });

  it('are the last answer where none passed, and empty where there is none', async () => {
    const store = openFakeStore();
    await end(store, 'c/task/sums', { task: repoTask(), answers: [PATCH, ''] });
    await end(store, 'c/task/other', { task: repoTask({ id: 'other' }), answers: [] });
    expect(await made(store)).toMatchObject([{ model_patch: PATCH }, { instance_id: 'other', model_patch: '' }]);
  });

  it.each([
    ['what stands behind the prompt', `${PROMPT}    return n + 1\n`, '    return n + 1\n'],
    ['the program whole, where it begins otherwise', 'def one(n):\n    return n + 1\n', '\ndef one(n):\n    return n + 1\n'],
  ])('of HumanEval are %s', async (_what, text, completion) => {
    const store = openFakeStore();
    await end(store, 'c/task/humaneval-7', { task: PROGRAM, answers: [program(text)], passed: 0 });
    expect(await made(store)).toEqual([{ task_id: 'HumanEval/7', completion }]);
  });

  it('are of exams alone, under one version where that is wanted, and of each task the first that ended', async () => {
    const store = openFakeStore();
    const exam = examAddress('c', 0, 'last');
    const other = PATCH.replace('a + b', 'b + a');
    await end(store, within('c/b0/c1', 'train', 'sums'), { task: repoTask(), answers: ['x'], strategy: 'v2' });
    await end(store, within(examAddress('c', 0, 'first'), 'task', 'sums'), { task: repoTask(), answers: [''], strategy: 'v1' });
    await end(store, within(exam, 'task', 'sums'), { task: repoTask(), answers: [PATCH], strategy: 'v2' });
    await end(store, within(exam, 'run', '1', 'task', 'sums'), { task: repoTask(), answers: [other], strategy: 'v2' });
    expect(await made(store, { strategy: 'v2', modelName: null })).toMatchObject([{ model_patch: PATCH }]);
  });

  it('are none of what is void, or of another set; each is named', async () => {
    const store = openFakeStore();
    await end(store, 'c/task/sums', { task: repoTask(), answers: [PATCH], passed: 0, status: 'void' });
    await end(store, 'c/task/mine', { task: { ...PROGRAM, id: 'mine' }, answers: [], passed: 0 });
    const { made: lines, leftOut } = await predictionsOf(store, 'c', ANY);
    expect([...lines]).toEqual([]);
    expect(leftOut).toEqual([
      { task: 'sums', reason: 'it is void: no box' },
      { task: 'mine', reason: 'it is neither of a repository nor of HumanEval' },
    ]);
  });

  it('are written a line each', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-predictions-'));
    const file = join(folder, 'out.jsonl');
    try {
      const store = openFakeStore();
      await end(store, 'c/task/sums', { task: repoTask(), answers: [PATCH], passed: 0 });
      await refuseUnwritable('--out', file);
      expect(await writePredictions(store, 'c', file, ANY)).toBe(1);
      const lines = readFileSync(file, 'utf8').split('\n');
      expect(lines).toHaveLength(2);
      expect(JSON.parse(lines[0] ?? '')).toHaveProperty('model_patch', PATCH);
      await expect(refuseUnwritable('--out', join(folder, 'none', 'out.jsonl'))).rejects.toThrow(/name a file in a folder that exists/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

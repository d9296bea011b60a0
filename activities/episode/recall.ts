import type { EpisodeSpec } from '../../domain/episode.js';
import type { Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { asksMemory, loadTask } from './episode-context.js';
import type { Store } from '../../ports/store.js';
import type { Memory } from '../../ports/memory.js';

/** Asks memory once for an episode, and keeps what it said: a retry sees the same rows. */
export async function recall(
  ports: { readonly memory: Memory; readonly store: Store },
  spec: EpisodeSpec,
  given: Verdict | null,
): Promise<void> {
  if (!asksMemory(spec)) return;
  if ((await ports.store.find('recalls', spec.address)) !== null) return;
  const task = await loadTask(ports.store, spec.task);
  const rows = await ports.memory.recall({
    text: memoryKey(task, given),
    language: task.language,
    view: { campaign: spec.campaign, branches: spec.view },
    limit: spec.recall,
  });
  await ports.store.keep('recalls', spec.address, { rows: rows.map(({ id, sentence }) => ({ id, sentence })) });
}

/** What a row is found by: how the program failed, then the program itself. The same form writes and asks. */
export function memoryKey(task: Task, given: Verdict | null): string {
  const failures = given === null ? [] : given.tests.filter((test) => test.status !== 'passed').map((test) => test.message);
  return [...new Set(failures), ...task.editable.map((path) => task.files[path] ?? '')].join('\n').slice(0, MAX_KEY);
}

const MAX_KEY = 8_000;

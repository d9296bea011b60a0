import { withoutSide } from '../../domain/address.js';
import { nearestExamples, type ChosenExamples } from '../../domain/asking/nearest.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { shuffled } from '../../domain/random.js';
import type { Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import type { MemoryRow } from '../../ports/records.js';
import { shownTestFiles } from '../../domain/agent/read-only.js';
import { repositoryScope } from '../../ports/keys.js';
import { asksMemory, loadTask } from './episode-context.js';
import type { Store } from '../../ports/store.js';
import type { Memory } from '../../ports/memory.js';

/** Asks memory once for an episode, and keeps what it said and which examples were chosen by it: a retry sees the same. */
export async function recall(
  ports: { readonly memory: Memory; readonly store: Store },
  spec: EpisodeSpec,
  given: Verdict | null,
): Promise<void> {
  const { memory, solver } = await loadStrategy(ports.store, spec.strategy);
  const wanted = memory.examples ?? 0;
  if (!asksMemory(spec) && wanted === 0) return;
  if ((await ports.store.find('recalls', spec.address)) !== null) return;
  const task = await loadTask(ports.store, spec.task);
  const near = async (limit: number): Promise<readonly MemoryRow[]> => {
    if (limit === 0 || spec.view.length === 0 || spec.telling?.memory === 'none') return [];
    const view = { campaign: spec.campaign, branches: spec.view };
    const ask = (most: number): Promise<readonly MemoryRow[]> =>
      ports.memory.recall({ text: memoryKey(task, given), language: task.language, view, limit: most });
    return spec.telling === undefined ? ask(limit) : told(spec, await ask(limit + LOOKED_AT), limit);
  };
  const [rows, known, places] = await Promise.all([
    near(spec.recall),
    near(wanted * NEAR_ROWS),
    solver === undefined ? [] : placesFor(ports.memory, spec, task),
  ]);
  const examples =
    wanted === 0 ? {} : { examples: await chosen(ports.store, spec, task, { count: wanted, recalled: known.map(({ taskId }) => taskId) }) };
  await ports.store.keep('recalls', spec.address, {
    rows: [...places, ...rows].map(({ id, sentence, paths }) => ({ id, sentence, ...(paths === undefined ? {} : { paths }) })),
    ...examples,
  });
}

/** Of the nearest rows those that the campaign lets its episodes be told of; where their content is shuffled, rows that were drawn. */
function told({ telling = {}, seed, address }: EpisodeSpec, rows: readonly MemoryRow[], limit: number): readonly MemoryRow[] {
  const own = rows.filter(({ kind }) => telling.memory === undefined || (kind === 'success') === (telling.memory === 'code'));
  return (telling.memoryContent === 'shuffled' ? shuffled(seed, `${withoutSide(address)} memory`, own) : own).slice(0, limit);
}

/** Rows beside those that are told: enough that most of them are of other tasks. */
const LOOKED_AT = 96;

/** What is known of the task's repository, for those that work in a checkout: answers of whole files are shown where the fault is. */
async function placesFor(memory: Memory, spec: EpisodeSpec, task: Task): Promise<readonly MemoryRow[]> {
  if (task.repo === undefined || !asksMemory(spec) || spec.telling?.memory === 'code') return [];
  const repository = repositoryScope(task.repo.source.repository);
  const view = { campaign: spec.campaign, branches: spec.view };
  return memory.recall({ text: placeKey(task), language: task.language, repository, view, limit: MAX_PLACES });
}

const MAX_PLACES = 3;

/** What a place is found by: the tests that are shown, and what is asked for. The same form writes and asks. */
export function placeKey(task: Task): string {
  const ids = task.visible.trust === 'in-process' ? task.visible.tests.ids : [];
  return [...shownTestFiles(task), ...ids, task.prompt].join('\n').slice(0, MAX_KEY);
}

/** Rows that are looked at for one example: several may be of one task. */
const NEAR_ROWS = 4;

/** Of train tasks alone, by the suite's own word: what memory says it remembers opens no other pool. */
async function chosen(
  store: Store,
  { campaign }: EpisodeSpec,
  task: Task,
  how: { readonly count: number; readonly recalled: readonly string[] },
): Promise<ChosenExamples> {
  const state = await store.campaigns.get(campaign);
  if (state === null) return { shown: [], leftOut: [] };
  const { tasks } = await loadSuiteRecord(store, state.config.suiteId);
  const train = tasks.filter(({ pool }) => pool === 'train').slice(0, MAX_OFFERED);
  const found = await Promise.all(train.map(async ({ hash }) => ({ hash, task: await store.find('tasks', hash) })));
  return nearestExamples(
    task,
    found.flatMap((each) => (each.task === null ? [] : [{ hash: each.hash, task: each.task }])),
    how,
  );
}

/** Train tasks that are looked at for examples. */
const MAX_OFFERED = 400;

/** What a row is found by: how the program failed, then the program itself. The same form writes and asks. */
export function memoryKey(task: Task, given: Verdict | null): string {
  const failures = given === null ? [] : given.tests.filter((test) => test.status !== 'passed').map((test) => test.message);
  return [...new Set(failures), ...task.editable.map((path) => task.files[path] ?? '')].join('\n').slice(0, MAX_KEY);
}

const MAX_KEY = 8_000;

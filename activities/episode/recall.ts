import { withoutSide } from '../../domain/address.js';
import { nearestExamples, type ChosenExamples } from '../../domain/asking/nearest.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { shuffled } from '../../domain/random.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { shownTestFiles } from '../../domain/agent/read-only.js';
import { repositoryScope } from '../../ports/keys.js';
import { asksMemory, loadTask } from './episode-context.js';
import { worthTelling, type WorthTelling } from './worth-telling.js';
import type { Store } from '../../ports/store.js';
import type { Memory, Recollection } from '../../ports/memory.js';
import { isOfCode, ROW_KINDS, type RowKind } from '../../domain/memory/account.js';
import { withoutAlike } from '../../domain/memory/alike.js';
import { withRoom } from '../../domain/memory/room.js';
import { MEMORY_TOKENS } from '../../domain/playbook.js';
import { recalledLine, type Recalled } from '../../domain/recalled.js';

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
  const view = { campaign: spec.campaign, branches: spec.view };
  const worth = await worthTelling(ports.store, spec);
  const isOther = await isOfOther(ports.store, spec, task);
  const near = async (limit: number): Promise<Recollection> => {
    if (limit === 0 || spec.view.length === 0 || spec.telling?.memory === 'none') return NOTHING;
    const { kinds, looked } = toldOf(spec, limit);
    const query = { text: memoryKey(task, given), language: task.language, view, limit: looked, without: worth.without };
    const found = await ports.memory.recall({ ...query, ...(kinds === null ? {} : { only: { kinds } }) });
    return { ...found, rows: dealt(spec, found.rows.filter(isOther)).slice(0, limit) };
  };
  const [lessons, known, places] = await Promise.all([
    near(spec.recall * NEAR_ROWS),
    near(wanted * NEAR_ROWS),
    solver === undefined ? NOTHING : placesFor(ports.memory, spec, task, worth),
  ]);
  const { told, withheld } = worth.choose(saidIn(lessons, spec, worth), spec.recall);
  const examples =
    wanted === 0
      ? {}
      : { examples: await chosen(ports.store, spec, task, { count: wanted, recalled: known.rows.map(({ taskId }) => taskId) }) };
  const lacking = [lessons, known, places].flatMap((each) => each.lacking ?? [])[0];
  const tokens = memory.tokens ?? MEMORY_TOKENS;
  const kept = [...saidIn(places, spec, worth).slice(0, MAX_PLACES), ...told];
  await ports.store.keep('recalls', spec.address, {
    rows: withRoom(kept, recalledLine, { rows: kept.length, tokens }),
    ...(lacking === undefined ? {} : { lacking }),
    ...(withheld.length === 0 ? {} : { withheld: withheld.map(({ id }) => id) }),
    ...examples,
  });
}

const NOTHING: Recollection = { rows: [] };

/** Which kinds of rows the campaign lets its episodes be told, null where all; and how many are looked at for so many. */
function toldOf({ telling = {} }: EpisodeSpec, limit: number): { readonly kinds: readonly RowKind[] | null; readonly looked: number } {
  const { memory } = telling;
  return {
    kinds: memory === undefined ? null : ROW_KINDS.filter((kind) => isOfCode(kind) === (memory === 'code')),
    looked: telling.memoryContent === 'shuffled' ? limit + LOOKED_AT : limit,
  };
}

/** Where their content is shuffled, the rows that are told are drawn from many. */
function dealt({ telling, seed, address }: EpisodeSpec, rows: readonly MemoryRow[]): readonly MemoryRow[] {
  return telling?.memoryContent === 'shuffled' ? shuffled(seed, `${withoutSide(address)} memory`, rows) : rows;
}

/** Rows beside those that are told: enough that most of them are of other tasks. */
const LOOKED_AT = 96;

/** What is known of the task's repository, for those that work in a checkout: answers of whole files are shown where the fault is. */
async function placesFor(memory: Memory, spec: EpisodeSpec, task: Task, { without }: WorthTelling): Promise<Recollection> {
  if (task.repo === undefined || !asksMemory(spec) || spec.telling?.memory === 'code') return NOTHING;
  const repository = repositoryScope(task.repo.source.repository);
  const view = { campaign: spec.campaign, branches: spec.view };
  return memory.recall({ text: placeKey(task), language: task.language, repository, view, limit: MAX_PLACES * NEAR_ROWS, without });
}

const MAX_PLACES = 3;

/** Rows as a prompt has them: of those that say nearly the same the best one. */
function saidIn({ rows }: Recollection, { campaign }: EpisodeSpec, { isLearnable }: WorthTelling): readonly Recalled[] {
  return withoutAlike(rows.filter(isLearnable)).map(({ id, sentence, paths, alike, ...row }) => ({
    id,
    sentence,
    ...(paths === undefined ? {} : { paths }),
    from: {
      kind: row.kind,
      task: row.taskId,
      cycle: row.cycle,
      ...(row.campaign === campaign ? {} : { campaign: row.campaign }),
      solved: row.solved,
      attempts: row.attempts,
      alike,
    },
  }));
}

/** What a place is found by: the tests that are shown, and what is asked for. The same form writes and asks. */
export function placeKey(task: Task): string {
  const ids = task.visible.trust === 'in-process' ? task.visible.tests.ids : [];
  return [...shownTestFiles(task), ...ids, task.prompt].join('\n').slice(0, MAX_KEY);
}

/** Rows that are looked at for one that is shown: several may say the same, or be of one task. */
const NEAR_ROWS = 4;

/** Of train tasks alone, by the suite's own word: what memory says it remembers opens no other pool. */
async function chosen(
  store: Store,
  spec: EpisodeSpec,
  task: Task,
  how: { readonly count: number; readonly recalled: readonly string[] },
): Promise<ChosenExamples> {
  const suite = await suiteOfExamples(store, spec);
  if (suite === null) return { shown: [], leftOut: [] };
  const { tasks } = await loadSuiteRecord(store, suite);
  const train = tasks.filter(({ pool }) => pool === 'train').slice(0, MAX_OFFERED);
  const found = await Promise.all(train.map(async ({ hash }) => ({ hash, task: await store.find('tasks', hash) })));
  return nearestExamples(
    task,
    found.flatMap((each) => (each.task === null ? [] : [{ hash: each.hash, task: each.task }])),
    how,
  );
}

/** That of the campaign; outside of one, that of the campaign whose memory is seen. */
async function suiteOfExamples(store: Store, { campaign, view }: EpisodeSpec): Promise<string | null> {
  const own = await store.campaigns.get(campaign);
  const latest = view.findLast((each) => each.campaign !== undefined)?.campaign;
  const state = own ?? (latest === undefined ? null : await store.campaigns.get(latest));
  return state?.config.suiteId ?? null;
}

/**
 * Outside of a campaign a task may be one that was learned from: rows of it, or of its family, would show how well the agent copies. A
 * campaign keeps its pools apart itself.
 */
async function isOfOther(store: Store, { campaign, view }: EpisodeSpec, { id, family }: Task): Promise<(row: MemoryRow) => boolean> {
  if (view.length === 0 || (await store.campaigns.get(campaign)) !== null) return () => true;
  return (row) => row.taskId !== id && row.family !== family;
}

/** Train tasks that are looked at for examples. */
const MAX_OFFERED = 400;

/** What a row is found by: how the program failed, then the program itself. The same form writes and asks. */
export function memoryKey(task: Task, given: Verdict | null): string {
  const failures = given === null ? [] : given.tests.filter((test) => test.status !== 'passed').map((test) => test.message);
  return [...new Set(failures), ...task.editable.map((path) => task.files[path] ?? '')].join('\n').slice(0, MAX_KEY);
}

const MAX_KEY = 8_000;

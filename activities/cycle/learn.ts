import { within } from '../../domain/address.js';
import { attemptsToPass, spentAttempts, type EpisodeProgress, type EpisodeSpec } from '../../domain/episode.js';
import { answering } from '../../domain/roles.js';
import { lessonPrompt } from '../../domain/prompt.js';
import type { Task } from '../../domain/task.js';
import { askModel } from '../asking/ask.js';
import { passedCandidate } from '../../campaigns/candidates.js';
import { loadContext, loadTask, loadVerdict } from '../episode/episode-context.js';
import { placeOf, placeSentence } from '../../domain/agent/places.js';
import { readOnlyOf, shownTestFiles } from '../../domain/agent/read-only.js';
import { patchOf } from '../../domain/repo-task.js';
import { placeRowId, repositoryScope, rowId } from '../../ports/keys.js';
import { paidAnswer } from '../asking/ledger.js';
import { memoryKey, placeKey } from '../episode/recall.js';
import type { EpisodeRecord, MemoryRow } from '../../ports/records.js';
import { lessonForm } from '../asking/structured.js';
import { lessonList } from '../../ports/lists.js';
import type { Models } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';
import type { Memory } from '../../ports/memory.js';
import { editOf } from '../../domain/tried.js';

/** A practised episode, by reference. */
export interface Practised {
  readonly spec: EpisodeSpec;
  readonly progress: EpisodeProgress;
}

export interface Learned extends Practised {
  /** ledger key of the model's answer */
  readonly lesson: string;
}

/** Asks what an ended train episode teaches. Null where it teaches nothing: it was void, there was no answer to learn from, or the question was longer than the model takes. */
export async function learn(
  ports: Models & { readonly store: Store },
  { spec, progress }: Practised,
  signal: AbortSignal,
): Promise<Learned | null> {
  const record = await ports.store.find('episodes', spec.address);
  if (record === null || record.status === 'void') return null;
  const { task, strategy, tried } = await loadContext(ports.store, spec, progress);
  // A plausible answer that the hidden checks refused would teach the wrong remedy: it counts as not solved.
  const solution = record.solved ? await passedCandidate(ports.store, task, progress) : null;
  const call = {
    purpose: `learning from ${task.id}`,
    campaign: spec.campaign,
    address: within(spec.address, 'lesson'),
    ...answering(spec, 'reflector'),
    messages: lessonPrompt(strategy, task, tried, solution),
    n: 1,
    temperature: 0,
    topP: 1,
    maxTokens: strategy.decoding.maxTokens,
    seed: spec.seed,
    form: lessonForm,
  };
  const asked = await askModel(ports, call, signal);
  return asked.missed !== undefined ? null : { spec, progress, lesson: asked.key };
}

/** When it was learned. */
interface Moment {
  readonly branch: number;
  readonly cycle: number;
}

/** Writes lessons to memory, in the order given. An answer that holds no lesson is left out. */
export async function remember(
  ports: { readonly memory: Memory; readonly store: Store },
  at: Moment,
  learned: readonly Learned[],
): Promise<number> {
  const found = await Promise.all(learned.flatMap((each) => [rowOf(ports.store, at, each), placeRow(ports.store, at, each)]));
  const rows = found.filter((row) => row !== null);
  if (rows.length === 0) return 0;
  await ports.memory.remember(rows);
  for (const row of rows) await ports.store.append(lessonList(row.campaign), row.id);
  return rows.length;
}

async function rowOf(store: Store, at: Moment, { spec, progress, lesson: key }: Learned): Promise<MemoryRow | null> {
  const lesson = lessonForm.parse((await paidAnswer(store, key)).choices[0]?.text ?? '');
  const record = await store.find('episodes', spec.address);
  if (lesson === null || record === null) return null;
  const task = await loadTask(store, spec.task);
  const given = progress.given === null ? null : await loadVerdict(store, progress.given);
  return {
    id: rowId(spec.address),
    ...sourceOf(at, spec, task),
    kind: !record.solved ? 'lesson' : progress.passed?.answer === 0 ? 'success' : 'fix',
    sentence: lesson.sentence,
    key: memoryKey(task, given),
    symptom: lesson.symptom,
    remedy: lesson.remedy,
    ...outcomeOf(record, progress),
    ...(await editThatSolved(store, task, record.solved, progress)),
  };
}

/** Where a task of a repository was mended: by the answer that solved it, else by the right one. */
async function placeRow(store: Store, at: Moment, { spec, progress }: Practised): Promise<MemoryRow | null> {
  const [task, record] = await Promise.all([loadTask(store, spec.task), store.find('episodes', spec.address)]);
  if (task.repo === undefined || record === null) return null;
  const answer = record.solved ? patchOf((await passedCandidate(store, task, progress)) ?? {}) : null;
  const place = placeOf(shownTestFiles(task), answer ?? task.repo.reference, readOnlyOf(task));
  if (place === null) return null;
  return {
    id: placeRowId(spec.address),
    ...sourceOf(at, spec, task),
    repository: repositoryScope(task.repo.source.repository),
    kind: 'place',
    sentence: placeSentence(place),
    key: placeKey(task),
    paths: place.paths,
    symptom: '',
    remedy: '',
    ...outcomeOf(record, progress),
  };
}

/** What each row says of the episode that it comes from. */
function sourceOf(at: Moment, { campaign }: EpisodeSpec, { family, id: taskId, language }: Task) {
  return { campaign, ...at, pool: 'train', family, taskId, language } as const;
}

function outcomeOf({ solved }: EpisodeRecord, progress: EpisodeProgress): Pick<MemoryRow, 'solved' | 'attempts'> {
  return { solved, attempts: attemptsToPass(progress) ?? spentAttempts(progress) };
}

/** A longer edit would be no example, but a program. */
const MAX_EDIT = 300;

async function editThatSolved(store: Store, task: Task, solved: boolean, progress: EpisodeProgress): Promise<Pick<MemoryRow, 'edit'>> {
  const candidate = solved ? await passedCandidate(store, task, progress) : null;
  const edit = candidate === null ? '' : editOf(task, candidate);
  return edit === '' || edit.length > MAX_EDIT ? {} : { edit };
}

import { isTrainEpisode } from '../../domain/address.js';
import { placeOf, placeSentence } from '../../domain/agent/places.js';
import { readOnlyOf, shownTestFiles } from '../../domain/agent/read-only.js';
import { namesIn, stemOf } from '../../domain/answer/definitions.js';
import { attemptsToPass, spentAttempts, type EpisodeSpec } from '../../domain/episode.js';
import { excerpt } from '../../domain/excerpt.js';
import { bugClassOf } from '../../domain/memory/bug-class.js';
import { patchOf } from '../../domain/repo-task.js';
import type { Files, Pool, Task } from '../../domain/task.js';
import { editOf } from '../../domain/tried.js';
import type { Verdict } from '../../domain/verdict.js';
import { passedCandidate } from '../../campaigns/candidates.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { RatchetFailure } from '../../ports/failures.js';
import { codeRowId, placeRowId, repositoryScope, rowId } from '../../ports/keys.js';
import type { EpisodeRecord, MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { paidAnswer } from '../asking/ledger.js';
import { lessonForm } from '../asking/structured.js';
import { loadTask, loadVerdict } from '../episode/episode-context.js';
import { memoryKey, placeKey } from '../episode/recall.js';
import type { Learned, Practised } from './practised.js';

/** When it was learned. */
export interface Moment {
  readonly branch: number;
  readonly cycle: number;
}

/** An ended episode as rows are made of it. */
interface Ended extends Practised {
  readonly at: Moment;
  readonly pool: Pool;
  readonly task: Task;
  readonly record: EpisodeRecord;
  readonly given: Verdict | null;
  /** what solved it, hidden checks too; null where nothing did */
  readonly solution: Files | null;
}

/**
 * What memory keeps of an episode: its lesson in words, where there is one, the program that solved it, and where in a repository that
 * was. Throws for an episode that learning may not see.
 */
export async function rowsOf(store: Store, at: Moment, learned: Learned): Promise<readonly MemoryRow[]> {
  const { spec, progress } = learned;
  const pool = await poolOf(store, spec);
  const [task, record, paid] = await Promise.all([
    loadTask(store, spec.task),
    store.find('episodes', spec.address),
    learned.lesson === null ? null : paidAnswer(store, learned.lesson),
  ]);
  if (record === null) return [];
  const ended: Ended = {
    spec,
    progress,
    at,
    pool,
    task,
    record,
    given: progress.given === null ? null : await loadVerdict(store, progress.given),
    solution: record.solved ? await passedCandidate(store, task, progress) : null,
  };
  return [saidRow(ended, paid?.choices[0]?.text ?? ''), codeRow(ended), placeRow(ended)].filter((row) => row !== null);
}

/** Of the episode's task in its suite: what the address says is not enough to let a task in. */
async function poolOf(store: Store, { address, campaign, task }: EpisodeSpec): Promise<Pool> {
  const config = (await store.campaigns.get(campaign))?.config;
  const tasks = config === undefined ? [] : (await loadSuiteRecord(store, config.suiteId)).tasks;
  const pool = tasks.find(({ hash }) => hash === task)?.pool ?? 'train';
  if (pool === 'train' && isTrainEpisode(address)) return pool;
  throw new RatchetFailure('bad-request', `episode ${address} is no train episode: only train is ever remembered`);
}

function saidRow(ended: Ended, answer: string): MemoryRow | null {
  const { spec, progress, task, record, given } = ended;
  const lesson = lessonForm.parse(answer);
  if (lesson === null) return null;
  return {
    id: rowId(spec.address),
    ...sourceOf(ended),
    kind: !record.solved ? 'lesson' : progress.passed?.answer === 0 ? 'success' : 'fix',
    sentence: lesson.sentence,
    key: memoryKey(task, given),
    symptom: lesson.symptom,
    remedy: lesson.remedy,
    ...outcomeOf(ended),
    ...editThatSolved(ended),
    ...failureOf(ended),
  };
}

/** A program that solved its task, found by what was asked for. Of a checkout no answer is a program. */
function codeRow(ended: Ended): MemoryRow | null {
  const { spec, task, solution } = ended;
  if (solution === null || task.repo !== undefined) return null;
  const code = task.editable.map((path) => solution[path] ?? '').join('\n');
  if (code.trim() === '' || code.length > MAX_CODE) return null;
  const signature = signatureOf(task, solution);
  const { edit } = editThatSolved(ended);
  return {
    id: codeRowId(spec.address),
    ...sourceOf(ended),
    kind: 'code',
    sentence: `Solved before${signature === '' ? '' : `, ${signature}`}: ${task.kind === 'repair' && edit !== undefined ? edit : excerpt(code, MAX_EDIT)}`,
    key: [task.prompt, ...task.editable.map((path) => task.files[path] ?? '')].join('\n').slice(0, MAX_CODE),
    symptom: '',
    remedy: '',
    ...outcomeOf(ended),
    ...editThatSolved(ended),
    ...failureOf(ended),
    problem: excerpt(task.prompt, MAX_PROBLEM),
    code,
    signature,
  };
}

/** Where a task of a repository was mended: by the answer that solved it, else by the right one. */
function placeRow(ended: Ended): MemoryRow | null {
  const { spec, task, solution } = ended;
  if (task.repo === undefined) return null;
  const place = placeOf(shownTestFiles(task), (solution === null ? null : patchOf(solution)) ?? task.repo.reference, readOnlyOf(task));
  if (place === null) return null;
  return {
    id: placeRowId(spec.address),
    ...sourceOf(ended),
    repository: repositoryScope(task.repo.source.repository),
    kind: 'place',
    sentence: placeSentence(place),
    key: placeKey(task),
    paths: place.paths,
    symptom: '',
    remedy: '',
    ...outcomeOf(ended),
  };
}

/** What each row says of the episode that it comes from. */
function sourceOf({ spec: { campaign }, at, pool, task: { family, id: taskId, language } }: Ended) {
  return { campaign, ...at, pool, family, taskId, language };
}

function outcomeOf({ record: { solved }, progress }: Ended): Pick<MemoryRow, 'solved' | 'attempts'> {
  return { solved, attempts: attemptsToPass(progress) ?? spentAttempts(progress) };
}

/** A longer edit would be no example, but a program. */
const MAX_EDIT = 300;
const MAX_CODE = 8_000;
const MAX_PROBLEM = 1_000;

function editThatSolved({ task, solution }: Ended): Pick<MemoryRow, 'edit' | 'bugClass'> {
  if (solution === null) return {};
  const edit = editOf(task, solution);
  const bugClass = task.kind !== 'repair' ? null : bugClassOf({ before: textOf(task, task.files), answer: textOf(task, solution) });
  return { ...(edit === '' || edit.length > MAX_EDIT ? {} : { edit }), ...(bugClass === null ? {} : { bugClass }) };
}

function textOf({ editable }: Task, files: Files): string {
  return editable.map((path) => files[path] ?? '').join('\n');
}

/** How the program as it was given failed. */
function failureOf({ given }: Ended): Pick<MemoryRow, 'errorType'> {
  if (given === null || given.status !== 'failed') return {};
  const raised = given.tests.flatMap(({ message }) => /\braised ([A-Za-z_][\w.]{0,60})/.exec(message)?.[1] ?? [])[0];
  return { errorType: `${given.errorClass ?? 'Logic'}${raised === undefined ? '' : `: ${raised}`}` };
}

/** The first lines that define something at the margin, as they stand. */
function signatureOf({ editable }: Task, solution: Files): string {
  const found = editable.flatMap((path) => {
    const lines = (solution[path] ?? '').split('\n');
    return lines.filter((line) => namesIn([line], stemOf(path)).outer.size > 0 && /[({:]\s*$|\)/.test(line));
  });
  return found
    .slice(0, MAX_SIGNATURES)
    .map((line) => excerpt(line.replace(/\s*[{:]\s*$/, '')))
    .join('; ');
}

const MAX_SIGNATURES = 3;

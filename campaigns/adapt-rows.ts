import { partsOf } from '../domain/address.js';
import { isValidation, PEOPLE, teachable, type AdaptRow, type HeldOut, type Verb } from '../domain/adapt/rows.js';
import { hash53 } from '../domain/random.js';
import type { Files, Task } from '../domain/task.js';
import type { TestResult } from '../domain/verdict.js';
import type { FeedbackRecord } from '../ports/adapter.js';
import { RatchetFailure } from '../ports/failures.js';
import { adaptRowId } from '../ports/keys.js';
import { noEpisode } from './nothing-there.js';
import { adaptRowList, FEEDBACKS, traceList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';
import type { CourseRecord } from '../ports/work-records.js';
import { candidatesOf } from './candidates.js';
import { firstQuestion } from './question.js';
import { campaignState } from './state.js';
import { loadSuiteRecord } from './suite-record.js';

/** What a campaign holds back of its suite. */
export async function heldOutBy(store: Store, campaigns: readonly string[]): Promise<HeldOut> {
  const held = await Promise.all(
    campaigns.map(async (campaign) => {
      const { tasks } = await loadSuiteRecord(store, (await campaignState(store, campaign)).config.suiteId);
      return tasks.filter(({ pool }) => pool !== 'train');
    }),
  );
  return { families: new Set(held.flat().map(({ family }) => family)), tasks: new Set(held.flat().map(({ id }) => id)) };
}

/**
 * Adds what a campaign's train episodes have shown; answers how many rows are new and how many there are. What it holds back is
 * refused.
 */
export async function gatherRows(store: Store, campaign: string, licence: string | null): Promise<Gathered> {
  const addresses = await store.list(traceList(campaign));
  const courses = (await Promise.all(addresses.map((address) => store.find('courses', address)))).filter((each) => each !== null);
  const rows = (await Promise.all(courses.map((course) => rowOfCourse(store, course, licence)))).filter((each) => each !== null);
  return keepRows(store, campaign, rows, await heldOutBy(store, [campaign]));
}

export interface Gathered {
  readonly rows: number;
  readonly fresh: number;
  readonly refused: Readonly<Record<string, number>>;
}

export async function keepRows(store: Store, set: string, rows: readonly AdaptRow[], held: HeldOut): Promise<Gathered> {
  const { taken, refused } = teachable(rows, held);
  const before = new Set(await store.list(adaptRowList(set)));
  for (const row of taken) {
    const id = adaptRowId(row);
    await store.keep('adaptRows', id, row);
    await store.append(adaptRowList(set), id);
  }
  const ids = await store.list(adaptRowList(set));
  return { rows: ids.length, fresh: ids.filter((id) => !before.has(id)).length, refused: countOf(refused.map(({ because }) => because)) };
}

export function countOf(reasons: readonly string[]): Readonly<Record<string, number>> {
  return reasons.reduce<Readonly<Record<string, number>>>((counts, each) => ({ ...counts, [each]: (counts[each] ?? 0) + 1 }), {});
}

/** Null where the episode is of many files, or has shown nothing. */
async function rowOfCourse(store: Store, course: CourseRecord, licence: string | null): Promise<AdaptRow | null> {
  const { spec } = course;
  const [record, seen] = await Promise.all([store.find('episodes', spec.address), candidatesIn(store, course)]);
  if (record === null || record.status === 'void' || seen === null) return null;
  const { task, file, judged } = seen;
  const right = record.solved ? judged.find(({ passed, of }) => passed === of && of > 0) : undefined;
  const wrong = judged.filter((each) => each !== right && each.passed < each.of).toSorted((a, b) => b.passed / b.of - a.passed / a.of)[0];
  return rowOf({ task, file, course: await withQuestion(store, course), licence }, right?.program ?? null, wrong?.program ?? null, {
    from: 'campaign',
    campaign: spec.campaign,
    episode: spec.address,
  });
}

interface Told {
  readonly task: Task;
  readonly file: string;
  readonly course: { readonly question: AdaptRow['question']; readonly failures: readonly string[] };
  readonly licence: string | null;
}

function rowOf(
  { task, file, course, licence }: Told,
  accepted: string | null,
  rejected: string | null,
  source: AdaptRow['source'],
): AdaptRow {
  return {
    task: task.id,
    family: task.family,
    language: task.language,
    about: task.prompt,
    ...course,
    file,
    before: task.files[file] ?? '',
    accepted,
    rejected,
    source,
    licence,
    madeAt: new Date().toISOString(),
  };
}

interface Judged {
  readonly number: number;
  readonly program: string;
  readonly passed: number;
  readonly of: number;
}

/** The candidates of an episode on a task of one file, in the order of its attempts. */
async function candidatesIn(
  store: Store,
  { spec, progress }: CourseRecord,
): Promise<{ readonly task: Task; readonly file: string; readonly judged: readonly Judged[] } | null> {
  const task = await store.find('tasks', spec.task);
  const [file, ...others] = task?.editable ?? [];
  if (task === null || task.kind === 'repo' || file === undefined || others.length > 0) return null;
  const judged: Judged[] = [];
  let number = 0;
  for (const ref of progress.answers) {
    const candidates = (await candidatesOf(store, task, ref)) ?? [];
    for (const [position, candidate] of candidates.entries()) {
      number += 1;
      const program = 'files' in candidate ? programIn(candidate.files, file) : null;
      const key = ref.verdicts[position] ?? null;
      const verdict = key === null ? null : await store.find('verdicts', key);
      if (program === null || verdict === null) continue;
      const { tests } = verdict.verdict;
      judged.push({ number, program, passed: tests.filter(isRight).length, of: tests.length });
    }
  }
  return { task, file, judged };
}

function isRight({ status }: TestResult): boolean {
  return status === 'passed';
}

function programIn(files: Files, file: string): string | null {
  return files[file] ?? null;
}

async function withQuestion(store: Store, course: CourseRecord): Promise<Told['course']> {
  const given = course.progress.given === null ? null : await store.find('verdicts', course.progress.given);
  const failed = (given?.verdict.tests ?? []).filter((test) => !isRight(test));
  return { question: (await firstQuestion(store, course)).messages, failures: failed.map(({ id, message }) => `${id}: ${message}`) };
}

/** What a person says of an attempt: kept, and a row of it where it may teach. */
export async function giveFeedback(
  store: Store,
  said: {
    readonly episode: string;
    readonly attempt: number;
    readonly verb: Verb;
    readonly program: string | null;
    readonly because: string;
    readonly by: string;
  },
): Promise<FeedbackRecord & { readonly row: string | null; readonly refused: string | null }> {
  const course = await store.find('courses', said.episode);
  if (course === null) throw new RatchetFailure('bad-request', await noEpisode(store, said.episode));
  const seen = await candidatesIn(store, course);
  if (seen === null)
    throw new RatchetFailure('bad-request', `episode ${said.episode} is on a task of many files; feedback teaches with one program`);
  const { task, file, judged } = seen;
  const attempt = judged.find(({ number }) => number === said.attempt);
  if (attempt === undefined)
    throw new RatchetFailure(
      'bad-request',
      `attempt ${said.attempt} of ${said.episode} holds no judged program; there are ${judged.map(({ number }) => number).join(', ') || 'none'}`,
    );
  if ((said.verb === 'edit') !== (said.program !== null))
    throw new RatchetFailure(
      'bad-request',
      said.verb === 'edit' ? 'an edit needs the program as it should be' : `${said.verb} takes no program`,
    );
  const record: FeedbackRecord = { ...said, at: new Date().toISOString() };
  const id = `${said.episode}/attempt/${said.attempt} ${record.at}`;
  await store.keep('feedbacks', id, record);
  await store.append(FEEDBACKS, id);
  const accepted = said.verb === 'accept' ? attempt.program : said.verb === 'edit' ? said.program : null;
  const rejected = said.verb === 'accept' ? (judged.find(({ passed, of }) => passed < of)?.program ?? null) : attempt.program;
  const row = rowOf({ task, file, course: await withQuestion(store, course), licence: null }, accepted, rejected, {
    from: 'person',
    episode: said.episode,
    attempt: said.attempt,
    verb: said.verb,
  });
  const campaign = partsOf(said.episode)[0] ?? '';
  const known = (await store.campaigns.get(campaign)) === null ? [] : [campaign];
  const gathered = await keepRows(store, PEOPLE, [row], await heldOutBy(store, known));
  const [refused] = Object.keys(gathered.refused);
  return { ...record, row: refused === undefined ? adaptRowId(row) : null, refused: refused ?? null };
}

/** Rows of some sets, in the order in which they came. */
export async function rowsIn(store: Store, sets: readonly string[]): Promise<ReadonlyMap<string, AdaptRow>> {
  const ids = (await Promise.all(sets.map((set) => store.list(adaptRowList(set))))).flat();
  const rows = await Promise.all([...new Set(ids)].map(async (id) => [id, await store.find('adaptRows', id)] as const));
  return new Map(rows.flatMap(([id, row]) => (row === null ? [] : [[id, row] as const])));
}

export function isHeldOut({ family }: AdaptRow): boolean {
  return isValidation(family, hash53);
}

import { readAttempt } from '../domain/address.js';
import type { ChatMessage } from '../domain/model.js';
import { solvePrompt } from '../domain/asking/solve-prompt.js';
import type { AdapterRef } from '../domain/adapt/adapter.js';
import type { Task } from '../domain/task.js';
import { triedOf, type Tried } from '../domain/tried.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import type { CourseRecord } from '../ports/work-records.js';
import { candidatesOf } from './candidates.js';
import { loadStrategy } from './strategies.js';

/** What an attempt was asked and what it answered. */
export interface AskedAttempt {
  readonly task: Task;
  readonly file: string;
  /** as it was put, but for reflections and what other steps prepared */
  readonly question: readonly ChatMessage[];
  readonly program: string;
  /** the whole answer of the model */
  readonly text: string;
  /** of the campaign, or the adapted one of its strategy */
  readonly model: string;
  readonly adapter: AdapterRef | null;
}

/** Throws `bad-request` that says what there is, where the address names no answer of one file. */
export async function askedAttempt(store: Store, named: string): Promise<AskedAttempt> {
  const { episode, attempt } = readAttempt(named);
  const course = await store.find('courses', episode);
  if (course === null)
    throw new RatchetFailure(
      'bad-request',
      `there is no episode ${episode} on record; \`ratchet episodes CAMPAIGN\` lists those of a campaign`,
    );
  const [task, strategy] = await Promise.all([store.find('tasks', course.spec.task), loadStrategy(store, course.spec.strategy)]);
  const [file, ...others] = task?.editable ?? [];
  if (task === null || file === undefined || others.length > 0 || course.progress.work !== undefined || course.progress.grows === true)
    throw new RatchetFailure('bad-request', `${episode}: only answers of one program are explained`);
  const wanted = attempt ?? 1;
  const found = await attemptIn(store, task, course, wanted);
  if (found === null) throw new RatchetFailure('bad-request', `attempt ${wanted} of ${episode} holds no program`);
  const { tried, text, files } = found;
  return {
    task,
    file,
    question: solvePrompt(strategy, task, (await store.find('recalls', episode))?.rows ?? [], tried, []),
    program: files[file] ?? '',
    text,
    model: strategy.adapter?.model ?? course.spec.model,
    adapter: strategy.adapter ?? null,
  };
}

interface Found {
  readonly tried: readonly Tried[];
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/** With what had been tried when it was asked for. */
async function attemptIn(store: Store, task: Task, { progress }: CourseRecord, wanted: number): Promise<Found | null> {
  const given = progress.given === null ? null : await store.find('verdicts', progress.given);
  const tried: Tried[] = given === null ? [] : [triedOf(null, given.verdict)];
  let number = 0;
  for (const ref of progress.answers) {
    const candidates = (await candidatesOf(store, task, ref)) ?? [];
    const texts = ref.ledger === null ? [] : ((await store.find('ledger', ref.ledger))?.answer.choices ?? []);
    const before = [...tried];
    for (const [position, candidate] of candidates.entries()) {
      number += 1;
      const files = 'files' in candidate ? candidate.files : null;
      if (number === wanted) return files === null ? null : { tried: before, text: texts[position]?.text ?? '', files };
      const key = ref.verdicts[position] ?? null;
      const verdict = key === null ? null : await store.find('verdicts', key);
      if (files !== null && verdict !== null) tried.push(triedOf(files, verdict.verdict));
    }
  }
  return null;
}

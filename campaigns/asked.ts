import { partsOf, readAttempt, within, type Address } from '../domain/address.js';
import type { ChatMessage } from '../domain/model.js';
import { solvePrompt } from '../domain/asking/solve-prompt.js';
import type { AdapterRef } from '../domain/adapt/adapter.js';
import type { Task } from '../domain/task.js';
import { triedOf, type Tried } from '../domain/tried.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import type { CourseRecord } from '../ports/work-records.js';
import { candidatesOf } from './candidates.js';
import { episodeAddresses, readEpisodes } from './episodes.js';
import { noEpisode } from './nothing-there.js';
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
  if (course === null) throw new RatchetFailure('bad-request', await instead(store, episode));
  return askedIn(store, course, episode, attempt ?? 1);
}

async function askedIn(store: Store, course: CourseRecord, episode: Address, wanted: number): Promise<AskedAttempt> {
  const [task, strategy] = await Promise.all([store.find('tasks', course.spec.task), loadStrategy(store, course.spec.strategy)]);
  const [file, ...others] = task?.editable ?? [];
  if (task === null || file === undefined || others.length > 0 || course.progress.work !== undefined || course.progress.grows === true)
    throw new RatchetFailure('bad-request', `${episode}: only answers of one program are explained`);
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

/** The latest are looked at, and so many of them named. */
const LOOKED_AT = 60;
const MOST_NAMED = 5;

/** What can be named in place of an address that is no episode's, such as the name of a campaign. */
async function instead(store: Store, named: string): Promise<string> {
  const [campaign = ''] = partsOf(named);
  const latest = (await episodeAddresses(store, campaign)).slice(-LOOKED_AT).toReversed();
  const found: Address[] = [];
  for (const { address, record } of await readEpisodes(store, latest)) {
    const attempt = record.attemptsToPass ?? 1;
    if (found.length < MOST_NAMED && (await isAnswered(store, address, attempt))) found.push(within(address, 'attempt', attempt));
  }
  if (found.length > 0)
    return `${named} is no episode's address. Of ${campaign} these, for example, are attempts; \`ratchet episodes ${campaign}\` lists all episodes:\n${found.map((each) => `  ${each}`).join('\n')}`;
  return latest.length > 0
    ? `${named} is no episode's address; \`ratchet episodes ${campaign}\` lists those of ${campaign}, and only answers of one program are explained`
    : noEpisode(store, named);
}

async function isAnswered(store: Store, episode: Address, attempt: number): Promise<boolean> {
  const course = await store.find('courses', episode);
  if (course === null) return false;
  try {
    await askedIn(store, course, episode, attempt);
    return true;
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'bad-request') return false;
    throw error;
  }
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

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config/config.js';
import { count } from '../domain/figures.js';
import type { RepoPart } from '../domain/repo-task.js';
import { roomHere, slotsFor } from '../judge/machine.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Commit, Repositories } from '../ports/repository.js';
import { type FromGit, SAYS_TOO_LITTLE, taskFromCommit } from '../suites/repository/from-git.js';
import { slug } from '../suites/repository/family.js';
import type { Issue } from '../suites/repository/statement.js';
import { finishSuite, type JournalLine, keepOutcome, openJournal } from '../suites/repository/write-suite.js';
import { CliFailure, EXIT } from './failures.js';
import { printLine, progress } from './output.js';
import { surroundingsIn, type SurroundingsOptions, withRepositories } from './repositories.js';

/** Which commits are looked at, and what is known of them from elsewhere. */
export interface CommitOptions extends SurroundingsOptions {
  readonly since?: string;
  readonly limit: number;
  readonly issues?: string;
}

export interface MadeOfCommits {
  readonly out: string;
  readonly lines: readonly JournalLine[];
  readonly placed: readonly { readonly pool: string }[];
  /** commits that nobody has looked at for lack of time; the same command goes on with them */
  readonly left: number;
  /** whether the repository has no further commit that another limit or date would look at */
  readonly isAll: boolean;
  /** a clone without the commits before a certain one */
  readonly isShallow: boolean;
  readonly minutes: number;
}

const NEVER = new AbortController().signal;

/** What is under way when the time is up has half as long again. */
const GRACE = 1.5;

/** Looks at the commits of a repository and writes those that make tasks; begins none after so many minutes. */
export async function makeOfCommits(
  reference: string,
  wanted: string,
  options: CommitOptions,
  withinMinutes = Number.POSITIVE_INFINITY,
): Promise<MadeOfCommits> {
  const startedAt = performance.now();
  const repository = isHere(reference) ? resolve(reference) : reference;
  const name = nameOf(repository);
  const issues: FromGit['issues'] = options.issues === undefined ? new Map() : issuesIn(options.issues);
  const from = { repository, name, issues, ...surroundingsIn(options) };
  const asked = askedIn(options);
  const interruption = new AbortController();
  const isLate = (): boolean => performance.now() - startedAt > withinMinutes * 60_000;
  const end = Number.isFinite(withinMinutes) ? AbortSignal.timeout(withinMinutes * GRACE * 60_000) : NEVER;
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  let out = wanted;
  let lines: JournalLine[] = [];
  let left = 0;
  let newestFirst: readonly string[] = [];
  let [isAll, isShallow] = [false, false];
  try {
    await withRepositories(async (repositories) => {
      const asking = { limit: options.limit, ...(options.since === undefined ? {} : { since: options.since }) };
      const commits = await repositories.commits(repository, asking, interruption.signal);
      newestFirst = commits.map(({ id }) => id);
      isAll = options.since === undefined && commits.length < options.limit;
      isShallow = await repositories.isShallow(repository, interruption.signal);
      out = await ownFolder(repositories, repository, wanted);
      lines = await openJournal(out, asked);
      const todo = commits.filter(({ id }) => !lines.some((line) => line.commit === id));
      const before = commits.length - todo.length;
      if (before > 0) progress(`${before} of ${commits.length} commits were looked at before`);
      const looking = { repositories, from, out, asked, lines, done: before, of: commits.length, isLate };
      await lookAtAll(looking, todo, AbortSignal.any([interruption.signal, end])).catch((error: unknown) => {
        // what was under way is looked at again by the same command
        if (!end.aborted || interruption.signal.aborted) throw error;
      });
      left = looking.of - looking.done;
    });
  } catch (error) {
    if (interruption.signal.aborted) throw new CliFailure(EXIT.interrupted, `interrupted; the same command goes on with what is left`);
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
  const placed = await finishSuite(
    out,
    slug(name),
    `Commits of ${name} that mend or add something, with their own tests.`,
    lines,
    newestFirst,
  );
  return { out, lines, placed, left, isAll, isShallow, minutes: (performance.now() - startedAt) / 60_000 };
}

/** The folder that is wanted, or where that has tasks of another repository with this name, the next one beside it. */
export async function ownFolder(repositories: Pick<Repositories, 'paths'>, repository: string, wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`;
    const [known] = await openJournal(folder, null);
    if (known === undefined || (await holds(repositories, repository, known.commit))) return folder;
    progress(`${folder} has tasks of another repository; this one's go into a folder beside it`);
  }
}

async function holds(repositories: Pick<Repositories, 'paths'>, repository: string, commit: string): Promise<boolean> {
  try {
    await repositories.paths(repository, commit, NEVER);
    return true;
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'bad-request') return false;
    throw error;
  }
}

interface Looking {
  readonly repositories: Repositories;
  readonly from: FromGit;
  readonly out: string;
  readonly asked: string;
  readonly lines: JournalLine[];
  done: number;
  readonly of: number;
  readonly isLate: () => boolean;
}

async function lookAtAll(looking: Looking, todo: readonly Commit[], signal: AbortSignal): Promise<void> {
  const queue = todo.values();
  const work = async (): Promise<void> => {
    for (const commit of queue) {
      if (looking.isLate()) return;
      signal.throwIfAborted();
      const startedAt = performance.now();
      const outcome = await taskFromCommit(looking.repositories, looking.from, commit, signal);
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      looking.lines.push(await keepOutcome(looking.out, outcome, { at: commit.at, asked: looking.asked, seconds }));
      looking.done += 1;
      const said = outcome.kind === 'task' ? `${outcome.id}: ${turning(outcome.repo)}` : outcome.reason;
      progress(`${looking.done}/${looking.of} ${commit.id.slice(0, 10)} ${said}`);
    }
  };
  const slots = readConfig().sandbox.concurrency ?? slotsFor(roomHere());
  await Promise.all(Array.from({ length: slots }, work));
}

/** `1 test turns, 194 stay` */
function turning({ failToPass: { length: turn }, passToPass: { length: stay } }: Pick<RepoPart, 'failToPass' | 'passToPass'>): string {
  return `${count(turn, 'test')} ${turn === 1 ? 'turns' : 'turn'}, ${stay} ${stay === 1 ? 'stays' : 'stay'}`;
}

/** What a person says that a commit may be left out for; empty where nothing is said. */
function askedIn({ issues, ...options }: CommitOptions): string {
  const said = JSON.stringify([surroundingsIn(options), issues === undefined ? '' : readFileSync(issues, 'utf8')]);
  return said === NOTHING_SAID ? '' : createHash('sha256').update(said).digest('hex').slice(0, 12);
}

const NOTHING_SAID = JSON.stringify([{}, '']);

/** What came of the commits, for `--json`. */
export function summaryOf({ out, lines, placed, left, isShallow, minutes }: MadeOfCommits) {
  const tasks = lines.filter(({ id }) => id !== null);
  const counts = new Map<string, number>();
  for (const { id, reason } of lines) if (id === null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const inPool = (pool: string): number => placed.filter((each) => each.pool === pool).length;
  return {
    suite: out,
    commits: lines.length,
    tasks: tasks.length,
    families: new Set(tasks.map(({ family }) => family)).size,
    pools: { train: inPool('train'), gate: inPool('gate'), sealed: inPool('sealed') },
    /** for lack of time */
    left,
    ...(isShallow ? { shallow: true } : {}),
    minutes: Math.round(minutes * 10) / 10,
    /** of one box, also in runs before */
    seconds: Math.round(lines.reduce((sum, line) => sum + line.seconds, 0)),
    leftOut: [...counts].toSorted((a, b) => b[1] - a[1]).map(([reason, commits]) => ({ reason, commits })),
  };
}

/** The same for a person. */
export function tellOfCommits(made: MadeOfCommits): void {
  const { leftOut, tasks, families, commits, pools, left } = summaryOf(made);
  for (const each of leftOut) printLine(`left out, ${each.commits}: ${each.reason}${WAYS_OUT[each.reason] ?? ''}`);
  if (made.isShallow)
    printLine('it is a shallow clone: the commits before it are missing, and with them their tasks; `git fetch --unshallow` gets them');
  if (left > 0) printLine(`the time is up: ${count(left, 'commit')} not looked at yet; the same command goes on with them`);
  printLine(
    `${count(tasks, 'task')} of ${count(families, 'family', 'families')} from ${count(commits, 'commit')}: train ${pools.train}, gate ${pools.gate}, sealed ${pools.sealed}`,
  );
}

/** What a person can do about a reason. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  [SAYS_TOO_LITTLE]: '; where it names an issue, --issues FILE has the words',
};

/** Whether it names something on this machine, and no address. */
export function isHere(reference: string): boolean {
  return statSync(reference, { throwIfNoEntry: false }) !== undefined;
}

export function nameOf(repository: string): string {
  return slug(basename(repository.replace(/\/+$/, '')).replace(/\.(?:git|bundle)$/, ''));
}

const issueSchema = z.object({ number: z.int(), title: z.string().default(''), body: z.string().nullish() });

function issuesIn(path: string): ReadonlyMap<number, Issue> {
  if (!isHere(path)) throw new CliFailure(EXIT.usage, `--issues: there is no file ${path}`);
  const text = readFileSync(path, 'utf8').trim();
  try {
    const values: unknown[] = text.startsWith('[')
      ? z.array(z.unknown()).parse(JSON.parse(text))
      : text.split('\n').map((line): unknown => JSON.parse(line));
    return new Map(
      values.map((value) => {
        const { number, title, body } = issueSchema.parse(value);
        return [number, { number, title, body: body ?? '' }];
      }),
    );
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw new CliFailure(EXIT.usage, `--issues: ${path} is no list of {number, title, body}: ${error.message.slice(0, 200)}`);
    throw error;
  }
}

import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { readConfig } from '../../config/config.js';
import { REPO_FRAMEWORKS, type RepoFramework } from '../../domain/repo-task.js';
import { openSandbox } from '../../judge/index.js';
import { roomHere, seatsFor } from '../../judge/machine.js';
import { BoxRepositories } from '../../judge/repository/repositories.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Commit, Repositories } from '../../ports/repository.js';
import { SuiteFailure } from '../../suites/failure.js';
import { type FromGit, taskFromCommit } from '../../suites/repository/from-git.js';
import { slug } from '../../suites/repository/family.js';
import type { Issue } from '../../suites/repository/statement.js';
import { finishSuite, type JournalLine, keepOutcome, openJournal } from '../../suites/repository/write-suite.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, progress } from '../output.js';

const USUAL_LIMIT = 200;

export function registerFromGit(suite: Command): void {
  suite
    .command('from-git')
    .description('make a suite of the commits of a repository that change source and tests')
    .argument('<repository>', 'a folder, a bundle or a URL')
    .option('--since <date>', 'only commits after this date, as git reads it: 2024-01-01, "2 years ago"')
    .option('--limit <commits>', 'look at so many commits, the newest first', positive, USUAL_LIMIT)
    .option('--issues <file>', 'issues and pull requests that messages name by number: a JSON list, or lines, of {number, title, body}')
    .option('--out <folder>', 'where the suite is written (default: NAME-tasks); a run that was broken off goes on there')
    .option('--test-command <command>', 'runs tests; {files} stands for the files of tests (default: the usual one of the framework)')
    .addOption(
      new Option('--framework <framework>', 'what the test command runs (default: what the manifests name)').choices(REPO_FRAMEWORKS),
    )
    .option('--setup <command...>', 'commands that set a checkout up (default: what its manifests need)')
    .option('--json', 'print one JSON document')
    .action(fromGit);
}

interface Options {
  readonly since?: string;
  readonly limit: number;
  readonly issues?: string;
  readonly out?: string;
  readonly testCommand?: string;
  readonly framework?: RepoFramework;
  readonly setup?: readonly string[];
  readonly json?: true;
}

async function fromGit(reference: string, options: Options): Promise<void> {
  const startedAt = performance.now();
  const repository = isHere(reference) ? resolve(reference) : reference;
  const name = nameOf(repository);
  const out = resolve(options.out ?? `${name}-tasks`);
  const from: FromGit = {
    repository,
    name,
    issues: options.issues === undefined ? new Map() : issuesIn(options.issues),
    ...(options.testCommand === undefined ? {} : { testCommand: options.testCommand }),
    ...(options.framework === undefined ? {} : { framework: options.framework }),
    ...(options.setup === undefined ? {} : { setup: options.setup }),
  };
  const lines = await orFail(() => openJournal(out));
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  const config = readConfig();
  const sandbox = await orFail(() =>
    openSandbox({ cache: config.cache, backend: 'bubblewrap', concurrency: config.sandbox.concurrency, report: progress }),
  );
  try {
    const repositories = new BoxRepositories(sandbox.workspaces());
    const wanted = { limit: options.limit, ...(options.since === undefined ? {} : { since: options.since }) };
    const commits = await orFail(() => repositories.commits(repository, wanted, interruption.signal));
    const todo = commits.filter(({ id }) => !lines.some((line) => line.commit === id));
    if (todo.length < commits.length) progress(`${commits.length - todo.length} of ${commits.length} commits were looked at before`);
    const seats = config.sandbox.concurrency ?? seatsFor(roomHere());
    await lookAtAll(
      { repositories, from, out, seats, lines, done: commits.length - todo.length, of: commits.length },
      todo,
      interruption.signal,
    );
  } catch (error) {
    if (interruption.signal.aborted) throw new CliFailure(EXIT.interrupted, `interrupted; the same command goes on with what is left`);
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await sandbox.close();
  }
  const placed = await finishSuite(out, slug(name), `Commits of ${name} that mend or add something, with their own tests.`, lines);
  tell({ out, lines, placed, minutes: (performance.now() - startedAt) / 60_000 }, options.json === true);
}

interface Looking {
  readonly repositories: Repositories;
  readonly from: FromGit;
  readonly out: string;
  readonly seats: number;
  readonly lines: JournalLine[];
  done: number;
  readonly of: number;
}

async function lookAtAll(looking: Looking, todo: readonly Commit[], signal: AbortSignal): Promise<void> {
  const queue = todo.values();
  const work = async (): Promise<void> => {
    for (const commit of queue) {
      signal.throwIfAborted();
      const outcome = await taskFromCommit(looking.repositories, looking.from, commit, signal);
      looking.lines.push(await keepOutcome(looking.out, commit.at, outcome));
      looking.done += 1;
      const said =
        outcome.kind === 'task'
          ? `${outcome.id}: ${outcome.repo.failToPass.length} tests turn, ${outcome.repo.passToPass.length} stay`
          : outcome.reason;
      progress(`${looking.done}/${looking.of} ${commit.id.slice(0, 10)} ${said}`);
    }
  };
  await Promise.all(Array.from({ length: looking.seats }, work));
}

function tell(
  {
    out,
    lines,
    placed,
    minutes,
  }: {
    readonly out: string;
    readonly lines: readonly JournalLine[];
    readonly placed: readonly { readonly pool: string }[];
    readonly minutes: number;
  },
  asJson: boolean,
): void {
  const tasks = lines.filter(({ id }) => id !== null);
  const counts = new Map<string, number>();
  for (const { id, reason } of lines) if (id === null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].toSorted((a, b) => b[1] - a[1]);
  const pools = Object.fromEntries(['train', 'gate', 'sealed'].map((pool) => [pool, placed.filter((each) => each.pool === pool).length]));
  const families = new Set(tasks.map(({ family }) => family)).size;
  process.exitCode = tasks.length === 0 ? EXIT.failed : EXIT.done;
  if (asJson)
    return printJson({
      suite: out,
      commits: lines.length,
      tasks: tasks.length,
      families,
      pools,
      minutes: Math.round(minutes * 10) / 10,
      leftOut: reasons.map(([reason, commits]) => ({ reason, commits })),
    });
  for (const [reason, commits] of reasons) printLine(`left out, ${commits}: ${reason}`);
  printLine(
    `${tasks.length} tasks of ${families} families from ${lines.length} commits: train ${pools['train']}, gate ${pools['gate']}, sealed ${pools['sealed']}`,
  );
  if (tasks.length > 0)
    printLine(`written to ${out}; ratchet suite check ${out} looks at it again, ratchet campaign start --suite ${out} works on it`);
}

function isHere(reference: string): boolean {
  return statSync(reference, { throwIfNoEntry: false }) !== undefined;
}

function nameOf(repository: string): string {
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
      throw new CliFailure(EXIT.usage, `--issues: ${join('.', path)} is no list of {number, title, body}: ${error.message.slice(0, 200)}`);
    throw error;
  }
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number from 1 on.');
  return number;
}

async function orFail<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SuiteFailure) throw new CliFailure(EXIT.usage, error.message);
    if (error instanceof RatchetFailure && error.kind === 'bad-request') throw new CliFailure(EXIT.usage, error.message);
    if (error instanceof RatchetFailure && error.kind === 'sandbox-unavailable') throw new CliFailure(EXIT.missing, error.message);
    throw error;
  }
}

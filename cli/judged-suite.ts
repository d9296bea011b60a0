import { readConfig } from '../config/config.js';
import { count } from '../domain/figures.js';
import { kindsIn } from '../campaigns/request.js';
import type { Language, Suite } from '../domain/task.js';
import { openSandbox } from '../judge/index.js';
import { RatchetFailure } from '../ports/failures.js';
import type { OpenSandbox } from '../judge/judge.js';
import type { ListJob, Sandbox } from '../ports/sandbox.js';
import { SuiteFailure } from '../suites/failure.js';
import { type LoadedSuite, loadSuite } from '../suites/load.js';
import { CliFailure, EXIT } from './failures.js';
import { progress } from './output.js';
import { duration } from './report-table.js';
import { withSandbox } from './with-sandbox.js';

/** Only decides which cases of a set without hidden ones are hidden; all of them run where a suite is judged as a whole. */
const SEED = 1;

export interface Part {
  readonly language?: Language;
  readonly kinds?: string;
}

/** All of it, or the part that is named, whatever is its usual one. */
export async function loadNamedSuite(reference: string, { language, kinds = 'all' }: Part = {}): Promise<LoadedSuite> {
  return orFail(loadSuite(reference, { seed: SEED, language: language ?? 'all', kinds: kindsIn(kinds) }));
}

interface JudgedTask {
  readonly task: string;
  /** what progress says of it: `fit` */
  readonly word: string;
}

type Work<T> = (sandbox: Sandbox, signal: AbortSignal, onJudged: (judged: JudgedTask) => void) => Promise<T>;

/** Judges all tasks of a suite in the sandbox of this machine, with progress, until it is done or interrupted. */
export function judgeSuite<T>(suite: Suite, work: Work<T>): Promise<T> {
  let done = 0;
  return withSandbox(
    sandboxHere,
    () => `interrupted after ${done} of ${suite.tasks.length} tasks`,
    (sandbox, signal) => {
      const inRepositories = suite.tasks.filter(({ repo }) => repo !== undefined).length;
      if (inRepositories > 0)
        progress(
          `${count(inRepositories, 'task')} of repositories: what their tests need is set up once, and each takes as long as its tests do, some times over`,
        );
      const began = performance.now();
      return work(sandbox, signal, ({ task, word }) => {
        done += 1;
        const left = timeLeftText((performance.now() - began) / done, suite.tasks.length - done);
        progress(`${done}/${suite.tasks.length} ${task}: ${word}${left}`);
      });
    },
  );
}

/** Lists tests in the sandbox of this machine. */
export function listHere(job: ListJob): Promise<readonly string[]> {
  return withSandbox(
    sandboxHere,
    () => 'interrupted while tests were listed',
    (sandbox, signal) => sandbox.listTests(job, signal),
  );
}

function sandboxHere(): Promise<OpenSandbox> {
  const { cache, sandbox } = readConfig();
  return orFail(openSandbox({ cache, backend: sandbox.backend, concurrency: sandbox.concurrency, report: progress }));
}

/** `, about 3 min left`; nothing where that is soon. */
function timeLeftText(msEach: number, left: number): string {
  const ms = msEach * left;
  return ms < WORTH_TELLING_MS ? '' : `, about ${duration(ms)} left`;
}

const WORTH_TELLING_MS = 15_000;

/** Expected failures become an end of the command with its exit code. */
async function orFail<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SuiteFailure) throw new CliFailure(EXIT.usage, error.message);
    if (error instanceof RatchetFailure && error.kind === 'sandbox-unavailable') throw new CliFailure(EXIT.missing, error.message);
    throw error;
  }
}

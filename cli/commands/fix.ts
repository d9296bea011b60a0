import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { courseOf, type WorkedAttempt } from '../../campaigns/courses.js';
import { enrolStrategy, enrolSuite } from '../../campaigns/prepare.js';
import type { Config } from '../../config/config.js';
import { within } from '../../domain/address.js';
import { patchedFiles, patchLine } from '../../domain/agent/patch-parts.js';
import { count } from '../../domain/figures.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { lines } from '../../domain/visible.js';
import { broughtUp } from '../brought-up.js';
import { modelAsked } from '../../infra/stack/model-setting.js';
import { runSolve } from '../../infra/temporal/run-solve.js';
import { sha256 } from '../../ports/keys.js';
import { taskFromCheckout } from '../../suites/repository/from-checkout.js';
import { readText } from '../../suites/source/read.js';
import { agentIn, type AgentChoice } from '../agent-file.js';
import { CliFailure, EXIT } from '../failures.js';
import { followWork } from '../fix/follow-work.js';
import { hideFromGit, rootOf, snapshotOf, type Snapshot } from '../fix/snapshot.js';
import { applyTo, branchWith } from '../fix/take-over.js';
import { endingOf, hurry, interruptSignal } from '../interrupt.js';
import { configFor } from '../model-option.js';
import { printDocument, printJson, printText, progress } from '../output.js';
import { surroundingsIn, type SurroundingsOptions, withRepositories } from '../repositories.js';
import { checkModel } from '../check-model.js';
import { useStack } from '../session.js';
import { endOfInterrupted } from '../solve-course.js';
import { openSolveRun, seenBy, strategyToRun } from '../solve-run.js';
import { shellWord } from '../shell-word.js';
import { tellLeftOut } from '../with-store.js';

interface FixOptions extends SurroundingsOptions, AgentChoice {
  readonly issue?: string;
  readonly strategy: string;
  readonly model?: string;
  readonly apply?: true;
  readonly branch?: string;
  readonly json?: true;
}

export async function fix(folder: string, options: FixOptions): Promise<void> {
  const config = configFor(options.model);
  const signal = interruptSignal();
  const agent = await agentIn(options);
  const issue = options.issue === undefined ? '' : (await readText(options.issue)).trim();
  const root = await rootOf(resolve(folder));
  const copy = join(config.home, 'checkouts', sha256(root).slice(0, 16));
  await hideFromGit(config.home);
  try {
    await fixCopy(root, await snapshotOf(root, copy), { config, agent, issue, options, signal });
  } catch (error) {
    if (signal.aborted) throw new CliFailure(EXIT.interrupted, `${endOfInterrupted(error)}; ${root} is as it was`);
    throw error;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

interface Fixing {
  readonly config: Config;
  /** the first strategy of the user's own agent, where one was named */
  readonly agent: Strategy | null;
  readonly issue: string;
  readonly options: FixOptions;
  readonly signal: AbortSignal;
}

async function fixCopy(root: string, snapshot: Snapshot, { config, agent, issue, options, signal }: Fixing): Promise<void> {
  if (snapshot.isDirty && options.branch !== undefined)
    throw new CliFailure(
      EXIT.usage,
      `--branch ${options.branch}: ${root} has changes that are not committed, and a branch is made of its commit; commit them, or use --apply`,
    );
  const task = await taskOf(root, snapshot, issue, options, signal);
  progress(
    `${count(task.repo?.failToPass.length ?? 0, 'test')} of ${root} ${task.repo?.failToPass.length === 1 ? 'fails' : 'fail'}; the agent works on a copy`,
  );
  const stack = await broughtUp(config, signal);
  try {
    await checkModel(config, stack.addresses);
    const course = await useStack(config, stack.addresses, async ({ store }) => {
      const { strategy: named, view } = await strategyToRun(store, agent, options.strategy);
      if (named.solver === undefined || named.solver.kind === 'tree')
        throw new CliFailure(
          EXIT.usage,
          `--strategy: ${options.strategy} makes whole programs, and does not work in a checkout; take \`agent\`, or one made from it`,
        );
      const strategy = await enrolStrategy(store, named);
      const suite = { name: task.id, tasks: [task] };
      const { suiteId, record } = await enrolSuite(store, suite, SEED);
      const { kind, baseUrl } = stack.addresses.model;
      const model = modelAsked(options.model, stack.addresses.model);
      const request = {
        suite: suite.name,
        suiteId,
        strategy,
        model,
        endpoint: kind === 'endpoint' ? baseUrl : kind,
        attempts: ATTEMPTS,
        seed: SEED,
        ...seenBy(view),
      };
      const run = await openSolveRun(store, request);
      const tasks = record.tasks.map(({ id, hash }) => ({ id, hash }));
      const asked = { campaign: run.id, address: run.id, model, strategy, tasks, attempts: ATTEMPTS, concurrency: 1, seed: SEED, view };
      const episode = within(run.id, 'task', task.id);
      const calls = async (): Promise<number> => (await store.budget.read(run.id)).spent.modelCalls;
      const follow = followWork(store, episode, { tell: progress, calls });
      await runSolve(stack.addresses.temporal, run.id, asked, (_, waits) => follow(waits), signal, endingOf(signal));
      await run.finish();
      return tellLeftOut(store, (readable) => courseOf(readable, episode));
    });
    await tell(root, snapshot, course, options);
  } finally {
    await stack.stop(hurry(signal));
  }
}

const SEED = 1;

/** Of which a strategy takes its share. */
const ATTEMPTS = 8;

async function taskOf(
  root: string,
  { repository, commit }: Snapshot,
  issue: string,
  options: FixOptions,
  signal: AbortSignal,
): Promise<Task> {
  const from = { name: root.split('/').at(-1) ?? 'checkout', repository, commit, issue, ...surroundingsIn(options) };
  progress(`the tests of ${root} run on a copy, three times over …`);
  const made = await withRepositories((repositories) => taskFromCheckout(repositories, from, signal));
  if ('none' in made) throw new CliFailure(EXIT.usage, `there is nothing to mend in ${root}: ${made.none}`);
  return made.task;
}

/** Only what passes everything is printed as a patch and taken over; of anything else is told where it can be read. */
async function tell(
  root: string,
  snapshot: Snapshot,
  course: Awaited<ReturnType<typeof courseOf>>,
  { apply, branch, json }: FixOptions,
): Promise<void> {
  const works = course.attempts.filter((each): each is WorkedAttempt => each.kind === 'work' && each.patch !== '');
  const best = works.find(({ verdict }) => verdict?.status === 'passed') ?? works.at(-1);
  const { solved } = course.outcome;
  const patch = best?.patch ?? '';
  const commit =
    solved && branch !== undefined
      ? await branchWith(root, patch, { name: branch, head: snapshot.head, message: messageOf(course, patch) })
      : null;
  if (solved && apply === true) await applyTo(root, patch);
  const { modelCalls, tokens, costUsd } = course.outcome;
  if (json === true)
    printJson({
      solved,
      ended: course.ended,
      patch,
      episode: course.episode,
      modelCalls,
      tokens,
      costUsd,
      applied: solved && apply === true,
      branch: commit,
    });
  else {
    if (solved) printDocument(patch.trimEnd());
    printText(
      lines([
        '',
        solved
          ? patchLine(patch)
          : patch === ''
            ? 'no patch came of it'
            : `no patch came of it that mends it; the last one (${patchLine(patch)}) does not`,
        solved
          ? 'mended: what failed passes with it, and what passed beside it still does'
          : `${course.ended}${ownEnd(course.attempts.at(-1))}`,
        `${count(modelCalls, 'model call')}, ${tokens} tokens, $${costUsd.toFixed(4)}; \`ratchet attempt show ${shellWord(course.episode)}\` shows how it came about`,
        ...(solved && apply === true ? [`applied to ${root}`] : []),
        ...(commit === null ? [] : [`branch ${branch ?? ''} at ${commit.slice(0, 12)}`]),
      ]),
    );
  }
  if (!solved)
    throw new CliFailure(EXIT.failed, apply === true || branch !== undefined ? 'not mended, so nothing was taken over' : 'not mended');
}

/** What an agent of a person's own said last, where it ended with an error. */
function ownEnd(last: Awaited<ReturnType<typeof courseOf>>['attempts'][number] | undefined): string {
  const command = last?.kind === 'work' ? last.command : undefined;
  if (command === undefined || command.exitCode === 0) return '';
  return `; its command ended with exit code ${command.exitCode}: ${command.output.trimEnd().split('\n').at(-1) ?? ''}`;
}

function messageOf({ task, episode }: Awaited<ReturnType<typeof courseOf>>, patch: string): string {
  const paths = patchedFiles(patch).map(({ path }) => path);
  const where = paths.length > 2 ? count(paths.length, 'file') : paths.join(', ');
  return `fix: ${where}\n\n${task.prompt.trim().slice(0, MAX_TOLD)}\n\n${patchLine(patch)}\n\nMade by ratchet fix (${episode}).\n`;
}

const MAX_TOLD = 2_000;

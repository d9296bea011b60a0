import type { Command } from 'commander';
import { enrolStrategy, enrolSuite } from '../../campaigns/prepare.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Language } from '../../domain/task.js';
import { waitingLine, type Waiting } from '../../domain/waiting.js';
import { ensureStack } from '../../infra/stack/ensure.js';
import { modelAsked, namesOf } from '../../infra/stack/model-setting.js';
import { runSolve } from '../../infra/temporal/run-solve.js';
import type { SolveView } from '../../workflows/contract.js';
import { resolveStrategy, usualStrategy } from '../../campaigns/named-strategy.js';
import { requestedSuite } from '../../campaigns/request.js';
import { usualConcurrency } from '../../config/machine.js';
import { SETTINGS } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import { agentIn, agentOption, type AgentChoice } from '../agent-file.js';
import { asCliFailure, CliFailure, EXIT } from '../failures.js';
import { configFor, tellUnused } from '../model-option.js';
import { hurry, interruptSignal } from '../interrupt.js';
import { settingOption, settingOptions } from '../options.js';
import { printJson, progress, sayLeftOut } from '../output.js';
import { refuseUnwritable, writePredictions } from './predictions.js';
import { checkModel, useStack } from '../session.js';
import { episodesOf, openSolveRun } from '../solve-run.js';
import { count } from '../../domain/figures.js';
import { unusableOf } from '../../campaigns/unusable.js';
import { summarise, printSummary } from '../solve-summary.js';

interface SolveOptions extends AgentChoice {
  readonly suite: string;
  readonly task?: readonly string[];
  readonly language?: Language;
  readonly attempts?: number;
  readonly concurrency?: number;
  readonly seed?: number;
  readonly countUncontrolled?: boolean;
  readonly model?: string;
  readonly predictions?: string;
  readonly json?: boolean;
}

export function registerSolve(program: Command): void {
  const command = program
    .command('solve')
    .description(
      'Runs episodes under one strategy, without learning, and says per task and over all what came of it. Cut off, it prints what is finished, and the same command goes on from there.',
    )
    .addOption(settingOption('suite').makeOptionMandatory())
    .option('--task <id...>', 'only these tasks')
    .option(
      '--strategy <version>',
      'version, its unique beginning, or CAMPAIGN@champion (default: the first strategy; for tasks with a repository the first agent)',
    )
    .addOption(agentOption())
    .option('--predictions <file>', 'write the answers as the harness of SWE-bench or HumanEval reads them')
    .option('--json', 'print data as JSON')
    .action(solve);
  settingOptions(command, ['language', 'attempts', 'concurrency', 'seed', 'countUncontrolled', 'model']);
}

async function solve(options: SolveOptions): Promise<void> {
  const { attempts = SETTINGS.attempts.usual, concurrency = usualConcurrency(), seed = SETTINGS.seed.usual } = options;
  const config = configFor(options.model);
  const signal = interruptSignal();
  const agent = await agentIn(options);
  if (options.predictions !== undefined) await refuseUnwritable('--predictions', options.predictions);
  // A suite that cannot be read is told before anything is brought up.
  const suite = await requestedSuite(options, loadSuite);
  sayLeftOut(suite);
  const unknown = (options.task ?? []).filter((id) => !suite.tasks.some((task) => task.id === id));
  if (unknown.length > 0)
    throw new CliFailure(
      EXIT.usage,
      `--task: ${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not in ${suite.name}. It holds ${suite.tasks
        .slice(0, 8)
        .map((task) => task.id)
        .join(', ')}${suite.tasks.length > 8 ? ', …' : ''}.`,
    );
  const wanted = { ...suite, tasks: suite.tasks.filter((task) => options.task === undefined || options.task.includes(task.id)) };
  const stack = await ensureStack(config, progress);
  try {
    if (!stack.started) tellUnused(stack.addresses);
    await checkModel(config, stack.addresses);
    const { outcome, failure } = await useStack(config, stack.addresses, async ({ store }) => {
      const named = agent ?? (await resolveStrategy(store, options.strategy ?? usualStrategy(wanted))).strategy;
      const strategy = await enrolStrategy(store, named);
      const { suiteId, record } = await enrolSuite(store, wanted, seed);
      const { kind, baseUrl } = stack.addresses.model;
      const model = modelAsked(options.model, stack.addresses.model);
      const names = namesOf(stack.addresses.roles);
      const roles = Object.keys(names).length === 0 ? {} : { roles: names };
      const run = await openSolveRun(store, {
        suite: suite.name,
        suiteId,
        strategy,
        model,
        endpoint: kind === 'endpoint' ? baseUrl : kind,
        ...roles,
        attempts,
        seed,
      });
      const before = (await episodesOf(store, run.id, record.tasks)).length;
      if (before > 0) progress(`goes on with what the same command was cut off in: ${before} of ${record.tasks.length} tasks are finished`);
      const began = Date.now();
      const tasks = record.tasks.map(({ id: task, hash }) => ({ id: task, hash }));
      const ended = await failureOf(
        runSolve(
          stack.addresses.temporal,
          run.id,
          {
            campaign: run.id,
            address: run.id,
            model,
            ...roles,
            strategy,
            tasks,
            attempts,
            concurrency,
            seed,
            view: [],
            goesOn: true,
          },
          showProgress(),
          signal,
        ),
      );
      if (ended === null) await run.finish();
      if (options.predictions !== undefined)
        await writePredictions(store, run.id, options.predictions, { strategy: null, modelName: null });
      const [episodes, unusable, { lost }] = await Promise.all([
        episodesOf(store, run.id, record.tasks),
        unusableOf(store, run.id),
        store.budget.read(run.id),
      ]);
      const languages = new Map(record.tasks.map((task) => [task.id, task.language]));
      return {
        outcome: {
          run: run.id,
          suite: suite.name,
          strategy,
          model,
          wallMs: Date.now() - began,
          of: record.tasks.length,
          languages,
          episodes,
          unusable,
          lost,
        },
        failure: ended,
      };
    });
    const summary = summarise(outcome);
    if (options.json === true) printJson(summary);
    else if (summary.tasks.length > 0) printSummary(summary);
    if (failure !== null) throw cutOff(failure, summary, signal.aborted);
  } catch (error) {
    if (!signal.aborted || error instanceof CliFailure) throw error;
    throw new CliFailure(EXIT.interrupted, 'interrupted; nothing of it runs on');
  } finally {
    await stack.stop(hurry(signal));
  }
}

/** Why a run came to no end; null where it did. */
async function failureOf(run: Promise<SolveView>): Promise<unknown> {
  try {
    const { failed = [] } = await run;
    const [first] = failed;
    if (first === undefined) return null;
    const others =
      failed.length === 1
        ? ''
        : ` (and ${failed.length - 1} more: ${failed
            .slice(1)
            .map(({ task }) => task)
            .join(', ')})`;
    const message = `task ${first.task}: ${first.because}${others}`;
    return first.kind === 'unexpected' ? new CliFailure(EXIT.failed, message) : new RatchetFailure(first.kind, message);
  } catch (error) {
    return error;
  }
}

/** The end of a run that is not done: what stopped it, with the exit code that says so, and how it goes on. */
function cutOff(failure: unknown, { tasks, of }: Pick<ReturnType<typeof summarise>, 'tasks' | 'of'>, interrupted: boolean): unknown {
  const left = `${tasks.length} of ${of} tasks are finished${tasks.length === 0 ? '' : ' and told above'}; the same command goes on from there`;
  if (interrupted) return new CliFailure(EXIT.interrupted, `interrupted, and nothing of it runs on: ${left}`);
  const expected = asCliFailure(failure);
  return expected === null ? failure : new CliFailure(expected.exitCode, `${expected.message}\n${left}`);
}

type View = { readonly done: number; readonly of: number; readonly plausible: number; readonly solved: number };

function showProgress(): (view: View | null, waits: readonly Waiting[]) => void {
  let [shown, told] = [-1, ''];
  return (view, waits) => {
    const waiting = waits.map(waitingLine).join(' · ');
    if (waiting !== told && waiting !== '') progress(waiting);
    told = waiting;
    if (view === null || view.done === shown) return;
    shown = view.done;
    progress(`${view.done} of ${count(view.of, 'task')} done, ${view.plausible} plausible, ${view.solved} solved`);
  };
}

import type { Command } from 'commander';
import { enrolStrategy, enrolSuite } from '../../campaigns/prepare.js';
import type { EpisodeRecord, Lost, UnusableSummary } from '../../ports/records.js';
import { RatchetFailure } from '../../ports/failures.js';
import { mean, successRate } from '../../domain/metrics.js';
import { SCORE_PARTS } from '../../domain/scores.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import type { Language } from '../../domain/task.js';
import { waitingLine, type Waiting } from '../../domain/waiting.js';
import { ensureStack } from '../../infra/stack/ensure.js';
import { modelAsked } from '../../infra/stack/model-setting.js';
import { runSolve } from '../../infra/temporal/run-solve.js';
import type { SolveView } from '../../workflows/contract.js';
import { resolveStrategy } from '../../campaigns/named-strategy.js';
import { requestedSuite } from '../../campaigns/request.js';
import { usualConcurrency } from '../../config/machine.js';
import { unusableText } from '../../campaigns/told.js';
import { SETTINGS } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import { costText } from '../cost.js';
import { asCliFailure, CliFailure, EXIT } from '../failures.js';
import { configFor } from '../model-option.js';
import { hurry, interruptSignal } from '../interrupt.js';
import { settingOption, settingOptions } from '../options.js';
import { printJson, printLine, progress, sayLeftOut, table, printText } from '../output.js';
import { checkModel, useStack } from '../session.js';
import { episodesOf, openSolveRun } from '../solve-run.js';
import { count } from '../../domain/figures.js';
import { unusableOf } from '../../campaigns/unusable.js';

interface SolveOptions {
  readonly suite: string;
  readonly task?: readonly string[];
  readonly language?: Language;
  readonly strategy?: string;
  readonly attempts?: number;
  readonly concurrency?: number;
  readonly seed?: number;
  readonly countUncontrolled?: boolean;
  readonly model?: string;
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
    .option('--strategy <version>', 'version, its unique beginning, or CAMPAIGN@champion (default: the first strategy)')
    .option('--json', 'print data as JSON')
    .action(solve);
  settingOptions(command, ['language', 'attempts', 'concurrency', 'seed', 'countUncontrolled', 'model']);
}

async function solve(options: SolveOptions): Promise<void> {
  const { attempts = SETTINGS.attempts.usual, concurrency = usualConcurrency(), seed = SETTINGS.seed.usual } = options;
  const config = configFor(options.model);
  const signal = interruptSignal();
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
    await checkModel(config, stack.addresses);
    const { outcome, failure } = await useStack(config, stack.addresses, async ({ store }) => {
      const strategy =
        options.strategy === undefined ? await enrolStrategy(store, FIRST_STRATEGY) : (await resolveStrategy(store, options.strategy)).id;
      const { suiteId, record } = await enrolSuite(store, wanted, seed);
      const { kind, baseUrl } = stack.addresses.model;
      const model = modelAsked(options.model, stack.addresses.model);
      const run = await openSolveRun(store, {
        suite: suite.name,
        suiteId,
        strategy,
        model,
        endpoint: kind === 'endpoint' ? baseUrl : kind,
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
      const [episodes, unusable, { lost }] = await Promise.all([
        episodesOf(store, run.id, record.tasks),
        unusableOf(store, run.id),
        store.budget.read(run.id),
      ]);
      const languages = new Map(record.tasks.map((task) => [task.id, task.language]));
      return {
        outcome: {
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

interface Outcome {
  readonly suite: string;
  readonly strategy: string;
  readonly model: string;
  readonly wallMs: number;
  /** tasks that were asked for */
  readonly of: number;
  readonly languages: ReadonlyMap<string, string>;
  readonly episodes: readonly EpisodeRecord[];
  readonly unusable: UnusableSummary | null;
  readonly lost: Lost;
}

function summarise({ suite, strategy, model, wallMs, of, languages, episodes, unusable, lost }: Outcome) {
  const judged = episodes.filter((record) => record.status !== 'void');
  return {
    suite,
    strategy,
    model,
    of,
    tasks: episodes.map(
      ({
        taskId,
        plausible,
        solved,
        attempts,
        attemptsToPass,
        status,
        errorClass,
        trust,
        unusable: answers = 0,
        reason,
        missed = [],
        scores,
        score,
      }) => ({
        id: taskId,
        language: languages.get(taskId) ?? '',
        plausible,
        solved,
        attempts,
        attemptsToPass,
        status,
        errorClass,
        trust,
        unusable: answers,
        reason,
        missed,
        scores,
        score,
      }),
    ),
    /** answers that held no candidate, why, and one of them; null where there are none */
    unusable,
    successRate: successRate(episodes),
    plausible: judged.filter((record) => record.plausible).length,
    compilePassRate: mean(judged.map((record) => record.compiled)),
    testPassRate: mean(judged.map((record) => record.testsPassed)),
    /** means over the tasks where a part is known */
    scores: Object.fromEntries(SCORE_PARTS.map((part) => [part, knownMean(judged.map((record) => record.scores?.[part] ?? null))])),
    score: knownMean(judged.map((record) => record.score)),
    modelCalls: episodes.reduce((sum, record) => sum + record.modelCalls, 0),
    sandboxRuns: episodes.reduce((sum, record) => sum + record.sandboxRuns, 0),
    tokens: episodes.reduce((sum, record) => sum + record.tokens, 0),
    costUsd: episodes.reduce((sum, record) => sum + record.costUsd, 0),
    /** beside these: paid for answers that could not be taken */
    lost,
    wallMs,
  };
}

function knownMean(values: readonly (number | null)[]): number | null {
  const known = values.filter((each) => each !== null);
  return known.length === 0 ? null : mean(known);
}

function printSummary(summary: ReturnType<typeof summarise>): void {
  const { successRate: rate } = summary;
  printText(
    table(
      ['task', 'plausible', 'solved', 'attempts', 'verdict', 'error class', 'trust'],
      summary.tasks.map((task) => [
        task.id,
        yes(task.plausible),
        yes(task.solved),
        task.attemptsToPass ?? task.attempts,
        task.status,
        task.errorClass ?? '',
        task.trust,
      ]),
    ),
  );
  printLine();
  for (const { id, reason } of summary.tasks) if (reason !== '') printLine(`${id}: ${reason}`);
  if (summary.unusable !== null) printLine(unusableText(summary.unusable));
  printLine(
    `Solved ${Math.round(rate.value * rate.n)} of ${rate.n} = ${percent(rate.value)} (95 %: ${percent(rate.low)} to ${percent(rate.high)}); plausible ${summary.plausible}.`,
  );
  printLine(
    `Candidates that compile ${percent(summary.compilePassRate)}, checks passed by the last candidate ${percent(summary.testPassRate)}.`,
  );
  const parts = Object.entries(summary.scores).flatMap(([part, value]) => (value === null ? [] : [`${part} ${value.toFixed(2)}`]));
  if (summary.score !== null)
    printLine(`Score of the last candidates ${summary.score.toFixed(2)} by the strategy's weights: ${parts.join(', ')}.`);
  const missed = summary.tasks.flatMap((task) => task.missed);
  if (missed.length > 0) printLine(`${count(missed.length, 'text')} of the model could not be had; the first: ${missed[0]}`);
  printLine(
    `Model calls ${summary.modelCalls}, sandbox runs ${summary.sandboxRuns}, tokens ${summary.tokens}, cost ${costText(summary, summary.model)}, ${(summary.wallMs / 1_000).toFixed(1)} s. Strategy ${summary.strategy}, model ${summary.model}.`,
  );
  if (summary.lost.modelCalls > 0)
    printLine(
      `Paid, not taken: ${count(summary.lost.modelCalls, 'call')} beside these, at most ${count(summary.lost.tokens, 'token')} and $${summary.lost.costUsd.toFixed(4)}; the latest: ${summary.lost.last ?? ''}`,
    );
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
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

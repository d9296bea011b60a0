import { enrolStrategy, enrolSuite } from '../../campaigns/prepare.js';
import { broughtUp } from '../brought-up.js';
import { modelAsked, namesOf } from '../../infra/stack/model-setting.js';
import { runSolve } from '../../infra/temporal/run-solve.js';
import { usualStrategy } from '../../campaigns/named-strategy.js';
import { requestedSuite } from '../../campaigns/request.js';
import { usualConcurrency } from '../../config/machine.js';
import { SETTINGS } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import { agentIn, type AgentChoice } from '../agent-file.js';
import { CliFailure, EXIT } from '../failures.js';
import { configFor, tellUnused } from '../model-option.js';
import { endingOf, hurry, interruptSignal } from '../interrupt.js';
import { printJson, progress, sayLeftOut } from '../output.js';
import { refuseUnwritable, writePredictions } from './predictions.js';
import { checkModel } from '../check-model.js';
import { useStack } from '../session.js';
import { cutOff, endOfInterrupted, failureOf, onlyNamed, type RunOptions, showProgress } from '../solve-course.js';
import { episodesOf, openSolveRun, seenBy, strategyToRun } from '../solve-run.js';
import { unusableOf } from '../../campaigns/unusable.js';
import { summarise, printSummary } from '../solve-summary.js';

interface SolveOptions extends AgentChoice, RunOptions {
  readonly predictions?: string;
  readonly json?: boolean;
}

export async function solve(options: SolveOptions): Promise<void> {
  const { attempts = SETTINGS.attempts.usual, concurrency = usualConcurrency(), seed = SETTINGS.seed.usual } = options;
  const config = configFor(options.model);
  const signal = interruptSignal();
  const agent = await agentIn(options);
  if (options.predictions !== undefined) await refuseUnwritable('--predictions', options.predictions);
  // A suite that cannot be read is told before anything is brought up.
  const suite = await requestedSuite(options, loadSuite);
  sayLeftOut(suite);
  const wanted = onlyNamed(suite, options.task);
  const stack = await broughtUp(config, signal);
  let ended: unknown = null;
  try {
    if (!stack.started) tellUnused(stack.addresses);
    await checkModel(config, stack.addresses);
    const { outcome, failure } = await useStack(config, stack.addresses, async ({ store }) => {
      const { strategy: named, view } = await strategyToRun(store, agent, options.strategy ?? usualStrategy(wanted));
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
        ...seenBy(view),
      });
      const before = (await episodesOf(store, run.id, record.tasks)).length;
      if (before > 0) progress(`goes on with what the same command was cut off in: ${before} of ${record.tasks.length} tasks are finished`);
      const began = performance.now();
      const tasks = record.tasks.map(({ id: task, hash }) => ({ id: task, hash }));
      ended = await failureOf(
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
            view,
            goesOn: true,
          },
          showProgress(),
          signal,
          endingOf(signal),
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
          wallMs: Math.round(performance.now() - began),
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
    const told = summary.tasks.length === 0 ? '' : ' and told above';
    if (failure !== null) throw cutOff(failure, `${summary.tasks.length} of ${summary.of} tasks are finished${told}`, signal.aborted);
  } catch (error) {
    if (!signal.aborted || error instanceof CliFailure) throw error;
    throw new CliFailure(EXIT.interrupted, endOfInterrupted(ended ?? error));
  } finally {
    await stack.stop(hurry(signal));
  }
}

import { examined } from '../campaigns/exam-scores.js';
import { campaignIn } from '../campaigns/named-strategy.js';
import { enrolStrategy, enrolSuite } from '../campaigns/prepare.js';
import { requestedSuite } from '../campaigns/request.js';
import { usualConcurrency } from '../config/machine.js';
import { sidePart, within, type Address } from '../domain/address.js';
import { compareRuns, type ComparedRun, type ComparedSide, type Comparison } from '../domain/comparison.js';
import { examPlaces } from '../domain/exam-places.js';
import type { Named } from '../campaigns/learned-with.js';
import { diffLines, strategyDiff } from '../domain/strategy-diff.js';
import { broughtUp } from './brought-up.js';
import { modelAsked, namesOf } from '../infra/stack/model-setting.js';
import { StillRuns } from '../infra/temporal/interrupted.js';
import { runSolve } from '../infra/temporal/run-solve.js';
import type { Store } from '../ports/store.js';
import { SETTINGS } from '../schemas/settings.js';
import { loadSuite } from '../suites/load.js';
import { CliFailure, EXIT } from './failures.js';
import { endingOf, hurry, interruptSignal } from './interrupt.js';
import { configFor, tellUnused } from './model-option.js';
import { sayLeftOut } from './output.js';
import { checkModel } from './check-model.js';
import { useStack, type Session } from './session.js';
import { cutOff, endOfInterrupted, failureOf, onlyNamed, type RunOptions, showProgress } from './solve-course.js';
import { openCompareRun, strategyToRun } from './solve-run.js';

/** What a comparison is asked for, as its options give it. */
export interface CompareOptions extends RunOptions {
  readonly runs: number;
}

/** What two strategies came to on the same tasks. */
export interface Compared {
  /** `ratchet episodes` lists what was run under this name */
  readonly run: string;
  readonly suite: string;
  readonly model: string;
  readonly before: ComparedStrategy;
  readonly after: ComparedStrategy;
  readonly runs: readonly ComparedRun[];
  readonly comparison: Comparison;
  /** what the second has that the first has not, line by line; empty where they are one strategy */
  readonly diff: readonly string[];
}

export interface ComparedStrategy {
  /** as a person named it */
  readonly named: string;
  readonly strategy: string;
  readonly modelCalls: number;
  readonly tokens: number;
  readonly costUsd: number;
}

const SIDES = ['before', 'after'] as const;
type Side = (typeof SIDES)[number];

/**
 * Runs two strategies on the same tasks, side by side and with the same random numbers. Throws RatchetFailure or
 * CliFailure; what was finished then is found again by the same command.
 */
export async function compareStrategies(named: Readonly<Record<Side, string>>, options: CompareOptions): Promise<Compared> {
  const config = configFor(options.model);
  const signal = interruptSignal();
  // A suite that cannot be read is told before anything is brought up.
  const suite = await requestedSuite(options, loadSuite);
  sayLeftOut(suite);
  const wanted = onlyNamed(suite, options.task);
  const stack = await broughtUp(config, signal);
  try {
    if (!stack.started) tellUnused(stack.addresses);
    await checkModel(config, stack.addresses);
    return await useStack(config, stack.addresses, (session) => compareIn(session, named, wanted, options, signal));
  } catch (error) {
    if (!signal.aborted || error instanceof CliFailure) throw error;
    throw new CliFailure(EXIT.interrupted, endOfInterrupted(error));
  } finally {
    await stack.stop(hurry(signal));
  }
}

async function compareIn(
  { store, addresses }: Session,
  named: Readonly<Record<Side, string>>,
  suite: Parameters<typeof enrolSuite>[1],
  options: CompareOptions,
  signal: AbortSignal,
): Promise<Compared> {
  const { attempts = SETTINGS.attempts.usual, concurrency = usualConcurrency(), seed = SETTINGS.seed.usual, runs } = options;
  const [first, second] = [await strategyNamed(store, named.before), await strategyNamed(store, named.after)];
  const [before, after] = [await enrolStrategy(store, first.strategy), await enrolStrategy(store, second.strategy)];
  const views = { before: first.view, after: second.view };
  const { suiteId, record } = await enrolSuite(store, suite, seed);
  const { kind, baseUrl } = addresses.model;
  const model = modelAsked(options.model, addresses.model);
  const names = namesOf(addresses.roles);
  const roles = Object.keys(names).length === 0 ? {} : { roles: names };
  const endpoint = kind === 'endpoint' ? baseUrl : kind;
  const told = first.view.length + second.view.length === 0 ? {} : { views };
  const asked = { suite: suite.name, suiteId, before, after, runs, model, endpoint, ...roles, attempts, seed, ...told };
  const run = await openCompareRun(store, asked);
  const tasks = record.tasks.map(({ id: task, hash }) => ({ id: task, hash }));
  const of = tasks.length * runs;
  const at = (side: Side): Address => within(run.id, sidePart(side));
  const shared = { campaign: run.id, model, ...roles, tasks, runs, attempts, concurrency: Math.max(1, Math.floor(concurrency / 2)), seed };
  const ending = endingOf(signal);
  const failures = await Promise.all(
    SIDES.map((side) =>
      failureOf(
        runSolve(
          addresses.temporal,
          at(side),
          { ...shared, address: at(side), strategy: side === 'before' ? before : after, view: views[side], goesOn: true },
          showProgress(named[side]),
          signal,
          ending,
        ),
      ),
    ),
  );
  const still = failures.find((each) => each instanceof StillRuns);
  if (still !== undefined) throw cutOff(still, 'what is finished is kept', true);
  const [one, other] = [await sideOf(store, at('before'), tasks, runs), await sideOf(store, at('after'), tasks, runs)];
  const failure = failures.find((each) => each !== null);
  if (failure !== undefined) throw cutOff(failure, `${one.ended + other.ended} of ${2 * of} runs are finished`, signal.aborted);
  await run.finish();
  const compared = examPlaces(tasks, runs).map(({ task, run: index }) => ({
    task: task.id,
    before: one.at(task.id, index),
    after: other.at(task.id, index),
  }));
  return {
    run: run.id,
    suite: suite.name,
    model,
    before: { named: named.before, strategy: before, ...one.spent },
    after: { named: named.after, strategy: after, ...other.spent },
    runs: compared,
    comparison: compareRuns(compared),
    diff: diffLines(strategyDiff(first.strategy, second.strategy)),
  };
}

/** A campaign that is named by itself stands for its champion. */
async function strategyNamed(store: Store, name: string): Promise<Pick<Named, 'strategy' | 'view'>> {
  const isCampaign = campaignIn(name) === null && (await store.campaigns.get(name)) !== null;
  return strategyToRun(store, null, isCampaign ? `${name}@champion` : name);
}

async function sideOf(store: Store, at: Address, tasks: readonly { readonly id: string }[], runs: number) {
  const all = await examined(store, at, tasks, runs);
  const found = new Map(all.map(({ run, record }) => [`${run}/${record.taskId}`, record]));
  const total = (part: 'modelCalls' | 'tokens' | 'costUsd'): number => all.reduce((sum, { record }) => sum + record[part], 0);
  return {
    ended: all.length,
    at: (task: string, run: number): ComparedSide | null => {
      const record = found.get(`${run}/${task}`);
      return record === undefined ? null : { solved: record.solved, attempts: record.solved ? record.attemptsToPass : null };
    },
    spent: { modelCalls: total('modelCalls'), tokens: total('tokens'), costUsd: total('costUsd') },
  };
}

import { basename } from 'node:path';
import { offerOf } from '../../campaigns/offer.js';
import { definitionAsked } from '../../campaigns/experiments/definition.js';
import { experimentState, type ExperimentState } from '../../campaigns/experiments/experiments.js';
import { keepExperiment, planCells, seededSuites, type ExperimentRequest } from '../../campaigns/experiments/plan.js';
import { experimentStory } from '../../campaigns/experiments/story.js';
import { campaignTable, standingText } from '../../campaigns/experiments/told.js';
import { leavingOut, type LenientStore } from '../../campaigns/leaving-out.js';
import { requestedSuite } from '../../campaigns/request.js';
import { usualConcurrency } from '../../config/machine.js';
import { count } from '../../domain/figures.js';
import { namesOf } from '../../infra/stack/model-setting.js';
import { EXPERIMENT_LIST } from '../../ports/lists.js';
import { type ExperimentDefinition, USUAL_SEEDS } from '../../schemas/experiment.js';
import { loadSuite } from '../../suites/load.js';
import { upInBackground } from '../background.js';
import { readDefinition, shippedExperiments } from '../experiments/definition.js';
import { tellResults, writeResults, type Files } from '../experiments/results.js';
import { stopAll, watchExperiment } from '../experiments/watch.js';
import { interruptSignal } from '../interrupt.js';
import { configFor, forRunning, tellUnused } from '../model-option.js';
import { printJson, printLine, printText, progress, sayLeftOut, table } from '../output.js';
import { checkModel } from '../check-model.js';
import { useStack, withSession, type Session } from '../session.js';
import { tellLeftOut } from '../with-store.js';

interface Json {
  readonly json?: boolean;
}

interface RunOptions extends Json {
  readonly name?: string;
  readonly suite?: readonly string[];
  readonly seeds?: number;
  readonly cycles?: number;
  readonly model?: string;
  readonly strategy?: string;
  readonly maxModelCalls?: number;
  readonly maxCostUsd?: number;
  readonly parallel: number;
  readonly force?: boolean;
  readonly wait?: boolean;
}

export async function run(which: string, options: RunOptions): Promise<void> {
  const config = configFor(options.model);
  const definition = definitionAsked(await readDefinition(which), { ...options, suites: options.suite });
  const request: ExperimentRequest = {
    name: options.name ?? usualName(which),
    definition,
    seeds: options.seeds ?? definition.seeds ?? USUAL_SEEDS,
    budget: { modelCalls: options.maxModelCalls ?? null, costUsd: options.maxCostUsd ?? null },
    parallel: options.parallel,
    force: options.force === true,
    command: commandOf(which, options),
  };
  const suites = await seededSuites(request, async (wanted) => {
    const suite = await requestedSuite(wanted, loadSuite);
    if (wanted.seed === 1) sayLeftOut(suite);
    return suite;
  });
  // with the model's name as this shell says it: what cannot be is told before anything is brought up
  planCells(request, suites, offerOf(options.model ?? config.model.name ?? '', config.model, usualConcurrency()));
  const addresses = await upInBackground(config, progress);
  tellUnused(addresses);
  const { fingerprint } = await checkModel(config, addresses, options);
  await useStack(config, addresses, async (session) => {
    const offer = { ...offerOf(addresses.model.name, config.model, usualConcurrency(), namesOf(addresses.roles)), fingerprint };
    const running = { ...request, definition: ofRunning(definition, forRunning(options, addresses).model) };
    const { record, resumed } = await keepExperiment(session.store, running, planCells(running, suites, offer), {
      name: addresses.model.name,
      fingerprint,
    });
    await session.experiments.start(record.id);
    progress(
      resumed
        ? `experiment ${record.id} was started before; it goes on: ratchet experiment watch ${record.id}`
        : `experiment ${record.id} started, ${count(record.cells.length, 'campaign')}, ${record.parallel} side by side: ratchet experiment watch ${record.id}`,
    );
    if (options.wait === true) await toTheEnd(session, record.id, options);
    else if (options.json === true) printJson(await experimentState(leavingOut(session.store), record.id));
  });
}

/** `E1`, or that of the file. */
function usualName(which: string): string {
  const word = basename(which).replace(/\.json$/, '');
  return /^e\d$/.test(word) ? word.toUpperCase() : word;
}

/** With the name under which the stack knows the model. */
function ofRunning(definition: ExperimentDefinition, model: string | undefined): ExperimentDefinition {
  return model === undefined ? definition : { ...definition, base: { ...definition.base, model } };
}

/** As a person would type it again, without what is only about this run. */
function commandOf(which: string, { suite = [], seeds, cycles, strategy, maxModelCalls }: RunOptions): string {
  return [
    'ratchet experiment run',
    quoted(which),
    ...suite.map((each) => `--suite ${quoted(each)}`),
    ...(seeds === undefined ? [] : [`--seeds ${seeds}`]),
    ...(cycles === undefined ? [] : [`--cycles ${cycles}`]),
    ...(strategy === undefined ? [] : [`--strategy ${quoted(strategy)}`]),
    ...(maxModelCalls === undefined ? [] : [`--max-model-calls ${maxModelCalls}`]),
  ].join(' ');
}

function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export async function list({ json }: Json): Promise<void> {
  const ship = await shippedExperiments();
  const states = await withSession(({ store: whole }) => tellLeftOut(whole, startedIn)).catch(
    // the definitions can be read without a stack
    (error: unknown) => {
      for (const line of (error instanceof Error ? error.message : String(error)).split('\n')) progress(line);
      return [];
    },
  );
  if (json === true) return printJson({ ship: ship.map(({ name, definition }) => ({ name, ...definition })), started: states });
  printText(
    table(
      ['ships', 'question'],
      ship.map(({ name, definition }) => [name, definition.question]),
    ),
  );
  for (const state of states) printLine(standingText(state));
}

async function startedIn(store: LenientStore): Promise<readonly ExperimentState[]> {
  const ids = await store.list(EXPERIMENT_LIST);
  const states = await Promise.all(ids.map((id) => store.tried('experiments', id, () => experimentState(store, id))));
  return states.filter((each) => each !== null);
}

export async function show(name: string, { json }: Json): Promise<void> {
  const ship = (await shippedExperiments()).find((each) => each.name === name.toUpperCase());
  const state = await withSession(({ store: whole }) => tellLeftOut(whole, (store) => experimentState(store, name))).catch(
    (error: unknown) => {
      if (ship === undefined) throw error;
      return null;
    },
  );
  if (state === null) return json === true || ship === undefined ? printJson(ship?.definition) : showDefinition(ship.definition);
  if (json === true) return printJson(state);
  printLine(standingText(state));
  showCells(state);
}

function showDefinition({ title, question, arms, suites, hypotheses }: ExperimentDefinition): void {
  printLine(title);
  printLine(question);
  printText(
    table(
      ['arm', 'what it is', 'settings'],
      arms.map(({ name, about = '', settings }) => [name, about, JSON.stringify(settings)]),
    ),
  );
  for (const { claim, metric, arm, against } of hypotheses) printLine(`${claim} (${metric}: ${arm} against ${against})`);
  printLine(`suites: ${suites.join(', ')}`);
}

function showCells(state: ExperimentState): void {
  const { head, rows } = campaignTable({ state, cells: [], answers: [], figures: [], races: [] });
  printText(table(head, rows));
  for (const { planned, state: at } of state.cells) if (at?.status === 'paused') printLine(`${planned.campaign} is paused: ${at.because}`);
}

export async function watch(name: string, options: Json): Promise<void> {
  await withSession((session) => toTheEnd(session, name, options));
}

async function toTheEnd({ store }: Session, id: string, { json }: Json): Promise<void> {
  await watchExperiment(store, id, interruptSignal());
  await tellResults(await tellLeftOut(store, (lenient) => experimentStory(lenient, id)), json === true);
}

export async function stop(name: string, { reason }: { readonly reason: string }): Promise<void> {
  await withSession(async (session) => {
    await session.experiments.stop(name, reason);
    printLine(standingText(await stopAll(session, name)));
  });
}

export async function report(name: string, { json, ...files }: Json & Files): Promise<void> {
  await withSession(async ({ store }) => {
    const story = await tellLeftOut(store, (lenient) => experimentStory(lenient, name));
    for (const written of await writeResults(story, files)) printLine(`wrote ${written}`);
    if (Object.keys(files).length === 0 || json === true) await tellResults(story, json === true);
  });
}

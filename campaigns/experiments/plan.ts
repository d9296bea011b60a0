import { alphaOf } from '../../domain/metrics/answer.js';
import { count } from '../../domain/figures.js';
import { fewestClusters } from '../../domain/metrics/paired.js';
import { LEAST_CYCLES, LEAST_RUNS, type Metric, type MetricName, METRICS } from '../../domain/metrics/table.js';
import { splitPools } from '../../domain/split.js';
import type { Suite, Task } from '../../domain/task.js';
import { canonicalJson } from '../../ports/keys.js';
import type { ExperimentRecord, PlannedCell } from '../../ports/experiment-records.js';
import { RatchetFailure } from '../../ports/failures.js';
import { EXPERIMENT_LIST } from '../../ports/lists.js';
import type { BudgetLimits } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import type { ExperimentDefinition } from '../../schemas/experiment.js';
import type { CampaignRequest, SettledConfig } from '../../schemas/settings.js';
import { resolveStrategy, usualStrategy } from '../named-strategy.js';
import type { Offer } from '../offer.js';
import { hopeless } from '../power-plan.js';
import { enrolStrategy, enrolSuite } from '../prepare.js';
import { settle } from '../request.js';

/** What a person asks for beside the definition, whose own words they go before. */
export interface ExperimentRequest {
  readonly name: string;
  readonly definition: ExperimentDefinition;
  readonly seeds: number;
  readonly budget: BudgetLimits;
  readonly parallel: number;
  readonly force: boolean;
  readonly command: string;
}

/** A suite as one seed draws it. */
export interface SeededSuite {
  readonly reference: string;
  readonly seed: number;
  readonly suite: Suite;
}

/** A history of more campaigns would be too long. */
const MOST_CELLS = 400;

/** Each suite once for each seed, which also parts its cases where a public set does not. */
export async function seededSuites(
  { definition, seeds }: Pick<ExperimentRequest, 'definition' | 'seeds'>,
  load: (request: CampaignRequest) => Promise<Suite>,
): Promise<readonly SeededSuite[]> {
  const cells = definition.suites.length * seeds * definition.arms.length;
  if (cells > MOST_CELLS)
    throw refused(
      'seeds',
      `${count(cells, 'campaign')} are more than the ${MOST_CELLS} of one experiment: take fewer seeds or suites, or several experiments`,
    );
  const { language, kinds, countUncontrolled } = definition.base ?? {};
  const wanted = {
    ...(language === undefined ? {} : { language }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(countUncontrolled === undefined ? {} : { countUncontrolled }),
  };
  const suites: SeededSuite[] = [];
  for (const reference of definition.suites)
    for (let seed = 1; seed <= seeds; seed += 1) suites.push({ reference, seed, suite: await load({ suite: reference, seed, ...wanted }) });
  return suites;
}

/** All campaigns, each settled; throws RatchetFailure for what could not answer the question, before anything is stored or spent. */
export function planCells(request: ExperimentRequest, suites: readonly SeededSuite[], offer: Offer): readonly Planned[] {
  const { definition, budget } = request;
  const shares = suites.length * definition.arms.length;
  const limits = shareOf(budget, shares);
  const planned = suites.flatMap(({ reference, seed, suite }) =>
    definition.arms.map(({ name: arm, settings }): Planned => {
      const asked: CampaignRequest = { ...definition.base, ...settings, suite: reference, seed, ...limits };
      return { reference, seed, suite, arm, asked, config: settled(arm, asked, suite, offer) };
    }),
  );
  refuseMetrics(definition, planned, suites, offer);
  if (!request.force) refuseSmall(definition, suites, planned);
  return planned;
}

interface Planned {
  readonly reference: string;
  readonly seed: number;
  readonly suite: Suite;
  readonly arm: string;
  readonly asked: CampaignRequest;
  readonly config: SettledConfig;
}

function settled(arm: string, asked: CampaignRequest, suite: Suite, offer: Offer): SettledConfig {
  try {
    return settle(asked, suite, offer);
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'bad-request') throw refused(`arms ${arm}`, error.message);
    throw error;
  }
}

/** All campaigns get the same of it, so that none is better for having more, and the whole is never passed. */
function shareOf({ modelCalls, costUsd }: BudgetLimits, shares: number): Pick<CampaignRequest, 'maxModelCalls' | 'maxCostUsd'> {
  if (modelCalls !== null && modelCalls < shares)
    throw refused(
      'max-model-calls',
      `${modelCalls} are fewer than one call for each of the ${count(shares, 'campaign')}: give more, or take fewer seeds`,
    );
  return {
    ...(modelCalls === null ? {} : { maxModelCalls: Math.floor(modelCalls / shares) }),
    ...(costUsd === null ? {} : { maxCostUsd: costUsd / shares }),
  };
}

/** A metric that a suite or the arms cannot give would be an empty column that was paid for. */
function refuseMetrics(definition: ExperimentDefinition, planned: readonly Planned[], suites: readonly SeededSuite[], offer: Offer): void {
  const asked = new Set<MetricName>([...definition.metrics, ...definition.hypotheses.map(({ metric }) => metric)]);
  for (const metric of asked) {
    const why = lacking(metric, planned, suites, offer);
    if (why !== null) throw refused(`metrics ${metric}`, `cannot be given: ${why}; leave it out`);
  }
}

function lacking(metric: MetricName, planned: readonly Planned[], suites: readonly SeededSuite[], offer: Offer): string | null {
  const { needs }: Metric = METRICS[metric];
  if (needs === undefined) return null;
  switch (needs) {
    case 'reference': {
      const without = suites.find(({ suite }) => suite.tasks.every(({ reference }) => Object.keys(reference).length === 0));
      return without === undefined ? null : `no task of suite ${without.reference} has a reference solution`;
    }
    case 'price':
      return offer.priced
        ? null
        : 'the model has no price (RATCHET_USD_PER_MILLION_INPUT and RATCHET_USD_PER_MILLION_OUTPUT before `ratchet up` say one)';
    case 'memory':
      return planned.some(({ config }) => config.acceptance !== 'fixed') ? null : 'with acceptance fixed in all arms nothing is remembered';
    case 'runs':
      return few(planned, ({ examRuns = 1 }) => examRuns, LEAST_RUNS, 'exam-runs');
    case 'cycles':
      return few(planned, ({ cycles }) => cycles, LEAST_CYCLES, 'cycles');
  }
}

function few(planned: readonly Planned[], of: (config: SettledConfig) => number, least: number, setting: string): string | null {
  const found = planned.find(({ config }) => of(config) < least);
  return found === undefined ? null : `it needs ${setting} ${least} at least, and the arm ${found.arm} has ${of(found.config)}`;
}

/** Where no outcome, however even, could refute anything; and campaigns whose gate could never promote. */
function refuseSmall(definition: ExperimentDefinition, suites: readonly SeededSuite[], planned: readonly Planned[]): void {
  const least = fewestClusters(alphaOf(definition.hypotheses.length));
  const families = new Set(
    suites.flatMap(({ reference, seed, suite }) => sealed(suite, seed).map(({ family }) => `${reference}\n${family}`)),
  ).size;
  for (const { metric, claim } of definition.hypotheses) {
    const [has, what] = isOfCampaigns(metric) ? [suites.length, 'pairs of campaigns'] : [families, 'families of sealed tasks'];
    if (has < least)
      throw refused(
        `hypotheses ${JSON.stringify(claim)}`,
        `${has} ${what} are too few for the question: with fewer than ${least} no outcome, however clear, is told from luck. Take more seeds or suites, or a larger suite (\`ratchet suite check\` says what one can show); --force runs it all the same`,
      );
  }
  for (const { reference, arm, suite, config } of planned) {
    const why = config.maxPairs < MEANT_TO_PROMOTE ? null : hopeless(suite, config);
    if (why !== null) throw refused(`suites ${reference}`, `arm ${arm}: ${why} --force runs it all the same`);
  }
}

/** An arm with fewer pairs than that means to promote nothing: it looks at what else changes. */
const MEANT_TO_PROMOTE = 6;

function isOfCampaigns(metric: MetricName): boolean {
  return ['improvementSlope', 'safetyDrop', 'time'].includes(metric);
}

function sealed(suite: Suite, seed: number): readonly Task[] {
  const pools = splitPools(suite.tasks, seed);
  return suite.tasks.filter((task) => pools.get(task.id) === 'sealed');
}

/** Writes suites, strategies and the experiment itself, once. One of that name that is another is refused. */
export async function keepExperiment(
  store: Store,
  request: ExperimentRequest,
  planned: readonly Planned[],
  model: { readonly name: string; readonly fingerprint: string },
): Promise<{ readonly record: ExperimentRecord; readonly resumed: boolean }> {
  const { name, definition, command, budget, parallel } = request;
  const known = await store.find('experiments', name);
  if (known !== null) {
    if (
      canonicalJson(comparable(known)) ===
      canonicalJson(comparable({ ...known, definition, budget, model: model.name, seeds: request.seeds }))
    )
      return { record: known, resumed: true };
    throw refused(
      'name',
      `there is another experiment ${name} already (${known.command}): take another --name, or \`ratchet experiment show ${name}\``,
    );
  }
  const cells: PlannedCell[] = [];
  for (const each of planned) {
    const campaign = cellName(name, each, definition.suites);
    if ((await store.campaigns.get(campaign)) !== null)
      throw refused('name', `there is a campaign ${campaign} already, which is none of this experiment: take another --name`);
    const { suiteId } = await enrolSuite(store, each.suite, each.seed);
    const { strategy } = await resolveStrategy(store, each.asked.strategy ?? usualStrategy(each.suite));
    cells.push({
      campaign,
      suite: each.reference,
      seed: each.seed,
      arm: each.arm,
      config: { ...each.config, suite: each.suite.name, suiteId },
      strategy: await enrolStrategy(store, strategy),
    });
  }
  const record = await store.keep('experiments', name, {
    id: name,
    createdAt: new Date().toISOString(),
    definition,
    command,
    model: model.name,
    fingerprint: model.fingerprint,
    budget,
    parallel,
    cells,
  });
  await store.append(EXPERIMENT_LIST, name);
  return { record, resumed: false };
}

/** What makes an experiment the same. */
function comparable({ definition, budget, model, cells, seeds }: ExperimentRecord & { readonly seeds?: number }): unknown {
  return { definition, budget, model, seeds: seeds ?? Math.max(...cells.map(({ seed }) => seed)) };
}

/** `E1-quixbugs-s2-none`: it is a campaign like any other, with a name to be watched by. */
function cellName(name: string, { reference, seed, arm }: Planned, suites: readonly string[]): string {
  const short = shortName(reference);
  const clash = suites.some((each) => each !== reference && shortName(each) === short);
  const campaign = `${name}-${short}${clash ? suites.indexOf(reference) + 1 : ''}-s${seed}-${arm}`;
  if (campaign.length > LONGEST_NAME)
    throw refused(
      'name',
      `the campaign ${campaign} would have more than ${LONGEST_NAME} letters: give a shorter --name, or shorter names to arms`,
    );
  return campaign;
}

const LONGEST_NAME = 63;

function shortName(reference: string): string {
  const last = reference.split(/[:/]/).findLast((part) => part !== '') ?? 'suite';
  return last
    .replace(/\.[a-z.]+$/, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 20);
}

function refused(field: string, message: string): RatchetFailure {
  return new RatchetFailure('bad-request', `${field}: ${message}`);
}

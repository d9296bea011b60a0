import { availableParallelism } from 'node:os';
import { Option, type Command } from 'commander';
import { prepareCampaign } from '../campaigns/prepare.js';
import { RatchetFailure } from '../ports/failures.js';
import type { CampaignConfig, CampaignState } from '../ports/records.js';
import { ACCEPTANCES } from '../domain/acceptance.js';
import { EVIDENCES, type Evidence } from '../domain/race-evidence.js';
import { mostCalls } from '../domain/episode.js';
import { CONTROLLERS } from '../domain/meta/controller.js';
import { ENOUGH_RUNS, usualExamRuns } from '../domain/exam.js';
import { splitPools } from '../domain/split.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import { countingUncontrolled, LANGUAGES, type Language, type Suite } from '../domain/task.js';
import type { Config } from '../config/config.js';
import { type LoadedSuite, loadSuite } from '../suites/load.js';
import { refuseHopeless } from './power-plan.js';
import { MODEL } from './model-option.js';
import { askedOtherwise } from './started-before.js';
import { resolveStrategy } from './strategies.js';
import { campaignName, moment, positiveNumber, wholeNumber } from './options.js';
import { amountText } from '../domain/figures.js';
import type { Store } from '../ports/store.js';

/** What a person can ask of a campaign; the same for the command line and the API. */
export interface CampaignRequest {
  readonly suite: string;
  readonly name?: string;
  readonly language?: Language;
  readonly cycles?: number;
  readonly attempts?: number;
  readonly batch?: number;
  readonly maxPairs?: number;
  /** episodes side by side */
  readonly concurrency?: number;
  readonly seed?: number;
  readonly countUncontrolled?: boolean;
  readonly acceptance?: CampaignConfig['acceptance'];
  readonly evidence?: Evidence;
  readonly controller?: CampaignConfig['controller'];
  readonly sentinels?: number;
  readonly fallPoints?: number;
  readonly maxCostUsd?: number;
  readonly maxModelCalls?: number;
  readonly maxHours?: number;
  readonly deadline?: string;
  readonly model?: string;
  /** how often each exam runs each sealed task */
  readonly examRuns?: number;
  /** the version that the campaign starts from, as `resolveStrategy` names it */
  readonly strategy?: string;
  /** also where nothing could be promoted */
  readonly force?: boolean;
}

export const DEFAULTS = {
  suite: 'selfimprovebench',
  cycles: 5,
  attempts: 8,
  batch: 12,
  maxPairs: 400,
  seed: 1,
  acceptance: 'gate',
  evidence: 'wins-and-attempts',
  controller: 'thompson',
  sentinels: 4,
  fallPoints: 10,
} as const;

export function campaignOptions(command: Command): Command {
  return command
    .option(
      '--name <name>',
      'name of the campaign; starting a name again goes on with it, and is refused where it was started with other settings (default: from the suite)',
      campaignName,
    )
    .addOption(new Option('--language <language>', 'only the tasks in this language').choices(LANGUAGES))
    .option('--cycles <n>', `improvement cycles (default: ${DEFAULTS.cycles})`, wholeNumber(1, 100_000))
    .option('--attempts <n>', `candidates that an episode may have judged (default: ${DEFAULTS.attempts})`, wholeNumber(1, 10_000))
    .option('--batch <n>', `train tasks practised in a cycle (default: ${DEFAULTS.batch})`, wholeNumber(1, 10_000))
    .option('--max-pairs <n>', `pairs that a race may take (default: ${DEFAULTS.maxPairs})`, wholeNumber(1, 10_000))
    .option(
      '--concurrency <n>',
      `episodes side by side (default: twice the cores, at least ${MIN_CONCURRENCY}, here ${usualConcurrency()})`,
      wholeNumber(1, 256),
    )
    .option('--seed <n>', `seed of everything that is drawn (default: ${DEFAULTS.seed})`, wholeNumber(0, 2_147_483_647))
    .addOption(
      new Option(
        '--acceptance <policy>',
        'gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)',
      ).choices(ACCEPTANCES),
    )
    .addOption(
      new Option(
        '--evidence <counts>',
        `what the gate counts: wins (a task that one side alone solves), or attempts until solved as well (default: ${DEFAULTS.evidence})`,
      ).choices(EVIDENCES),
    )
    .addOption(
      new Option(
        '--controller <name>',
        'how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)',
      ).choices(CONTROLLERS),
    )
    .option(
      '--sentinels <n>',
      `train tasks that each cycle runs again to notice a fall; 0: it does not look (default: ${DEFAULTS.sentinels})`,
      wholeNumber(0, 1_000),
    )
    .option(
      '--fall-points <n>',
      `a fall of more than so many points of 100 below the checkpoint rolls back (default: ${DEFAULTS.fallPoints})`,
      wholeNumber(1, 24),
    )
    .option('--count-uncontrolled', 'count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md)')
    .option('--max-cost-usd <dollars>', 'hard budget in US dollars, calls in flight included', positiveNumber)
    .option(
      '--max-model-calls <n>',
      'hard budget in model calls, calls in flight included; a request for n answers is n calls',
      wholeNumber(1),
    )
    .option('--max-hours <hours>', 'active hours, pauses not counted', positiveNumber)
    .option('--deadline <moment>', 'an ISO 8601 moment, or a time of day such as 06:30', (text) => moment(text))
    .option('--model <name>', MODEL)
    .option(
      '--exam-runs <n>',
      `how often the first and the last exam run each sealed task (default: ${ENOUGH_RUNS}, fewer where that would be more than is practised or a third of the budget)`,
      wholeNumber(1, 100),
    )
    .option(
      '--strategy <version>',
      'version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy)',
    )
    .option('--force', 'start also where the suite is too small for anything to be promoted');
}

/** The suite that is asked for. A command loads it before it brings anything up, so that a wrong one leaves nothing behind. Throws SuiteFailure. */
export async function requestedSuite(
  request: Pick<CampaignRequest, 'suite' | 'seed' | 'language' | 'countUncontrolled'>,
): Promise<LoadedSuite> {
  const suite = await loadSuite(request.suite, {
    seed: request.seed ?? DEFAULTS.seed,
    ...(request.language === undefined ? {} : { language: request.language }),
  });
  return request.countUncontrolled === true ? { ...suite, tasks: suite.tasks.map(countingUncontrolled) } : suite;
}

/** The model that the stack offers. */
export interface ModelOffer {
  readonly name: string;
  /** a token costs something */
  readonly priced: boolean;
  /** what an answer costs at most under the first strategy's settings; null where it costs nothing */
  readonly usdPerCall: number | null;
}

export function offerOf(name: string, config: Pick<Config, 'model'>): ModelOffer {
  const { model } = config;
  const { decoding } = FIRST_STRATEGY;
  const usdPerCall = (model.usdPerMillionOutput * decoding.maxTokens) / 1_000_000;
  return { name, priced: isPriced(config), usdPerCall: usdPerCall === 0 ? null : usdPerCall };
}

export interface Prepared {
  readonly id: string;
  readonly config: CampaignConfig;
  /** the campaign that was started under that name before; null for a new one */
  readonly before: CampaignState | null;
  /** what was asked for and that one has otherwise, a line each; it then must not be started */
  readonly otherwise: readonly string[];
}

/** Settles what was left open, and writes all that the campaign needs; of one that was started before it only says what it has otherwise. */
export async function prepare(store: Store, request: CampaignRequest, suite: Suite, model: ModelOffer): Promise<Prepared> {
  const id = request.name ?? defaultName(request.suite);
  const settled = { ...settle(request, model), examRuns: request.examRuns ?? examRunsFor(request, suite, model) };
  const { strategy, id: first } = await resolveStrategy(store, request.strategy ?? 'first');
  const before = await store.campaigns.get(id);
  if (before !== null)
    return { id, config: before.config, before, otherwise: await askedOtherwise(store, before, { request, suite, settled, first }) };
  refuseHopeless(suite, settled, request.force === true);
  return { id, config: (await prepareCampaign(store, id, suite, settled, strategy)).config, before, otherwise: [] };
}

/** Where nobody says how often. */
export function examRunsFor(request: CampaignRequest, suite: Suite, model: ModelOffer): number {
  const { cycles, batch, attempts, seed, budget } = settle(request, model);
  const sealed = [...splitPools(suite.tasks, seed).values()].filter((pool) => pool === 'sealed').length;
  const callsPerEpisode = mostCalls({ attempts, samples: FIRST_STRATEGY.episode.samples });
  return usualExamRuns({ sealed, cycles, batch, callsPerEpisode, ...budget, usdPerCall: model.usdPerCall });
}

/** What was left open, settled. Throws RatchetFailure for what could never hold. */
export function settle(request: CampaignRequest, model: ModelOffer): Omit<CampaignConfig, 'suite' | 'suiteId'> {
  if (request.maxCostUsd !== undefined) refuseUnpriced(`${amountText(request.maxCostUsd)} US dollars`, model);
  const acceptance = request.acceptance ?? DEFAULTS.acceptance;
  if (request.evidence !== undefined && acceptance !== 'gate')
    throw new RatchetFailure(
      'bad-request',
      `evidence ${request.evidence} is for acceptance gate, and this is ${acceptance}: leave one of them out`,
    );
  return {
    model: request.model ?? model.name,
    cycles: request.cycles ?? DEFAULTS.cycles,
    attempts: request.attempts ?? DEFAULTS.attempts,
    batch: request.batch ?? DEFAULTS.batch,
    maxPairs: request.maxPairs ?? DEFAULTS.maxPairs,
    concurrency: request.concurrency ?? usualConcurrency(),
    seed: request.seed ?? DEFAULTS.seed,
    acceptance,
    ...(acceptance === 'gate' ? { evidence: request.evidence ?? DEFAULTS.evidence } : {}),
    controller: request.controller ?? DEFAULTS.controller,
    trust: { sentinels: request.sentinels ?? DEFAULTS.sentinels, margin: (request.fallPoints ?? DEFAULTS.fallPoints) / 100 },
    budget: { modelCalls: request.maxModelCalls ?? null, costUsd: request.maxCostUsd ?? null },
    maxHours: request.maxHours ?? null,
    deadline: request.deadline ?? null,
  };
}

/** Throws RatchetFailure for a budget in dollars, however it comes to be given, where no call costs any. */
export function refuseUnpriced(dollars: string, { priced }: Pick<ModelOffer, 'priced'>): void {
  if (priced) return;
  throw new RatchetFailure(
    'bad-request',
    `a budget of ${dollars} would never be reached: the model has no price. Set RATCHET_USD_PER_MILLION_INPUT and RATCHET_USD_PER_MILLION_OUTPUT before \`ratchet up\`, or give a budget in model calls.`,
  );
}

export function isPriced({ model }: Pick<Config, 'model'>): boolean {
  return model.usdPerMillionInput > 0 || model.usdPerMillionOutput > 0;
}

const MIN_CONCURRENCY = 4;

/** Episodes wait for the model most of the time. */
export function usualConcurrency(): number {
  return Math.max(MIN_CONCURRENCY, 2 * availableParallelism());
}

/** `quixbugs:/data/quixbugs` → `quixbugs`. */
function defaultName(suite: string): string {
  const last = suite.split(/[:/]/).findLast((part) => part !== '') ?? 'campaign';
  return (
    last
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 63) || 'campaign'
  );
}

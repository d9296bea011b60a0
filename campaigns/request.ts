import { mostCalls } from '../domain/episode.js';
import { usualExamRuns } from '../domain/exam.js';
import { settingsOfRoles, usuallyAskedFor } from '../domain/roles.js';
import { splitPools } from '../domain/split.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import { countingUncontrolled, type Language, type Suite, TASK_KINDS, type TaskKind } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { type CampaignRequest, configOf, settled, type SettledConfig, SETTINGS } from '../schemas/settings.js';
import { askedOtherwise } from './asked-otherwise.js';
import { type Offer, refuseUnpriced } from './offer.js';
import { knownFirst } from './known-ways.js';
import { resolveStrategy, usualStrategy } from './named-strategy.js';
import { refuseHopeless } from './power-plan.js';
import { prepareCampaign } from './prepare.js';

interface WantedTasks {
  readonly seed: number;
  readonly language?: Language | 'all';
  readonly kinds?: readonly TaskKind[] | 'all';
}

/** How a suite is read, whatever form it has. */
type LoadSuite<S extends Suite> = (reference: string, wanted: WantedTasks) => Promise<S>;

/** The suite that is asked for. A command loads it before it brings anything up, so that a wrong one leaves nothing behind. */
export async function requestedSuite<S extends Suite>(
  request: Pick<CampaignRequest, 'suite' | 'seed' | 'language' | 'kinds' | 'countUncontrolled'>,
  load: LoadSuite<S>,
): Promise<S> {
  const suite = await load(request.suite, {
    seed: request.seed ?? SETTINGS.seed.usual,
    ...(request.language === undefined ? {} : { language: request.language }),
    ...(request.kinds === undefined ? {} : { kinds: kindsIn(request.kinds) }),
  });
  return request.countUncontrolled === true ? { ...suite, tasks: suite.tasks.map(countingUncontrolled) } : suite;
}

/** `repair,extend`, or `all`. */
export function kindsIn(text: string): readonly TaskKind[] | 'all' {
  const named = text.split(',');
  return text === 'all' ? text : TASK_KINDS.filter((kind) => named.includes(kind));
}

export interface Prepared {
  /** as it is on record now */
  readonly state: CampaignState;
  /** the campaign that was started under that name before; null for a new one */
  readonly before: CampaignState | null;
  /** what was asked for and that one has otherwise, a line each; it then must not be started */
  readonly otherwise: readonly string[];
}

/**
 * Settles what was left open, and writes all that the campaign needs; of one that was started before it only says what it has
 * otherwise.
 */
export async function prepare(store: Store, request: CampaignRequest, suite: Suite, offer: Offer): Promise<Prepared> {
  const id = request.name ?? defaultName(request.suite);
  const settings = settle(request, suite, offer);
  const { strategy, id: first } = await resolveStrategy(store, request.strategy ?? usualStrategy(suite));
  const before = await store.campaigns.get(id);
  if (before !== null)
    return { state: before, before, otherwise: await askedOtherwise(store, before, { request, suite, settings, first }) };
  refuseHopeless(suite, settings, request.force === true);
  const known = await knownFor(store, request, settings, offer);
  const config = { ...settings, ...(known === null ? {} : { knownWay: known.way }) };
  return { state: await prepareCampaign(store, id, suite, config, known?.strategy ?? strategy), before, otherwise: [] };
}

/** A strategy that a person named stays as it is, and one that nothing is learned from is the baseline. */
async function knownFor(store: Store, request: CampaignRequest, { acceptance }: SettledConfig, { fingerprint }: Offer) {
  const wanted = request.knownWay ?? (acceptance === 'fixed' ? 'off' : 'on');
  return request.strategy !== undefined || wanted === 'off' || fingerprint === undefined ? null : knownFirst(store, fingerprint);
}

/** What was left open, settled. Throws RatchetFailure for what could never hold. */
export function settle(request: CampaignRequest, suite: Suite, offer: Offer): SettledConfig {
  if (request.maxCostUsd !== undefined) refuseUnpriced({ to: request.maxCostUsd }, offer.priced);
  if (request.memoryScope !== undefined && request.acceptance === 'fixed')
    throw new RatchetFailure(
      'bad-request',
      'memory-scope is for campaigns that learn, and acceptance fixed learns nothing: leave one of them out',
    );
  refuseIdle(request);
  const usual = {
    model: offer.name,
    askedFor: (request.reflection ?? 'none') === 'none' ? usuallyAskedFor(request.model ?? offer.name) : 'all',
    concurrency: offer.concurrency,
    ...settingsOfRoles(offer.roles),
  };
  const config = configOf(settled(request, usual));
  const settings = { ...config, examRuns: request.examRuns ?? examRunsFor(config, suite, offer) };
  if (settings.acceptance === 'gate') return settings;
  if (request.evidence !== undefined)
    throw new RatchetFailure(
      'bad-request',
      `evidence ${request.evidence} is for acceptance gate, and this is ${settings.acceptance}: leave one of them out`,
    );
  const { evidence: _, ...ungated } = settings;
  return ungated;
}

/** No setting is ignored in silence: what would change nothing is refused. */
function refuseIdle({ memory, memoryContent, acceptance, askedFor, reflection = 'none', reflectionModel }: CampaignRequest): void {
  if (askedFor === 'answers' && reflection !== 'none' && reflectionModel === undefined)
    throw new RatchetFailure(
      'bad-request',
      `asked-for answers asks for no reflections, and reflection is ${reflection}: leave one of them out, or name a reflection-model`,
    );
  const told = memory ?? 'both';
  if (memoryContent === 'shuffled' && told === 'none')
    throw new RatchetFailure('bad-request', 'memory-content shuffled changes nothing where memory is none: leave one of them out');
  if (acceptance === 'fixed' && (memoryContent === 'shuffled' || (memory !== undefined && memory !== 'none')))
    throw new RatchetFailure(
      'bad-request',
      'acceptance fixed learns nothing, so memory is empty: leave memory and memory-content out, or take another acceptance',
    );
}

/** Where nobody says how often. */
function examRunsFor({ cycles, batch, attempts, seed, budget }: SettledConfig, suite: Suite, offer: Offer): number {
  const sealed = [...splitPools(suite.tasks, seed).values()].filter((pool) => pool === 'sealed').length;
  const callsPerEpisode = mostCalls({ attempts, samples: FIRST_STRATEGY.episode.samples });
  return usualExamRuns({ sealed, cycles, batch, callsPerEpisode, ...budget, usdPerCall: offer.usdPerCall });
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

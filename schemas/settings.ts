import { z } from 'zod';
import { ACCEPTANCES } from '../domain/acceptance.js';
import { ENOUGH_RUNS } from '../domain/exam.js';
import { CONTROLLERS } from '../domain/meta/controllers.js';
import { EVIDENCES } from '../domain/race-evidence.js';
import { MAX_ATTEMPTS } from '../domain/search/runs.js';
import { ASKED_FOR } from '../domain/roles.js';
import { LANGUAGES, TASK_KINDS } from '../domain/task.js';
import { MEMORIES_TOLD, MEMORY_CONTENTS, REFLECTIONS_TOLD } from '../domain/telling.js';
import { aboveZero, choice, flag, type Kind, later, moment, name, only, orNone, someOf, text, whole } from './setting-kinds.js';

/**
 * The settings of a campaign, each once. The options of the command line, the request of the API and its document, what the
 * store keeps and the page of the docs come from here: a new setting is one entry. What campaigns of earlier versions
 * cannot have is `later`.
 */
interface Setting extends Kind {
  /** one sentence */
  readonly help: string;
  /** what only whoever types it, or only whoever sends it to the API, must know */
  readonly typed?: string;
  readonly sent?: string;
  /** what it is where nobody says; null: there is none */
  readonly usual?: string | number | boolean | null;
  /** the same in words, where it depends on something */
  readonly depends?: string;
}

/** What a campaign keeps. */
const KEPT = {
  model: {
    ...text('name'),
    help: "with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours)",
    depends: 'the one that the stack was started with',
  },
  reflectionModel: {
    ...later(orNone(text('name')), null),
    help: "who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set",
    depends: "RATCHET_REFLECTION_MODEL of the stack, else the solver's model",
  },
  proposalModel: {
    ...later(orNone(text('name')), null),
    help: "who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set",
    depends: "RATCHET_PROPOSAL_MODEL of the stack, else the solver's model",
  },
  reviewModel: {
    ...later(orNone(text('name')), null),
    help: "who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set",
    depends: "RATCHET_REVIEW_MODEL of the stack, else the solver's model",
  },
  askedFor: {
    ...later(choice(ASKED_FOR, 'what'), 'all'),
    help: "what the solver's model is asked for: all, or answers alone, which spares the reflections, lessons, reviews and proposals of a model that writes nothing of use but code; who has one of these roles for itself is asked all the same",
    depends: 'all; answers where the name of the model says that it has fewer than 500 million parameters',
  },
  cycles: { ...whole(1, 100_000), help: 'improvement cycles', usual: 5 },
  attempts: { ...whole(1, 10_000), help: 'candidates that an episode may have judged', usual: 8 },
  batch: { ...whole(1, 10_000), help: 'train tasks practised in a cycle', usual: 12 },
  maxPairs: { ...whole(1, 10_000), help: 'pairs that a race may take', usual: 400 },
  concurrency: { ...whole(1, 256), help: 'episodes side by side', depends: 'twice the cores of the machine that starts it, at least 4' },
  seed: { ...whole(0, 2_147_483_647), help: 'seed of everything that is drawn', usual: 1 },
  acceptance: {
    ...choice(ACCEPTANCES, 'policy'),
    help: 'gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned',
    usual: 'gate',
  },
  evidence: {
    ...later(choice(EVIDENCES, 'counts'), 'wins'),
    help: 'what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed',
    usual: 'wins-and-attempts',
  },
  controller: {
    ...choice(CONTROLLERS, 'name'),
    help: 'how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws',
    usual: 'thompson',
  },
  search: {
    ...later(choice(['on', 'off'], 'on-or-off'), 'off'),
    help: 'look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised',
    usual: 'on',
  },
  searchShare: {
    ...later(whole(1, 100), 80),
    help: 'percent of what a cycle may spend of the budget that its search may',
    usual: 80,
  },
  searchAttempts: {
    ...later(whole(1, MAX_ATTEMPTS), 2),
    help: 'candidates that an episode of the search may have judged, where that is fewer than attempts',
    usual: 2,
  },
  sentinels: { ...whole(0, 1_000), help: 'train tasks that each cycle runs again to notice a fall; 0: it does not look', usual: 4 },
  fallPoints: { ...whole(1, 24), help: 'a fall of more than so many points of 100 below the checkpoint rolls back', usual: 10 },
  reflection: {
    ...later(choice(REFLECTIONS_TOLD, 'content'), 'own'),
    help: 'for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told',
    usual: 'own',
  },
  memory: {
    ...later(choice(MEMORIES_TOLD, 'kinds'), 'both'),
    help: 'for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing',
    usual: 'both',
  },
  memoryContent: {
    ...later(choice(MEMORY_CONTENTS, 'content'), 'own'),
    help: 'for experiments: shuffled tells what is remembered of some other task, instead of the nearest',
    usual: 'own',
  },
  harmEvery: {
    ...later(orNone(whole(1, 100_000)), null),
    help: 'for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race',
  },
  examRuns: {
    ...later(whole(1, 100), 1),
    help: 'how often the first and the last exam run each sealed task',
    depends: `${ENOUGH_RUNS}, fewer where that would be more than is practised or a third of the budget`,
  },
  memoryScope: {
    ...later(orNone(name()), null),
    help: 'share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone',
  },
  maxModelCalls: {
    ...orNone(whole(1)),
    help: 'hard budget in model calls, calls in flight included; a request for n answers is n calls',
  },
  maxCostUsd: { ...orNone(aboveZero('dollars')), help: 'hard budget in US dollars, calls in flight included' },
  maxHours: { ...orNone(aboveZero('hours')), help: 'active hours, pauses not counted' },
  deadline: { ...orNone(moment()), help: 'when it ends, an ISO 8601 moment', typed: 'or a time of day such as 06:30' },
} satisfies Readonly<Record<string, Setting>>;

/** What is used up when one is prepared: what it comes to is kept as its suite, its first strategy and its id. */
const USED_UP = {
  suite: {
    ...text('suite', 1_000),
    help: 'a suite that ships, a folder, or FORMAT:PATH',
    sent: 'what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there',
  },
  name: {
    ...name(),
    help: 'name of the campaign, which is its id',
    typed: 'starting a name again goes on with it, and is refused where it was started with other settings',
    depends: 'from the suite',
  },
  language: {
    ...choice([...LANGUAGES, 'all'], 'language'),
    help: 'only the tasks in this language; all: in each that the suite has',
    depends: 'the usual one of the suite (selfimprovebench: python), else all',
  },
  kinds: {
    ...someOf(TASK_KINDS, 'kinds'),
    help: `only the tasks of these kinds: ${TASK_KINDS.join(', ')}, with commas between them, or all`,
    depends: 'the usual ones of the suite (selfimprovebench: repair,implement), else all',
  },
  countUncontrolled: { ...flag(), help: 'count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md)' },
  strategy: {
    ...text('version'),
    help: 'version to start from: its id, its unique beginning, or CAMPAIGN@champion',
    depends: 'the first strategy',
  },
  knownWay: {
    ...choice(['on', 'off'], 'on-or-off'),
    help: 'where no strategy is named: begin with how this model was better asked in an earlier campaign, where a race has shown one',
    depends: 'on, off where nothing is learned',
  },
  force: { ...flag(), help: 'start also where the suite is too small for anything to be promoted' },
} satisfies Readonly<Record<string, Setting>>;

/** Where nobody says on which. */
export const SHIPPED_SUITE = 'selfimprovebench';

export const SETTINGS = { ...USED_UP, ...KEPT };
export type SettingName = keyof typeof SETTINGS;

const { suite, ...optional } = shapeOf(SETTINGS, 'asked');

/** What a person can ask of a campaign: the same for the command line and the API. */
export const campaignRequest = only({ suite, ...z.object(optional).exactPartial().shape });
export type CampaignRequest = Readonly<z.infer<typeof campaignRequest>>;
export const SETTING_NAMES = campaignRequest.keyof().options;

const keptShape = shapeOf(KEPT, 'kept');
/** All that is kept, each setting under its own name. */
const keptSettings = z.object(keptShape);
export type KeptSettings = Readonly<z.infer<typeof keptSettings>>;
export const KEPT_NAMES = keptSettings.keyof().options;

export const inherited = z
  .object({
    campaign: z.string(),
    champion: z.string(),
    memory: z
      .array(z.object({ campaign: z.string(), branch: z.int(), upToCycle: z.int() }))
      .readonly()
      .describe('the memory of that campaign, and of those that it inherited from itself'),
  })
  .meta({ id: 'Inherited' })
  .describe('what a night of a schedule took over from the last one that ended');
/** What a night of a schedule took over from the one before. */
export type Inherited = Readonly<z.infer<typeof inherited>>;

const sharedMemory = z
  .object({ scope: z.string(), memory: inherited.shape.memory.describe('how far each campaign, and what was imported, had come then') })
  .meta({ id: 'SharedMemory' })
  .describe('what a campaign began with of the memory that is shared under a name');

export const knownWay = z
  .object({
    fingerprint: z.string().describe('of the model'),
    model: z.string(),
    campaign: z.string(),
    strategy: z.string().describe('the version that asks so'),
    pairs: z.int(),
    wins: z.int(),
    losses: z.int(),
  })
  .meta({ id: 'KnownWay' })
  .describe('how the model was better asked in an earlier campaign, and the race that showed it');
/** How a model was better asked in a campaign, and the race that showed it. */
export type KnownWay = Readonly<z.infer<typeof knownWay>>;

const { sentinels, fallPoints, maxModelCalls, maxCostUsd, ...plainShape } = keptShape;

/** The stored form. Some settings are grouped in it; whatever is added since is kept under its own name. */
export const campaignConfig = z.object({
  suite: z.string(),
  suiteId: z.string().describe('id of the suite record'),
  ...plainShape,
  trust: z
    .object({ sentinels, margin: z.number().describe(`${fallPoints.description ?? ''}; as a share of 1`) })
    .describe('how the campaign watches for a fall'),
  budget: z.object({ modelCalls: maxModelCalls, costUsd: maxCostUsd }),
  inherited: inherited.exactOptional(),
  sharedMemory: sharedMemory.exactOptional(),
  knownWay: knownWay.exactOptional(),
});
/** What a campaign was started with; nothing but the model's name changes after the start. */
export type CampaignConfig = Readonly<z.infer<typeof campaignConfig>>;
/** Of a campaign whose suite is not stored yet. */
export type SettledConfig = Omit<CampaignConfig, 'suite' | 'suiteId' | 'inherited' | 'sharedMemory' | 'knownWay'>;

export function configOf(settings: KeptSettings): SettledConfig {
  const { sentinels: count, fallPoints: points, maxModelCalls: modelCalls, maxCostUsd: costUsd, ...plain } = settings;
  return { ...plain, trust: { sentinels: count, margin: points / 100 }, budget: { modelCalls, costUsd } };
}

/** What a stored campaign has, also of settings that are younger than it. */
export function settingsOf({ trust, budget, ...plain }: SettledConfig): KeptSettings {
  return keptSettings.parse({
    ...valuesOf('had'),
    ...plain,
    sentinels: trust.sentinels,
    fallPoints: Math.round(trust.margin * 100),
    maxModelCalls: budget.modelCalls,
    maxCostUsd: budget.costUsd,
  });
}

/** What was asked for, and of what nobody asked for what is usual; `depending` is that of settings where it depends. */
export function settled(request: Partial<CampaignRequest>, depending: Partial<KeptSettings>): KeptSettings {
  return keptSettings.parse({ ...valuesOf('usual'), ...depending, ...request });
}

/** Of the kept settings that say one. */
function valuesOf(field: 'had' | 'usual'): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(KEPT).flatMap(([key, each]) => (field in each ? [[key, Reflect.get(each, field)]] : [])));
}

/** `maxPairs` → `max-pairs`, as the command line and people say it. */
export function flagOf(setting: SettingName): string {
  return setting.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What it is, and what it is where nobody says. */
export function helpOf(setting: Setting, door?: 'typed' | 'sent'): string {
  const { help, usual = null, depends = usual } = setting;
  const remark = door === undefined ? undefined : setting[door];
  return `${help}${remark === undefined ? '' : `; ${remark}`}${depends === null ? '' : ` (default: ${depends})`}`;
}

/** Of each setting its schema. Which key has which is said by the signature: `fromEntries` forgets it. */
function shapeOf<Table extends Readonly<Record<string, Setting>>, Form extends 'asked' | 'kept'>(
  table: Table,
  form: Form,
): { [Key in keyof Table]: Table[Key][Form] };
function shapeOf(table: Readonly<Record<string, Setting>>, form: 'asked' | 'kept'): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(table).map(([key, each]) => [key, each[form].describe(form === 'asked' ? helpOf(each, 'sent') : each.help)]),
  );
}

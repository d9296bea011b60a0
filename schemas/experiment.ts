import { z } from 'zod';
import { METRIC_NAMES, METRICS } from '../domain/metrics/table.js';
import { name, only, sentence } from './setting-kinds.js';
import { campaignRequest } from './settings.js';

/**
 * An experiment as a file says it: a question, the arms that differ, and what is held against what. Any setting of a campaign can be an
 * arm.
 */

/** Of each arm on each suite. */
export const USUAL_SEEDS = 5;

/** What the experiment itself says of each of its campaigns. */
const ITS_OWN = ['suite', 'name', 'seed', 'maxModelCalls', 'maxCostUsd', 'deadline', 'knownWay', 'force'] as const;
/** What makes the tasks: all arms have the same. */
const OF_TASKS = ['language', 'kinds', 'countUncontrolled'] as const;
/** What makes the model that is asked: the stack has one for all. */
const OF_ALL = ['model', ...OF_TASKS] as const;

const { suite, ...others } = campaignRequest.shape;
const anySettings = only({ suite: suite.exactOptional(), ...others });
const taken: Readonly<Record<string, string>> = {
  suite: '"suites" of the experiment',
  name: '--name',
  seed: '"seeds" of the experiment',
  maxModelCalls: '--max-model-calls of the experiment, which all campaigns share alike',
  maxCostUsd: '--max-cost-usd of the experiment, which all campaigns share alike',
  deadline: 'maxHours, which says the same of each campaign',
  knownWay: 'nothing: what an earlier campaign has learned would part the arms',
  force: '--force of the experiment',
};

const base = anySettings.superRefine((given, context) => refuse(given, ITS_OWN, context));
const armSettings = anySettings.superRefine((given, context) => {
  refuse(given, ITS_OWN, context);
  for (const key of OF_ALL)
    if (key in given) context.addIssue({ code: 'custom', path: [key], message: 'is the same for all arms, so it stands in "base"' });
});

function refuse(given: object, keys: readonly string[], context: z.RefinementCtx): void {
  for (const key of keys)
    if (key in given)
      context.addIssue({ code: 'custom', path: [key], message: `is not for an arm or the base: instead use ${taken[key] ?? ''}` });
}

const metric = z.enum(METRIC_NAMES, { error: `expected one of ${METRIC_NAMES.join(', ')}` });
const text = sentence(1_000);

const hypothesis = only({
  claim: text,
  metric,
  arm: name().asked,
  against: name().asked,
  /** an effect smaller than this would not matter: in shares of 1, or in what the metric counts */
  matters: z.number({ error: 'expected a number above 0: the smallest effect that would matter' }).positive(),
});

/** Each is run on each suite and seed, and compared with all others before that. */
const MOST_ARMS = 100;

const definition = only({
  title: text,
  question: text,
  arms: z
    .array(only({ name: name().asked, about: text.exactOptional(), settings: armSettings }))
    .min(2, 'expected two arms at least: one alone is compared with nothing')
    .max(MOST_ARMS, `expected at most ${MOST_ARMS} arms: take several experiments`),
  base: base.exactOptional(),
  suites: z.array(z.string().min(1).max(1_000)).min(1, 'expected one suite at least'),
  /** USUAL_SEEDS where nobody says */
  seeds: z.int().min(1).max(100).exactOptional(),
  metrics: z.array(metric).min(1, `expected one of ${METRIC_NAMES.join(', ')} at least`),
  hypotheses: z.array(hypothesis).min(1, 'expected one hypothesis at least: what is to be held against what'),
});

export const experimentDefinition = definition.superRefine((given, context) => {
  const names = given.arms.map((arm) => arm.name);
  const settings = given.arms.map((arm) => inOrder(arm.settings));
  const add = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
  for (const [index, arm] of given.arms.entries()) {
    if (names.indexOf(arm.name) < index) add(['arms', index, 'name'], `two arms are called ${arm.name}: give each a name of its own`);
    const same = settings.indexOf(settings[index] ?? '');
    if (same < index) add(['arms', index, 'settings'], `are those of the arm ${names[same] ?? ''}: nothing would be compared`);
  }
  for (const [index, each] of given.hypotheses.entries()) {
    for (const side of ['arm', 'against'] as const)
      if (!names.includes(each[side]))
        add(['hypotheses', index, side], `${JSON.stringify(each[side])} is no arm: expected one of ${names.join(', ')}`);
    if (each.arm === each.against) add(['hypotheses', index, 'against'], 'an arm is not held against itself: name another');
    if (!METRICS[each.metric].paired)
      add(
        ['hypotheses', index, 'metric'],
        `${each.metric} is a ratio of sums, which has no value of one task: expected one of ${METRIC_NAMES.filter((one) => METRICS[one].paired).join(', ')}`,
      );
  }
});

export type ExperimentDefinition = Readonly<z.infer<typeof experimentDefinition>>;

function inOrder(settings: object): string {
  return JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

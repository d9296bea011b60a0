import { answersOf, type ExperimentStory } from '../../campaigns/experiments/story.js';
import { uniform } from '../../domain/random.js';
import type { Cell } from '../../domain/metrics/table.js';
import { logE } from '../../domain/race-evidence.js';
import type { CampaignConfig } from '../../ports/records.js';
import { experimentDefinition } from '../../schemas/experiment.js';

export const HOSTILE = '<script>alert("x")</script>';

/** An experiment that was made up, with whatever a person or a set could have written hostile. */
export function madeUpStory({ seeds = 5, cycles = 12 } = {}): ExperimentStory {
  const definition = experimentDefinition.parse({
    title: `Does it help? ${HOSTILE}`,
    question: `Does it? ${HOSTILE} | and = more`,
    base: { cycles, attempts: 8, examRuns: 3 },
    arms: [
      { name: 'with', about: HOSTILE, settings: {} },
      { name: 'without', about: 'nothing is told', settings: { memory: 'none' } },
      { name: 'shuffled', settings: { memoryContent: 'shuffled' } },
    ],
    suites: ['toy', `humaneval:/sets/${HOSTILE}`],
    metrics: [
      'successRate',
      'passAt3',
      'attempts',
      'improvementSlope',
      'safetyDrop',
      'codeSimilarity',
      'reflectionAccuracy',
      'memoryReuseRate',
      'tokensPerSolved',
      'testsPerFix',
      'time',
    ],
    hypotheses: [
      { claim: `It does. ${HOSTILE}`, metric: 'successRate', arm: 'with', against: 'without', matters: 0.05 },
      { claim: 'And by what it says.', metric: 'successRate', arm: 'with', against: 'shuffled', matters: 0.05 },
    ],
  });
  const cells = definition.suites.flatMap((suite, at) =>
    Array.from({ length: seeds }, (_, seed) =>
      definition.arms.map(({ name }, arm) => madeUpCell({ suite, seed: seed + 1, arm: name, lift: 0.18 * (2 - arm), at, cycles })),
    ).flat(),
  );
  return {
    state: {
      record: {
        id: 'made-up',
        createdAt: '2026-01-02T03:04:05.000Z',
        definition,
        command: `ratchet experiment run made-up.json --suite '${HOSTILE}'`,
        model: HOSTILE,
        fingerprint: 'f1',
        budget: { modelCalls: null, costUsd: null },
        parallel: 2,
        cells: cells.map(({ campaign, suite, seed, arm }) => ({ campaign, suite, seed, arm, strategy: 'x', config: CONFIG })),
      },
      end: { ended: 'done', because: '', at: '2026-01-03T03:04:05.000Z', failed: [{ campaign: 'broke', because: HOSTILE }] },
      cells: cells.map(({ campaign, suite, seed, arm }) => ({
        planned: { campaign, suite, seed, arm, strategy: 'x', config: CONFIG },
        state: null,
        spent: { modelCalls: 100, tokens: 9_000, costUsd: 0.5, sandboxRuns: 40 },
      })),
      spent: { modelCalls: 100 * cells.length, tokens: 9_000, costUsd: 0.5, sandboxRuns: 40 },
    },
    cells,
    ...answersOf(definition, cells),
    races: cells.slice(0, 8).map(({ campaign, arm }, index) => ({ campaign, arm, race: madeUpRace(campaign, index) })),
  };
}

const CONFIG: CampaignConfig = {
  suite: 'toy',
  suiteId: 's',
  model: 'm',
  cycles: 12,
  attempts: 8,
  batch: 12,
  maxPairs: 100,
  concurrency: 4,
  seed: 1,
  acceptance: 'gate',
  controller: 'thompson',
  budget: { modelCalls: null, costUsd: null },
  trust: { sentinels: 4, margin: 0.1 },
  maxHours: null,
  deadline: null,
};

function madeUpCell({
  suite,
  seed,
  arm,
  lift,
  at,
  cycles,
}: Pick<Cell, 'suite' | 'seed' | 'arm'> & { readonly lift: number; readonly at: number; readonly cycles: number }): Cell {
  const draw = (...what: readonly (string | number)[]): number => uniform(seed + 17 * at, what.join(' '));
  return {
    campaign: `made-up-${at}-s${seed}-${arm}`,
    suite,
    seed,
    arm,
    activeMs: 60_000 * (3 + 4 * draw(arm, 'time')),
    curve: Array.from({ length: cycles }, (_, cycle) => ({
      cycle,
      solved: Math.round(12 * Math.min(1, lift + 0.03 * cycle + 0.2 * draw(arm, cycle))),
      of: 12,
    })),
    trials: Array.from({ length: 14 }, (_, task) =>
      Array.from({ length: 3 }, (__, run) => {
        const solved = draw(task, run) < 0.25 + lift + 0.3 * Number(task % 3 === 0);
        return {
          task: task === 0 ? HOSTILE : `some-task-${task}`,
          family: `f${task}`,
          run,
          solved,
          attempts: solved ? 1 + Math.floor(7 * draw(arm, task, run)) : 8,
          tokens: 2_000 + Math.round(3_000 * draw(arm, task, run, 'tokens')),
          costUsd: 0,
          tests: 9,
          recalled: arm === 'without' ? 0 : 2,
          codeSimilarity: 0.5 + 0.5 * draw(arm, task, 'alike'),
          reflections: { made: 2, right: draw(arm, task, 'right') < 0.5 ? 1 : 0 },
        };
      }),
    ).flat(),
  };
}

function madeUpRace(campaign: string, index: number) {
  const outcomes = Array.from({ length: 40 }, (_, pair) =>
    uniform(index, `pair ${pair}`) < 0.4 ? 'W' : uniform(index, `pair ${pair}`) < 0.6 ? 'L' : '=',
  ).join('');
  const [wins, losses] = [outcomes.split('W').length - 1, outcomes.split('L').length - 1];
  return {
    campaign,
    branch: 0,
    cycle: index,
    champion: 'a',
    challenger: 'b',
    k: index + 1,
    decision: 'dropped' as const,
    because: HOSTILE,
    pairs: 40,
    wins,
    losses,
    outcomes,
    winFamilies: wins,
    voids: { champion: 0, challenger: 0 },
    logE: logE(wins, losses),
    logThreshold: 3,
    modelCalls: 40,
    costUsd: 0,
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address, SIDES, sidePart, within } from '../domain/address.js';
import { parseAnswer } from '../domain/answer/answer.js';
import { mean } from '../domain/metrics.js';
import { solvePrompt } from '../domain/asking/solve-prompt.js';
import type { Tried } from '../domain/tried.js';
import { callSeed, shuffled } from '../domain/random.js';
import { budgetsEnough } from '../domain/race-evidence.js';
import { FIRST_STRATEGY, type Strategy } from '../domain/strategy.js';
import type { Checks, Task } from '../domain/task.js';
import { openSandbox } from '../judge/index.js';
import { solve } from '../offline-model/answers/solve.js';
import { readTask } from '../offline-model/prompt/read-prompt.js';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { openService } from '../offline-model/service.js';
import { canonicalJson } from '../ports/keys.js';
import type { Sandbox } from '../ports/sandbox.js';
import { loadSuite } from '../suites/load.js';
import { type Bench, timeBox } from './bench.js';
import { attemptOf, solves } from './coin-world.js';
import { alike, type Shared, type SidesOfTask } from './shared-luck.js';

const SEEDS = 8;
const TASKS = 24;
const ATTEMPTS = 8;
const COIN_TASKS = 60;

const RULE = { id: 'r1', text: 'Look at the bounds of loops and slices first.', pinned: false };
/** Challengers as campaigns make them, each held against the first strategy. */
const CHALLENGERS: Readonly<Record<string, Strategy>> = {
  'the same strategy': FIRST_STRATEGY,
  'a rule more': { ...FIRST_STRATEGY, rules: [RULE] },
  'another temperature': { ...FIRST_STRATEGY, decoding: { ...FIRST_STRATEGY.decoding, temperature: 0.8 } },
  'one candidate an answer': { ...FIRST_STRATEGY, episode: { ...FIRST_STRATEGY.episode, samples: 1 } },
};

/** How much of its luck a pair shares by its common seed: what runs of the champion that are used again would give up. */
export const sharedSeed: Bench = {
  name: 'shared-seed',
  about: 'how much of their luck the two sides of a pair share by their common seed, in the coin world and with the offline model',
  run: async ({ seed, maxMinutes, report }) => {
    const hasTime = timeBox(maxMinutes);
    const home = await mkdtemp(join(tmpdir(), 'ratchet-shared-seed-'));
    const sandbox = await openSandbox({ cache: join(home, 'cache'), backend: 'bubblewrap', concurrency: null, report });
    try {
      const { toolbox } = await openService(join(home, 'cache'));
      const { tasks } = await loadSuite('selfimprovebench', { language: 'python', seed });
      const played: Record<string, SidesOfTask[]> = Object.fromEntries(Object.keys(CHALLENGERS).map((name) => [name, []]));
      for (const task of shuffled(seed, 'tasks', tasks).slice(0, TASKS)) {
        if (!hasTime()) break;
        const episode = episodesOf(task, toolbox, sandbox);
        if (episode === null) continue;
        const champion = await overSeeds(seed, task, FIRST_STRATEGY, episode);
        for (const [name, strategy] of Object.entries(CHALLENGERS))
          played[name]?.push({ champion, challenger: await overSeeds(seed, task, strategy, episode) });
        report(`${played['a rule more']?.length ?? 0} tasks: ${task.id}`);
      }
      return resultOf([
        { world: 'coins', challenger: 'any', ...alike(coinSides(seed)) },
        ...Object.entries(played).map(([name, sides]) => ({ world: 'offline model', challenger: name, ...alike(sides) })),
      ]);
    } finally {
      await sandbox.close();
      await rm(home, { recursive: true, force: true });
    }
  },
};

/** Share of budgets within which the episode solves its task, with this seed for its requests. */
type Episode = (strategy: Strategy, seedAt: (answer: number) => number) => Promise<number>;

async function overSeeds(seed: number, task: Task, strategy: Strategy, episode: Episode): Promise<readonly number[]> {
  const shares: number[] = [];
  for (let pair = 0; pair < SEEDS; pair += 1)
    shares.push(await episode(strategy, (answer) => callSeed(seed, `${task.id}/pair/${pair}/answer/${answer}`)));
  return shares;
}

/** Answers, verdicts and answers again, as an episode goes; without reflections. Null where cases cannot be run. */
function episodesOf(task: Task, toolbox: Toolbox, sandbox: Sandbox): Episode | null {
  if (task.visible.trust !== 'split' || task.hidden.trust !== 'split') return null;
  const known = new Map<string, Promise<Tried>>();
  const judge = (candidate: Readonly<Record<string, string>> | null, which: 'visible' | 'hidden'): Promise<Tried> => {
    const key = `${which} ${canonicalJson(candidate)}`;
    const verdict = known.get(key) ?? judged(task, sandbox, task[which], candidate);
    known.set(key, verdict);
    return verdict;
  };
  return async (strategy, seedAt) => {
    const tried: Tried[] = [await judge(null, 'visible')];
    const { samples } = strategy.episode;
    for (let answer = 0; answer * samples < ATTEMPTS; answer += 1) {
      const texts = solve(readTask(solvePrompt(strategy, task, [], tried, [])), toolbox, {
        n: samples,
        temperature: strategy.decoding.temperature,
        seed: seedAt(answer),
      });
      for (const [choice, text] of texts.entries()) {
        const parsed = parseAnswer(text, task);
        if (parsed.kind !== 'files') continue;
        const verdict = await judge(parsed.files, 'visible');
        if (verdict.passed === verdict.total) {
          const hidden = await judge(parsed.files, 'hidden');
          return hidden.passed === hidden.total ? budgetsEnough(answer * samples + choice + 1, ATTEMPTS) / ATTEMPTS : 0;
        }
        tried.push(verdict);
      }
    }
    return 0;
  };
}

async function judged(task: Task, sandbox: Sandbox, checks: Checks, candidate: Readonly<Record<string, string>> | null): Promise<Tried> {
  const verdict = await sandbox.judge(
    { language: task.language, files: task.files, editable: task.editable, candidate: candidate ?? {}, checks, limits: task.limits },
    new AbortController().signal,
  );
  const failures = verdict.tests.filter(({ status }) => status !== 'passed');
  return {
    candidate,
    passed: verdict.tests.length - failures.length,
    total: verdict.tests.length,
    errorClass: verdict.errorClass,
    failures,
    unusable: '',
  };
}

/** Each side tosses at an address of its own: what a common seed gives is known to be nothing. */
function coinSides(seed: number): readonly SidesOfTask[] {
  return Array.from({ length: COIN_TASKS }, (_, index) => {
    const [champion = [], challenger = []] = SIDES.map((side) =>
      Array.from({ length: SEEDS }, (_each, pair) => {
        const tossed = { seed, address: within(address('coins', 'race'), 'pair', pair, sidePart(side)), task: `task-${index}` };
        return solves(tossed, 0) ? budgetsEnough(attemptOf(tossed, ATTEMPTS), ATTEMPTS) / ATTEMPTS : 0;
      }),
    );
    return { champion, challenger };
  });
}

function resultOf(rows: readonly (Shared & { readonly world: string; readonly challenger: string })[]) {
  return {
    tables: [
      {
        title: `The first strategy against challengers, ${SEEDS} seeds a task, ${ATTEMPTS} attempts: the two sides with the same seed, and with different ones`,
        head: [
          'world',
          'challenger',
          'tasks',
          'with luck in it',
          'luck shared, solved',
          'luck shared, attempts',
          'pairs that differ, same seed',
          'different seeds',
          'mean D², same seed',
          'different seeds',
        ],
        rows: rows.map((row) => [
          row.world,
          row.challenger,
          row.tasks,
          row.lucky,
          percent(row.solved),
          percent(row.attempts),
          percent(row.discordant.same),
          percent(row.discordant.other),
          row.square.same.toFixed(3),
          row.square.other.toFixed(3),
        ]),
      },
    ],
    figures: { rows, meanShared: mean(rows.map(({ attempts }) => attempts ?? 0)) },
    notes: [
      'Luck is what differs between the seeds of one task and side; shared is the correlation of it between the sides. Runs of the champion that are used again have other seeds than the challenger: they give up what is shared, and a race then has the mean D² of different seeds.',
      'Tasks on which every seed came to the same on a side have no luck to share, and are not in the correlation.',
    ],
  };
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

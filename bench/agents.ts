import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { pickIndex, uniform } from '../domain/random.js';
import { toySuite } from './agents-world.js';
import { type Bench, type BenchResult, GOALS_HEAD, goalRow } from './bench.js';
import { countBodies } from './crash.js';
import { kill, leftOver } from './crash-run.js';
import { type BenchHome, withHome } from './home.js';
import { askedOf, openProvider, type Provider } from './traffic.js';

const KILLS = 10;
const KILLED_TASKS = 8;
const BESIDE = 50;
/** The kill comes at a random moment within this time after a random answer, so that it hits every kind of step. */
const KILL_WITHIN_MS = 400;
const MEMORY_GIB = 8;

const solvedSchema = z.looseObject({ tasks: z.array(z.looseObject({ id: z.string(), solved: z.boolean() })), modelCalls: z.number() });

interface Run {
  readonly what: string;
  readonly tasks: number;
  readonly solved: number;
  readonly kills: number;
  readonly billed: number;
  /** id → patch */
  readonly patches: ReadonlyMap<string, string>;
  readonly bodies: ReadonlyMap<string, number>;
  readonly leftOver: readonly string[];
  readonly peakGiB: number;
  readonly seconds: number;
}

/** Whether agents at work outlive their worker, and many of them fit beside each other. */
export const agents: Bench = {
  name: 'agents',
  about: `kill -9 of the worker in ${KILLS} random turns of agents in a toy repository, and ${BESIDE} agents side by side`,
  run: ({ seed, report }) =>
    // what is drawn hangs on the suite and on where the model is asked: all runs share both
    withToys([KILLED_TASKS, BESIDE], async (toys) => resultOf(toys, seed, report)),
};

async function resultOf(toys: Toys, seed: number, report: (line: string) => void): Promise<BenchResult> {
  const calm = await agentsAtWork('undisturbed', { toys, tasks: KILLED_TASKS, moments: [], beside: 4, seed, report });
  const moments = Array.from({ length: KILLS }, (_, index) => 1 + pickIndex(seed, `turn ${index}`, calm.billed - 1)).toSorted(
    (a, b) => a - b,
  );
  const killed = await agentsAtWork('killed', { toys, tasks: KILLED_TASKS, moments, beside: 4, seed, report });
  const many = await agentsAtWork(`${BESIDE} side by side`, { toys, tasks: BESIDE, moments: [], beside: BESIDE, seed, report });
  const paidTwice = [...killed.bodies].reduce((sum, [body, times]) => sum + Math.max(0, times - (calm.bodies.get(body) ?? 1)), 0);
  const samePatches = [...calm.patches].filter(([id, patch]) => killed.patches.get(id) === patch).length;
  const left = [calm, killed, many].flatMap((run) => run.leftOver);
  return {
    tables: [
      {
        title: 'The offline model behind a counting endpoint, strategy agent',
        head: ['what', 'tasks', 'solved', 'kills', 'calls billed', 'memory at most, GiB', 'left over', 'seconds'],
        rows: [calm, killed, many].map((run) => [
          run.what,
          run.tasks,
          run.solved,
          run.kills,
          run.billed,
          run.peakGiB.toFixed(1),
          run.leftOver.length,
          run.seconds.toFixed(0),
        ]),
      },
      {
        title: 'Goals',
        head: GOALS_HEAD,
        rows: [
          goalRow(
            'calls beyond those of the undisturbed run',
            `at most one a kill, on its way then`,
            `${paidTwice} of ${killed.billed} (${killed.kills} kills)`,
            paidTwice <= killed.kills,
          ),
          goalRow(
            'patches that are the same after the kills',
            'all',
            `${samePatches} of ${calm.patches.size}`,
            samePatches === calm.patches.size,
          ),
          goalRow(
            `memory of ${BESIDE} agents, with the stack`,
            `at most ${MEMORY_GIB} GiB`,
            `${many.peakGiB.toFixed(1)} GiB`,
            many.peakGiB <= MEMORY_GIB,
          ),
          goalRow('processes and folders left over', 'none', String(left.length), left.length === 0),
        ],
      },
    ],
    figures: [calm, killed, many].map((run) => ({ ...run, patches: Object.fromEntries(run.patches), bodies: run.bodies.size })),
    notes: [
      'A call that was on its way when the worker was killed is billed once more; no client can avoid that.',
      ...partings(calm, killed),
      ...left,
    ],
  };
}

/** Of tasks whose patches differ, how many questions of both runs were the same: what a model saw is what they parted by. */
function partings(one: Run, other: Run): readonly string[] {
  const parted = [...one.patches].filter(([id, patch]) => other.patches.get(id) !== patch).map(([id]) => id);
  const same = [...one.bodies.keys()].filter((body) => other.bodies.has(body)).length;
  return parted.length === 0
    ? []
    : [`${parted.join(', ')} came to other patches; ${same} of ${one.bodies.size} questions were the same word for word.`];
}

/** Suites of toys by how many they hold, and the model that all runs ask. */
interface Toys {
  readonly provider: Provider;
  readonly folder: string;
  readonly suites: ReadonlyMap<number, string>;
}

async function withToys<T>(sizes: readonly number[], use: (toys: Toys) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-agents-'));
  const provider = await openProvider(folder);
  try {
    const suites = await Promise.all(sizes.map(async (size) => [size, await toySuite(join(folder, String(size)), size)] as const));
    return await use({ provider, folder, suites: new Map(suites) });
  } finally {
    await provider.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Wanted {
  readonly toys: Toys;
  readonly tasks: number;
  /** numbers of answers soon after which the worker is killed */
  readonly moments: readonly number[];
  readonly beside: number;
  readonly seed: number;
  readonly report: (line: string) => void;
}

async function agentsAtWork(what: string, { toys, tasks, moments, beside, seed, report }: Wanted): Promise<Run> {
  const { provider, folder } = toys;
  const environment = askedOf(provider);
  const suite = toys.suites.get(tasks) ?? '';
  const earlier = answeredIn(provider).length;
  const answered = (): Provider['calls'] => answeredIn(provider).slice(earlier);
  return withHome({ environment, report }, async (home) => {
    const before = await jobFolders();
    await home.ratchet('up');
    const startedAt = performance.now();
    const state = { isOver: false, peak: 0 };
    const predictions = join(folder, 'predictions.jsonl');
    const working = home
      .json(
        'solve',
        '--suite',
        suite,
        '--strategy',
        'agent',
        '--attempts',
        '4',
        '--concurrency',
        String(beside),
        '--seed',
        String(seed),
        '--predictions',
        predictions,
      )
      .finally(() => (state.isOver = true));
    const [raw, kills] = await Promise.all([
      working,
      killAt(home, () => answered().length, { moments, seed, isOver: () => state.isOver }),
      watchMemory(home, state),
    ]);
    const seconds = (performance.now() - startedAt) / 1_000;
    await home.ratchet('down');
    const ended = solvedSchema.parse(raw);
    return {
      what,
      tasks: ended.tasks.length,
      solved: ended.tasks.filter(({ solved }) => solved).length,
      kills,
      billed: answered().length,
      patches: await patchesIn(predictions),
      bodies: countBodies(answered().map(({ body }) => body)),
      leftOver: [...(await leftOver(home)), ...(await jobFolders()).filter((name) => !before.includes(name))],
      peakGiB: state.peak / 1_024 ** 3,
      seconds,
    };
  });
}

export function answeredIn({ calls }: Provider): Provider['calls'] {
  return calls.filter(({ answeredMs }) => answeredMs !== null);
}

/** Kills the worker soon after each of these numbers of answers; answers how often it came to that. */
export async function killAt(
  home: BenchHome,
  answers: () => number,
  { moments, seed, isOver }: { readonly moments: readonly number[]; readonly seed: number; readonly isOver: () => boolean },
): Promise<number> {
  let kills = 0;
  for (const [index, moment] of moments.entries()) {
    while (!isOver() && answers() < moment) await sleep(20);
    if (isOver()) break;
    await sleep(uniform(seed, `delay ${index}`) * KILL_WITHIN_MS);
    await kill(home, 'worker');
    kills += 1;
  }
  return kills;
}

/** What the processes of a home, and all that they started, hold at most. */
async function watchMemory(home: BenchHome, state: { isOver: boolean; peak: number }): Promise<void> {
  while (!state.isOver) {
    state.peak = Math.max(state.peak, await residentBytes(home));
    await sleep(1_000);
  }
}

async function residentBytes(home: BenchHome): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string): Promise<string> => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const [status, command, environment] = await Promise.all([read('status'), read('cmdline'), read('environ')]);
      const kilobytes = Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0);
      return {
        pid,
        parent: /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? '',
        bytes: kilobytes * 1_024,
        isOwn: `${command}${environment}`.includes(home.folder),
      };
    }),
  );
  const ours = new Set(all.filter(({ isOwn }) => isOwn).map(({ pid }) => pid));
  for (let found = -1; found !== ours.size;) {
    found = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  return all.filter(({ pid }) => ours.has(pid)).reduce((sum, { bytes }) => sum + bytes, 0);
}

async function patchesIn(path: string): Promise<ReadonlyMap<string, string>> {
  const line = z.looseObject({ instance_id: z.string(), model_patch: z.string() });
  const lines = (await readFile(path, 'utf8')).split('\n').filter((each) => each !== '');
  return new Map(lines.map((each) => line.parse(JSON.parse(each))).map((each) => [each.instance_id, each.model_patch]));
}

/** Of boxes and workspaces whose owner is gone. */
async function jobFolders(): Promise<readonly string[]> {
  const pids = await readdir('/proc');
  return (await readdir('/tmp')).filter((name) => {
    const owner = /^ratchet-job-(\d+)-/.exec(name)?.[1];
    return owner !== undefined && !pids.includes(owner);
  });
}

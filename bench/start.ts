import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { ownEnvironment } from '../config/config.js';
import { packageRoot } from '../config/package-root.js';
import { readStack } from '../infra/stack/addresses.js';
import { type Bench, timeBox } from './bench.js';
import { BenchFailure, interruptible, toItsEnd } from './home.js';

const WARM_STARTS = 3;
const POLL_MS = 50;

/** How long a person waits until something is judged. */
export const start: Bench = {
  name: 'start',
  about: 'seconds from `npm start` to the first verdict, warm and cold',
  run: async ({ maxMinutes, report }) => {
    const timeIsLeft = timeBox(maxMinutes);
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
    try {
      const warm = [];
      for (let index = 0; index < WARM_STARTS; index += 1) warm.push(await firstVerdict(join(folder, `warm-${index}`), {}, report));
      const cold = timeIsLeft() ? await firstVerdict(join(folder, 'cold'), emptyCaches(join(folder, 'caches')), report) : null;
      return {
        tables: [
          {
            title: 'Seconds from `npm start` to the first verdict, and until every server was up',
            head: ['start', 'servers up', 'first verdict'],
            rows: [
              ...warm.map((each) => ['warm: new home, servers built before', ...shown(each)]),
              ...(cold === null ? [] : [['cold: the servers are built', ...shown(cold)]]),
            ],
          },
        ],
        figures: { warm, cold },
        notes: [
          'dist/ was there: a first compilation comes on top. Cold: empty caches of Ratchet, Go and pip; what the network or a proxy of it holds ready counts.',
          ...(cold === null ? [`The cold start was left out after ${maxMinutes} minutes.`] : []),
          `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
        ],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Start {
  readonly upMs: number;
  readonly firstVerdictMs: number;
}

function shown({ upMs, firstVerdictMs }: Start): readonly string[] {
  return [upMs, firstVerdictMs].map((ms) => (ms / 1_000).toFixed(1));
}

function emptyCaches(folder: string): Readonly<Record<string, string>> {
  return {
    RATCHET_CACHE: join(folder, 'ratchet'),
    GOMODCACHE: join(folder, 'go-modules'),
    GOCACHE: join(folder, 'go'),
    GOFLAGS: '-modcacherw',
    PIP_CACHE_DIR: join(folder, 'pip'),
  };
}

/** Starts as a person does, watches for the first verdict in the store, and ends it as Ctrl-C does. */
async function firstVerdict(home: string, environment: Readonly<Record<string, string>>, report: (line: string) => void): Promise<Start> {
  const started = performance.now();
  const child = spawn('npm', ['start', '--', '--exit'], {
    cwd: packageRoot,
    detached: true,
    env: { ...ownEnvironment(), ...environment, RATCHET_HOME: home, RATCHET_API_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => report(text.trimEnd()));
  let over = false;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve())).then(() => (over = true));
  try {
    return await interruptible(watched(home, started, () => over));
  } finally {
    await toItsEnd(report, async () => {
      if (child.pid !== undefined && !over) process.kill(-child.pid, 'SIGINT');
      await closed;
    });
  }
}

async function watched(home: string, started: number, over: () => boolean): Promise<Start> {
  const { mongo } = await eventually(() => readStack(home), over);
  const upMs = performance.now() - started;
  const client = new MongoClient(mongo.url);
  try {
    await eventually(() => client.db(mongo.database).collection('verdicts').findOne({}), over);
    return { upMs, firstVerdictMs: performance.now() - started };
  } finally {
    await client.close();
  }
}

async function eventually<T>(look: () => Promise<T | null>, over: () => boolean): Promise<T> {
  while (!over()) {
    const found = await look();
    if (found !== null) return found;
    await sleep(POLL_MS);
  }
  throw new BenchFailure('`npm start` ended before its first verdict');
}

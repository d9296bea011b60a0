import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { answeredIn, killAt } from './agents.js';
import { countBodies } from './crash.js';
import { leftOver } from './crash-run.js';
import { withHome } from './home.js';
import { askedOf, openProvider } from './traffic.js';
import { brokenPrograms } from './tree-world.js';

const solvedSchema = z.looseObject({
  tasks: z.array(z.looseObject({ id: z.string(), solved: z.boolean(), attempts: z.number(), score: z.number().nullable() })),
  modelCalls: z.number(),
  tokens: z.number(),
});

export interface KilledRun {
  readonly what: string;
  readonly tasks: number;
  readonly solved: number;
  readonly kills: number;
  readonly billed: number;
  readonly bodies: ReadonlyMap<string, number>;
  /** id → what it came to */
  readonly outcomes: ReadonlyMap<string, string>;
  /** of all tasks */
  readonly spent: string;
  readonly leftOver: readonly string[];
  readonly seconds: number;
  /** where the model was asked: a run of `solve` is named by it, and draws its random numbers by its name */
  readonly port: number;
}

interface Wanted {
  readonly tasks: number;
  /** numbers of answers soon after which the worker is killed */
  readonly moments: readonly number[];
  /** of the provider; 0: any */
  readonly port: number;
  readonly seed: number;
  readonly report: (line: string) => void;
}

/** Programs that are split by their call graph and mended in trees, about eight agents each, by the built program. */
export async function treesKilled(what: string, { tasks, moments, port, seed, report }: Wanted): Promise<KilledRun> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-trees-'));
  const provider = await openProvider(folder, port);
  try {
    const suite = await brokenPrograms(folder, tasks);
    return await withHome({ environment: askedOf(provider), report }, async (home) => {
      await home.ratchet('up');
      const startedAt = performance.now();
      let isOver = false;
      const working = home
        .json('solve', '--suite', suite, '--solver', 'tree', '--attempts', '4', '--concurrency', '4', '--seed', String(seed))
        .finally(() => (isOver = true));
      const [raw, kills] = await Promise.all([
        working,
        killAt(home, () => answeredIn(provider).length, { moments, seed, isOver: () => isOver }),
      ]);
      const seconds = (performance.now() - startedAt) / 1_000;
      await home.ratchet('down');
      const { tasks: ended, modelCalls, tokens } = solvedSchema.parse(raw);
      return {
        what,
        tasks: ended.length,
        solved: ended.filter(({ solved }) => solved).length,
        kills,
        billed: answeredIn(provider).length,
        bodies: countBodies(answeredIn(provider).map(({ body }) => body)),
        outcomes: new Map(ended.map(({ id, solved, attempts, score }) => [id, JSON.stringify([solved, attempts, score])])),
        spent: `${modelCalls} calls, ${tokens} tokens`,
        leftOver: await leftOver(home),
        seconds,
        port: Number(new URL(provider.baseUrl).port),
      };
    });
  } finally {
    await provider.close();
    await rm(folder, { recursive: true, force: true });
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FIRST_TREE } from '../domain/strategy.js';
import { canonicalJson, sha256 } from '../ports/keys.js';
import { answeredIn, killAt } from './agents.js';
import { countBodies } from './crash.js';
import { leftOver } from './crash-run.js';
import { type BenchHome, withHome } from './home.js';
import { openEndpoint } from './lever-endpoint.js';
import { writeSuiteFolder } from './suite-folder.js';
import { askedOf, openCounter, openProvider, type Provider } from './traffic.js';
import { brokenPrograms, PARTS, partsModel, partsTask, TAKES_MS, WIDE_TREE } from './tree-world.js';

const solvedSchema = z.looseObject({
  run: z.string(),
  tasks: z.array(z.looseObject({ id: z.string(), solved: z.boolean(), attempts: z.number(), score: z.number().nullable() })),
  modelCalls: z.number(),
  tokens: z.number(),
});

const treeSchema = z.looseObject({
  record: z.looseObject({ files: z.record(z.string(), z.string()) }).nullable(),
  agents: z.array(z.unknown()),
});

export interface KilledRun {
  readonly what: string;
  readonly tasks: number;
  readonly solved: number;
  /** of the latest tree of each task */
  readonly agents: number;
  readonly kills: number;
  readonly billed: number;
  readonly bodies: ReadonlyMap<string, number>;
  /** id → what it came to: its verdict, and the program that the latest tree grew */
  readonly outcomes: ReadonlyMap<string, string>;
  /** of all tasks */
  readonly spent: string;
  readonly leftOver: readonly string[];
  readonly seconds: number;
  /** where the model was asked: a run of `solve` is named by it, and draws its random numbers by its name */
  readonly port: number;
}

/** What trees are grown on: a suite, and who is asked. */
interface World {
  readonly provider: Provider;
  readonly model: string;
  /** what `solve` is told, beside the seed */
  readonly solving: (home: BenchHome) => Promise<readonly string[]>;
}

interface Wanted {
  /** numbers of answers soon after which the worker is killed */
  readonly moments: readonly number[];
  /** of the provider; 0: any */
  readonly port: number;
  readonly seed: number;
  readonly report: (line: string) => void;
}

/** Opens a world in a folder, its provider at the port. */
export type OpenWorld = (folder: string, port: number) => Promise<World>;

/** Programs that are split by their call graph and mended in trees, about eight agents each. */
export function manyTrees(tasks: number): OpenWorld {
  return async (folder, port) => {
    const [provider, suite] = [await openProvider(folder, port), await brokenPrograms(folder, tasks)];
    const told = ['--suite', suite, '--solver', 'tree', '--attempts', '4', '--concurrency', '4'];
    return { provider, model: 'ratchet-offline-repair', solving: () => Promise.resolve(told) };
  };
}

/** One program of so many parts, which grows as one tree. */
export function oneTree(parts: number): OpenWorld {
  return async (folder, port) => {
    const endpoint = await openEndpoint(new Map([[PARTS, partsModel(TAKES_MS)]]));
    const provider = await openCounter(new URL(endpoint.url), () => endpoint.close(), port);
    const suite = join(folder, 'parts');
    await writeSuiteFolder(suite, 'parts', [{ name: 'parts', tasks: [partsTask(parts)] }]);
    const strategy = join(folder, 'wide-tree.json');
    await writeFile(strategy, JSON.stringify({ ...FIRST_TREE, solver: WIDE_TREE }));
    return {
      provider,
      model: PARTS,
      solving: async (home) => {
        const id = (await home.ratchet('strategy', 'import', strategy)).trim();
        return ['--suite', suite, '--strategy', id, '--attempts', '1'];
      },
    };
  };
}

/** Trees by the built program, whose worker is killed meanwhile. */
export async function treesKilled(what: string, open: OpenWorld, { moments, port, seed, report }: Wanted): Promise<KilledRun> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-trees-'));
  const { provider, model, solving } = await open(folder, port);
  try {
    return await withHome({ environment: askedOf(provider, model), report }, async (home) => {
      await home.ratchet('up');
      const told = await solving(home);
      const startedAt = performance.now();
      let isOver = false;
      const working = home.json('solve', ...told, '--seed', String(seed)).finally(() => (isOver = true));
      const [raw, kills] = await Promise.all([
        working,
        killAt(home, () => answeredIn(provider).length, { moments, seed, isOver: () => isOver }),
      ]);
      const seconds = (performance.now() - startedAt) / 1_000;
      const { run, tasks: ended, modelCalls, tokens } = solvedSchema.parse(raw);
      const trees = new Map<string, z.infer<typeof treeSchema>>();
      for (const { id } of ended) trees.set(id, treeSchema.parse(await home.json('attempt', 'tree', `${run}/task/${id}`)));
      await home.ratchet('down');
      return {
        what,
        tasks: ended.length,
        solved: ended.filter(({ solved }) => solved).length,
        agents: [...trees.values()].reduce((sum, { agents }) => sum + agents.length, 0),
        kills,
        billed: answeredIn(provider).length,
        bodies: countBodies(answeredIn(provider).map(({ body }) => body)),
        outcomes: new Map(
          ended.map(({ id, solved, attempts, score }) => [
            id,
            JSON.stringify([solved, attempts, score, sha256(canonicalJson(trees.get(id)?.record?.files ?? {}))]),
          ]),
        ),
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

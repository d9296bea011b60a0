import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchOptions, BenchResult, BenchTable } from './bench.js';
import { measureQuality, type Quality } from './memory-quality.js';
import { measureScale, type ScaleFigures } from './memory-scale.js';
import { findPublicSets, NO_PUBLIC_SETS } from './public-sets.js';

/** Memory as it grows, and what each way of finding finds. */
export const memory: Bench = {
  name: 'memory',
  about: 'memory from 1,000 to 100,000 rows: recall, writing, disk; and what each embedder finds of real bugs (--only scale, quality)',
  run,
};

const PARTS: readonly string[] = ['scale', 'quality'];

async function run(options: BenchOptions): Promise<BenchResult> {
  const { only = PARTS, report } = options;
  const strange = only.find((part) => !PARTS.includes(part));
  if (strange !== undefined) throw new Error(`--only ${strange}: of memory it is ${PARTS.join(' or ')}`);
  const sets = only.includes('quality') ? await findPublicSets() : null;
  const quality = sets === null ? null : await measureQuality(sets, options);
  const scale = only.includes('scale') ? await scaleIn(options) : [];
  report('done');
  return {
    tables: [...(scale.length === 0 ? [] : scaleTables(scale)), ...(quality === null ? [] : [qualityTable(quality)])],
    figures: { scale, quality },
    notes: [
      ...(only.includes('quality') && sets === null ? [NO_PUBLIC_SETS] : []),
      ...(quality === null
        ? []
        : [
            `Each of ${quality.programs} programs of HumanEvalPack is asked by once. A class drawn by lot fits in ${quality.chance.toFixed(3)} of the cases. A text takes ${quality.msPerText['hashing']?.toFixed(1)} ms by hashing, ${quality.msPerText['minilm']?.toFixed(0)} ms by minilm.`,
          ]),
      ...(scale.length === 0
        ? []
        : [
            'The embedder is hashing. A row is written into the store, its list and Chroma before the next 25 are. Times are of questions one after the other; the first one of a process reads all rows.',
          ]),
    ],
  };
}

async function scaleIn(options: BenchOptions): Promise<readonly ScaleFigures[]> {
  const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-memory-'));
  try {
    return await measureScale(options, home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function scaleTables(scale: readonly ScaleFigures[]): readonly BenchTable[] {
  return [
    {
      title: 'Recall and writing',
      head: [
        'rows',
        'written a second',
        'recall median ms',
        '95% ms',
        'of a view of 1 %: median ms',
        '95% ms',
        'first of a process ms',
        'recall@10',
        'by words alone',
      ],
      rows: scale.map((each) => [
        each.rows,
        each.writesPerSecond,
        each.medianMs,
        each.p95Ms,
        each.fewMedianMs,
        each.fewP95Ms,
        each.firstMs,
        each.recallAt10,
        each.lacking,
      ]),
    },
    {
      title: 'Memory and disk, MiB',
      head: ['rows', 'heap of the worker', 'store', 'its disk', 'Chroma', 'its disk'],
      rows: scale.map((each) => [each.rows, each.heapMb, each.storeMb, each.storeDiskMb, each.chromaMb, each.chromaDiskMb]),
    },
  ];
}

function qualityTable({ programs, ways }: Quality): BenchTable {
  return {
    title: `What is found among ${programs} programs with a bug`,
    head: ['way', 'same class in the first 5', 'same exercise in the first 10', 'mean reciprocal rank'],
    rows: ways.map(({ way, sameClass, sameFamily, meanReciprocalRank }) => [way, sameClass, sameFamily, meanReciprocalRank]),
  };
}

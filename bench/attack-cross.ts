import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../config/package-root.js';
import { killGroup } from '../infra/stack/child.js';
import type { Bench, BenchOptions, BenchResult, BenchTable } from './bench.js';
import { interruptible } from './home.js';

const TEST = 'test/judge/cross.test.ts';
/** a suite of the test is a box, and in it a language; a title is the class, the level and the name of an attack */
const vitestReport = z.object({
  testResults: z
    .array(
      z.object({
        assertionResults: z.array(
          z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
        ),
      }),
    )
    .length(1),
});

interface Crossed {
  readonly box: string;
  readonly language: string;
  readonly class: string;
  readonly level: string;
  readonly name: string;
  readonly outcome: string;
  readonly failure: string;
}

export const attackCross: Bench = {
  name: 'attack-cross',
  about:
    'all attacks of the test suite and the honest candidates beside them, in each language, on Docker and on bubblewrap, and twenty-odd of them without control groups',
  async run(options: BenchOptions): Promise<BenchResult> {
    const crossed = await runTest(options.report);
    const failed = crossed.filter((each) => each.outcome !== 'passed');
    return {
      tables: [byBox(crossed), byClass(crossed)],
      figures: crossed,
      notes:
        failed.length === 0
          ? ['Each held.']
          : failed.map(
              (each) => `${each.outcome}: ${each.box}, ${each.language}, ${each.class}, ${each.level}: ${each.name}. ${each.failure}`,
            ),
    };
  },
};

async function runTest(report: BenchOptions['report']): Promise<readonly Crossed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-cross-'));
  const file = join(folder, 'report.json');
  report(`${TEST}, all attacks …`);
  const args = [
    join(packageRoot, 'node_modules/vitest/vitest.mjs'),
    'run',
    TEST,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  // a group of its own: its workers end with it
  const child = spawn(process.execPath, args, {
    cwd: packageRoot,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, RATCHET_FULL_CROSS: '1', RATCHET_TEST_DOCKER: 'required' },
  });
  try {
    await interruptible(once(child, 'exit'));
  } finally {
    if (child.pid !== undefined) killGroup(child.pid);
  }
  const { testResults } = vitestReport.parse(JSON.parse(await readFile(file, 'utf8')));
  await rm(folder, { recursive: true });
  return testResults.flatMap(({ assertionResults }) => assertionResults.flatMap(crossedOf));
}

/** None for a test of the file that is no attack. */
function crossedOf({
  ancestorTitles,
  title,
  status,
  failureMessages,
}: z.infer<typeof vitestReport>['testResults'][number]['assertionResults'][number]): readonly Crossed[] {
  const [box, language] = ancestorTitles.filter((each) => each !== '');
  const [kind, level, name] = title.split(' | ');
  if (box === undefined || language === undefined || kind === undefined || level === undefined || name === undefined) return [];
  return [{ box, language, class: kind, level, name, outcome: status, failure: (failureMessages[0] ?? '').split('\n')[0] ?? '' }];
}

function byBox(crossed: readonly Crossed[]): BenchTable {
  const rows = grouped(crossed, (each) => [each.box, each.language, each.level]).map(([key, all]) => [...key, hostile(all), honest(all)]);
  return {
    title: 'Candidates that came out as they must, of those that ran',
    head: ['box', 'language', 'level', 'hostile', 'honest'],
    rows,
  };
}

function byClass(crossed: readonly Crossed[]): BenchTable {
  const boxes = [...new Set(crossed.map((each) => each.box))];
  const rows = grouped(crossed, (each) => [each.class]).map(([key, all]) => [
    ...key,
    ...boxes.map((box) => held(all.filter((each) => each.box === box))),
  ]);
  return { title: 'The same by class', head: ['class', ...boxes], rows };
}

function grouped(
  crossed: readonly Crossed[],
  keyOf: (each: Crossed) => readonly string[],
): readonly (readonly [readonly string[], readonly Crossed[]])[] {
  const keys = new Map(crossed.map((each) => [keyOf(each).join('|'), keyOf(each)]));
  return [...keys].map(([joined, key]) => [key, crossed.filter((each) => keyOf(each).join('|') === joined)]);
}

function hostile(all: readonly Crossed[]): string {
  return held(all.filter((each) => each.class !== 'honest'));
}

function honest(all: readonly Crossed[]): string {
  return held(all.filter((each) => each.class === 'honest'));
}

function held(all: readonly Crossed[]): string {
  return `${all.filter((each) => each.outcome === 'passed').length} of ${all.length}`;
}

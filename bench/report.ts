import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../config/package-root.js';
import type { Bench } from './bench.js';

const cell = z.union([z.string(), z.number()]);

/** What a run of a bench leaves behind, as a file. */
const benchReport = z.object({
  bench: z.string(),
  about: z.string(),
  command: z.string(),
  at: z.string(),
  seed: z.number(),
  wallMs: z.number(),
  machine: z.object({
    cores: z.number(),
    processor: z.string(),
    memoryGiB: z.number(),
    system: z.string(),
    node: z.string(),
    commit: z.string().nullable(),
    changed: z.boolean(),
  }),
  tables: z
    .array(z.object({ title: z.string(), head: z.array(z.string()).readonly(), rows: z.array(z.array(cell).readonly()).readonly() }))
    .readonly(),
  figures: z.unknown(),
  notes: z.array(z.string()).readonly(),
  /** what has changed since, so that the figure may not hold any more; written by hand, gone with the next `--keep` */
  since: z.string().optional(),
});
export type BenchReport = z.infer<typeof benchReport>;

const FIGURES = join(packageRoot, 'bench', 'figures');
export const PAGE = join(packageRoot, 'docs', 'benchmarks.md');

/** Keeps a report as the figure of its bench, and writes the page anew. */
export async function keepReport(report: BenchReport, benches: readonly Bench[]): Promise<void> {
  await mkdir(FIGURES, { recursive: true });
  await writeFile(join(FIGURES, `${report.bench}.json`), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(PAGE, await benchmarksPage(benches));
}

/** docs/benchmarks.md, made from the figures that are kept: no number on it is typed by hand. */
export async function benchmarksPage(benches: readonly Bench[]): Promise<string> {
  const sections = await Promise.all(benches.map(async (bench) => sectionOf(bench, await keptReport(bench.name))));
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench -- NAME --keep` from `bench/figures/`, which holds every number of each run. Times depend on the machine and on what else ran on it; counts and ratios hardly do.',
    ...sections.flatMap((section) => ['', ...section]),
    '',
  ].join('\n');
}

async function keptReport(name: string): Promise<BenchReport | null> {
  const text = await readFile(join(FIGURES, `${name}.json`), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : benchReport.parse(JSON.parse(text));
}

function sectionOf({ name, about }: Bench, report: BenchReport | null): string[] {
  const head = [`## ${name}`, '', `${about[0]?.toUpperCase() ?? ''}${about.slice(1)}.`, ''];
  if (report === null) return [...head, `Not measured yet: \`npm run bench -- ${name} --keep\`.`];
  const { machine } = report;
  const where = `\`${report.command}\` on ${report.at.slice(0, 10)}: ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, Node ${machine.node}, commit ${machine.commit ?? 'unknown'}${machine.changed ? ' with changes' : ''}, ${(report.wallMs / 1_000).toFixed(0)} s.`;
  const old = report.since === undefined ? [] : ['', `**As it was at that commit.** ${report.since}`];
  return [...head, where, ...old, ...report.tables.flatMap(tableOf), ...report.notes.flatMap((note) => ['', note])];
}

function tableOf({ title, head, rows }: BenchReport['tables'][number]): string[] {
  return ['', `**${title}**`, '', row(head), row(head.map(() => '---')), ...rows.map((cells) => row(cells.map(String)))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |`;
}

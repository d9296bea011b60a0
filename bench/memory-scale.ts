import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fused } from '../domain/memory/fusion.js';
import { WordIndex } from '../domain/memory/word-index.js';
import { pickIndex } from '../domain/random.js';
import { hashingEmbedder } from '../infra/embedder/hashing.js';
import { openMemory } from '../infra/memory/open.js';
import { cosine } from '../infra/memory/similarity.js';
import { openStore } from '../infra/mongo/open.js';
import { placesOf } from '../infra/stack/places.js';
import type { Memory } from '../ports/memory.js';
import { timeBox, type BenchOptions } from './bench.js';
import { diskUseBytes } from './disk-use.js';
import { heldMemory } from './held-memory.js';
import { FEW, keyOf, MANY, rowOf } from './memory-rows.js';
import { startServices, type Services } from './services.js';

const SIZES = [1_000, 10_000, 100_000];
/** Rows that a cycle writes in one go. */
const WRITTEN_AT_ONCE = 25;
const QUESTIONS = 100;
/** Questions that are answered by looking at every row, too. */
const SEARCHED = 20;
const WANTED = 10;
const MEBIBYTE = 1_024 * 1_024;

export interface ScaleFigures {
  readonly rows: number;
  readonly writesPerSecond: number;
  /** of a process that has read no row yet */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** of a campaign that sees one row of a hundred */
  readonly fewMedianMs: number;
  readonly fewP95Ms: number;
  /** of the ten that a search of all rows finds */
  readonly recallAt10: number;
  /** answers without what finds by meaning */
  readonly lacking: number;
  readonly heapMb: number;
  readonly storeMb: number;
  readonly storeDiskMb: number;
  readonly chromaMb: number;
  readonly chromaDiskMb: number;
}

/** Memory as it grows: rows are written as cycles write them, and asked for at each size. */
export async function measureScale({ seed, maxMinutes, report }: BenchOptions, home: string): Promise<readonly ScaleFigures[]> {
  const isTime = timeBox(maxMinutes);
  const services = await startServices(home, report);
  const figures: ScaleFigures[] = [];
  try {
    let rows = 0;
    for (const size of SIZES) {
      if (!isTime()) break;
      const written = await grow(services, { seed, from: rows, to: size, isTime, report });
      rows = written.rows;
      report(`${rows} rows: asking`);
      figures.push({ rows, writesPerSecond: written.perSecond, ...(await measureAt(services, home, seed, rows)) });
    }
    return figures;
  } finally {
    await services.stop();
  }
}

interface Growth {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly isTime: () => boolean;
  readonly report: (line: string) => void;
}

async function grow(
  services: Services,
  { seed, from, to, isTime, report }: Growth,
): Promise<{ readonly rows: number; readonly perSecond: number }> {
  const store = await openStore({ url: services.mongoUrl, database: 'bench' });
  const memory = openMemory({ chromaUrl: services.chromaUrl, embedder: hashingEmbedder, store });
  const started = performance.now();
  let rows = from;
  while (rows < to && isTime()) {
    const count = Math.min(WRITTEN_AT_ONCE, to - rows);
    await memory.remember(Array.from({ length: count }, (_, index) => rowOf(seed, rows + index)));
    rows += count;
    if (rows % 2_500 === 0) report(`${rows} rows are written`);
  }
  const seconds = (performance.now() - started) / 1_000;
  await store.close();
  return { rows, perSecond: Math.round((rows - from) / seconds) };
}

async function measureAt(
  services: Services,
  home: string,
  seed: number,
  rows: number,
): Promise<Omit<ScaleFigures, 'rows' | 'writesPerSecond'>> {
  const before = heldMemory().heapBytes;
  const store = await openStore({ url: services.mongoUrl, database: 'bench' });
  const patience = { readingMs: 30 * 60_000, findingMs: 60_000 };
  const memory = openMemory({ chromaUrl: services.chromaUrl, embedder: hashingEmbedder, store, patience });
  const first = await asked(memory, MANY, 'the first question');
  const heapMb = Math.round((heldMemory().heapBytes - before) / MEBIBYTE);
  const questions = Array.from({ length: QUESTIONS }, (_, index) => questionOf(seed, rows, index));
  const many = await timesOf(memory, MANY, questions);
  const few = await timesOf(memory, FEW, questions);
  const found = await Promise.all(questions.slice(0, SEARCHED).map(async (text) => (await asked(memory, MANY, text)).ids));
  const recallAt10 = await againstAll(seed, rows, questions.slice(0, SEARCHED), found);
  await store.close();
  const { data } = placesOf(home);
  const disk = async (name: RegExp): Promise<number> => {
    const folders = (await readdir(data)).filter((folder) => name.test(folder));
    const bytes = await Promise.all(folders.map((folder) => diskUseBytes(join(data, folder))));
    return Math.round(bytes.reduce((sum, each) => sum + each, 0) / MEBIBYTE);
  };
  return {
    firstMs: Math.round(first.ms),
    medianMs: at(many.ms, 0.5),
    p95Ms: at(many.ms, 0.95),
    fewMedianMs: at(few.ms, 0.5),
    fewP95Ms: at(few.ms, 0.95),
    recallAt10,
    lacking: many.lacking + few.lacking,
    heapMb,
    storeMb: await residentMb(STORE),
    storeDiskMb: await disk(STORE),
    chromaMb: await residentMb(CHROMA),
    chromaDiskMb: await disk(CHROMA),
  };
}

const [STORE, CHROMA] = [/ferretdb|mongo/i, /chroma/i];

/** A part of a text that is there, as a program that fails in another way has; no two are the same. */
function questionOf(seed: number, rows: number, index: number): string {
  const one = keyOf(seed, pickIndex(seed, `question ${index}`, rows)).split('\n');
  const other = keyOf(seed, pickIndex(seed, `beside ${index}`, rows)).split('\n');
  return [...one.slice(0, 8), ...other.slice(8)].join('\n');
}

async function asked(memory: Memory, campaign: string, text: string) {
  const view = { campaign, branches: [{ branch: 0, upToCycle: 1_000_000 }] };
  const started = performance.now();
  const { rows, lacking } = await memory.recall({ text, language: 'python', view, limit: WANTED });
  return { ms: performance.now() - started, ids: rows.map(({ id }) => id), lacking: lacking === undefined ? 0 : 1 };
}

async function timesOf(memory: Memory, campaign: string, questions: readonly string[]) {
  const ms: number[] = [];
  let lacking = 0;
  for (const text of questions) {
    const answer = await asked(memory, campaign, text);
    ms.push(answer.ms);
    lacking += answer.lacking;
  }
  return { ms, lacking };
}

function at(times: readonly number[], share: number): number {
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0);
}

/** The same fusion over rankings of all rows, without an index of vectors. */
async function againstAll(
  seed: number,
  rows: number,
  questions: readonly string[],
  found: readonly (readonly string[])[],
): Promise<number> {
  const words = new WordIndex();
  const seen = Array.from({ length: rows }, (_, number) => rowOf(seed, number)).filter(({ campaign }) => campaign === MANY);
  for (const { key } of seen) words.add(key);
  const near = questions.map((): number[] => []);
  const signal = new AbortController().signal;
  const asking = await hashingEmbedder.embed(questions, signal);
  for (const { key } of seen) {
    const [vector = []] = await hashingEmbedder.embed([key], signal);
    for (const [index, question] of asking.entries()) near[index]?.push(cosine(question, vector));
  }
  const ranking = (score: (row: number) => number): string[] =>
    Array.from(seen.keys())
      .filter((row) => score(row) > 0)
      .toSorted((a, b) => score(b) - score(a) || a - b)
      .slice(0, 64)
      .map((row) => seen[row]?.id ?? '');
  const shares = questions.map((question, index) => {
    const shared = words.scores(question, () => true);
    const rankings = [ranking((row) => shared[row] ?? 0), ranking((row) => near[index]?.[row] ?? 0)];
    const best = fused(rankings, [1, hashingEmbedder.weight ?? 1]).slice(0, WANTED);
    return best.filter((id) => found[index]?.includes(id)).length / best.length;
  });
  return Number((shares.reduce((sum, each) => sum + each, 0) / shares.length).toFixed(3));
}

/** Of the children of this process that are called so. */
async function residentMb(name: RegExp): Promise<number> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const [status, command] = await Promise.all(
        ['status', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      const isOurs = new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status ?? '') && name.test(command ?? '');
      return isOurs ? Number(/^VmRSS:\s+(\d+)/m.exec(status ?? '')?.[1] ?? 0) : 0;
    }),
  );
  return Math.round(sizes.reduce((sum, each) => sum + each, 0) / 1_024);
}

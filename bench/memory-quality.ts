import { readConfig } from '../config/config.js';
import { fused } from '../domain/memory/fusion.js';
import { WordIndex } from '../domain/memory/word-index.js';
import type { Task } from '../domain/task.js';
import { hashingEmbedder } from '../infra/embedder/hashing.js';
import { openEmbedder } from '../infra/embedder/open-embedder.js';
import { cosine } from '../infra/memory/similarity.js';
import { prepareEmbedder } from '../infra/stack/embedder.js';
import type { Embedder } from '../ports/memory.js';
import { loadSuite } from '../suites/load.js';
import { timeBox, type BenchOptions } from './bench.js';
import type { PublicSets } from './public-sets.js';

/** How well a way of finding does on what it should find. */
interface QualityFigures {
  readonly way: string;
  /** of five programs of the same language, those with a bug of the same class */
  readonly sameClass: number;
  /** the share of questions that find the same exercise, in another language, among the first ten */
  readonly sameFamily: number;
  /** the mean of 1 / its place */
  readonly meanReciprocalRank: number;
}

export interface Quality {
  readonly programs: number;
  /** of the same class among all others of the language: what drawing by lot finds */
  readonly chance: number;
  readonly ways: readonly QualityFigures[];
  readonly msPerText: Readonly<Record<string, number>>;
}

const FIRST = 5;
const DEPTH = 64;

/** Programs with a bug out of HumanEvalPack, in two languages; each is what memory is asked by, and what it holds. */
export async function measureQuality(sets: PublicSets, { seed, maxMinutes, report }: BenchOptions): Promise<Quality> {
  const config = readConfig({ RATCHET_EMBEDDER: 'minilm', RATCHET_CACHE: readConfig().cache });
  await prepareEmbedder(config, report);
  const [python, javascript] = await Promise.all(
    (['python', 'javascript'] as const).map(async (language) => (await loadSuite(sets.humanevalpack, { seed, language })).tasks),
  );
  const families = new Set((javascript ?? []).map(({ family }) => family));
  const order = (python ?? []).filter(({ family }) => families.has(family));
  const isTime = timeBox(maxMinutes);
  const minilm = await openEmbedder(config);
  const [programs, spent] = [[] as Program[], { hashing: 0, minilm: 0 }];
  for (const task of order) {
    if (!isTime() && programs.length >= 2 * DEPTH) break;
    const twin = javascript?.find(({ family }) => family === task.family);
    for (const each of [task, twin]) {
      if (each === undefined) continue;
      const text = each.editable.map((path) => each.files[path] ?? '').join('\n');
      const [hashed, meant] = [await embedded(hashingEmbedder, text), await embedded(minilm, text)];
      spent.hashing += hashed.ms;
      spent.minilm += meant.ms;
      programs.push({ task: each, text, hashing: hashed.vector, minilm: meant.vector });
    }
    if (programs.length % 20 === 0) report(`${programs.length} programs are embedded`);
  }
  const ways = waysOver(programs);
  return {
    programs: programs.length,
    chance: chanceOf(programs),
    ways: Object.entries(ways).map(([way, ranking]) => figuresOf(way, programs, ranking)),
    msPerText: { hashing: spent.hashing / programs.length, minilm: spent.minilm / programs.length },
  };
}

interface Program {
  readonly task: Task;
  readonly text: string;
  readonly hashing: readonly number[];
  readonly minilm: readonly number[];
}

async function embedded(embedder: Embedder, text: string): Promise<{ readonly vector: readonly number[]; readonly ms: number }> {
  const started = performance.now();
  const [vector = []] = await embedder.embed([text], new AbortController().signal);
  return { vector, ms: performance.now() - started };
}

/** Places of programs in `among`, best first, without the one that is asked by. */
type Ranking = (asked: Program, among: readonly Program[]) => readonly Program[];

function byVector(space: 'hashing' | 'minilm'): Ranking {
  return (asked, among) => ranked(among, (each) => cosine(asked[space], each[space]));
}

const byWords: Ranking = (asked, among) => {
  const words = new WordIndex();
  for (const { text } of among) words.add(text);
  const scores = words.scores(asked.text, () => true);
  const at = new Map(among.map((each, index) => [each, scores[index] ?? 0]));
  return ranked(among, (each) => at.get(each) ?? 0);
};

function waysOver(programs: readonly Program[]): Readonly<Record<string, Ranking>> {
  const both =
    (one: Ranking, other: Ranking, weight = 1): Ranking =>
    (asked, among) => {
      const rankings = [one, other].map((ranking) =>
        ranking(asked, among)
          .slice(0, DEPTH)
          .map(({ task }) => task.id),
      );
      const byId = new Map(programs.map((each) => [each.task.id, each]));
      return fused(rankings, [weight]).flatMap((id) => byId.get(id) ?? []);
    };
  const [hashing, minilm] = [byVector('hashing'), byVector('minilm')];
  return {
    hashing,
    minilm,
    words: byWords,
    'hashing and words, as equals': both(hashing, byWords),
    'hashing and words, as campaigns have it': both(hashing, byWords, hashingEmbedder.weight),
    'minilm and words': both(minilm, byWords),
  };
}

function ranked(among: readonly Program[], score: (each: Program) => number): readonly Program[] {
  return among.toSorted((a, b) => score(b) - score(a) || (a.task.id < b.task.id ? -1 : 1));
}

function others(asked: Program, programs: readonly Program[]): readonly Program[] {
  return programs.filter(({ task }) => task.language === asked.task.language && task.id !== asked.task.id);
}

function figuresOf(way: string, programs: readonly Program[], ranking: Ranking): QualityFigures {
  const sameClass = programs.map((asked) => {
    const first = ranking(asked, others(asked, programs)).slice(0, FIRST);
    return first.filter(({ task }) => task.bugClass === asked.task.bugClass).length / FIRST;
  });
  const places = programs.map((asked) => {
    const among = programs.filter(({ task }) => task.language !== asked.task.language);
    return 1 + ranking(asked, among).findIndex(({ task }) => task.family === asked.task.family);
  });
  return {
    way,
    sameClass: mean(sameClass),
    sameFamily: mean(places.map((place) => (place > 0 && place <= 10 ? 1 : 0))),
    meanReciprocalRank: mean(places.map((place) => (place > 0 ? 1 / place : 0))),
  };
}

function chanceOf(programs: readonly Program[]): number {
  return mean(
    programs.map((asked) => {
      const among = others(asked, programs);
      return among.filter(({ task }) => task.bugClass === asked.task.bugClass).length / Math.max(1, among.length);
    }),
  );
}

function mean(numbers: readonly number[]): number {
  return Number((numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)).toFixed(3));
}

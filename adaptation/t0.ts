import { setImmediate } from 'node:timers/promises';
import { adaptedName, readAdaptedName, type AdapterRef, type Held } from '../domain/adapt/adapter.js';
import type { Ranker } from '../domain/adapt/ranker.js';
import type { AdaptRow } from '../domain/adapt/rows.js';
import { softmax } from '../domain/adapt/softmax.js';
import { median } from '../domain/metrics.js';
import { MODEL } from '../offline-model/name.js';
import { poolsOf } from '../offline-model/rank/pools.js';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { readRanker, storeRanker } from '../offline-model/rank/stored.js';
import { hasLearned, teach } from '../offline-model/rank/learn.js';
import { lessonOf, rightIn, viewOf, type Fix, type Lesson } from '../offline-model/rank/teach.js';
import type { Adapter, AdaptRows, Evaluated } from '../ports/adapter.js';
import { RatchetFailure } from '../ports/failures.js';
import { canonicalJson, sha256 } from '../ports/keys.js';

export interface T0Options {
  /** where rankers lie: the folder that the offline model reads */
  readonly folder: string;
  /** read at the first use: it counts code */
  readonly toolbox: () => Promise<Toolbox>;
}

/** Teaches the ranker of the offline model, in this process. Always from all rows, since counting anew costs little: what is old fades. */
export function openT0({ folder, toolbox }: T0Options): Adapter {
  const rankerOf = (ref: AdapterRef | null): Ranker | null => {
    if (ref === null) return null;
    const found = readRanker(folder, ref.hash);
    if (found === null)
      throw new RatchetFailure(
        'missing-record',
        `there is no ranker ${ref.hash} in ${folder}: \`ratchet adapt restore ${ref.hash}\` writes it anew`,
      );
    return found;
  };
  return {
    tier: 't0',
    adapts: isOfflineModel,
    async prepare(spec, rows) {
      checkBase(spec.base);
      const fixes = rows.training.flatMap((row) => fixOf(row) ?? []);
      if (fixes.length === 0) throw nothingToLearn(rows);
      return {
        data: sha256(canonicalJson(fixes)).slice(0, 16),
        training: fixes.length,
        validation: rows.validation.length,
        tokens: 0,
        host: null,
        unused: fixes.length === rows.training.length ? {} : { 'no program that was accepted': rows.training.length - fixes.length },
      };
    },
    async train(_spec, rows, before, signal, report) {
      rankerOf(before);
      const lessons = await lessonsOf(rows.training, await toolbox(), signal, (done, of) =>
        report({ step: `${done} of ${of} fixes read`, job: null, point: null }),
      );
      if (lessons.length === 0) throw nothingToLearn(rows);
      const ranker = await teach(lessons);
      if (!hasLearned(ranker)) throw nothingBetter(lessons.length);
      const hash = storeRanker(folder, ranker);
      return { ref: { hash, model: adaptedName(MODEL, hash), at: 'model' }, job: null };
    },
    async evaluate(_spec, trained, rows, before, signal): Promise<Evaluated> {
      const [ranker, old] = [rankerOf(trained.ref), rankerOf(before)];
      const plain = await toolbox();
      const compare = (some: readonly AdaptRow[]) => comparedOn(some, plain, old, ranker, signal);
      const held = await compare(rows.validation);
      const known = rows.old.length === 0 ? null : await compare(rows.old);
      return { held: held.held, old: known?.held ?? null, evidence: [...taughtBy(ranker), ...held.evidence] };
    },
    // it ends with the step that it is a part of
    async cancel() {},
    async publish(_spec, trained) {
      return { content: rankerOf(trained.ref) };
    },
  };
}

function isOfflineModel(base: string): boolean {
  return base === MODEL || readAdaptedName(base)?.base === MODEL;
}

function checkBase(base: string): void {
  if (!isOfflineModel(base))
    throw new RatchetFailure(
      'bad-request',
      `base: ${JSON.stringify(base)} is not the offline model; tier t0 teaches ${MODEL} alone, and tier wire other models`,
    );
}

function nothingToLearn({ training }: AdaptRows): RatchetFailure {
  return new RatchetFailure(
    'bad-request',
    `none of ${training.length} rows is a fix that the ranker can learn from: it learns from programs that one change mended`,
  );
}

/** Said before anything is raced: a ranker that changes nothing is no challenger. */
function nothingBetter(fixes: number): RatchetFailure {
  return new RatchetFailure(
    'bad-request',
    `${fixes} fixes were read, and no order learned of them was better on those held out than the order by hand; more rows may change that`,
  );
}

function fixOf({ family, language, about, before, accepted, failures }: AdaptRow): Fix | null {
  return accepted === null || before === '' ? null : { family, language, about, before, after: accepted, failures };
}

async function lessonsOf(
  rows: readonly AdaptRow[],
  toolbox: Toolbox,
  signal: AbortSignal,
  report: (done: number, of: number) => void | Promise<void>,
): Promise<readonly Lesson[]> {
  const lessons: Lesson[] = [];
  const ordered = rows.toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : 0));
  for (const [index, row] of ordered.entries()) {
    signal.throwIfAborted();
    const fix = fixOf(row);
    const lesson = fix === null ? null : lessonOf(fix, toolbox);
    if (lesson !== null) lessons.push(lesson);
    await report(index + 1, rows.length);
    // reading a program takes a while, and others want this thread too
    await setImmediate();
  }
  return lessons;
}

interface Compared {
  readonly held: Held | null;
  readonly evidence: readonly string[];
}

/** How surprising the true fixes are, and where they stand, before and after. */
async function comparedOn(
  rows: readonly AdaptRow[],
  toolbox: Toolbox,
  old: Ranker | null,
  now: Ranker | null,
  signal: AbortSignal,
): Promise<Compared> {
  const found: { readonly before: Standing; readonly after: Standing }[] = [];
  for (const row of rows) {
    signal.throwIfAborted();
    const fix = fixOf(row);
    const before = fix === null ? null : standingOf(fix, old === null ? toolbox : { ...toolbox, ranker: old });
    const after = fix === null ? null : standingOf(fix, now === null ? toolbox : { ...toolbox, ranker: now });
    if (before !== null && after !== null) found.push({ before, after });
    await setImmediate();
  }
  if (found.length === 0) return { held: null, evidence: [] };
  const meanOf = (of: (each: (typeof found)[number]) => number): number => found.reduce((sum, each) => sum + of(each), 0) / found.length;
  const middle = (of: (each: (typeof found)[number]) => number): number => median(found.map(of));
  return {
    held: { before: meanOf(({ before }) => before.nll), after: meanOf(({ after }) => after.nll), rows: found.length },
    evidence: [
      `of ${found.length} held-out fixes the middle one stands at ${middle(({ after }) => after.rank)}, and stood at ${middle(({ before }) => before.rank)}`,
    ],
  };
}

interface Standing {
  readonly rank: number;
  readonly nll: number;
}

function standingOf(fix: Fix, toolbox: Toolbox): Standing | null {
  const [pool] = poolsOf(viewOf(fix), toolbox);
  const right = pool === undefined ? -1 : rightIn(pool, fix.after);
  const score = pool?.scores[right];
  if (pool === undefined || score === undefined) return null;
  const share = softmax(pool.scores)[right] ?? 0;
  return { rank: 1 + pool.scores.filter((each, index) => each > score || (each === score && index < right)).length, nll: -Math.log(share) };
}

function taughtBy(ranker: Ranker | null): readonly string[] {
  if (ranker === null) return [];
  const how = ranker.weights === null ? 'by counts of operators' : 'by counts of operators and weights of what candidates are like';
  return [`${ranker.fixes} fixes taught it, ${how}`];
}

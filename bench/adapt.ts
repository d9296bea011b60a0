import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ratioFigure, type Part } from '../domain/metrics/intervals.js';
import { median } from '../domain/metrics.js';
import { shuffled } from '../domain/random.js';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { rankBy, teach } from '../offline-model/rank/learn.js';
import { narrowed, type Lesson } from '../offline-model/rank/teach.js';
import { openService } from '../offline-model/service.js';
import { publicBugs, readBugs, type Bug } from './adapt-ranks.js';
import { type Bench, type BenchResult, GOALS_HEAD, goalRow, timeBox } from './bench.js';
import { findPublicSets, NO_PUBLIC_SETS } from './public-sets.js';

const FOLDS = 10;
const GOAL = 0.6;
/** What an episode of the offline model may spend; a fix further back counts as this many. */
const MAX_RUNS = 200;

/** The last one is none: somebody who knew for each bug which order to take. It bounds what choosing between them can give. */
const ORDERS = ['untaught', 'counts', 'counts and weights', 'the best of the three'] as const;
type Order = (typeof ORDERS)[number];

interface Place {
  readonly bug: Bug;
  readonly candidates: number;
  /** runs to the true fix where candidates are tried in this order */
  readonly runs: Readonly<Record<Order, number>>;
}

/** What the ranker of the offline model learns from real fixes of other problems. */
export const adapt: Bench = {
  name: 'adapt',
  about:
    'where the true fix stands among the candidates of the offline model, untaught and taught by fixes of other problems (family-wise folds)',
  run: async ({ seed, maxMinutes, folder, report }) => {
    const sets = await findPublicSets();
    if (sets === null) return { tables: [], figures: {}, notes: [NO_PUBLIC_SETS] };
    const home = folder ?? join(tmpdir(), 'ratchet-adapt');
    let service: ReturnType<typeof openService> | null = null;
    const toolbox = async (): Promise<Toolbox> => (await (service ??= openService(join(home, 'cache')))).toolbox;
    const options = { seed, folder: home, report, hasTime: timeBox(maxMinutes) };
    const bugs = await publicBugs(sets, options);
    const read = await readBugs(bugs, toolbox, options);
    const taught = read.flatMap(({ bug, lesson }) => (lesson === null ? [] : [{ bug, lesson }]));
    return resultOf(
      await crossValidated(taught, seed),
      read.map(({ bug }) => bug),
      bugs.length,
    );
  },
};

interface Taught {
  readonly bug: Bug;
  readonly lesson: Lesson;
}

/** Each bug is ranked by what the other folds taught; a problem is in one fold, in whatever languages it is. */
async function crossValidated(taught: readonly Taught[], seed: number): Promise<readonly Place[]> {
  const families = shuffled(seed, 'folds', [...new Set(taught.map(({ bug }) => bug.family))].toSorted());
  const foldOf = new Map(families.map((family, index) => [family, index % FOLDS]));
  const places: Place[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inside = taught.filter(({ bug }) => foldOf.get(bug.family) === fold);
    const others = taught.filter(({ bug }) => foldOf.get(bug.family) !== fold);
    const ranker = await teach(others.map(({ lesson }) => narrowed(lesson)));
    for (const { bug, lesson } of inside) {
      const runs = {
        untaught: rankBy(lesson, null),
        counts: rankBy(lesson, { ...ranker, weights: null }),
        'counts and weights': rankBy(lesson, ranker),
      };
      const candidates = lesson.choice.scores.length;
      places.push({ bug, candidates, runs: { ...runs, 'the best of the three': Math.min(...Object.values(runs)) } });
    }
  }
  return places;
}

function resultOf(places: readonly Place[], bugs: readonly Bug[], all: number): BenchResult {
  const languages = [...new Set(bugs.map(({ language }) => language))];
  const groups = [
    ...languages.map((language) => ({ name: language, of: places.filter(({ bug }) => bug.language === language) })),
    { name: 'all', of: places },
  ];
  const ratio = (of: readonly Place[], order: Order, cap: number) =>
    ratioFigure(
      of.map(({ bug, runs }): Part => ({ cluster: bug.family, value: Math.min(cap, runs[order]), weight: Math.min(cap, runs.untaught) })),
    );
  const rows = groups.flatMap(({ name, of }) =>
    ORDERS.map((order) => {
      const runs = of.map((each) => each.runs[order]);
      return {
        language: name,
        bugs: of.length,
        families: new Set(of.map(({ bug }) => bug.family)).size,
        order,
        median: median(runs),
        within10: runs.filter((each) => each <= 10).length,
        within50: runs.filter((each) => each <= 50).length,
        within200: runs.filter((each) => each <= MAX_RUNS).length,
        runs: runs.reduce((sum, each) => sum + each, 0),
        ratio: ratio(of, order, Number.POSITIVE_INFINITY),
        ratioWithin: ratio(of, order, MAX_RUNS),
      };
    }),
  );
  return {
    tables: [
      {
        title: `${places.length} public bugs whose fix is one of the changes, of ${bugs.length} read; each ranked by what other problems taught`,
        head: [
          'language',
          'bugs',
          'problems',
          'order',
          'median',
          '≤ 10',
          '≤ 50',
          '≤ 200',
          'runs',
          'ratio [95 %]',
          'ratio, 200 at most [95 %]',
        ],
        rows: rows.map((row) => [
          row.language,
          row.bugs,
          row.families,
          row.order,
          row.median,
          row.within10,
          row.within50,
          row.within200,
          row.runs,
          shown(row.ratio),
          shown(row.ratioWithin),
        ]),
      },
      {
        title: 'goals',
        head: [...GOALS_HEAD],
        rows: rows
          .filter(({ order }) => order === 'counts and weights')
          .map(({ language, ratio: figure }) =>
            goalRow(
              `runs to the true fix of unseen problems, ${language}`,
              `at most ${GOAL} of the untaught order`,
              shown(figure),
              figure === null ? null : figure.value <= GOAL,
            ),
          ),
      },
    ],
    figures: {
      folds: FOLDS,
      bugs: bugs.length,
      rows,
      places: places.map(({ bug, candidates, runs }) => ({ id: bug.id, family: bug.family, candidates, runs })),
    },
    notes: [
      ...(bugs.length < all
        ? [
            `Cut by time: ${bugs.length} of ${all} bugs were read, a sample drawn by the seed. The same command with the same --folder goes on.`,
          ]
        : []),
      'Runs are ranks: candidates in the order of the model after one run of the program as given, without the evidence of later runs.',
      `${bugs.filter(({ failures }) => failures.length === 0).length} bugs were ranked without a failed visible case.`,
      'What tells a fix is the reference alone: another candidate may pass as well, so an episode can end sooner.',
      'The public problems of HumanEvalPack are one bug in several languages; a problem is in one fold with all of them.',
    ],
  };
}

function shown(figure: ReturnType<typeof ratioFigure>): string {
  return figure === null ? '-' : `${figure.value.toFixed(3)} [${figure.low?.toFixed(2) ?? '-'}, ${figure.high?.toFixed(2) ?? '-'}]`;
}

import { loadavg } from 'node:os';
import type { BenchTable } from './bench.js';
import { JUDGED_PROGRAMS } from './judged-programs.js';

/** Candidates that are cancelled, in each box and language. */
export const CANCELS = 10;

/** What one way of judging a program took. */
export interface Row {
  readonly language: string;
  readonly way: string;
  readonly workers: number;
  readonly rounds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly cpuMs: number;
}

export function tablesOf(rows: readonly Row[], memory: readonly string[][], cancels: readonly string[][]): readonly BenchTable[] {
  const rate = (language: string, way: string): number | null =>
    rows.find((row) => row.language === language && row.way === way && row.workers === 1)?.perSecond ?? null;
  const ratio = (language: string, way: string, base: string): string => {
    const [left, right] = [rate(language, way), rate(language, base)];
    return left === null || right === null ? '–' : (left / right).toFixed(1);
  };
  return [
    {
      title: 'One verdict, five cases or two tests',
      head: ['language', 'way', 'at a time', 'verdicts', 'a second', 'p50 ms', 'p95 ms', 'processor ms'],
      rows: rows.map((row) => [
        row.language,
        row.way,
        row.workers,
        row.rounds,
        row.perSecond.toFixed(1),
        row.p50Ms.toFixed(0),
        row.p95Ms.toFixed(0),
        row.cpuMs.toFixed(0),
      ]),
    },
    {
      title: 'Verdicts a second, one at a time, as ratios',
      head: [
        'language',
        'bubblewrap split / bare',
        'bubblewrap in-process / bare',
        'bubblewrap split / docker run',
        'Docker split / docker run',
        'Docker in-process / docker run',
      ],
      rows: JUDGED_PROGRAMS.map(({ language }) => [
        language,
        ratio(language, 'bubblewrap, split', 'bare command'),
        ratio(language, 'bubblewrap, in-process', 'bare command'),
        ratio(language, 'bubblewrap, split', 'docker run'),
        ratio(language, 'docker, split', 'docker run'),
        ratio(language, 'docker, in-process', 'docker run'),
      ]),
    },
    { title: 'A bubblewrap box that waits, MB resident (the kinds asked for last)', head: ['after', 'MB'], rows: memory },
    { title: `From a cancel to nothing left, ms (${CANCELS} times)`, head: ['box', 'language', 'median', 'greatest'], rows: cancels },
  ];
}

export function notesOf(leftOut: readonly string[]): readonly string[] {
  return [
    'Each round has a new text of the program, so that nothing compiled is used twice. Processor time is that of the judge and of everything in boxes, children or containers; the Docker daemon is not counted.',
    '`docker run` is what a user would write: the folder mounted, no limits, the tools image of the same languages, no network.',
    ...(leftOut.length === 0 ? [] : [`Left out: ${leftOut.join('; ')}.`]),
    `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
  ];
}

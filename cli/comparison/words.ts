import { count, costText } from '../../domain/figures.js';
import { lines, type Lines, visibleLine } from '../../domain/visible.js';
import type { Compared, ComparedStrategy } from '../compare-run.js';
import { tableLines } from '../output.js';

/** What a comparison came to, in one sentence each. */
export function comparedSentences({ comparison, before, after }: Compared): readonly string[] {
  const { pairs, wins, losses, gain, p, tasks } = comparison;
  if (pairs === 0) return ['Nothing can be compared: each run was void under one of the two.'];
  const solved = (side: 'before' | 'after'): number => tasks.reduce((sum, task) => sum + task[side], 0);
  return [
    `Of ${count(pairs, 'run')} of ${count(tasks.length, 'task')} ${before.named} solved ${solved('before')}, ${after.named} ${solved('after')}: ${points(gain.gain)} (95 %: ${points(gain.low)} to ${points(gain.high)}; paired by task p = ${p < 0.0001 ? '< 0.0001' : p.toFixed(4)}).`,
    `${after.named} alone solved ${count(wins, 'run')}, ${before.named} alone ${losses}.`,
    ...[before, after].map(spentSentence),
  ];
}

function spentSentence({ named, strategy, modelCalls, tokens, costUsd }: ComparedStrategy): string {
  return `${named} is strategy ${strategy}: ${count(modelCalls, 'model call')}, ${count(tokens, 'token')}, ${costText({ tokens, costUsd })}.`;
}

export function comparedText(compared: Compared): Lines {
  const { before, after, run } = compared;
  return lines([
    ...tableLines(['task', before.named, after.named, 'attempts', 'attempts'], taskRows(compared)),
    '',
    ...comparedSentences(compared),
    `While a stack runs, \`ratchet episodes ${run}\` lists what was asked and answered.`,
  ]);
}

/** Task by task: solved of its pairs, and mean attempts until solved, under each. */
export function taskRows({ comparison, runs }: Compared): readonly (readonly string[])[] {
  return comparison.tasks.map(({ task, pairs, before, after }) => {
    const own = runs.filter((run) => run.task === task);
    const attempts = (side: 'before' | 'after'): string => {
      const known = own.flatMap((run) => run[side]?.attempts ?? []);
      return known.length === 0 ? '–' : (known.reduce((sum, each) => sum + each, 0) / known.length).toFixed(1);
    };
    return [task, `${before}/${pairs}`, `${after}/${pairs}`, attempts('before'), attempts('after')];
  });
}

/** For the description of a pull request. */
export function comparedMarkdown(heading: string, compared: Compared): string {
  const { before, after } = compared;
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [
    `### ${cell(heading)}`,
    '',
    ...comparedSentences(compared).map((sentence) => `- ${cell(sentence)}`),
    '',
    row(['task', before.named, after.named, 'attempts before', 'attempts after']),
    '| --- | --- | --- | --- | --- |',
    ...taskRows(compared).map(row),
    '',
  ].join('\n');
}

/** Text of others stays text: neither markup nor the end of a cell. */
function cell(text: string): string {
  return visibleLine(text).replace(/[\\|`*_<>[\]#&]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

function points(share: number): string {
  const value = 100 * share;
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)} points`;
}

import type { EpisodeRecord, UnusableSummary, Lost } from '../ports/records.js';
import { successRate, mean } from '../domain/metrics.js';
import { SCORE_PARTS } from '../domain/scores.js';
import { printText, table, printLine } from './output.js';
import { unusableText } from '../campaigns/told.js';
import { costText, count } from '../domain/figures.js';

/** What a run of episodes came to, whole or cut off. */
export interface Outcome {
  /** under this name `ratchet episodes` lists what was run */
  readonly run: string;
  readonly suite: string;
  readonly strategy: string;
  readonly model: string;
  readonly wallMs: number;
  /** tasks that were asked for */
  readonly of: number;
  readonly languages: ReadonlyMap<string, string>;
  readonly episodes: readonly EpisodeRecord[];
  readonly unusable: UnusableSummary | null;
  readonly lost: Lost;
}

export function summarise({ run, suite, strategy, model, wallMs, of, languages, episodes, unusable, lost }: Outcome) {
  const judged = episodes.filter((record) => record.status !== 'void');
  return {
    run,
    suite,
    strategy,
    model,
    of,
    tasks: episodes.map(
      ({
        taskId,
        plausible,
        solved,
        attempts,
        attemptsToPass,
        status,
        errorClass,
        trust,
        unusable: answers = 0,
        reason,
        missed = [],
        lacking = '',
        scores,
        score,
      }) => ({
        id: taskId,
        language: languages.get(taskId) ?? '',
        plausible,
        solved,
        attempts,
        attemptsToPass,
        status,
        errorClass,
        trust,
        unusable: answers,
        reason,
        missed,
        lacking,
        scores,
        score,
      }),
    ),
    /** answers that held no candidate, why, and one of them; null where there are none */
    unusable,
    successRate: successRate(episodes),
    plausible: judged.filter((record) => record.plausible).length,
    compilePassRate: mean(judged.map((record) => record.compiled)),
    testPassRate: mean(judged.map((record) => record.testsPassed)),
    /** means over the tasks where a part is known */
    scores: Object.fromEntries(SCORE_PARTS.map((part) => [part, knownMean(judged.map((record) => record.scores?.[part] ?? null))])),
    score: knownMean(judged.map((record) => record.score)),
    modelCalls: episodes.reduce((sum, record) => sum + record.modelCalls, 0),
    sandboxRuns: episodes.reduce((sum, record) => sum + record.sandboxRuns, 0),
    tokens: episodes.reduce((sum, record) => sum + record.tokens, 0),
    costUsd: episodes.reduce((sum, record) => sum + record.costUsd, 0),
    /** beside these: paid for answers that could not be taken */
    lost,
    wallMs,
  };
}

function knownMean(values: readonly (number | null)[]): number | null {
  const known = values.filter((each) => each !== null);
  return known.length === 0 ? null : mean(known);
}

export function printSummary(summary: ReturnType<typeof summarise>): void {
  const { successRate: rate } = summary;
  printText(
    table(
      ['task', 'plausible', 'solved', 'attempts', 'verdict', 'error class', 'trust'],
      summary.tasks.map((task) => [
        task.id,
        yes(task.plausible),
        yes(task.solved),
        task.attemptsToPass ?? task.attempts,
        task.status,
        task.errorClass ?? '',
        task.trust,
      ]),
    ),
  );
  printLine();
  for (const { id, reason } of summary.tasks) if (reason !== '') printLine(`${id}: ${reason}`);
  if (summary.unusable !== null) printLine(unusableText(summary.unusable));
  printLine(
    `Solved ${Math.round(rate.value * rate.n)} of ${rate.n} = ${percent(rate.value)} (95 %: ${percent(rate.low)} to ${percent(rate.high)}); plausible ${summary.plausible}.`,
  );
  printLine(
    `Candidates that compile ${percent(summary.compilePassRate)}, checks passed by the last candidate ${percent(summary.testPassRate)}.`,
  );
  const parts = Object.entries(summary.scores).flatMap(([part, value]) => (value === null ? [] : [`${part} ${value.toFixed(2)}`]));
  if (summary.score !== null)
    printLine(`Score of the last candidates ${summary.score.toFixed(2)} by the strategy's weights: ${parts.join(', ')}.`);
  const missed = summary.tasks.flatMap((task) => task.missed);
  if (missed.length > 0) printLine(`${count(missed.length, 'text')} of the model could not be had; the first: ${missed[0]}`);
  const lacking = summary.tasks.flatMap((task) => (task.lacking === '' ? [] : [task.lacking]));
  if (lacking.length > 0) printLine(`${count(lacking.length, 'episode')} went without a part of memory; the first: ${lacking[0]}`);
  printLine(
    `Model calls ${summary.modelCalls}, sandbox runs ${summary.sandboxRuns}, tokens ${summary.tokens}, cost ${costText(summary)}, ${(summary.wallMs / 1_000).toFixed(1)} s. Strategy ${summary.strategy}, model ${summary.model}.`,
  );
  printLine(`While a stack runs, \`ratchet episodes ${summary.run}\` lists what was asked and answered.`);
  if (summary.lost.modelCalls > 0)
    printLine(
      `Paid, not taken: ${count(summary.lost.modelCalls, 'call')} beside these, at most ${count(summary.lost.tokens, 'token')} and $${summary.lost.costUsd.toFixed(4)}; the latest: ${summary.lost.last ?? ''}`,
    );
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

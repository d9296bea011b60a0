import { chanceText, count } from '../domain/figures.js';
import type { SamplingBaseline } from '../domain/sampling.js';

/** What text and page of a report tell of the honest baseline; nothing in reports of earlier versions. */
export function samplingLines(sampling: SamplingBaseline | null | undefined): readonly string[] {
  if (sampling === undefined) return [];
  if (sampling === null)
    return ['It cannot be said: no sealed task was run under the first strategy, or less was spent than a call a task.'];
  const { modelCalls, tasks, callsATask } = sampling;
  return [
    `Running the first strategy again and again on the ${count(tasks, 'sealed task')} until the visible cases pass, with the same ${count(modelCalls, 'model call')} (${callsATask} a task), solves ${solvedText(sampling)}.`,
    VERDICT[sampling.verdict](sampling),
    ...matchedText(sampling),
  ];
}

function solvedText({ solved: { least, most }, low, high, seen }: SamplingBaseline): string {
  const interval = `95 %: ${percent(low)} to ${percent(high)}, by task`;
  if (least === most) return `${percent(least)} (${interval})`;
  return `${percent(least)} at least and ${percent(most)} at most (${interval}): more than ${count(seen, 'call')} a task were not seen of it`;
}

const VERDICT: Readonly<Record<SamplingBaseline['verdict'], (sampling: SamplingBaseline) => string>> = {
  learning: (each) => `Learning gave more: the last strategy solves ${lastText(each)} (${chanceText(each.p ?? 1)}, sign flips by task).`,
  sampling: (each) =>
    `Sampling would have given more: the last strategy solves ${lastText(each)} (${chanceText(each.p ?? 1)}, sign flips by task).`,
  alike: (each) =>
    `Sampling is as good, as far as these tasks can tell: the last strategy solves ${lastText(each)} (${chanceText(each.p ?? 1)}, sign flips by task).`,
  unknown: (each) =>
    `Whether that is as good as the last strategy, which solves ${lastText(each)}, cannot be said; more exam runs (--exam-runs) would show more of it.`,
  'no-last-exam': () => 'There is nothing to hold it against: the last strategy was not run on the sealed tasks.',
};

function matchedText({ matchedAt }: SamplingBaseline): readonly string[] {
  return matchedAt === null ? [] : [`It solves as many as the last strategy from ${count(matchedAt, 'call')} a task on.`];
}

function lastText({ last }: SamplingBaseline): string {
  return `${percent(last ?? 0)} in one episode a task`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

import { within } from '../../domain/address.js';
import { type AnswerRef, type EpisodeProgress, type EpisodeSpec, waiting } from '../../domain/episode.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Files, Task } from '../../domain/task.js';
import { candidatesOf } from '../../campaigns/candidates.js';
import { loadTask, measured } from './episode-context.js';
import { judge, type Judged } from './judge.js';
import { lint } from './lint.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { EpisodePorts } from './episode-ports.js';

/** Judges the candidates that wait on the visible checks; where none passes, a linter looks at them if the strategy wants it. */
export async function execute(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const answers = waiting(progress);
  if (answers.length === 0) return progress;
  const [task, strategy] = await Promise.all([loadTask(ports.store, spec.task), loadStrategy(ports.store, spec.strategy)]);
  // Side by side, and folded in the order of the choices, so that the outcome does not depend on which ends first.
  const run = await Promise.all(
    answers.map(async (each) => ({ ...each, choices: await judgeChoices(ports, spec, { task, strategy, ...each }, signal) })),
  );
  const all = run.flatMap(({ choices }) => choices);
  const voided = all.find((each) => each !== null && 'voided' in each);
  if (voided !== undefined && voided !== null && 'voided' in voided) return { ...progress, voided: voided.voided };
  // what does not compile has been told its faults by the compiler
  const failed = all.flatMap((each) => (each !== null && 'verdict' in each && each.verdict.errorClass !== 'Syntax' ? [each.files] : []));
  const passed = firstPassed(run);
  if (passed === null && strategy.tools.includes('linter')) await lint(ports, spec, task, failed, signal);
  const verdicts = new Map(
    run.map(({ index, choices }) => [index, choices.map((each) => (each !== null && 'key' in each ? each.key : null))]),
  );
  return {
    ...progress,
    answers: progress.answers.map((answer, index) => ({ ...answer, verdicts: verdicts.get(index) ?? answer.verdicts })),
    passed,
  };
}

/** Null where a choice holds no candidate, or was set aside. */
type Run = (Judged & { readonly files: Files }) | null;

interface Waiting {
  readonly task: Task;
  readonly strategy: Strategy;
  readonly index: number;
  readonly answer: AnswerRef;
}

async function judgeChoices(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  { task, strategy, index, answer }: Waiting,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const { n, setAside = [] } = answer;
  const candidates = (await candidatesOf(ports.store, task, answer)) ?? [];
  return Promise.all(
    candidates.slice(0, n + setAside.length).map(async (candidate, position): Promise<Run> => {
      if (setAside.includes(position) || 'unusable' in candidate) return null;
      const { files } = candidate;
      const judging = { hash: spec.task, task, candidate: files, which: 'visible', ...measured(strategy) } as const;
      return { files, ...(await judge(ports, within(spec.address, 'answer', index, 'choice', position), judging, signal)) };
    }),
  );
}

/** The one that was elected where it passed, or else the first. */
function firstPassed(
  run: readonly { readonly index: number; readonly answer: AnswerRef; readonly choices: readonly Run[] }[],
): EpisodeProgress['passed'] {
  const passed = run.flatMap(({ index, answer, choices }) =>
    choices.flatMap((each, choice) =>
      each !== null && 'verdict' in each && each.verdict.status === 'passed'
        ? [{ answer: index, choice, elected: answer.elected === choice }]
        : [],
    ),
  );
  const first = passed.find(({ elected }) => elected) ?? passed[0];
  return first === undefined ? null : { answer: first.answer, choice: first.choice };
}

import { within } from '../../domain/address.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { candidatesOf, loadTask } from './episode-context.js';
import { judge } from './judge.js';
import { lint } from './lint.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { EpisodePorts } from './episode-ports.js';

/** Judges the choices of the latest answer on the visible checks; where none passes, a linter looks at them if the strategy wants it. */
export async function execute(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const index = progress.answers.length - 1;
  const answer = progress.answers[index];
  if (answer === undefined) return progress;
  const [task, { tools }] = await Promise.all([loadTask(ports.store, spec.task), loadStrategy(ports.store, spec.strategy)]);
  const candidates = await candidatesOf(ports.store, task, answer);
  if (candidates === null) return progress;
  const setAside = answer.setAside ?? [];
  // Side by side, and folded in the order of the choices, so that the outcome does not depend on which ends first.
  const judged = await Promise.all(
    candidates.slice(0, answer.n + setAside.length).map(async (candidate, position) => {
      if (setAside.includes(position) || 'unusable' in candidate) return null;
      const { files } = candidate;
      return {
        files,
        ...(await judge(
          ports,
          within(spec.address, 'answer', index, 'choice', position),
          { hash: spec.task, task, candidate: files, which: 'visible', coverage: tools.includes('coverage') },
          signal,
        )),
      };
    }),
  );
  const voided = judged.find((each) => each !== null && 'voided' in each);
  if (voided !== undefined && voided !== null && 'voided' in voided) return { ...progress, voided: voided.voided };
  const choice = judged.findIndex((each) => each !== null && 'verdict' in each && each.verdict.status === 'passed');
  // what does not compile has been told its faults by the compiler
  const failed = judged.flatMap((each) => (each !== null && 'verdict' in each && each.verdict.errorClass !== 'Syntax' ? [each.files] : []));
  if (choice < 0 && tools.includes('linter')) await lint(ports, spec, task, failed, signal);
  const verdicts = judged.map((each) => (each !== null && 'key' in each ? each.key : null));
  return {
    ...progress,
    answers: [...progress.answers.slice(0, index), { ...answer, verdicts }],
    passed: choice < 0 ? null : { answer: index, choice },
  };
}

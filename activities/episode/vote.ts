import { within } from '../../domain/address.js';
import { type EpisodeProgress, type EpisodeSpec, waiting } from '../../domain/episode.js';
import { type Ballot, elect } from '../../domain/steps/vote.js';
import { paidAnswer } from '../asking/ledger.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { candidateOf } from '../../campaigns/candidates.js';
import { loadTask, measured } from './episode-context.js';
import type { EpisodePorts } from './episode-ports.js';
import { judge } from './judge.js';
import { keptTests } from './prepared.js';

/**
 * Runs the candidates that wait on the visible cases and on those that were written, and elects one. All of them spend
 * their attempt: a vote looks at each. The visible verdicts are found again when the candidates are run.
 */
export async function vote(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { store } = ports;
  const [task, strategy] = await Promise.all([loadTask(store, spec.task), loadStrategy(store, spec.strategy)]);
  const cases = await keptTests(store, task, progress);
  const candidates = await Promise.all(
    waiting(progress).map(async ({ index, answer: { ledger, n, setAside = [] } }) => {
      const choices = ledger === null ? [] : (await paidAnswer(store, ledger)).choices;
      return choices.slice(0, n + setAside.length).flatMap((choice, position) => {
        const candidate = setAside.includes(position) ? { unusable: 'set aside' } : candidateOf(task, choice);
        return 'files' in candidate ? [{ index, position, files: candidate.files }] : [];
      });
    }),
  );
  const looked = await Promise.all(
    candidates.flat().map(async ({ index, position, files }) => {
      const at = within(spec.address, 'answer', index, 'choice', position);
      const of = { hash: spec.task, task, candidate: files };
      const visible = await judge(ports, at, { ...of, which: 'visible', ...measured(strategy) }, signal);
      if ('voided' in visible || cases.length === 0) return { index, position, visible, written: null };
      const written = await judge(ports, at, { ...of, which: { written: cases } }, signal);
      return { index, position, visible, written };
    }),
  );
  const voided = looked.flatMap(({ visible, written }) => [visible, written]).find((each) => each !== null && 'voided' in each);
  if (voided !== undefined && voided !== null && 'voided' in voided) return { ...progress, voided: voided.voided };
  const ballots = looked.map(({ visible, written }): Ballot => ({
    visible: 'verdict' in visible ? visible.verdict.tests : [],
    written: written !== null && 'verdict' in written ? written.verdict.tests : [],
  }));
  const chosen = looked[elect(ballots) ?? -1];
  const probes = looked.filter(({ written }) => written !== null).length;
  return {
    ...progress,
    ...(probes === 0 ? {} : { probes: (progress.probes ?? 0) + probes }),
    ...(chosen === undefined
      ? {}
      : { answers: progress.answers.map((answer, index) => (index === chosen.index ? { ...answer, elected: chosen.position } : answer)) }),
  };
}

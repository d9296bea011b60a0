import { within } from '../../domain/address.js';
import { attemptsToPass, spentAttempts, type EpisodeProgress, type EpisodeSpec } from '../../domain/episode.js';
import { reflected } from '../../domain/metrics/reflection-accuracy.js';
import { weightedScore, type Worth } from '../../domain/scores.js';
import type { Files, Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { passedCandidate } from '../../campaigns/candidates.js';
import { judgedCandidates, loadRecalled, loadTask, loadVerdict, reflectionIn, TOO_LONG } from './episode-context.js';
import { keysOf } from './calls.js';
import { judge } from './judge.js';
import { ledgerEntry } from '../asking/ledger.js';
import { asksLinter, lintRuns } from './lint.js';
import { episodeList } from '../../ports/lists.js';
import type { EpisodeRecord, Spent } from '../../ports/records.js';
import { type Scored, scoreCandidate } from './score.js';
import { recordTrace } from './trace.js';
import { recordUnusable, unusableAnswers, type Unusable } from './unusable.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { Store } from '../../ports/store.js';
import type { EpisodePorts } from './episode-ports.js';

/** Runs the hidden checks on a plausible candidate, once, and writes what the episode came to. */
export async function conclude(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeRecord> {
  const { store } = ports;
  const known = await store.find('episodes', spec.address);
  if (known !== null) return known;
  const task = await loadTask(store, spec.task);
  const candidate = await passedCandidate(store, task, progress);
  const judged =
    candidate === null
      ? null
      : await judge(ports, within(spec.address, 'final'), { hash: spec.task, task, candidate, which: 'hidden' }, signal);
  const voided = progress.voided || (judged !== null && 'voided' in judged ? judged.voided : '');
  const hidden = judged !== null && 'verdict' in judged ? judged.verdict : null;
  const visible = await Promise.all(
    progress.answers.flatMap((answer) => answer.verdicts.filter((key) => key !== null)).map((key) => loadVerdict(store, key)),
  );
  const uncounted = hidden?.status === 'passed' && !counts(task, hidden);
  const unusable = await unusableAnswers(store, task, progress);
  const summary = summarise(
    progress,
    visible,
    uncounted ? { ...hidden, status: 'failed' } : hidden,
    uncounted ? 0 : hiddenShare(task, hidden),
    voided,
    unusable,
    await recallOf(store, spec),
    await spendOf(store, progress),
  );
  const [strategy, candidates] = await Promise.all([loadStrategy(store, spec.strategy), judgedCandidates(store, task, progress)]);
  const scored = await scoresOf(
    ports,
    { at: spec.address, hash: spec.task, task, candidate: candidate ?? candidates.at(-1) ?? null, hidden },
    strategy.worth,
    summary,
    signal,
  );
  const sandboxRuns = summary.sandboxRuns + (asksLinter(strategy) ? await lintRuns(store, spec.address, task, candidates) : 0);
  if (unusable !== null) await recordUnusable(store, spec.address, { ...unusable, campaign: spec.campaign, taskId: task.id });
  await recordTrace(store, spec, progress, summary);
  await store.keep('courses', spec.address, { spec, progress });
  await store.append(episodeList(spec.campaign), spec.address);
  await countEpisode(store, spec, { sandboxRuns, ...(unusable === null ? {} : { unusable: unusable.answers }) });
  return store.keep('episodes', spec.address, {
    ...summary,
    ...scored,
    ...(await reflectedOf(store, task, progress)),
    sandboxRuns,
    taskId: task.id,
    trust: hidden?.trust ?? task.hidden.trust,
    ...(uncounted ? { reason: UNCONTROLLED } : {}),
  });
}

/** Whether what was thought names what the reference mends. */
async function reflectedOf(store: Store, task: Task, { reflections }: EpisodeProgress): Promise<Pick<EpisodeRecord, 'reflected'>> {
  const made = await Promise.all(reflections.map((key) => reflectionIn(store, key)));
  const held = reflected(
    task,
    made.filter((each) => each !== null),
  );
  return held === null || held.made === 0 ? {} : { reflected: held };
}

const UNCONTROLLED = 'passed hidden tests of which none has a control, which does not count (--count-uncontrolled counts it)';

function counts({ hidden }: Task, { trust }: Verdict): boolean {
  return trust !== 'uncontrolled' || (hidden.trust === 'in-process' && hidden.tests.countUncontrolled === true);
}

/** A test that has no control is as good as none, unless the task counts those. */
function hiddenShare({ hidden }: Task, verdict: Verdict | null): number {
  if (verdict === null) return 0;
  const areCounted = hidden.trust === 'in-process' && hidden.tests.countUncontrolled === true;
  const passed = verdict.tests.filter(({ status, controlled }) => status === 'passed' && (controlled !== false || areCounted));
  return ratio(passed.length, verdict.tests.length);
}

/** Of the candidate that passed, or else of the last one that was judged. */
async function scoresOf(
  ports: EpisodePorts,
  { candidate, ...rest }: Omit<Scored, 'candidate'> & { readonly candidate: Files | null },
  worth: Worth,
  summary: Summary,
  signal: AbortSignal,
): Promise<Pick<EpisodeRecord, 'scores' | 'score'>> {
  if (candidate === null || summary.status === 'void') return { scores: null, score: null };
  const scores = {
    compiled: summary.compiled,
    tests: summary.testsPassed,
    ...(await scoreCandidate(ports, { ...rest, candidate }, worth, signal)),
  };
  return { scores, score: weightedScore(scores, worth) };
}

async function recallOf(store: Store, spec: EpisodeSpec): Promise<Pick<EpisodeRecord, 'recalled' | 'lacking'>> {
  const lacking = (await store.find('recalls', spec.address))?.lacking;
  return { recalled: (await loadRecalled(store, spec)).map(({ id }) => id), ...(lacking === undefined ? {} : { lacking }) };
}

type Spend = Required<Pick<EpisodeRecord, 'modelCalls' | 'tokens' | 'costUsd' | 'cutOff'>>;

type Summary = Omit<EpisodeRecord, 'taskId' | 'trust' | 'scores' | 'score'>;

function summarise(
  progress: EpisodeProgress,
  visible: readonly Verdict[],
  hidden: Verdict | null,
  hiddenPassed: number,
  voided: string,
  unusable: Unusable | null,
  recall: Pick<EpisodeRecord, 'recalled' | 'lacking'>,
  spend: Spend,
): Summary {
  const solved = voided === '' && hidden?.status === 'passed';
  const last = hidden ?? visible.at(-1) ?? null;
  const lastTests = [...(visible.at(-1)?.tests ?? []), ...(hidden?.tests ?? [])];
  const compiled = visible.filter((verdict) => verdict.errorClass !== 'Syntax').length;
  return {
    plausible: voided === '' && progress.passed !== null,
    solved,
    attempts: spentAttempts(progress),
    attemptsToPass: attemptsToPass(progress),
    status: voided !== '' ? 'void' : solved ? 'passed' : 'failed',
    errorClass: voided !== '' || solved ? null : last === null ? 'Unusable' : (last.errorClass ?? 'Logic'),
    compiled: ratio(compiled, visible.length),
    testsPassed: ratio(lastTests.filter((test) => test.status === 'passed').length, lastTests.length),
    hiddenPassed,
    sandboxRuns: visible.length + (progress.probes ?? 0) + (progress.given === null ? 0 : 1) + (hidden === null ? 0 : 1),
    ...spend,
    ...(unusable === null ? {} : { unusable: unusable.answers }),
    ...recall,
    reason: voided || (last === null ? whyUnjudged(progress, unusable) : ''),
    ...(progress.missed === undefined ? {} : { missed: progress.missed }),
  };
}

function whyUnjudged({ answers, missed = [] }: EpisodeProgress, unusable: Unusable | null): string {
  if (unusable !== null) return `no answer could be used: ${unusable.because}`;
  return answers.some(({ ledger, work, tree }) => ledger === null && work === undefined && tree === undefined)
    ? (missed.at(-1) ?? TOO_LONG)
    : 'there was no answer to judge';
}

async function spendOf(store: Store, progress: EpisodeProgress): Promise<Spend> {
  const entries = await Promise.all((await keysOf(store, progress)).map((key) => ledgerEntry(store, key)));
  const answers = entries.map(({ answer }) => answer);
  return {
    modelCalls: entries.reduce((sum, { calls }) => sum + (calls ?? 1), 0),
    tokens: answers.reduce((sum, { usage }) => sum + usage.promptTokens + usage.completionTokens, 0),
    costUsd: answers.reduce((sum, { costUsd }) => sum + costUsd, 0),
    cutOff: answers.reduce((sum, { choices }) => sum + choices.filter(({ finish }) => finish === 'length').length, 0),
  };
}

async function countEpisode(store: Store, spec: EpisodeSpec, made: Pick<Spent, 'sandboxRuns' | 'unusable'>): Promise<void> {
  const key = `episode:${spec.address}`;
  await store.budget.reserve(spec.campaign, key, { modelCalls: 0, costUsd: 0 });
  await store.budget.settle(spec.campaign, key, { modelCalls: 0, tokens: 0, costUsd: 0, ...made });
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

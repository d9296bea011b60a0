import { randomBytes } from 'node:crypto';
import { RatchetFailure } from '../../ports/failures.js';
import type { Files, FrameworkTests, Limits } from '../../domain/task.js';
import type { Usage } from '../../domain/verdict.js';
import type { BoxOrder } from '../box.js';
import { type Collected, withoutMarks } from '../collect.js';
import type { Compile } from '../compilers.js';
import { Conversation } from '../conversation.js';
import { heldAgainst } from './controls.js';
import { drawn, runControls } from './control-runs.js';
import { clean, raised } from '../evidence.js';
import { FrameworkRun } from './framework-run.js';
import {
  BoxFault,
  crowdedStop,
  expectWaiting,
  type Judgement,
  NO_USAGE,
  type Stop,
  stopOf,
  UNASKED,
  wasKilledFromOutside,
} from '../judgement.js';
import { type LanguageSupport, noControls, type Probed, withRoom } from '../languages/language.js';
import type { ListJob } from '../../ports/sandbox.js';
import type { BoxPool } from '../pool.js';
import { RecordReader, type RunnerRecord } from './record-protocol.js';

export interface InProcessJob {
  readonly collected: Collected;
  readonly tests: FrameworkTests;
  /** the candidate may change more than sources: what cannot be built is its own fault */
  readonly bringsBuild: boolean;
  readonly limits: Limits;
  /** whether the runner is asked to measure which lines ran */
  readonly coverage: boolean;
  readonly compile: Compile;
}

/**
 * The framework's own tests and the candidate in one process: known ids, keyed records in order, and an end that agrees
 * with the exit code. What passes is held against its controls, which run in a box of their own: an honest program
 * shares neither process nor files with them, and a forger cannot tell which box it is in.
 */
export async function judgeInProcess(
  pool: BoxPool,
  language: LanguageSupport,
  given: InProcessJob,
  signal: AbortSignal,
): Promise<Judgement> {
  const job = { ...given, tests: { ...given.tests, files: withoutMarks(given.tests.files, language.sourceEndings) } };
  const controls = job.tests.withoutControls === true ? noControls(job.tests) : await language.controls(job.tests, drawn);
  // trusted files win where both have a path
  const compile = job.collected.sources.filter((path) => !Object.hasOwn(job.tests.files, path));
  const plain: Candidate = { files: job.collected.files, compile, probes: 0 };
  const probed =
    job.coverage && language.withProbes !== undefined ? await language.withProbes({ ...plain.files, ...job.tests.files }, compile) : null;
  const run = (candidate: Candidate, tests: FrameworkTests): Promise<Judgement> =>
    runTests(pool, language, job, { candidate, tests }, signal);
  const judge = async (candidate: Candidate): Promise<Judgement> => {
    const judgement = await run(candidate, job.tests);
    return heldAgainst(
      judgement,
      controls,
      await runControls(judgement, { language, tests: job.tests, controls, run: (tests) => run(candidate, tests) }),
    );
  };
  if (probed !== null) {
    const judgement = await judge({ compile, ...probed });
    // what does not compile may do so without probes
    if (judgement.step === 'test') return judgement;
  }
  return judge(plain);
}

interface Candidate extends Probed {
  /** paths of its sources */
  readonly compile: readonly string[];
}

async function runTests(
  pool: BoxPool,
  language: LanguageSupport,
  job: InProcessJob,
  { candidate, tests }: { readonly candidate: Candidate; readonly tests: FrameworkTests },
  signal: AbortSignal,
): Promise<Judgement> {
  const run = new FrameworkRun(tests.ids);
  const { compile, probes } = candidate;
  const order = { program: await language.runner(tests.framework), limits: withRoom(job.limits, language.overhead) };
  const asked = { list: false, ids: tests.ids, tests: filesOf(tests, language), compile, coverage: job.coverage, probes };
  const made = await job.compile({ files: candidate.files, tests: tests.files, paths: compile });
  if ('unready' in made) {
    run.leave(made.unready);
    return { ...run.result(), usage: NO_USAGE, output: '' };
  }
  const { files } = made;
  const take = (record: RunnerRecord): void => {
    if (record.kind === 'unbuildable' && !job.bringsBuild)
      throw new BoxFault(`the task's own project cannot be built here: ${clean(record.why)}`);
    run.take(record);
  };
  const { usage, crowded } = await inBox(pool, { order, allowed: job.limits, files, asked, take, stop: (stop) => run.stop(stop) }, signal);
  // a framework prints expected values, the texts of tests and the names of controls between what the candidate prints
  const result = run.result();
  const isCrowded = crowded !== null && (result.errorClass ?? 'Logic') === 'Logic' && result.tests.some((each) => each.status !== 'passed');
  return { ...result, ...(isCrowded ? { errorClass: crowded.errorClass, reason: crowded.reason } : {}), usage, output: '' };
}

interface Listing extends Pick<ListJob, 'framework' | 'files' | 'paths' | 'limits'> {
  readonly compile: Compile;
}

/** The ids of the tests in trusted files, found without judging anything: no solution need be there. */
export async function listTests(
  pool: BoxPool,
  language: LanguageSupport,
  { framework, files: given, paths, limits, compile }: Listing,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const sources = withoutMarks(given, language.sourceEndings);
  const ids: string[] = [];
  const uncollected: string[] = [];
  const tests = paths ?? language.testFiles(framework, sources);
  if (tests.length === 0) return [];
  const made = await compile({ files: {}, tests: sources, paths: [] });
  if ('unready' in made) throw unlisted(made.unready.stop.message || made.unready.stop.reason);
  const { files } = made;
  const take = (record: RunnerRecord): void => {
    if (record.kind === 'listed') ids.push(...record.ids);
    if (record.kind === 'uncollected' && record.raised !== null) uncollected.push(raised(record.raised));
  };
  const order = { program: await language.runner(framework), limits: withRoom(limits, language.overhead) };
  const asked = { list: true, ids: [], tests, compile: [], coverage: false, probes: 0 };
  const stops: Stop[] = [];
  const { crowded } = await inBox(pool, { order, allowed: limits, files, asked, take, stop: (stop) => stops.push(stop) }, signal);
  const [end = crowded] = stops;
  if (end !== null) throw unlisted(end.message || end.reason);
  const [why] = uncollected;
  if (ids.length === 0 && why !== undefined) throw unlisted(why);
  return ids;
}

function unlisted(why: string): RatchetFailure {
  return new RatchetFailure('bad-request', `the tests could not be listed: ${why}`);
}

/** The files that the ids name, where ids of the framework name files. */
function filesOf({ framework, files, ids }: FrameworkTests, language: LanguageSupport): readonly string[] {
  const named = Object.keys(files).filter((path) => ids.some((id) => id.startsWith(`${path}::`) || id.startsWith(`${path} > `)));
  return named.length > 0 ? named.toSorted() : language.testFiles(framework, files);
}

/** What a runner is told, beside its key. */
interface RunnerJob {
  readonly list: boolean;
  readonly ids: readonly string[];
  /** paths of the files that hold them */
  readonly tests: readonly string[];
  /** paths of the candidate's sources: they must compile */
  readonly compile: readonly string[];
  readonly coverage: boolean;
  /** in the files; 0 where the runner measures by itself */
  readonly probes: number;
}

interface RunnerRound {
  readonly order: BoxOrder;
  /** the limits of the task: what a person is told of */
  readonly allowed: Limits;
  readonly files: Files;
  readonly asked: RunnerJob;
  readonly take: (record: RunnerRecord) => void;
  readonly stop: (stop: Stop) => void;
}

async function inBox(
  pool: BoxPool,
  round: RunnerRound,
  signal: AbortSignal,
): Promise<{ readonly usage: Usage; readonly crowded: Stop | null }> {
  const { order, files } = round;
  const box = await pool.take(order);
  const onAbort = (): void => void box.destroy();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const talk = new Conversation(box, order.limits);
  try {
    await expectWaiting(talk);
    await box.place(files);
    await listen(talk, round);
    await new Promise(setImmediate);
    return { usage: talk.usage(), crowded: await crowdedStop(talk, round.allowed) };
  } finally {
    const gone = box.destroy();
    pool.restock(order);
    signal.removeEventListener('abort', onAbort);
    if (signal.aborted) await gone;
    signal.throwIfAborted();
  }
}

async function listen(talk: Conversation, { order: { limits }, allowed, asked, take, stop }: RunnerRound): Promise<void> {
  const key = randomBytes(32);
  const reader = new RecordReader(key);
  talk.send({ key: key.toString('hex'), ...asked });
  const from = talk.now();
  let ended: number | null = null;
  for (let heardBefore = 0; ; heardBefore += 1) {
    const heard = await talk.hear(limits, from);
    if (heardBefore === 0 && wasKilledFromOutside(heard, talk)) throw new BoxFault('the box was killed before the candidate ran');
    if (heard.kind === 'ended' && ended !== null && ended === heard.exitCode) return;
    if (heard.kind !== 'line') return stop(await stopOf(heard, talk, allowed));
    const record = reader.read(heard.line);
    if (record === null || ended !== null) return stop((await crowdedStop(talk, allowed)) ?? UNASKED);
    if (record.kind === 'ended') ended = record.exitCode;
    take(record);
    if (record.kind === 'compiled' && record.problems.length > 0) return;
  }
}

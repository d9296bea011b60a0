import { randomBytes } from 'node:crypto';
import type { Files, FrameworkTests, Limits } from '../../domain/task.js';
import type { Diagnostic, JudgeStep, TestResult } from '../../domain/verdict.js';
import type { BoxProgram } from './box.js';
import type { Collected } from './collect.js';
import { Conversation } from './conversation.js';
import { clean, failed, missing, passed, type Raised, raised } from './evidence.js';
import { BoxFault, expectWaiting, type Judgement, type Stop, stopOf, UNASKED, wasKilledFromOutside } from './judgement.js';
import type { BoxPool } from './pool.js';
import { RecordReader, type RunnerRecord } from './record-protocol.js';

/** The framework's own tests and the candidate in one process: known ids, keyed records in order, and an end that agrees with the exit code. */
export async function judgeInProcess(pool: BoxPool, program: BoxProgram, job: { readonly collected: Collected; readonly tests: FrameworkTests; readonly limits: Limits }, signal: AbortSignal): Promise<Judgement> {
  const { collected, tests, limits } = job;
  const run = new FrameworkRun(tests.ids);
  // trusted files win where both have a path
  const files = { ...collected.files, ...tests.files };
  const compile = collected.sources.filter((path) => !Object.hasOwn(tests.files, path));
  const talk = await inBox(pool, program, limits, signal, files, { list: false, ids: tests.ids, tests: testFiles(tests.ids), compile }, (record) => run.take(record), (stop) => run.stop(stop));
  return { ...run.result(), usage: talk.usage, output: talk.output };
}

/** The ids of the tests in trusted files, found with nothing of a solution there. */
export async function listTests(pool: BoxPool, program: BoxProgram, files: Files, limits: Limits, signal: AbortSignal): Promise<readonly string[]> {
  const ids: string[] = [];
  const tests = Object.keys(files).filter((path) => /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path)).toSorted();
  if (tests.length === 0) return [];
  const take = (record: RunnerRecord): void => {
    if (record.kind === 'listed') ids.push(...record.ids);
  };
  await inBox(pool, program, limits, signal, files, { list: true, ids: [], tests, compile: [] }, take, () => undefined);
  return ids;
}

interface RunnerJob {
  readonly list: boolean;
  readonly ids: readonly string[];
  readonly tests: readonly string[];
  readonly compile: readonly string[];
}

async function inBox(pool: BoxPool, program: BoxProgram, limits: Limits, signal: AbortSignal, files: Files, job: RunnerJob, take: (record: RunnerRecord) => void, stop: (stop: Stop) => void): Promise<Pick<Judgement, 'usage' | 'output'>> {
  const order = { program, limits };
  const box = await pool.take(order);
  const onAbort = (): void => void box.destroy();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const talk = new Conversation(box, limits);
  try {
    await expectWaiting(talk);
    await box.place(files);
    await listen(talk, limits, job, take, stop);
    await new Promise(setImmediate);
    return { usage: talk.usage(), output: talk.output };
  } finally {
    const gone = box.destroy();
    pool.restock(order);
    signal.removeEventListener('abort', onAbort);
    if (signal.aborted) await gone;
    signal.throwIfAborted();
  }
}

async function listen(talk: Conversation, limits: Limits, job: RunnerJob, take: (record: RunnerRecord) => void, stop: (stop: Stop) => void): Promise<void> {
  const key = randomBytes(32);
  const reader = new RecordReader(key);
  talk.send({ key: key.toString('hex'), ...job });
  const from = talk.now();
  let ended: number | null = null;
  for (let heardBefore = 0; ; heardBefore += 1) {
    const heard = await talk.hear(limits, from);
    if (heardBefore === 0 && wasKilledFromOutside(heard, talk)) throw new BoxFault('the box was killed before the candidate ran');
    if (heard.kind === 'ended' && ended !== null && ended === heard.exitCode) return;
    if (heard.kind !== 'line') return stop(stopOf(heard, talk, limits));
    const record = reader.read(heard.line);
    if (record === null || ended !== null) return stop(UNASKED);
    if (record.kind === 'ended') ended = record.exitCode;
    take(record);
    if (record.kind === 'compiled' && record.problems.length > 0) return;
  }
}

/** What the records of one run add up to. */
class FrameworkRun {
  readonly #ids: readonly string[];
  readonly #results = new Map<string, TestResult>();
  #running: string | null = null;
  #step: JudgeStep = 'compile';
  #stop: Stop | null = null;
  #uncollected = '';
  #diagnostics: readonly Diagnostic[] = [];

  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  take(record: RunnerRecord): void {
    switch (record.kind) {
      case 'compiled':
        return this.#onCompiled(record.problems);
      case 'uncollected':
        this.#uncollected = record.raised === null ? 'the tests could not be collected' : raised(record.raised);
        return;
      case 'started':
        this.#running = record.id;
        this.#step = 'test';
        return;
      case 'finished':
        this.#running = null;
        return this.#onFinished(record.id, record.outcome, record.raised);
      case 'ended':
        // the framework itself says that something failed which no test reported
        if (record.exitCode !== 0 && this.#uncollected === '' && this.#allPassed) this.#stop = { errorClass: 'Logic', message: `the test run ended with exit code ${record.exitCode}`, reason: '' };
        return;
      case 'listed':
        return;
      default:
        return record satisfies never;
    }
  }

  /** The run ended before its end was reported. */
  stop(stop: Stop): void {
    this.#stop = stop;
    if (this.#running !== null) this.#results.set(this.#running, failed(this.#running, stop.message));
  }

  result(): Omit<Judgement, 'usage' | 'output'> {
    const message = this.#stop?.message ?? (this.#uncollected === '' ? 'not reported' : this.#uncollected);
    const tests = this.#ids.map((id) => this.#results.get(id) ?? missing(id, message));
    const reason = this.#stop?.reason ?? '';
    return { step: this.#step, errorClass: this.#stop?.errorClass ?? (this.#uncollected === '' ? null : 'Logic'), tests, diagnostics: this.#diagnostics, reason };
  }

  get #allPassed(): boolean {
    return this.#ids.every((id) => this.#results.get(id)?.status === 'passed');
  }

  #onCompiled(problems: readonly Diagnostic[]): void {
    if (problems.length === 0) {
      this.#step = 'load';
      return;
    }
    this.#diagnostics = problems.map(({ path, line, message }) => ({ path, line, message: clean(message) }));
    const [first = { path: '', line: 0, message: '' }] = this.#diagnostics;
    this.#stop = { errorClass: 'Syntax', message: `${first.message} (${first.path} line ${first.line})`, reason: '' };
  }

  #onFinished(id: string, outcome: 'passed' | 'failed' | 'skipped' | 'xfail', error: Raised | null): void {
    if (this.#results.has(id)) this.#results.set(id, failed(id, 'reported twice'));
    else if (outcome === 'passed') this.#results.set(id, passed(id));
    else this.#results.set(id, failed(id, outcome === 'failed' ? failureOf(error) : `${outcome}, which does not count as passed`));
  }
}

/** An assertion of a test says what it saw; anything else was raised on the way. */
function failureOf(error: Raised | null): string {
  if (error === null) return 'failed';
  return error.names[0] === 'AssertionError' && error.path === '' ? clean(error.message) : raised(error);
}

function testFiles(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.split('::')[0] ?? id))];
}


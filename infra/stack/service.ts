import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { neverStarted, START_MARK, startChild, type Child } from './child.js';
import { reasonOf, StackFailure } from './failure.js';
import type { ProcessBook } from './processes.js';
import { step, type Report } from './report.js';
import type { Launch } from './way.js';
import { lines } from '../../domain/visible.js';

export interface ServiceSpec {
  readonly name: string;
  readonly title: string;
  readonly launch: Launch;
  readonly logFile: string;
  readonly startTimeoutMs: number;
  /** how long it may take to end by itself */
  readonly patienceMs: number;
  isHealthy(pid: number): Promise<boolean>;
}

export interface Service {
  readonly name: string;
  stop(): Promise<void>;
}

const POLL_MS = 100;
const [FIRST_BACKOFF_MS, LAST_BACKOFF_MS] = [500, 30_000];
/** A service that held on for this long starts its backoff anew. */
const STEADY_MS = 60_000;

/** Starts a service, waits until it answers, and from then on starts it again whenever it ends unasked. */
export async function startService(spec: ServiceSpec, book: ProcessBook, report: Report): Promise<Service> {
  let child = await startHealthy(spec, book, report);
  const stopping = new AbortController();

  const watch = async (): Promise<void> => {
    let backoffMs = FIRST_BACKOFF_MS;
    let startedAt = performance.now();
    for (;;) {
      const how = await child.ended;
      if (stopping.signal.aborted) return;
      backoffMs = performance.now() - startedAt > STEADY_MS ? FIRST_BACKOFF_MS : backoffMs;
      report(`${spec.title} ended (${how}); it starts again in ${backoffMs / 1_000} s`);
      await sleep(backoffMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      backoffMs = Math.min(backoffMs * 2, LAST_BACKOFF_MS);
      startedAt = performance.now();
      child = await begin(spec, book).catch((error: unknown) => neverStarted(`could not be started: ${reasonOf(error)}`));
      // asked to stop while it was being started: it is not the one that was stopped
      if (stopping.signal.aborted) return child.stop(spec.patienceMs);
      await announceHealth(spec, child, report);
    }
  };
  const watching = watch();

  return {
    name: spec.name,
    async stop() {
      stopping.abort();
      await child.stop(spec.patienceMs);
      await watching;
      await book.leave(spec.name);
    },
  };
}

async function begin(spec: ServiceSpec, book: ProcessBook): Promise<Child> {
  const child = await startChild(spec.launch, spec.logFile);
  try {
    if (child.isRunning()) await book.enter(spec.name, child.pid);
    return child;
  } catch (error) {
    await child.stop(0);
    throw error;
  }
}

async function startHealthy(spec: ServiceSpec, book: ProcessBook, report: Report): Promise<Child> {
  const child = await begin(spec, book);
  try {
    await step(`starting ${spec.title}`, report, () => needHealth(spec, child));
    return child;
  } catch (error) {
    await child.stop(0);
    await book.leave(spec.name);
    throw error;
  }
}

async function needHealth(spec: ServiceSpec, child: Child): Promise<void> {
  const health = await waitForHealth(spec, child);
  if (health === 'healthy') return;
  const what =
    health === 'ended' ? `ended while it started (${await child.ended})` : `gave no sign of health within ${spec.startTimeoutMs / 1_000} s`;
  throw new StackFailure('unhealthy', lines([`${spec.title} ${what}. The end of ${spec.logFile}:`, ...(await tailOf(spec.logFile))]));
}

async function announceHealth(spec: ServiceSpec, child: Child, report: Report): Promise<void> {
  const health = await waitForHealth(spec, child);
  if (health === 'healthy') report(`${spec.title} is back`);
  if (health !== 'too long') return;
  report(`${spec.title} gave no sign of health within ${spec.startTimeoutMs / 1_000} s after its restart: ended; see ${spec.logFile}`);
  await child.stop(0);
}

async function waitForHealth(spec: ServiceSpec, child: Child): Promise<'healthy' | 'ended' | 'too long'> {
  const deadline = performance.now() + spec.startTimeoutMs;
  while (performance.now() < deadline) {
    if (!child.isRunning()) return 'ended';
    if (await spec.isHealthy(child.pid)) return child.isRunning() ? 'healthy' : 'ended';
    await sleep(POLL_MS);
  }
  return 'too long';
}

async function tailOf(logFile: string): Promise<readonly string[]> {
  const text = await readFile(logFile, 'utf8');
  const [, ...ofThisStart] = text.slice(text.lastIndexOf(START_MARK)).trim().split('\n');
  return ofThisStart.slice(-15);
}

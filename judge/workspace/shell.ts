import type { Limits } from '../../domain/task.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { CommandEnd } from '../../ports/workspace.js';
import type { Box, BoxBackend, BoxFolder, Mount } from '../box.js';

/** A command in a box of a workspace. */
export interface ShellOrder {
  readonly argv: readonly string[];
  readonly mount: Mount;
  readonly limits: Limits;
  readonly folders: readonly BoxFolder[];
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** ends it as its time does */
  readonly until?: AbortSignal;
}

export interface ShellEnd extends CommandEnd {
  /** what it wrote to descriptor 3 */
  readonly records: Buffer;
}

/** What is kept of what it printed: the beginning, and the end, where errors stand. */
const HEAD_BYTES = 48 * 1_024;
const TAIL_BYTES = 208 * 1_024;
const MAX_RECORD_BYTES = 64 * 1_024 * 1_024;
const LOOK_EVERY_MS = 25;
/** A box that gets this share of a core has work to do and is kept waiting by the machine … */
const BUSY_SHARE = 0.01;
/** … and has so many times as long by the clock. */
const PATIENCE = 4;
/** A pipe may hold what a process has written that has ended since. */
const DRAIN_WITHIN_MS = 200;

/** Runs one command to its end, or to the first limit that it meets; nothing of it lives after that. */
export async function runInBox(backend: BoxBackend, order: ShellOrder, signal: AbortSignal): Promise<ShellEnd> {
  signal.throwIfAborted();
  const { limits } = order;
  const program = { name: 'workspace', command: order.argv, env: order.env, folders: order.folders, job: false };
  const box = await started(backend, { program, limits, mount: order.mount });
  const startedAt = performance.now();
  const kept = new Kept(limits.outputKb * 1_024);
  for (const log of box.logs) log.on('data', (chunk: Buffer) => kept.print(chunk));
  box.records.on('data', (chunk: Buffer) => kept.record(chunk));
  box.input.end(order.input ?? '');
  try {
    const { ended, exitCode } = await untilEnd(box, order, kept, signal);
    const { cpuMs, peakMemoryMb, memoryKills } = box.usage();
    return {
      ended: ended === 'exit' && memoryKills > 0 && exitCode !== 0 ? 'memory' : ended,
      exitCode,
      output: kept.output,
      outputBytes: kept.printed,
      records: kept.records,
      wallMs: performance.now() - startedAt,
      cpuMs,
      peakMemoryMb,
    };
  } finally {
    await box.destroy();
    signal.throwIfAborted();
  }
}

async function started(backend: BoxBackend, order: Parameters<BoxBackend['start']>[0]): Promise<Box> {
  try {
    return await backend.start(order);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RatchetFailure('sandbox-unavailable', `no box could be started: ${why}`, { cause: error });
  }
}

type Ended = Pick<CommandEnd, 'ended' | 'exitCode'>;

async function untilEnd(box: Box, { limits, until }: ShellOrder, kept: Kept, signal: AbortSignal): Promise<Ended> {
  const startedAt = performance.now();
  const state: { end: Ended | null } = { end: null };
  const done = Promise.all([box.ended, ...[...box.logs, box.records].map(drained)]);
  void box.ended.then(({ exitCode }) => {
    // who was killed with the box says nothing more
    const timer = setTimeout(() => (state.end ??= { ended: 'exit', exitCode }), DRAIN_WITHIN_MS);
    void done.then(() => {
      clearTimeout(timer);
      state.end ??= { ended: 'exit', exitCode };
    });
  });
  while (state.end === null) {
    if (signal.aborted) return { ended: 'exit', exitCode: 137 };
    if (until?.aborted === true) return { ended: 'timeout', exitCode: 137 };
    if (kept.isFlooded) return { ended: 'output', exitCode: 137 };
    const [wallMs, { cpuMs }] = [performance.now() - startedAt, box.usage()];
    // what computes is ended by the processor time that it took, so that a busy machine changes no verdict; the clock ends what waits
    const patience = cpuMs > wallMs * BUSY_SHARE ? PATIENCE : 1;
    if (wallMs > limits.wallMs * patience || cpuMs > limits.cpuMs) return { ended: 'timeout', exitCode: 137 };
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))]);
    await new Promise(setImmediate);
  }
  return state.end;
}

function drained(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once('end', resolve);
    stream.once('close', resolve);
    stream.once('error', () => resolve());
  });
}

class Kept {
  printed = 0;
  readonly #most: number;
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  readonly #records: Buffer[] = [];
  #recordBytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get isFlooded(): boolean {
    return this.printed > this.#most || this.#recordBytes > MAX_RECORD_BYTES;
  }

  get records(): Buffer {
    return Buffer.concat(this.#records);
  }

  get output(): string {
    const left = this.printed - this.#headBytes - this.#tailBytes;
    const gap = left > 0 ? [Buffer.from(`\n… ${left} bytes left out …\n`)] : [];
    return Buffer.concat([...this.#head, ...gap, ...this.#tail]).toString('utf8');
  }

  print(chunk: Buffer): void {
    this.printed += chunk.length;
    const first = chunk.subarray(0, HEAD_BYTES - this.#headBytes);
    if (first.length > 0) {
      this.#head.push(first);
      this.#headBytes += first.length;
    }
    const rest = chunk.subarray(first.length);
    if (rest.length === 0) return;
    this.#tail.push(rest);
    this.#tailBytes += rest.length;
    if (this.#tailBytes > 2 * TAIL_BYTES) {
      this.#tail = [Buffer.concat(this.#tail).subarray(-TAIL_BYTES)];
      this.#tailBytes = TAIL_BYTES;
    }
  }

  record(chunk: Buffer): void {
    this.#recordBytes += chunk.length;
    if (!this.isFlooded) this.#records.push(chunk);
  }
}

import type { Limits } from '../domain/task.js';
import type { Box, BoxEnd } from './box.js';

/** What came of waiting for a line. */
export type Heard =
  | { readonly kind: 'line'; readonly line: string }
  /** the program ended before it answered */
  | { readonly kind: 'ended'; readonly exitCode: number; readonly fromOutside: boolean }
  | { readonly kind: 'timeout' }
  /** more output than the limit */
  | { readonly kind: 'flood' };

/**
 * How long an answer may take. Processor time ends what computes, so that a busy machine changes no verdict; the
 * clock ends what waits.
 */
export interface Deadline {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** A moment by both clocks. */
export interface Moment {
  readonly atMs: number;
  readonly cpuMs: number;
}

/** A box that gets this share of a core has work to do and is kept waiting by the machine … */
const BUSY_SHARE = 0.02;
/** … and has so many times as long by the clock. */
const PATIENCE = 4;
/** What a program may tell the judge: an answer is bounded by the memory of the judge, and not by what a program may print. */
const MAX_RECORD_BYTES = 16 * 1_024 * 1_024;
/** What the judge keeps of the logs. */
const KEPT_LOG_BYTES = 4_096;
/** The kernel may report the end of a process a little after its pipes have closed. */
const END_WITHIN_MS = 2_000;

/** Lines to and from one box, with its output counted and its time measured. Any method may be followed by the box's death. */
export class Conversation {
  readonly box: Box;
  readonly #limits: Limits;
  readonly #maxRecordBytes: number;
  readonly #lines: string[] = [];
  readonly #startedAt = performance.now();
  readonly #cpuAtStart: number;
  #partial: Buffer[] = [];
  #logs: Buffer[] = [];
  #keptBytes = 0;
  #printedBytes = 0;
  #recordBytes = 0;
  #closed = false;
  #wake: (() => void) | null = null;

  /** `maxRecordBytes`: what it may tell the judge in all */
  constructor(box: Box, limits: Limits, maxRecordBytes = Math.max(MAX_RECORD_BYTES, limits.outputKb * 1_024)) {
    this.box = box;
    this.#limits = limits;
    this.#maxRecordBytes = maxRecordBytes;
    this.#cpuAtStart = box.usage().cpuMs;
    box.records.on('data', this.#onRecords).once('close', this.#onClosed).once('end', this.#onClosed).resume();
    for (const log of box.logs) log.on('data', this.#onLog).resume();
  }

  /** What the box says from now on waits for whoever talks to it next. */
  leave(): void {
    this.box.records.pause().off('data', this.#onRecords).off('close', this.#onClosed).off('end', this.#onClosed);
    for (const log of this.box.logs) log.pause().off('data', this.#onLog);
  }

  send(message: unknown): void {
    this.sendLine(JSON.stringify(message));
  }

  sendLine(line: string): void {
    if (this.box.input.writable) this.box.input.write(`${line}\n`);
  }

  sendBytes(bytes: Buffer): void {
    if (this.box.input.writable) this.box.input.write(bytes);
  }

  now(): Moment {
    return { atMs: performance.now(), cpuMs: this.box.usage().cpuMs };
  }

  /** The next line, or why none comes; the time counts from that moment. */
  async hear(deadline: Deadline, from: Moment = this.now()): Promise<Heard> {
    const cpuLimit = Math.min(from.cpuMs + deadline.cpuMs, this.#cpuAtStart + this.#limits.cpuMs);
    for (;;) {
      if (this.#flooded) return { kind: 'flood' };
      const line = this.#lines.shift();
      if (line !== undefined) return { kind: 'line', line };
      if (this.#closed) return { kind: 'ended', ...(await this.#end()) };
      const { atMs, cpuMs } = this.now();
      const isBusy = cpuMs - from.cpuMs > (atMs - from.atMs) * BUSY_SHARE;
      const wallLeft = from.atMs + deadline.wallMs * (isBusy ? PATIENCE : 1) - atMs;
      const cpuLeft = cpuLimit - cpuMs;
      if (cpuLeft <= 0 || wallLeft <= 0) return { kind: 'timeout' };
      // a box runs on one core, so that its time cannot be used up before as much has passed on the clock
      await this.#change(Math.max(5, Math.min(cpuLeft, wallLeft, deadline.wallMs)));
    }
  }

  /** Something stands on the judge's channel that nobody asked for. */
  get hasUnasked(): boolean {
    return this.#lines.length > 0 || this.#partial.length > 0;
  }

  get output(): string {
    return Buffer.concat(this.#logs).toString('utf8');
  }

  usage(): { readonly wallMs: number; readonly cpuMs: number; readonly peakMemoryMb: number; readonly outputBytes: number } {
    const { cpuMs, peakMemoryMb } = this.box.usage();
    return {
      wallMs: performance.now() - this.#startedAt,
      cpuMs: Math.max(0, cpuMs - this.#cpuAtStart),
      peakMemoryMb,
      outputBytes: this.#printedBytes + this.#recordBytes,
    };
  }

  get #flooded(): boolean {
    return this.#printedBytes > this.#limits.outputKb * 1_024 || this.#recordBytes > this.#maxRecordBytes;
  }

  readonly #onRecords = (chunk: Buffer): void => {
    this.#recordBytes += chunk.length;
    if (!this.#takesMore()) return;
    let rest = chunk;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      this.#lines.push(Buffer.concat([...this.#partial, rest.subarray(0, end)]).toString('utf8'));
      this.#partial = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) this.#partial.push(rest);
    this.#wake?.();
  };

  readonly #onLog = (chunk: Buffer): void => {
    this.#printedBytes += chunk.length;
    if (!this.#takesMore()) return;
    const kept = chunk.subarray(0, KEPT_LOG_BYTES - this.#keptBytes);
    this.#keptBytes += kept.length;
    if (kept.length > 0) this.#logs.push(kept);
  };

  /** Past the limit nothing is read any more: the writer blocks until it is killed. */
  #takesMore(): boolean {
    if (!this.#flooded) return true;
    for (const stream of [this.box.records, ...this.box.logs]) stream.pause();
    this.#wake?.();
    return false;
  }

  readonly #onClosed = (): void => {
    this.#closed = true;
    this.#wake?.();
  };

  #change(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), withinMs);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }

  async #end(): Promise<BoxEnd> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<BoxEnd>((resolve) => {
      timer = setTimeout(() => resolve({ exitCode: 0, fromOutside: false }), END_WITHIN_MS);
    });
    const end = await Promise.race([this.box.ended, late]);
    clearTimeout(timer);
    return end;
  }
}

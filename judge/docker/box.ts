import type { Socket } from 'node:net';
import { Readable, type Writable } from 'node:stream';
import type { Container } from 'dockerode';
import { RatchetFailure } from '../../ports/failures.js';
import type { Files } from '../../domain/task.js';
import { type Box, type BoxEnd, type BoxUsage, NOTHING_USED } from '../box.js';
import { readingOf } from '../group-usage.js';
import { failureCode } from '../failure-code.js';
import { FrameReader } from './frames.js';
import type { Meter } from './meter.js';
import { removeContainer } from './remove.js';
import { tarOf } from './tar.js';

/** What the init in the box sends: the program's exit code, its records, its logs. */
const KIND = { end: 0, records: 1, logs: 2 } as const;

/** A container with one program, and the line to its init. */
export class DockerBox implements Box {
  readonly input: Writable;
  readonly records: Readable;
  readonly logs: readonly Readable[];
  readonly ended: Promise<BoxEnd>;
  readonly #container: Container;
  readonly #line: Socket;
  readonly #meter: Meter;
  readonly #takesJob: boolean;
  readonly #onGone: () => void;
  #isAlive = true;
  #usage = NOTHING_USED;
  #gone: Promise<void> | null = null;

  constructor(
    parts: { readonly container: Container; readonly line: Socket; readonly meter: Meter; readonly takesJob: boolean },
    onGone: () => void,
  ) {
    this.#container = parts.container;
    this.#line = parts.line;
    this.#meter = parts.meter;
    this.#takesJob = parts.takesJob;
    this.#onGone = onGone;
    this.input = parts.line;
    const flow = (): void => void this.#line.resume();
    this.records = new Readable({ read: flow });
    this.logs = [new Readable({ read: flow })];
    this.ended = this.#listen();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  async place(files: Files): Promise<void> {
    if (!this.#takesJob) throw new RatchetFailure('bad-request', 'this box was not started with a folder for its job');
    await this.#container.putArchive(tarOf(files), { path: '/job' });
  }

  hold(held: boolean): void {
    if (held) this.#line.ref();
    else this.#line.unref();
  }

  destroy(): Promise<void> {
    this.#gone ??= this.#destroy();
    return this.#gone;
  }

  async #destroy(): Promise<void> {
    this.usage();
    this.#meter.close();
    // first the line: an engine that cannot get rid of a container's output does not take note of its end
    this.#line.destroy();
    await removeContainer(this.#container);
    this.#onGone();
  }

  /** Hands on what comes until the init tells the end of the program, or the line breaks. */
  async #listen(): Promise<BoxEnd> {
    const outer = new FrameReader();
    const inner = new FrameReader();
    const end = new Promise<BoxEnd>((resolve) => {
      this.#line.on('data', (chunk: Buffer) => {
        for (const { data } of outer.read(chunk)) {
          for (const frame of inner.read(data)) {
            if (frame.kind === KIND.end) resolve({ exitCode: frame.data.readUInt8(0), fromOutside: false });
            else if (!this.#target(frame.kind).push(Buffer.from(frame.data))) this.#line.pause();
          }
        }
      });
      // no candidate can end the init: the container was killed, or the engine is away
      this.#line.once('close', () => resolve({ exitCode: 137, fromOutside: true }));
      this.#line.on('error', () => undefined);
    });
    const result = await end;
    if (!result.fromOutside) await this.#meter.refresh();
    this.#isAlive = false;
    for (const stream of [this.records, ...this.logs]) stream.push(null);
    return result;
  }

  #target(kind: number): Readable {
    return kind === KIND.records ? this.records : (this.logs[0] ?? this.records);
  }

  usage(): BoxUsage {
    if (this.#gone !== null) return this.#usage;
    try {
      this.#usage = readingOf(this.#meter);
    } catch (error) {
      // its group went with it
      if (!['ENOENT', 'ENODEV'].includes(failureCode(error))) throw error;
    }
    return this.#usage;
  }
}

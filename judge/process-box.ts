import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { Files } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Box, BoxEnd, BoxUsage } from './box.js';

/** A box that hangs on a process of this machine and the pipes to it: input, stdout, stderr, records, and what else it has. */
export abstract class ProcessBox implements Box {
  readonly input: Writable;
  readonly records: Readable;
  readonly logs: readonly Readable[];
  readonly ended: Promise<BoxEnd>;
  protected readonly child: ChildProcess;
  protected readonly pipes: readonly Socket[];
  readonly #onGone: () => void;
  #gone: Promise<void> | null = null;

  constructor(child: ChildProcess, onGone: () => void) {
    this.child = child;
    this.#onGone = onGone;
    // on Linux Node makes each pipe a pair of sockets
    this.pipes = child.stdio.filter((stream) => stream instanceof Socket);
    const [input, stdout, stderr, records] = this.pipes;
    if (input === undefined || stdout === undefined || stderr === undefined || records === undefined)
      throw new RatchetFailure('sandbox-unavailable', 'the box could not be started: no pipes to it');
    this.input = input;
    this.records = records;
    this.logs = [stdout, stderr];
    // the box may die at any time; what that means is read from `ended` and from the end of the records
    for (const pipe of this.pipes) pipe.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      child.once('error', () => resolve({ exitCode: 127, fromOutside: false }));
      child.once('exit', (code, signal) => resolve({ exitCode: code ?? (signal === 'SIGKILL' ? 137 : 128), fromOutside: signal !== null }));
    });
  }

  abstract usage(): BoxUsage;
  abstract place(files: Files): Promise<void>;
  /** Kills what the process has started, and takes away what was made for it; `kill` ends the process itself. */
  protected abstract remove(kill: () => Promise<BoxEnd>): Promise<void>;

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  hold(held: boolean): void {
    for (const handle of [this.child, ...this.pipes])
      if (held) handle.ref();
      else handle.unref();
  }

  destroy(): Promise<void> {
    this.#gone ??= this.#destroy();
    return this.#gone;
  }

  protected get isGone(): boolean {
    return this.#gone !== null;
  }

  async #destroy(): Promise<void> {
    // a judge that has nothing else to do still waits until the box is gone
    this.hold(true);
    await this.remove(() => {
      if (this.isAlive) this.child.kill('SIGKILL');
      return this.ended;
    });
    for (const pipe of this.pipes) pipe.destroy();
    this.#onGone();
  }
}

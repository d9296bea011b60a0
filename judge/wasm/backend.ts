import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import { packageRoot } from '../../config/package-root.js';
import type { Box, BoxBackend, BoxEnd, BoxOrder, Guarantee } from '../box.js';
import { WASM_PROGRAM } from './javascript.js';

const HOST = join(packageRoot, 'judge/wasm/box.mjs');
/** Room for deep recursion; and no right to write files or to start anything, should a program ever get out of QuickJS. */
const FLAGS = [
  '--stack-size=7000',
  '--no-warnings',
  Number(process.versions.node.split('.')[0]) < 23 ? '--experimental-permission' : '--permission',
  '--allow-fs-read=*',
];
/** What boxes leave alone of a machine is left alone because QuickJS has no way to name it. */
const NO_WAY = 'QuickJS in WebAssembly: a program is handed no object of the process that runs it';

/** Boxes that are QuickJS in WebAssembly, each in a process of its own: where nothing else makes boxes, for JavaScript alone. */
export class WasmBackend implements BoxBackend {
  readonly name = 'wasm';
  readonly version: string;
  readonly #boxes = new Set<Box>();

  constructor() {
    const text = readFileSync(HOST);
    this.version = `QuickJS in WebAssembly, Node ${process.versions.node}, ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  }

  start({ program, limits }: BoxOrder): Promise<Box> {
    if (program.name !== WASM_PROGRAM)
      throw new RatchetFailure('bad-request', `the WASM box runs JavaScript split, and not ${program.name}: use bubblewrap or docker`);
    const child = spawn(process.execPath, [...FLAGS, HOST, ...program.command, String(limits.memoryMb)], {
      detached: true,
      env: {},
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    const box = new WasmBox(child, () => this.#boxes.delete(box));
    this.#boxes.add(box);
    return Promise.resolve(box);
  }

  guarantees(): readonly Guarantee[] {
    return [
      { what: 'identity', level: 'weak', by: 'the user who started it; the program has no way to act as one' },
      ...(['files', 'network', 'system-calls', 'processes', 'disk'] as const).map((what): Guarantee => ({
        what,
        level: 'enforced',
        by: NO_WAY,
      })),
      { what: 'memory', level: 'enforced', by: 'limit of the QuickJS runtime' },
      {
        what: 'cpu',
        level: 'weak',
        by: 'the judge kills by the time that the process tells, which QuickJS lets it do between its operations',
      },
      { what: 'wall', level: 'enforced', by: 'the judge kills' },
      { what: 'output', level: 'enforced', by: 'the judge stops reading and kills' },
      { what: 'leftovers', level: 'enforced', by: 'a program can start nothing' },
    ];
  }

  async close(): Promise<void> {
    await Promise.all([...this.#boxes].map((box) => box.destroy()));
  }
}

const toldSchema = z.union([z.strictObject({ cpuMs: z.number(), memoryMb: z.number() }), z.strictObject({ memoryKills: z.number() })]);

class WasmBox implements Box {
  readonly input: Writable;
  readonly records: Readable;
  readonly logs: readonly Readable[];
  readonly ended: Promise<BoxEnd>;
  readonly #child: ChildProcess;
  readonly #sockets: readonly Socket[];
  readonly #onGone: () => void;
  #told = { cpuMs: 0, memoryMb: 0, memoryKills: 0 };
  #partial = '';
  #gone: Promise<void> | null = null;

  constructor(child: ChildProcess, onGone: () => void) {
    this.#child = child;
    this.#onGone = onGone;
    const sockets = child.stdio.filter((stream) => stream instanceof Socket);
    const [input, stdout, stderr, records, usage] = sockets;
    if (input === undefined || stdout === undefined || stderr === undefined || records === undefined || usage === undefined) {
      throw new RatchetFailure('sandbox-unavailable', 'the box could not be started: no pipes to it');
    }
    this.input = input;
    this.records = records;
    this.logs = [stdout, stderr];
    this.#sockets = sockets;
    // the box may die at any time; what that means is read from `ended` and from the end of the records
    for (const stream of sockets) stream.on('error', () => undefined);
    usage.setEncoding('utf8').on('data', (text: string) => this.#onTold(text));
    this.ended = new Promise((resolve) => {
      child.once('error', () => resolve({ exitCode: 127, fromOutside: false }));
      child.once('exit', (code, signal) => resolve({ exitCode: code ?? 128, fromOutside: signal !== null }));
    });
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  cpuMs(): number {
    return this.#told.cpuMs;
  }

  peakMemoryMb(): number {
    return this.#told.memoryMb;
  }

  memoryKills(): number {
    return this.#told.memoryKills;
  }

  /** A program can start nothing. */
  processRefusals(): number {
    return 0;
  }

  place(): Promise<void> {
    return Promise.reject(new RatchetFailure('bad-request', 'the WASM box takes no folder of files'));
  }

  hold(held: boolean): void {
    for (const handle of [this.#child, ...this.#sockets])
      if (held) handle.ref();
      else handle.unref();
  }

  destroy(): Promise<void> {
    this.#gone ??= this.#destroy();
    return this.#gone;
  }

  async #destroy(): Promise<void> {
    this.hold(true);
    if (this.isAlive) this.#child.kill('SIGKILL');
    await this.ended;
    for (const socket of this.#sockets) socket.destroy();
    this.#onGone();
  }

  /** Written by our own process about itself: a program in QuickJS cannot reach this pipe. */
  #onTold(text: string): void {
    const lines = `${this.#partial}${text}`.split('\n');
    this.#partial = lines.pop() ?? '';
    for (const line of lines) {
      const told = toldSchema.parse(JSON.parse(line));
      if ('memoryKills' in told) this.#told = { ...this.#told, ...told };
      else this.#told = { ...this.#told, cpuMs: told.cpuMs, memoryMb: Math.max(this.#told.memoryMb, told.memoryMb) };
    }
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import { packageRoot } from '../../config/package-root.js';
import { type Box, type BoxBackend, type BoxEnd, type BoxOrder, type BoxUsage, type Guarantee, NOTHING_USED } from '../box.js';
import { Boxes } from '../boxes.js';
import { ProcessBox } from '../process-box.js';
import { WASM_PROGRAM } from './javascript.js';

const HOST = join(packageRoot, 'judge/wasm/box.mjs');
/** The pipe on which the process tells what it has used. */
const USAGE = 4;
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
  readonly #boxes = new Boxes();

  constructor() {
    const text = readFileSync(HOST);
    this.version = `QuickJS in WebAssembly, Node ${process.versions.node}, ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  }

  start({ program, limits }: BoxOrder): Promise<Box> {
    return this.#boxes.add((_, onGone) => {
      if (program.name !== WASM_PROGRAM)
        throw new RatchetFailure('bad-request', `the WASM box runs JavaScript split, and not ${program.name}: use bubblewrap or docker`);
      const child = spawn(process.execPath, [...FLAGS, HOST, ...program.command, String(limits.memoryMb)], {
        detached: true,
        env: {},
        cwd: '/',
        stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
      });
      return new WasmBox(child, onGone);
    });
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
    await this.#boxes.destroyAll();
  }
}

const toldSchema = z.union([z.strictObject({ cpuMs: z.number(), memoryMb: z.number() }), z.strictObject({ memoryKills: z.number() })]);

class WasmBox extends ProcessBox {
  /** a program can start nothing */
  #told: BoxUsage = NOTHING_USED;
  #partial = '';

  constructor(child: ChildProcess, onGone: () => void) {
    super(child, onGone);
    const usage = this.pipes[USAGE];
    if (usage === undefined) throw new RatchetFailure('sandbox-unavailable', 'the box could not be started: nothing tells what it uses');
    usage.setEncoding('utf8').on('data', (text: string) => this.#onTold(text));
  }

  usage(): BoxUsage {
    return this.#told;
  }

  place(): Promise<void> {
    return Promise.reject(new RatchetFailure('bad-request', 'the WASM box takes no folder of files'));
  }

  protected async remove(kill: () => Promise<BoxEnd>): Promise<void> {
    await kill();
  }

  /** Written by our own process about itself: a program in QuickJS cannot reach this pipe. */
  #onTold(text: string): void {
    const lines = `${this.#partial}${text}`.split('\n');
    this.#partial = lines.pop() ?? '';
    for (const line of lines) {
      const told = toldSchema.parse(JSON.parse(line));
      if ('memoryKills' in told) this.#told = { ...this.#told, ...told };
      else this.#told = { ...this.#told, cpuMs: told.cpuMs, peakMemoryMb: Math.max(this.#told.peakMemoryMb, told.memoryMb) };
    }
  }
}

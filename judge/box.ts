import type { Readable, Writable } from 'node:stream';
import type { Files, Limits } from '../domain/task.js';
import type { BackendName } from '../ports/sandbox.js';

/** A program that a box can run: it reads JSON lines from its input and writes JSON lines to descriptor 3. */
export interface BoxProgram {
  /** `split`, `pytest`: boxes that wait are kept apart by it, and by their folders */
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** what the program may read beside the system */
  readonly folders: readonly BoxFolder[];
  /** takes its files from `/job` instead of its input */
  readonly job: boolean;
}

/** A read-only folder of a box. */
export interface BoxFolder {
  /** where the backend has it: a folder of this machine, a volume */
  readonly source: string;
  /** where the box sees it */
  readonly box: string;
}

export interface BoxOrder {
  readonly program: BoxProgram;
  readonly limits: Limits;
  /** a checkout to work in, instead of empty memory; bubblewrap alone has it */
  readonly mount?: Mount;
}

/** A checkout as one workspace sees it, mounted in the namespace of the process that keeps it (`workspace/keeper.ts`). */
export interface Mount {
  /** id of the process that keeps it */
  readonly keeper: number;
  /** where it lies in the keeper's namespace: `work` is the box's `/work`, `home` its home */
  readonly path: string;
  /** the user of all boxes of one workspace, so that each can change what another has made */
  readonly uid: number;
  /** a way out to package registries: for set-up alone */
  readonly network: boolean;
  /** the files of an image, instead of this machine's programs; missing: those of this machine */
  readonly system?: ImageSystem;
}

export interface ImageSystem {
  /** where they lie in the keeper's namespace */
  readonly path: string;
  readonly entries: readonly SystemEntry[];
}

/** What stands at the top of a box: something of the image, or a link as the image has it. */
export type SystemEntry = { readonly box: string; readonly below: string } | { readonly box: string; readonly link: string };

/** One process tree with limits round it. It serves one candidate and is then destroyed. */
export interface Box {
  readonly input: Writable;
  /** what the program answers; untrusted as soon as a candidate runs */
  readonly records: Readable;
  /** stdout and stderr: logs, never evidence of a pass */
  readonly logs: readonly Readable[];
  readonly ended: Promise<BoxEnd>;
  readonly isAlive: boolean;
  /** so far; the last reading stays when the box is gone */
  usage(): BoxUsage;
  /** Puts trusted files where the box sees them, read-only, as `/job`. Only for programs with `job`. */
  place(files: Files): Promise<void>;
  /** Whether this box keeps the process of the judge alive. */
  hold(held: boolean): void;
  /** Kills everything in the box and resolves when nothing of it is left. */
  destroy(): Promise<void>;
}

export interface BoxUsage {
  readonly cpuMs: number;
  readonly peakMemoryMb: number;
  /** processes of the box that the kernel killed for want of memory */
  readonly memoryKills: number;
  /** whether, and perhaps how often, a process or thread was not made because the box had too many */
  readonly processRefusals: number;
  /** it may hold more processes than can be seen as yet: only another look tells whether one was refused */
  readonly isFilling: boolean;
}

export const NOTHING_USED: BoxUsage = { cpuMs: 0, peakMemoryMb: 0, memoryKills: 0, processRefusals: 0, isFilling: false };

export interface BoxEnd {
  /** as the shell says it: 128 + n for signal n */
  readonly exitCode: number;
  /** a signal ended the process that holds the box: no candidate can reach that one */
  readonly fromOutside: boolean;
}

const ENFORCED = [
  'identity',
  'files',
  'network',
  'system-calls',
  'memory',
  'processes',
  'cpu',
  'wall',
  'disk',
  'output',
  'leftovers',
] as const;

/** One promise of a box and what keeps it on this machine. */
export interface Guarantee {
  readonly what: (typeof ENFORCED)[number];
  readonly level: 'enforced' | 'weak' | 'none';
  readonly by: string;
}

/** A way to make boxes: bubblewrap, Docker, WASM. */
export interface BoxBackend {
  readonly name: BackendName;
  /** everything of the backend that can change a verdict */
  readonly version: string;
  start(order: BoxOrder): Promise<Box>;
  guarantees(): readonly Guarantee[];
  close(): Promise<void>;
}

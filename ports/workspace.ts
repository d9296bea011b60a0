import type { RepoSource } from '../domain/repo-task.js';
import type { Limits } from '../domain/task.js';

/**
 * Checkouts to work in. What fails of the infrastructure (no such repository, commit, registry or box) is thrown as
 * RatchetFailure; what a command or a patch comes to is a value.
 */
export interface Workspaces {
  /**
   * A writable view of its own of the checkout, with its environment; nothing that is done in it reaches the checkout, another
   * workspace or this machine. The first opening of a commit fetches it and sets the environment up, which takes long.
   */
  open(source: RepoSource, limits: Limits, signal: AbortSignal, guest?: Guest): Promise<Workspace>;
  /** Everything beside the source that can change what a command comes to: backend, tools of this machine. */
  version(): Promise<string>;
  /** Closes what is open. */
  close(): Promise<void>;
}

/** A program of a person's that is to run in a workspace. */
export interface Guest {
  /** commands that bring it into the home, once for all checkouts, with a way to package registries */
  readonly setup: readonly string[];
}

/** Paths are relative to the checkout; those that lead out of it, by `..` or a link, answer as `refused`. */
export interface Workspace {
  /** One command at a time, each in a box of its own: no network, no process outlives it. What it changes in the checkout stays. */
  run(command: Command, signal: AbortSignal): Promise<CommandEnd>;
  /** Text of a file, from the given line (from 1) on. */
  read(path: string, range?: LineRange): Promise<FileText | Refused>;
  /** Whole new text; folders on the way are made. */
  write(path: string, text: string): Promise<Written | Refused>;
  remove(path: string): Promise<{ readonly kind: 'removed' } | Refused>;
  /** Paths of files, sorted, under a folder of the checkout; without `.git`, what git ignores and the environment. */
  list(under?: string): Promise<FileList | Refused>;
  apply(patch: string): Promise<Applied>;
  /** What was changed since it was opened, as `git diff` says it. */
  patch(): Promise<PatchMade>;
  /** Removes all of it; resolves when nothing is left. */
  close(): Promise<void>;
}

export interface Command {
  /** for `sh -c`, in the checkout's root */
  readonly shell: string;
  /** at most the limits of the workspace */
  readonly wallMs?: number;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** ends it as its time does */
  readonly until?: AbortSignal;
  /** answers what it asks for at `LOOPBACK`, which is all of a network that there is */
  readonly loopback?: Loopback;
}

/** Where a command that has one finds it, in each box. */
export const LOOPBACK = 'http://127.0.0.1:8484';

/** Never rejects. */
export type Loopback = (request: LoopbackRequest) => Promise<LoopbackAnswer>;

export interface LoopbackRequest {
  readonly method: string;
  /** without what stands behind a question mark */
  readonly path: string;
  /** the header `authorization`; empty where there is none */
  readonly authorization: string;
  readonly body: string;
}

export interface LoopbackAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface CommandEnd {
  /** `timeout` and `memory`: it was killed for it; `output`: it printed more than is allowed */
  readonly ended: 'exit' | 'timeout' | 'memory' | 'output';
  /** as the shell says it: 128 + n for signal n */
  readonly exitCode: number;
  /** stdout and stderr as they came, beginning and end where there was more */
  readonly output: string;
  /** bytes that it printed, of which `output` may be a part */
  readonly outputBytes: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMemoryMb: number;
}

export interface LineRange {
  /** from 1 */
  readonly from: number;
  readonly lines: number;
}

export interface FileText {
  readonly kind: 'text';
  readonly text: string;
  readonly lines: number;
  /** false where the file, or the range, is longer than what is answered (`MAX_FILE_BYTES`) */
  readonly isWhole: boolean;
}

export interface FileList {
  readonly kind: 'files';
  readonly paths: readonly string[];
  /** files in all; more than `paths` has where there are more than `MAX_LISTED` */
  readonly total: number;
}

export interface Written {
  readonly kind: 'written';
  /** where the path leads by a link, which is what was written */
  readonly leadsTo?: string;
}

export interface Refused {
  readonly kind: 'refused';
  /** `there is no file src/a.py`, `src/logo.png is no text` */
  readonly why: string;
}

export type Applied =
  | { readonly kind: 'applied'; readonly paths: readonly string[] }
  /** `it does not apply: src/a.py line 12`, `it holds binary content`, `it leads out of the repository` */
  | Refused;

export type PatchMade =
  | {
      readonly kind: 'patch';
      readonly patch: string;
      readonly paths: readonly string[];
      /** changed or new files with binary content, which no patch holds */
      readonly leftOut: readonly string[];
    }
  | Refused;

export const MAX_FILE_BYTES = 256 * 1_024;
export const MAX_LISTED = 5_000;
export const MAX_PATCH_BYTES = 1_024 * 1_024;

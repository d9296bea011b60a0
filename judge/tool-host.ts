import type { Files } from '../domain/task.js';
import type { BoxFolder } from './box.js';

/** Where the programs that a backend's boxes run come from: this machine for bubblewrap, an image for Docker. */
export interface ToolHost {
  /**
   * The first of these programs that a box of the backend can run, with what it prints of its version; null: none is
   * there. Relative names are looked up where boxes look (`/usr/bin`, …); folders of a home are not reachable for boxes.
   */
  find(candidates: readonly string[], versionArguments: readonly string[]): Promise<Tool | null>;
  /**
   * A read-only folder for boxes, made at its first use and kept; whoever is first makes it. Throws
   * RatchetFailure('sandbox-unavailable').
   */
  prepare(preparation: Preparation): Promise<BoxFolder>;
}

export interface Tool {
  /** as a box sees it */
  readonly path: string;
  /** the first line that it printed */
  readonly version: string;
}

export interface Preparation {
  /** `junit`, `java-driver`: a file name */
  readonly name: string;
  /** everything that its content depends on: versions, sources, pinned requirements */
  readonly key: string;
  /** for a person who waits: `installing JUnit 5` */
  readonly doing: string;
  make(work: WorkFolder): Promise<void>;
}

/** A folder while it is made. Only trusted programs run here; they may use the network. */
export interface WorkFolder {
  /** the path under which the boxes will see it, and under which `run` sees it: `/mnt/ratchet/junit` */
  readonly path: string;
  write(files: Files): Promise<void>;
  /**
   * Runs a program with this folder as its working directory; answers its stdout. Throws RatchetFailure('sandbox-unavailable') with the
   * end of what it printed.
   */
  run(command: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
}

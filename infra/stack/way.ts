import type { Report } from './report.js';

/** How a program is started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What a server is given. */
export interface Place {
  readonly port: number;
  /** second port, of servers that have a page for people */
  readonly uiPort: number;
  /** folder of its state; there already */
  readonly state: string;
}

/** A server program. Its name is the folder of its state: engines do not read each other's files. */
export interface Engine {
  readonly name: string;
  launch(executable: string, place: Place): Launch;
}

/** What mends a lack: system packages, or one command of its own. */
export type Mend = { readonly packages: readonly string[] } | { readonly command: string };

export type Probe =
  | { readonly state: 'ready'; readonly executable: string; readonly because: string }
  /** not there, but `prepare` can be tried */
  | { readonly state: 'possible'; readonly because: string }
  | { readonly state: 'absent'; readonly because: string; readonly mend: Mend | null };

/** One way to get a server program. The first that works wins. */
export interface Way {
  readonly name: 'on PATH' | 'downloaded' | 'built' | 'installed';
  readonly engine: Engine;
  /** Looks, for a few seconds at most, and changes nothing. */
  probe(): Promise<Probe>;
  /** Makes it ready in the cache and answers the executable; may take minutes. */
  prepare(report: Report): Promise<string>;
}

export type ServerName = 'temporal' | 'mongo' | 'chroma';

/** All ways to one server. */
export interface Recipe {
  readonly server: ServerName | 'model';
  readonly title: string;
  /** the setting that names a server that somebody else runs */
  readonly variable: string;
  readonly ways: readonly Way[];
}

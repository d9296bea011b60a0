import type { BoxFolder } from '../box.js';

/** A linter that a box can run on paths: it prints `path:line:column: finding`, a line each. */
export interface Linter {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folders: readonly BoxFolder[];
}

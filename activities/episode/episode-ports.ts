import type { Models } from '../../ports/model.js';
import type { Sandbox } from '../../ports/sandbox.js';
import type { Store } from '../../ports/store.js';
import type { Memory } from '../../ports/memory.js';
import type { CodeReader } from '../../ports/code-reader.js';
import type { Checkouts } from '../work/checkouts.js';

/** What the steps of an episode use. */
export interface EpisodePorts extends Models {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly memory: Memory;
  readonly code: CodeReader;
  /** where agents work; missing where nothing has a checkout */
  readonly checkouts?: Checkouts;
}

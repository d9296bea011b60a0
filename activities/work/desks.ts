import type { Address } from '../../domain/address.js';
import type { Workspace, Workspaces } from '../../ports/workspace.js';

/** A checkout that an agent works in, and how many of the actions on record were done in it. */
export interface Desk {
  readonly workspace: Workspace;
  readonly done: number;
}

/**
 * Checkouts of agents at work in this process, between their steps. Each belongs to one work; who takes it has it alone.
 * One that nobody comes back to is removed after a while, and the oldest where there are too many: what was done in it is
 * on record, and it can be built anew.
 */
export class Desks {
  /** asked for when the first agent enters: not every machine has any */
  readonly workspaces: () => Workspaces;
  readonly #desks = new Map<Address, { readonly desk: Desk; readonly timer: NodeJS.Timeout }>();
  readonly #most: number;
  readonly #idleMs: number;

  constructor(workspaces: () => Workspaces, { most = 64, idleMs = 15 * 60_000 } = {}) {
    this.workspaces = workspaces;
    this.#most = most;
    this.#idleMs = idleMs;
  }

  take(work: Address): Desk | null {
    const held = this.#desks.get(work);
    if (held === undefined) return null;
    clearTimeout(held.timer);
    this.#desks.delete(work);
    return held.desk;
  }

  async put(work: Address, desk: Desk): Promise<void> {
    const before = this.take(work);
    const timer = setTimeout(() => void this.drop(work).catch(() => undefined), this.#idleMs);
    timer.unref();
    this.#desks.set(work, { desk, timer });
    await before?.workspace.close();
    const [oldest] = this.#desks.keys();
    if (this.#desks.size > this.#most && oldest !== undefined) await this.drop(oldest);
  }

  async drop(work: Address): Promise<void> {
    await this.take(work)?.workspace.close();
  }
}

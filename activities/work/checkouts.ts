import type { Address } from '../../domain/address.js';
import type { Workspace, Workspaces } from '../../ports/workspace.js';

/** A checkout that an agent works in, and how many of the actions on record were done in it. */
export interface HeldCheckout {
  readonly workspace: Workspace;
  readonly done: number;
}

/**
 * Checkouts of agents at work in this process, between their steps. Each belongs to one work; who takes it has it alone.
 * One that nobody comes back to is removed after a while, and the oldest where there are too many: what was done in it is
 * on record, and it can be built anew.
 */
export class Checkouts {
  /** asked for when the first agent enters: not every machine has any */
  readonly workspaces: () => Workspaces;
  readonly #checkouts = new Map<Address, { readonly checkout: HeldCheckout; readonly timer: NodeJS.Timeout }>();
  readonly #most: number;
  readonly #idleMs: number;

  constructor(workspaces: () => Workspaces, { most = 64, idleMs = 15 * 60_000 } = {}) {
    this.workspaces = workspaces;
    this.#most = most;
    this.#idleMs = idleMs;
  }

  take(work: Address): HeldCheckout | null {
    const held = this.#checkouts.get(work);
    if (held === undefined) return null;
    clearTimeout(held.timer);
    this.#checkouts.delete(work);
    return held.checkout;
  }

  async put(work: Address, checkout: HeldCheckout): Promise<void> {
    const before = this.take(work);
    const timer = setTimeout(() => void this.drop(work).catch(() => undefined), this.#idleMs);
    timer.unref();
    this.#checkouts.set(work, { checkout, timer });
    await before?.workspace.close();
    const [oldest] = this.#checkouts.keys();
    if (this.#checkouts.size > this.#most && oldest !== undefined) await this.drop(oldest);
  }

  async drop(work: Address): Promise<void> {
    await this.take(work)?.workspace.close();
  }
}

import { leavingOut, leftOutLine, type LenientStore } from '../campaigns/leaving-out.js';
import { readConfig, type Config } from '../config/config.js';
import { lines } from '../domain/visible.js';
import { openStore } from '../infra/mongo/open.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { connectStack, whileAttached } from '../infra/stack/running.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import { CliFailure, EXIT } from './failures.js';
import { progress } from './output.js';

/** The stack that runs, and what it keeps: enough for a command that asks nothing of its engine, and quicker to be had. */
export interface Kept {
  readonly config: Config;
  readonly addresses: StackAddresses;
  readonly store: Store;
}

/** Opens the store of the stack that runs in this home, and closes it whatever happens. */
export async function withStore<T>(use: (kept: Kept) => Promise<T>): Promise<T> {
  const config = readConfig();
  const addresses = await connectStack(config.home);
  try {
    return await useStore(config, addresses, use);
  } catch (error) {
    if (!(error instanceof RatchetFailure) || error.kind !== 'unavailable') throw error;
    // What is away cannot say since when: the owner of the stack can.
    const { troubleLines } = await import('../infra/stack/status.js');
    throw new CliFailure(EXIT.missing, lines([error.message, ...(await troubleLines(config.home))]));
  }
}

/** For what needs no record in particular: what cannot be read is left out, and named on stderr. */
export function withReadable<T>(use: (kept: Kept & { readonly store: LenientStore }) => Promise<T>): Promise<T> {
  return withStore((kept) => tellLeftOut(kept.store, (store) => use({ ...kept, store })));
}

export async function tellLeftOut<T>(whole: Store, use: (store: LenientStore) => Promise<T>): Promise<T> {
  const store = leavingOut(whole);
  try {
    return await use(store);
  } finally {
    for (const each of store.leftOut()) progress(leftOutLine(each));
  }
}

/** Opens the store of a stack, whose owner leaves it up as long. */
export function useStore<T>(config: Config, addresses: StackAddresses, use: (kept: Kept) => Promise<T>): Promise<T> {
  return whileAttached(config.home, addresses, async () => {
    const store = await openStore(addresses.mongo);
    try {
      return await use({ config, addresses, store });
    } finally {
      await store.close();
    }
  });
}

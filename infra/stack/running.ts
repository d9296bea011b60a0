import { readStack, type StackAddresses } from './addresses.js';
import { attach } from './attached.js';
import { StackFailure } from './failure.js';
import { lockOwner } from './lock.js';
import { placesOf } from './places.js';

/** The running stack of the home; a failure that says how to start one where none runs. */
export async function connectStack(home: string): Promise<StackAddresses> {
  const addresses = await readStack(home);
  if (addresses !== null) return addresses;
  const owner = await lockOwner(placesOf(home).owner);
  const state = owner === null ? 'no stack runs in it' : 'its stack is being started';
  throw new StackFailure('missing', `${home}: ${state}. This brings it up:\n  ratchet up`);
}

/**
 * Works on the running stack of a home, which its owner leaves up as long. Throws StackFailure where the stack is none, or no longer
 * this one.
 */
export async function whileAttached<T>(home: string, addresses: StackAddresses, work: () => Promise<T>): Promise<T> {
  const detach = await attach(placesOf(home), commandWords());
  try {
    if ((await readStack(home))?.pid !== addresses.pid)
      throw new StackFailure('missing', `${home}: its stack has just ended. This brings it up:\n  ratchet up`);
    return await work();
  } finally {
    await detach();
  }
}

/** The command as it was typed, without its options. */
export function commandWords(): string {
  const words = process.argv.slice(2);
  const options = words.findIndex((word) => word.startsWith('-'));
  return ['ratchet', ...(options === -1 ? words : words.slice(0, options))].join(' ');
}

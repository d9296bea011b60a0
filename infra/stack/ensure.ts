import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config/config.js';
import { readStack, type StackAddresses } from './addresses.js';
import { attach, attachedTo, untilAlone } from './attached.js';
import { takeHandOvers } from './hand-over.js';
import { lockOwner, takeLock } from './lock.js';
import { BUILT_PROGRAMS, type Programs } from './own-programs.js';
import { makePlaces, type Places, placesOf } from './places.js';
import { step, type Report } from './report.js';
import { commandWords } from './running.js';
import { type Stack, startStack } from './start.js';
import { watchHealth } from './watch-health.js';

export interface StackHandle {
  readonly addresses: StackAddresses;
  /** this process started the stack and owns it */
  readonly started: boolean;
  /** Starts our own programs of the stack again, as they are built now; null where another process owns it. */
  readonly startAgain: Stack['startAgain'] | null;
  /** Ends the stack where this process owns it, once nobody else works on it or there is hurry; nothing otherwise. */
  stop(hurry: AbortSignal): Promise<void>;
}

const POLL_MS = 200;

/** The stack of the home: the one that runs, or a new one that this process then owns. */
export async function ensureStack(config: Config, report: Report, programs: Programs = BUILT_PROGRAMS): Promise<StackHandle> {
  const places = placesOf(config.home);
  await makePlaces(places);
  for (;;) {
    const lock = await takeLock(places.owner);
    if (lock.held) return own(config, programs, report, lock);
    report(`a stack of ${config.home} is there already: attaching to it`);
    const detach = await attach(places, commandWords());
    const addresses = await step('waiting for its owner to bring it up', report, () => waitForStack(config.home));
    if (addresses !== null) return { addresses, started: false, startAgain: null, stop: detach };
    // the owner ended meanwhile, so the home is free
    await detach();
  }
}

async function own(
  config: Config,
  programs: Programs,
  report: Report,
  lock: { readonly release: () => Promise<void> },
): Promise<StackHandle> {
  try {
    const places = placesOf(config.home);
    const stack = await startStack(config, programs, report);
    const handOvers = takeHandOvers(places, (model) => stack.useModel(model), report);
    const health = watchHealth(config.home, report);
    const stop = async (hurry: AbortSignal): Promise<void> => {
      await untilHidden(places, stack, report, hurry);
      await Promise.all([handOvers.end(), health.end()]);
      await stack.stop();
      await lock.release();
    };
    return { addresses: stack.addresses, started: true, startAgain: () => stack.startAgain(), stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Hides the stack when nobody works on it. Who attached in between has found it, and is waited for as well. */
async function untilHidden(places: Places, stack: Stack, report: Report, hurry: AbortSignal): Promise<void> {
  for (;;) {
    await untilAlone(places, report, hurry);
    await stack.hide();
    if (hurry.aborted || (await attachedTo(places)).length === 0) return;
    await stack.show();
  }
}

async function waitForStack(home: string): Promise<StackAddresses | null> {
  for (;;) {
    const addresses = await readStack(home);
    if (addresses !== null) return addresses;
    if ((await lockOwner(placesOf(home).owner)) === null) return null;
    await sleep(POLL_MS);
  }
}

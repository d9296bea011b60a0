import { setTimeout as sleep } from 'node:timers/promises';
import { ROLE_PREFIX } from '../../config/roles.js';
import { OTHER_ROLES } from '../../domain/roles.js';
import type { Config } from '../../config/config.js';
import { readStack, type StackAddresses } from './addresses.js';
import { attach, attachedTo, untilAlone } from './attached.js';
import { StackFailure } from './failure.js';
import { takeHandOvers } from './hand-over.js';
import { lockOwner, takeLock } from './lock.js';
import { embeddedModel, nameOf } from './model-setting.js';
import { BUILT_PROGRAMS, type Programs } from './own-programs.js';
import { makePlaces, type Places, placesOf } from './places.js';
import { step, type Report } from './report.js';
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

/** Works on the running stack of a home, which its owner leaves up as long. Throws StackFailure where the stack is none, or no longer this one. */
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
function commandWords(): string {
  const words = process.argv.slice(2);
  const options = words.findIndex((word) => word.startsWith('-'));
  return ['ratchet', ...(options === -1 ? words : words.slice(0, options))].join(' ');
}

/** The running stack of the home; a failure that says how to start one where none runs. */
export async function connectStack(home: string): Promise<StackAddresses> {
  const addresses = await readStack(home);
  if (addresses !== null) return addresses;
  const owner = await lockOwner(placesOf(home).owner);
  const state = owner === null ? 'no stack runs in it' : 'its stack is being started';
  throw new StackFailure('missing', `${home}: ${state}. This brings it up:\n  ratchet up`);
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

/**
 * A stack that runs was started with its owner's settings: those of a shell that differ are named, not ignored. To be told when
 * a command has done with the stack what it came for: `ratchet up` hands the model's over first.
 */
export function unusedSettings(config: Config, running: StackAddresses): readonly string[] {
  const pairs: readonly (readonly [string, string | null, string])[] = [
    ['TEMPORAL_ADDRESS', config.temporal.address, running.temporal.address],
    ['MONGODB_URL', config.mongo.url, running.mongo.url],
    ['CHROMA_URL', config.chroma.url, running.chroma.url],
  ];
  const model: typeof pairs = [
    ['OPENAI_BASE_URL', config.model.baseUrl, running.model.baseUrl],
    ['RATCHET_MODEL', nameAsked(config.model), running.model.name],
    ...OTHER_ROLES.flatMap((role): typeof pairs => [
      [`${ROLE_PREFIX[role]}_MODEL`, config.model.roles[role]?.name ?? null, running.roles[role]?.name ?? ''],
      [`${ROLE_PREFIX[role]}_BASE_URL`, config.model.roles[role]?.baseUrl ?? null, running.roles[role]?.baseUrl ?? ''],
    ]),
  ];
  const { agents } = config.sandbox;
  const lacking = agents.filter((folder) => !running.agents.includes(folder));
  const unseen = lacking.length === 0 ? [] : [`RATCHET_AGENTS is not used: the stack was started without ${lacking.join(', ')}. ${AGAIN}.`];
  return [...unseen, ...told(pairs, AGAIN), ...told(model, '`ratchet up` hands it over')];
}

const AGAIN = '`ratchet down`, then start again, makes it count';

/** An embedded model may be asked for by another name than it has. */
function nameAsked(model: Config['model']): string | null {
  const choice = model.name === null ? null : embeddedModel(model);
  return choice === null ? model.name : nameOf(choice);
}

function told(pairs: readonly (readonly [string, string | null, string])[], wayOut: string): readonly string[] {
  return pairs
    .filter(([, mine, theirs]) => mine !== null && mine !== theirs)
    .map(([variable]) => `${variable} is not used: the stack runs with another. ${wayOut}.`);
}

import type { Config } from '../config/config.js';
import { ensureStack, type StackHandle } from '../infra/stack/ensure.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { CliFailure, EXIT } from './failures.js';
import { hurry } from './interrupt.js';
import { progress } from './output.js';

function say(): void {
  progress('interrupted: what is being started is ended as soon as it is there; Ctrl-C again ends at once');
}

/**
 * The stack, for a command that can be interrupted. Ctrl-C while servers are brought up ends them again as soon as they are there:
 * none is left in the middle of its start. Nothing of the command has begun then.
 */
export async function broughtUp(
  config: Config,
  signal: AbortSignal,
  bringUp: (config: Config, report: typeof progress) => Promise<StackHandle> = ensureStack,
): Promise<StackHandle> {
  signal.addEventListener('abort', say, { once: true });
  const stack = await bringUp(config, progress);
  signal.removeEventListener('abort', say);
  if (!signal.aborted) return stack;
  await stack.stop(hurry(signal));
  throw new CliFailure(EXIT.interrupted, 'interrupted before anything was begun; the same command begins it');
}

/** What to look at next. Addresses of what ends with the command are dead when they are read: the way back to them is told instead. */
export function whereToLook(
  campaign: string,
  { temporal, api }: Pick<StackAddresses, 'temporal' | 'api'>,
  ends: boolean,
): readonly string[] {
  if (ends)
    return [
      'The servers that this command started end with it; what is on record stays.',
      `To read on: \`ratchet up\` brings the stack back, \`ratchet open\` shows its dashboard, \`ratchet campaign report ${campaign}\` tells this report again.`,
    ];
  return [
    ...(temporal.uiUrl === null ? [] : [`Temporal UI: ${temporal.uiUrl}`]),
    ...(api.url === null ? [] : [`Dashboard:   ${api.url} (documentation of the API: ${api.url}/docs)`]),
  ];
}

/** What is to be said where a command was interrupted: a stack that it did not start works on without it. */
export function interruptedOn({ started }: Pick<StackHandle, 'started'>): CliFailure {
  if (started) progress('interrupted: ending what was started for it');
  return new CliFailure(
    EXIT.interrupted,
    started
      ? 'interrupted; starting again goes on from what is stored'
      : 'interrupted; what was begun goes on in the stack, which ran before: `ratchet campaign list` shows it, `ratchet campaign stop NAME` ends it',
  );
}

import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ownEnvironment, type Config } from '../config/config.js';
import { packageRoot } from '../config/package-root.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { connectStack } from '../infra/stack/running.js';
import { makePlaces, placesOf } from '../infra/stack/places.js';
import { refusedPlace } from '../infra/stack/refused-place.js';
import type { Report } from '../infra/stack/report.js';
import { CliFailure, EXIT, type ExitCode } from './failures.js';

/** What the process that becomes the stack's owner tells the command that started it. */
const word = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), line: z.string() }),
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('failed'), exitCode: z.int(), message: z.string() }),
]);
type Word = z.infer<typeof word>;

/** Starts `ratchet up --foreground` as a process of its own that outlives this one, and waits until it is ready. */
export async function upInBackground(config: Config, report: Report): Promise<StackAddresses> {
  const places = placesOf(config.home);
  await makePlaces(places);
  const logFile = join(places.logs, 'stack.log');
  const log = await open(logFile, 'a', 0o600).catch((error: unknown) => {
    throw refusedPlace(logFile, 'written', error);
  });
  const main = join(packageRoot, 'dist', 'cli', 'main.js');
  const child = spawn(process.execPath, [main, 'up', '--foreground'], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
    env: { ...ownEnvironment(), ...modelOf(config) },
  });
  await log.close();
  try {
    await untilReady(child, report, logFile);
  } finally {
    // Also after a failure: as long as the channel is open, each of the two would wait for the other.
    if (child.connected) child.disconnect();
    child.unref();
  }
  return connectStack(config.home);
}

/** What `--model` says is no setting of the shell. */
function modelOf({ model }: Config): NodeJS.ProcessEnv {
  return model.name === null ? {} : { RATCHET_MODEL: model.name };
}

function untilReady(child: ChildProcess, report: Report, logFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const said: Word = word.parse(message);
      if (said.kind === 'line') report(said.line);
      if (said.kind === 'ready') resolve();
      if (said.kind === 'failed') reject(new CliFailure(knownExitCode(said.exitCode), said.message));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new CliFailure(EXIT.failed, `the stack's process ended (${signal ?? `exit code ${String(code)}`}); ${logFile} may say why`)),
    );
  });
}

/** Tells the command that started this process, where one did. */
export function tellStarter(said: Word): void {
  if (process.connected) process.send?.(said);
}

/** Until it is ready, the stack is given up with the command that waits for it: Ctrl-C there is felt here. */
export function endWithStarter(): () => void {
  process.once('disconnect', giveUp);
  return () => process.off('disconnect', giveUp);
}

function giveUp(): never {
  process.exit(EXIT.interrupted);
}

function knownExitCode(code: number): ExitCode {
  return Object.values(EXIT).find((known) => known === code) ?? EXIT.failed;
}

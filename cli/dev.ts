import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ownEnvironment, readConfig } from '../config/config.js';
import { dependencyFolder, packageRoot } from '../config/package-root.js';
import { killGroup } from '../infra/stack/child.js';
import { broughtUp } from './brought-up.js';
import { asCliFailure, CliFailure, EXIT } from './failures.js';
import { hurry, interruptSignal } from './interrupt.js';
import { eachBuild, readyLine } from './dev-builds.js';
import { complain, progress } from './output.js';

/** `npm run dev`, no command of `ratchet`: the stack of this home, whose worker, API and offline model start again after each build. */
async function dev(): Promise<void> {
  const config = readConfig();
  const signal = interruptSignal();
  const stack = await broughtUp(config, signal);
  const { startAgain } = stack;
  if (startAgain === null) {
    await stack.stop(hurry(AbortSignal.abort()));
    throw new CliFailure(
      EXIT.usage,
      `a stack runs in ${config.home} already. End it by \`ratchet down\`, or set RATCHET_HOME to another folder.`,
    );
  }
  const { api } = stack.addresses;
  const restarts = oneAtATime(() =>
    startAgain().then(
      () => progress(readyLine('started again', api.url)),
      (error: unknown) => complain(`not started again: ${String(error)}`),
    ),
  );
  const compiler = watchSources();
  const end = (): void => {
    if (compiler.pid !== undefined) killGroup(compiler.pid);
  };
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    await eachBuild(compiler.stdout, { report: progress, ready: () => progress(readyLine('ready', api.url)), built: restarts.again });
    if (!signal.aborted) throw new CliFailure(EXIT.failed, 'the compiler ended');
  } finally {
    end();
    await restarts.done();
    await stack.stop(hurry(signal));
  }
}

/** In a process group of its own, since the compiler is a child of its launcher. */
function watchSources(): ChildProcess {
  const tsc = join(dependencyFolder('typescript'), 'bin', 'tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'];
  return spawn(process.execPath, args, { cwd: packageRoot, detached: true, env: ownEnvironment(), stdio: ['ignore', 'pipe', 'inherit'] });
}

/** However often it is asked for while it runs, it then runs once more. */
function oneAtATime(work: () => Promise<void>): { readonly again: () => void; readonly done: () => Promise<void> } {
  let running: Promise<void> | null = null;
  let isAsked = false;
  const all = async (): Promise<void> => {
    for (; isAsked;) {
      isAsked = false;
      await work();
    }
    running = null;
  };
  const again = (): void => {
    isAsked = true;
    running ??= all();
  };
  return { again, done: async () => running ?? undefined };
}

try {
  await dev();
} catch (error) {
  const expected = asCliFailure(error);
  complain(`dev: ${expected?.message ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
  process.exitCode = expected?.exitCode ?? EXIT.failed;
}

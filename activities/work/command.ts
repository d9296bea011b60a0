import { randomBytes } from 'node:crypto';
import type { Address } from '../../domain/address.js';
import { commandWords, filledIn, isOwnFile, shellLine, type CommandSolver, type Placeholder } from '../../domain/agent/command-solver.js';
import { excerptOf } from '../../domain/agent/observation.js';
import { shownReadOnly } from '../../domain/agent/read-only.js';
import { renderedText, statementText, strategyText } from '../../domain/agent/render.js';
import type { WorkEnd } from '../../domain/agent/trajectory.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Limits, Task } from '../../domain/task.js';
import { workAddress } from '../../campaigns/works.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { WorkRecord } from '../../ports/work-records.js';
import { LOOPBACK, type CommandEnd, type Workspace } from '../../ports/workspace.js';
import { loadContext, loadRecalled, loadReflections } from '../episode/episode-context.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { handedIn } from './handed-in.js';
import { checkoutsOf, openCheckout } from './checkout.js';
import { findIn } from './found.js';
import { Meter } from './meter.js';

/** A person's own agent enters: what it shows to the model is on record first, so that it asks the same if it has to run again. */
export async function enterCommand({ store }: EpisodePorts, work: Address, task: Task): Promise<void> {
  await store.keep('entered', work, {
    files: [],
    total: 0,
    readOnly: shownReadOnly(task),
    tests: null,
    token: `rk-${randomBytes(24).toString('hex')}`,
  });
}

/**
 * Runs the command of a person's own agent in a checkout of its own, from its beginning to its end, and keeps what came of it.
 * Where a worker is killed meanwhile, the next one runs it again: what it asks as before is answered from the ledger.
 */
export async function runCommand(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  solver: CommandSolver,
  signal: AbortSignal,
): Promise<WorkRecord> {
  const { store } = ports;
  const work = workAddress(spec, progress);
  const known = await store.find('works', work);
  if (known !== null) return known;
  const { task, strategy, tried } = await loadContext(store, spec, progress);
  const [entered, recalled, reflections] = await Promise.all([
    store.find('entered', work),
    loadRecalled(store, spec),
    loadReflections(store, spec, progress),
  ]);
  if (entered?.token === undefined) throw new RatchetFailure('missing-record', `entering of ${work} is not in the store`);
  const workspace = await openCheckout(checkoutsOf(ports, task), task, signal, {
    limits: limitsOf(task, solver),
    guest: { setup: solver.setup },
  });
  try {
    const { outdated = [] } = await findIn(workspace, store, spec);
    const told = { strategy, task, entered: { ...entered, outdated }, recalled, tried, reflections };
    const values = {
      statement: passable(statementText(told)),
      strategy: passable(strategyText(strategy, solver)),
      baseUrl: `${LOOPBACK}/v1`,
      key: entered.token,
      model: spec.model,
    };
    await render(workspace, strategy, solver, values, signal);
    const meter = new Meter({ ports, spec, work, strategy, solver, token: entered.token });
    const end = await run(workspace, solver, values, meter, signal);
    if (meter.failure !== null) throw meter.failure;
    if (isMissing(end) && meter.calls.length === 0) throw notThere(solver, end);
    return await store.keep('works', work, await recordOf(workspace, task, solver, meter, end));
  } finally {
    await workspace.close();
  }
}

async function recordOf(workspace: Workspace, task: Task, solver: CommandSolver, meter: Meter, end: CommandEnd): Promise<WorkRecord> {
  const made = await handedIn(workspace, task, (path) => isOwnFile(path, solver));
  return {
    ended: meter.over ?? ENDS[end.ended],
    turns: 0,
    patch: 'patch' in made ? made.patch : '',
    leftOut: 'leftOut' in made ? made.leftOut : [],
    refused: 'refused' in made ? made.refused : '',
    calls: meter.calls.map(({ ledger }) => ledger),
    command: {
      command: commandWords(solver),
      exitCode: end.exitCode,
      output: excerptOf(end.output, (left) => `… ${left} left out …`),
      outputBytes: end.outputBytes,
      wallMs: Math.round(end.wallMs),
      cpuMs: Math.round(end.cpuMs),
      peakMemoryMb: Math.round(end.peakMemoryMb),
      calls: meter.calls.map(({ call }) => call),
      refusals: meter.refusals,
      unheeded: meter.unheeded,
      rendered: solver.files.map(({ path }) => path),
    },
  };
}

/** What one argument or variable of a process can hold, with room to spare. */
const MAX_VALUE_BYTES = 96_000;

function passable(text: string): string {
  const plain = text.replaceAll('\0', '');
  const bytes = Buffer.from(plain);
  return bytes.length <= MAX_VALUE_BYTES ? plain : `${bytes.subarray(0, MAX_VALUE_BYTES).toString('utf8')}\n… (the rest is left out)\n`;
}

const ENDS = { exit: 'exited', timeout: 'time', memory: 'memory', output: 'output' } as const satisfies Record<
  CommandEnd['ended'],
  WorkEnd
>;

/** Its time is counted here, where it is known how long it waited for an endpoint that was away. */
function limitsOf({ limits }: Task, { minutes }: CommandSolver): Limits {
  const atMost = minutes * 60_000 + WAITING_MS;
  return { ...limits, wallMs: atMost, cpuMs: Math.max(limits.cpuMs, atMost), outputKb: Math.max(limits.outputKb, MAX_OUTPUT_KB) };
}

const WAITING_MS = 5 * 60_000;
const MAX_OUTPUT_KB = 16 * 1_024;

type Values = Readonly<Record<Placeholder, string>>;

/** What stands in the checkout under such a name stays behind what is rendered: it is what the repository says to agents. */
async function render(
  workspace: Workspace,
  strategy: Strategy,
  { files }: CommandSolver,
  values: Values,
  signal: AbortSignal,
): Promise<void> {
  for (const file of files) {
    const text = renderedText(file, strategy, values);
    if (file.path.startsWith('~/')) {
      const end = await workspace.run({ shell: INTO_HOME, input: text, env: { RATCHET_PATH: file.path.slice(2) } }, signal);
      if (end.exitCode !== 0) throw notRendered(file.path, end.output);
      continue;
    }
    const before = file.what === 'text' ? null : await workspace.read(file.path);
    const whole = before?.kind === 'text' && before.text.trim() !== '' ? `${text}\n${before.text}` : text;
    const written = await workspace.write(file.path, whole);
    if (written.kind === 'refused') throw notRendered(file.path, written.why);
  }
}

const INTO_HOME = 'exec 2>&1; mkdir -p -- "$(dirname -- "$HOME/$RATCHET_PATH")" && cat > "$HOME/$RATCHET_PATH"';

function notRendered(path: string, why: string): RatchetFailure {
  return new RatchetFailure('bad-request', `files of the solver: ${path} cannot be written: ${why.trim().slice(0, 300)}`);
}

async function run(workspace: Workspace, solver: CommandSolver, values: Values, meter: Meter, signal: AbortSignal): Promise<CommandEnd> {
  const { minutes, stdin, env } = solver;
  const clock = stopAfter(minutes * 60_000, meter);
  try {
    return await workspace.run(
      {
        shell: shellLine(solver, values),
        input: stdin === 'statement' ? values.statement : '',
        env: {
          RATCHET_STATEMENT: values.statement,
          RATCHET_STRATEGY: values.strategy,
          ...Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filledIn(text, values)])),
        },
        until: meter.stopped,
        loopback: (request) => meter.answer(request),
      },
      signal,
    );
  } finally {
    clock.end();
    await meter.close();
  }
}

/** The time in which it waits for an endpoint that is away is none of its own. */
function stopAfter(ms: number, meter: Meter): { readonly end: () => void } {
  const until = performance.now() + ms;
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const left = until + meter.waitedMs - performance.now();
    if (left <= 0) meter.stop();
    else timer = setTimeout(look, left);
  };
  look();
  return { end: () => clearTimeout(timer) };
}

/** As a shell says that there is no such program, or none that can be run. */
function isMissing({ ended, exitCode }: CommandEnd): boolean {
  return ended === 'exit' && (exitCode === 127 || exitCode === 126);
}

function notThere(solver: CommandSolver, { output }: CommandEnd): RatchetFailure {
  return new RatchetFailure(
    'bad-request',
    `the command of the strategy's agent cannot be run in its box: ${output.trim().slice(-300) || commandWords(solver)}. A box has the programs in /usr, what \`setup\` of the solver brought into its home, and the folders of RATCHET_AGENTS`,
  );
}

import type { Command } from 'commander';
import { clockTime } from '../../domain/waiting.js';
import { lines, type Lines } from '../../domain/visible.js';
import type { Connection } from '../../client/client.js';
import { connect } from '../connect.js';
import { unreadableLine } from '../../campaigns/unreadable.js';
import { readConfig, type Config } from '../../config/config.js';
import { openStore } from '../../infra/mongo/open.js';
import type { Store } from '../../ports/store.js';
import type { StackAddresses } from '../../infra/stack/addresses.js';
import { diagnose, type Diagnosis } from '../../infra/stack/doctor.js';
import { endOwner } from '../../infra/stack/down.js';
import { connectStack, ensureStack } from '../../infra/stack/ensure.js';
import { handOverModel } from '../../infra/stack/hand-over.js';
import { prepareEmbedder } from '../../infra/stack/embedder.js';
import { prepareLanguageModel } from '../../infra/stack/language-model/language-model.js';
import { embeddedModel } from '../../infra/stack/model-setting.js';
import { stackStatus, type StackStatus } from '../../infra/stack/status.js';
import { readinessOf } from '../remote.js';
import { endWithStarter, tellStarter, upInBackground } from '../background.js';
import { asCliFailure, EXIT } from '../failures.js';
import { configFor, MODEL_OF_OURS, tellUnused } from '../model-option.js';
import { hurry, interruptSignal } from '../interrupt.js';
import { printJson, progress, table, tableLines, printText } from '../output.js';

export function registerStack(program: Command): void {
  program
    .command('up')
    .description(
      'Brings up the stack (Temporal, a MongoDB, Chroma, a model, the worker and the API) and leaves it running. Where it runs, hands it the settings of the model that this shell has.',
    )
    .option('--foreground', 'stay in this process until Ctrl-C')
    .option('--model <model>', MODEL_OF_OURS)
    .action(up);
  program.command('down').description('Ends the stack of this home, in order.').action(down);
  program
    .command('status')
    .description('Says of each part whether it answers. Exit code 3 unless all do.')
    .option('--json', 'print JSON')
    .action(status);
  program
    .command('doctor')
    .description(
      'Says how each part would be had on this machine, what is missing and the command that mends it. Exit code 3 when something is missing.',
    )
    .option('--fix', 'install the missing system packages (root on Debian or Ubuntu; RATCHET_NO_INSTALL=1 forbids)')
    .option('--json', 'print JSON')
    .action(doctor);
}

interface UpOptions {
  readonly foreground?: boolean;
  readonly model?: string;
}

async function up(options: UpOptions): Promise<void> {
  const config = configFor(options.model);
  if (options.foreground === true) return upHere(config, options.model);
  await upInBackground(config, progress);
  // A stack that runs goes on as it is while the other model is fetched.
  const choice = embeddedModel(config.model);
  if (choice !== null && choice.kind !== 'offline') await prepareLanguageModel(config, choice, progress);
  await prepareEmbedder(config, progress);
  await handOverModel(config, progress);
  const addresses = await connectStack(config.home);
  tellUnused(addresses, options.model);
  whereToLook(addresses);
  await tellWhatGoesOn(addresses);
  progress('It goes on in the background: `ratchet status` looks at it, `ratchet down` ends it.');
}

/** Owns the stack in this process; what happens is told to the terminal, and to the `up` that started us where one did. */
async function upHere(config: Config, model: string | undefined): Promise<void> {
  const stay = endWithStarter();
  try {
    const stack = await ensureStack(config, progressToAll);
    stay();
    if (!stack.started) {
      progressToAll(
        stack.addresses.stays
          ? 'it runs already in the background: `ratchet down` ends it'
          : 'it runs already, owned by another command, and ends when that one does; campaigns then go on after the next `ratchet up`',
      );
      // The `up` that waits for this one hands its settings over, and tells what is left.
      if (!process.connected) tellUnused(stack.addresses, model);
      tellStarter({ kind: 'ready' });
      await stack.stop(hurry(AbortSignal.abort()));
      return whereToLook(stack.addresses);
    }
    tellStarter({ kind: 'ready' });
    whereToLook(stack.addresses);
    await tellWhatGoesOn(stack.addresses);
    const signal = await untilInterrupted();
    progress('ending the stack in order');
    await stack.stop(hurry(signal));
  } catch (error) {
    const expected = asCliFailure(error);
    tellStarter({ kind: 'failed', exitCode: expected?.exitCode ?? EXIT.failed, message: expected?.message ?? String(error) });
    throw error;
  }
}

function progressToAll(line: string): void {
  progress(line);
  tellStarter({ kind: 'line', line });
}

async function untilInterrupted(): Promise<AbortSignal> {
  const signal = interruptSignal();
  await new Promise<void>((resolve) => {
    // The timer holds the process: a signal listener alone does not.
    const hold = setInterval(() => {}, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(hold);
      resolve();
    });
  });
  return signal;
}

async function down(): Promise<void> {
  const { home } = readConfig();
  const ended = await endOwner(home, progress);
  progress(ended === null ? `nothing runs in ${home}` : `the stack of ${home} has ended`);
}

async function status(options: { readonly json?: boolean }): Promise<void> {
  const { remote, home } = readConfig();
  if (remote !== null) return remoteStatus(remote, options.json === true);
  const found = await stackStatus(home);
  if (options.json === true) printJson(found);
  else printText(statusText(found));
  if (found.state !== 'up') process.exitCode = EXIT.missing;
}

/** What the API says of the installation that it stands for. */
async function remoteStatus(remote: Connection, json: boolean): Promise<void> {
  const { status: state, checks } = await readinessOf(connect(remote));
  if (json) printJson({ url: remote.url, state, checks });
  else
    printText(
      lines([
        `${remote.url}: ${state}`,
        ...tableLines(
          ['part', 'state', 'why'],
          checks.map(({ name, ready, message, since }) => [
            name,
            ready ? 'up' : 'DOWN',
            ready ? '' : `${message}${since === null ? '' : `, since ${clockTime(since)}`}`,
          ]),
        ),
      ]),
    );
  if (state !== 'ready') process.exitCode = EXIT.missing;
}

async function doctor(options: { readonly fix?: boolean; readonly json?: boolean }): Promise<void> {
  const found = await diagnose(readConfig(), options.fix === true, progress);
  if (options.json === true) printJson(found);
  else printText(diagnosisText(found));
  if (!found.ok) process.exitCode = EXIT.missing;
}

function whereToLook({ temporal, mongo, chroma, model, roles, api }: StackAddresses): void {
  const rows = [
    ['Temporal', `${temporal.address} (namespace ${temporal.namespace})`],
    ['Temporal UI', temporal.uiUrl ?? 'none known'],
    ['MongoDB', `${mongo.url.replace(/\/\/[^@/]*@/, '//…@')} (database ${mongo.database})`],
    ['Chroma', chroma.url],
    ['model', `${model.name} at ${model.baseUrl}${model.kind === 'offline' ? ' (offline: a program repairer, no language model)' : ''}`],
    ...Object.entries(roles).map(([role, each]) => [role, `${each.name} at ${each.baseUrl}`]),
    ['admin API', api.url === null ? 'none' : `${api.url} (the dashboard; documentation of the API: ${api.url}/docs)`],
  ];
  printText(table(['part', 'where'], rows));
}

async function tellWhatGoesOn({ mongo }: StackAddresses): Promise<void> {
  const store = await openStore(mongo);
  try {
    for (const line of await runningLines(store)) progress(line);
  } finally {
    await store.close();
  }
}

/** What ran when the stack last ended goes on with it, and costs what it costs: nobody is to find that out in the morning. */
export async function runningLines({ campaigns }: Pick<Store, 'campaigns'>): Promise<readonly string[]> {
  const running = (await campaigns.list()).filter((each) => each.status === 'running');
  return [
    ...running.map(
      ({ id }) => `Campaign ${id} is running: \`ratchet campaign watch ${id}\` shows it, \`pause\` holds it, \`stop\` ends it.`,
    ),
    ...(await campaigns.unreadable()).map(unreadableLine),
  ];
}

export function statusText({ home, state, parts }: StackStatus): Lines {
  if (state === 'down') return lines([`nothing runs in ${home}: \`ratchet up\` brings it up`]);
  if (state === 'starting') return lines([`the stack of ${home} is being brought up`]);
  const rows = parts.map((part) => [
    part.name,
    part.up ? 'up' : 'DOWN',
    part.address ?? '',
    part.pid === null ? (part.name === 'disk' ? '' : 'elsewhere') : String(part.pid),
    part.up ? '' : `${part.because}${part.since === null ? '' : `, since ${clockTime(part.since)}`}`,
  ]);
  return lines([`${home}: ${state}`, ...tableLines(['part', 'state', 'address', 'process', 'why'], rows)]);
}

/** Nothing is said twice: not of the way that is taken, and not of a reason that several parts have. */
export function diagnosisText({ home, cache, parts, mend }: Diagnosis): Lines {
  const saidOf = new Map<string, string>();
  const blocks = parts.flatMap(({ part, way, looked, mend: itsMend }) => {
    const others = looked.filter(({ state, because }) => state === 'absent' || way?.includes(because) !== true);
    const ways = others.map((look) => {
      const before = saidOf.get(look.because);
      saidOf.set(look.because, before ?? part);
      return `    ${look.way}: ${before === undefined || before === part ? look.because : `as said of ${before}`}`;
    });
    return [
      `${way === null ? 'MISSING' : 'ok     '}  ${part}${way === null ? '' : ` — ${way}`}`,
      ...ways,
      ...(way === null && itsMend !== null ? [`    mend: ${itsMend}`] : []),
    ];
  });
  const last = parts.every(({ way }) => way !== null)
    ? ['Nothing is missing.']
    : mend === null
      ? ['Something is missing.']
      : ['Something is missing. This mends it:', `  ${mend}`];
  return lines([`state: ${home}`, `cache: ${cache}`, ...blocks, ...last]);
}

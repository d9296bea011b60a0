import { unreadableLine } from '../../campaigns/unreadable.js';
import { readConfig, type Config } from '../../config/config.js';
import { openStore } from '../../infra/mongo/open.js';
import type { Store } from '../../ports/store.js';
import type { StackAddresses } from '../../infra/stack/addresses.js';
import { endOwner } from '../../infra/stack/down.js';
import { ensureStack } from '../../infra/stack/ensure.js';
import { connectStack } from '../../infra/stack/running.js';
import { handOverModel } from '../../infra/stack/hand-over.js';
import { prepareEmbedder } from '../../infra/stack/embedder.js';
import { prepareLanguageModel } from '../../infra/stack/language-model/language-model.js';
import { embeddedModel } from '../../infra/stack/model-setting.js';
import { endWithStarter, tellStarter, upInBackground } from '../background.js';
import { asCliFailure, EXIT } from '../failures.js';
import { configFor, tellUnused } from '../model-option.js';
import { hurry, interruptSignal } from '../interrupt.js';
import { progress, table, printText } from '../output.js';

interface UpOptions {
  readonly foreground?: boolean;
  readonly model?: string;
}

export async function up(options: UpOptions): Promise<void> {
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

export async function down(): Promise<void> {
  const { home } = readConfig();
  const ended = await endOwner(home, progress);
  progress(ended === null ? `nothing runs in ${home}` : `the stack of ${home} has ended`);
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

import { episode } from '../../activities/episode/episode.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';
import { Checkouts } from '../../activities/work/checkouts.js';
import type { CommandSolver } from '../../domain/agent/command-solver.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { firstOfCommand, type Strategy } from '../../domain/strategy.js';
import type { Files } from '../../domain/task.js';
import { codeReader } from '../../judge/shapes.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import { LOOPBACK, type Command, type LoopbackAnswer, type Workspaces } from '../../ports/workspace.js';
import { ANY_EPISODE } from './episode-records.js';
import { openFakeMemory } from './fake-memory.js';
import { fakeModel, type FakeModel, type Script } from './fake-model.js';
import { fakeSandbox } from './fake-sandbox.js';
import { FakeDocuments, openFakeStore } from './fake-store.js';
import { fakeWorkspaces, type FakeWorkspaces, type Shell } from './fake-workspaces.js';
import { judgeSums, repoTask, SUMS } from './repo-task.js';

export interface CommandWorld {
  readonly ports: EpisodePorts;
  readonly model: FakeModel;
  readonly workspaces: FakeWorkspaces;
  readonly run: (signal?: AbortSignal) => ReturnType<typeof episode>;
}

interface Scripted {
  /** what the agent does */
  readonly shell?: Shell;
  readonly script?: Script;
  readonly solver?: Partial<CommandSolver>;
  readonly strategy?: (first: Strategy) => Strategy;
  readonly files?: Files;
  readonly documents?: FakeDocuments;
  readonly attempts?: number;
  readonly modelCalls?: number;
  /** instead of those in memory */
  readonly workspaces?: Workspaces;
  readonly task?: Parameters<typeof repoTask>[0];
}

/** An episode in which a person's own agent works on the sums; a worker is what is made anew by each call. */
export async function commandWorld({
  shell,
  script = () => 'do it',
  solver = {},
  strategy: change = (first) => first,
  files = SUMS,
  documents = new FakeDocuments(),
  attempts = 1,
  modelCalls,
  workspaces: real,
  task: changed = {},
}: Scripted): Promise<CommandWorld> {
  const store = openFakeStore(documents);
  const task = repoTask(changed);
  const strategy = change(firstOfCommand({ command: ['agent', '{statement}'], ...solver }));
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: modelCalls ?? null, costUsd: null });
  const model = fakeModel((request, index) =>
    request.schema?.name === 'reflection' ? '{"sentence": "The sign was not looked at.", "nextIdea": "look"}' : script(request, index),
  );
  const workspaces = fakeWorkspaces(files, shell);
  const ports: EpisodePorts = {
    model,
    sandbox: fakeSandbox(judgeSums),
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
    checkouts: new Checkouts(() => real ?? workspaces),
  };
  const spec: EpisodeSpec = {
    ...ANY_EPISODE,
    address: 'c/e',
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(strategy),
    attempts,
    samples: 1,
  };
  return { ports, model, workspaces, run: (signal = new AbortController().signal) => episode(ports, spec, signal) };
}

/** What the agent asks for, with the address and the key that it was given. */
export async function ask(command: Command, body: object | string, path = '/chat/completions', method = 'POST'): Promise<LoopbackAnswer> {
  const { OPENAI_BASE_URL: base = '', OPENAI_API_KEY: key = '' } = command.env ?? {};
  if (command.loopback === undefined || !base.startsWith(LOOPBACK)) throw new Error('the command has no way to a model');
  return command.loopback({
    method,
    path: `${base.slice(LOOPBACK.length)}${path}`,
    authorization: `Bearer ${key}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export const said = (content: string): { readonly messages: readonly object[] } => ({ messages: [{ role: 'user', content }] });

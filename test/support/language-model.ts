import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readConfig } from '../../config/config.js';
import { LANGUAGE_MODEL_PROGRAM, prepareLanguageModel } from '../../infra/stack/language-model/language-model.js';

export const isLanguageModelBuilt = existsSync(LANGUAGE_MODEL_PROGRAM);

/** Weights that are fetched and an engine that is installed take their time, once for this machine. */
export const PREPARED_WITHIN_MS = 900_000;

export interface RunningLanguageModel {
  readonly url: string;
  readonly name: string;
  readonly child: ChildProcess;
  readonly close: () => Promise<void>;
}

/** SmolLM2 on a port of its own, with answers that are short. What it needs is put into the user's cache. */
export async function startSmallModel(maxTokens = 24): Promise<RunningLanguageModel> {
  const { run, engine } = await prepareLanguageModel(
    readConfig({ ...process.env, OPENAI_BASE_URL: '', RATCHET_MODEL: 'smollm2' }),
    { kind: 'smollm2' },
    () => {},
  );
  // the machine may have a `llama-server` as well: what is tested is ours, so its folder is asked for by its way
  const launch = engine.engine.launch(engine.executable, { port: 0, uiPort: 0, state: '' });
  const args = [...launch.args, '--max-tokens', String(maxTokens)];
  const child = spawn(launch.command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  const said = once(createInterface(child.stdout), 'line').then(([line]) => /http:\S+/.exec(String(line))?.[0] ?? '');
  const url = await Promise.race([said, exited.then(() => '')]);
  if (url === '') throw new Error('the language model ended while it started');
  return { url, name: run.name, child, close };
}

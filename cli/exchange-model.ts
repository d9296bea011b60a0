import { readConfig, type Config } from '../config/config.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { connectStack } from '../infra/stack/running.js';
import { prepareEmbedder } from '../infra/stack/embedder.js';
import { handOverModel } from '../infra/stack/hand-over.js';
import { prepareLanguageModel } from '../infra/stack/language-model/language-model.js';
import { embeddedModel, modelAsked, withModel } from '../infra/stack/model-setting.js';
import { progress } from './output.js';

/**
 * Hands the settings of this shell to the stack, and of a stack that runs its model itself the one that `--model` says; answers
 * the name under which the stack then knows it.
 */
export async function exchangeModel(model: string | undefined, running: StackAddresses): Promise<string | undefined> {
  const config = toExchange(readConfig(), model, running.model);
  const choice = model === undefined ? null : embeddedModel(config.model);
  if (choice !== null && choice.kind !== 'offline') await prepareLanguageModel(config, choice, progress);
  await prepareEmbedder(config, progress);
  await handOverModel(config, progress);
  return model === undefined ? undefined : modelAsked(model, (await connectStack(config.home)).model);
}

/** What a campaign that goes on has the stack take: where it runs its model itself, another one too. */
export function toExchange(shell: Config, model: string | undefined, running: StackAddresses['model']): Config {
  return running.kind === 'endpoint' && shell.model.baseUrl === null ? shell : withModel(shell, model);
}
